"""The table of confidences is of these sentences, and its arithmetic is worked out by hand."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pytest

from bench import confidence as bench
from bench.reliability import (
    FOLDS,
    LEAST,
    Sample,
    brier,
    interval,
    plot,
    promises,
    reliability,
    shares,
)
from kg import lexicon
from kg import ontology as ontologies
from tests.quality import gate
from tests.quality.score import Item, Said, item_from

ONTOLOGY = ontologies.load()
STATED = Sample(0, ("s", "v", "o"), "verb", False, "stated", "own", True)


def samples(right: int, wrong: int, **more: Any) -> list[Sample]:
    """So many readings, each of a sentence and an edge of its own."""
    return [
        replace(STATED, item=n, edge=(str(n), str(more)), right=n < right, **more)
        for n in range(right + wrong)
    ]


SAMPLES = [*samples(16, 0), *samples(4, 4, naming="elsewhere"), *samples(0, 1, voice="unstated")]


def test_a_share_is_drawn_towards_that_of_all():
    mean = 20 / 25
    assert shares(SAMPLES, bench.by_kind) == {
        ("stated", "own"): pytest.approx((16 + 8 * mean) / 24),
        ("stated", "elsewhere"): pytest.approx((4 + 8 * mean) / 16),
    }


def test_fewer_readings_than_the_least_have_no_share():
    assert shares(samples(LEAST - 1, 0), bench.by_kind) == {}
    assert shares(samples(LEAST, 0), bench.by_kind) == {("stated", "own"): 1.0}


def test_no_reading_is_promised_what_was_measured_on_its_own_sentence():
    alone = [replace(it, item=it.item * FOLDS) for it in samples(0, 4)]
    others = [replace(it, item=1) for it in samples(12, 0)]
    assert promises([*alone, *others], (bench.by_kind,)) == [1.0] * 4 + [0.0] * 12


def test_a_reading_of_a_kind_without_a_share_falls_back():
    rare = samples(0, 5, construction="title")
    both = [*samples(40, 0), *samples(0, 40, voice="unstated"), *rare]
    # its own sentence is in the first fold, with eight of each of the others
    assert promises(both, (bench.by_construction,))[40 + 40] == pytest.approx(32 / 68)
    next_kind = promises(both, (bench.by_construction, bench.by_kind))[40 + 40]
    assert next_kind == pytest.approx((32 + 8 * 32 / 68) / (32 + 4 + 8))


def test_the_brier_score_is_worked_out_by_hand():
    assert brier(samples(1, 1), [0.9, 0.2]) == pytest.approx((0.01 + 0.04) / 2)


def test_reliability_sets_promises_beside_what_was_kept():
    (row,) = reliability(samples(3, 1), [0.7, 0.8, 0.7, 0.8], bench.by_kind)
    assert (row.readings, row.right) == (4, 0.75)
    assert row.promised == pytest.approx(0.75)
    assert (row.low, row.high) == interval(3, 4) == pytest.approx((0.3006, 0.9544), abs=1e-4)


def test_an_edge_is_wrong_where_no_reading_of_it_is_right():
    twice = [STATED, replace(STATED, right=False)]
    wrong = replace(STATED, edge=("d", "e", "f"), naming="elsewhere", right=False)
    denied = replace(wrong, voice="unstated", edge=("g", "h", "i"))
    given: dict[Hashable, float] = {("stated", "own"): 0.9, ("stated", "elsewhere"): 0.7}
    found = [*twice, wrong, denied]
    assert bench.cut_at(found, given, 0.0) == (2, 1)
    assert bench.cut_at(found, given, 0.8) == (1, 0)


def item(**gold: object) -> Item:
    fact = {"polarity": "positive", "modality": "asserted", "speaker": None, "must": True, **gold}
    row = {"id": "x", "topic": "city", "construction": "active", "text": "", "date": None}
    return item_from({**row, "gold": [fact]})


BACKS = {"subject": "Velnor", "relation": "supports", "object": "Brixol"}


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        (BACKS, True),
        ({**BACKS, "modality": "reported"}, True),
        ({**BACKS, "modality": "planned"}, False),
        ({**BACKS, "polarity": "negative"}, False),
        ({**BACKS, "subject": "it"}, False),  # the words of the text, not the name
        ({**BACKS, "relation": "opposes"}, None),
    ],
)
def test_right_is_what_has_the_names_polarity_and_plainness_of_a_fact(gold, right):
    said = Said(("Velnor", "it"), "supports", ("Brixol", "Brixol"))
    assert bench.is_right(item(**gold), said, ONTOLOGY) is right


def test_the_plot_shows_each_kind():
    rows = list(reliability(SAMPLES, [0.8] * len(SAMPLES), bench.by_kind))
    drawn = plot(rows, bench.NAMES, 0.8)
    for row in rows:
        assert f"{bench.NAMES[row.kind]} ({row.readings})" in drawn


def test_the_table_is_of_these_sentences_and_of_the_pages_figures():
    corpus = gate.fingerprint(gate.SENTENCES)
    table = bench.TABLE.read_text(encoding="utf-8")
    page = bench.PAGE.read_text(encoding="utf-8")
    for text in (table, page):
        assert f"Annotated sentences {corpus}," in text, "run `python -m bench.confidence`"
    for kind, share in lexicon.load().confidence.kinds.items():
        assert any(
            line.startswith(f"| {bench.NAMES[kind]} |") and f"| {share:.2f} |" in line
            for line in page.splitlines()
        )
