"""Where actors stand, and who stands together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.html import labels
from kg.export.html.circles import circles
from kg.export.html.gather import gather
from kg.export.html.grammar import SHAPES, shape_of
from kg.export.html.layout import place
from kg.export.html.opening import opening
from kg.model import FACTUAL
from tests.browser.sample_graphs import generated, harbour


def overlaps(boxes, spots):
    """Pairs of boxes that share room."""
    count = len(boxes)
    return [
        (i, j)
        for i in range(count)
        for j in range(i)
        if abs(spots[i][0] - spots[j][0]) < (boxes[i][0] + boxes[j][0]) / 2
        and abs(spots[i][1] - spots[j][1]) < (boxes[i][1] + boxes[j][1]) / 2
    ]


@pytest.mark.parametrize("contents", [harbour(), generated(90)], ids=["harbour", "ninety"])
def test_no_name_stands_on_another(ontology, contents):
    edges = gather(contents, ontology)
    first = opening(contents, edges, ontology, max_drawn=300)
    looks = [first.looks[i] for i in first.drawn]
    boxes = [labels.box(look.label, look.size) for look in looks]
    assert overlaps(boxes, [(look.x, look.y) for look in looks]) == []


def test_places_are_the_same_every_time():
    boxes, links = [(90.0, 50.0)] * 12, [(i, (i * 5 + 1) % 12, 1.0) for i in range(12)]
    assert place(boxes, links, [i % 3 for i in range(12)]) == place(
        boxes, links, [i % 3 for i in range(12)]
    )


@given(st.integers(0, 7), st.data())
@settings(max_examples=15)
def test_any_small_graph_has_places(count, data):
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.just(1.0))
    links = data.draw(st.lists(ends, max_size=8)) if count else []
    boxes = [(80.0, 40.0)] * count
    spots = place(boxes, links, list(range(count)))
    assert len(spots) == count
    assert overlaps(boxes, spots) == []


@pytest.mark.parametrize("contents", [harbour(), generated(200)], ids=["harbour", "generated"])
def test_nobody_shares_a_circle_with_whom_they_fight(ontology, contents):
    edges = gather(contents, ontology)
    quiet = [shape_of(actor.kind, ontology).quiet for actor in contents.actors]
    number = circles(range(len(contents.actors)), edges, ontology, quiet=quiet)
    fights = [
        edge.ends
        for edge in edges
        if edge.family == "conflict" and edge.polarity == "positive" and edge.modality in FACTUAL
    ]
    assert fights
    assert [ends for ends in fights if number[ends[0]] == number[ends[1]]] == []


def test_circles_join_those_who_work_together(ontology):
    contents = harbour()
    edges = gather(contents, ontology)
    quiet = [shape_of(actor.kind, ontology).quiet for actor in contents.actors]
    number = circles(range(len(contents.actors)), edges, ontology, quiet=quiet)
    circle = {str(actor.id): number[i] for i, actor in enumerate(contents.actors)}
    assert circle["SteelUnion"] == circle["DockersUnion"] == circle["MiraKolb"]
    assert circle["AcmeBank"] == circle["Meridian"]
    # Only negotiating, or only said to: no bond.
    assert circle["Norland"] != circle["Vestria"]
    assert circle["VestrianNavy"] != circle["FreeSailors"]


def test_every_kind_has_its_shape_and_places_step_back(ontology):
    shapes = {kind: shape_of(kind, ontology) for kind in ontology.kinds}
    assert shapes["Ministry"].name == "state"
    assert shapes["Militia"].name == "force"
    assert shapes["Company"].name == "organization"
    assert shapes["Facility"].quiet
    assert not shapes["Person"].quiet
    known = set(ontology.kinds)
    assert all(known.issuperset(shape.roots) for shape in SHAPES)


def test_long_names_keep_to_three_lines():
    name = "Standing Committee of the Western Harbours on Tides and Other Matters of the Sea"
    lines = labels.written(name).split("\n")
    assert len(lines) == 3
    assert all(len(line) <= labels.LINE_LENGTH for line in lines)
    assert lines[-1].endswith("…")
    assert all(len(line) <= 20 for line in labels.written("x" * 200).split("\n"))
