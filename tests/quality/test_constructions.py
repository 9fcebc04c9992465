"""The constructions page: its data is of the sentences, its examples are read as they say."""

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, ArticleId
from tests.quality import errors, gate
from tests.quality.errors import EXTRA, MISSED, OFF, WRONG, Error
from tests.quality.page import COMMONEST, Construction, commonest, constructions
from tests.quality.score import Item, Said, item_from, judge
from tests.quality.test_gate import BACKS, ONTOLOGY, fact, item, said

if TYPE_CHECKING:
    from kg.extract.rules import Rules

#: Of fewer sentences a share says next to nothing.
FEWEST = 8
#: Errors by which two runs of the same words may differ: see gate.NOISE_ALL.
DRIFT = gate.NOISE_ALL
ITEMS = {it.id: it for it in gate.load(gate.SENTENCES)}
ERRORS = errors.read()


def test_every_construction_has_its_entry_and_enough_sentences():
    counted = Counter(it.construction for it in ITEMS.values())
    assert sorted(counted) == sorted(it.name for it in constructions())
    assert min(counted.values()) >= FEWEST


def test_no_example_is_an_annotated_sentence():
    texts = {it.text for it in ITEMS.values()}
    assert not [it.name for it in constructions() if it.text in texts]


@pytest.fixture(scope="module")
def rules() -> "Rules":
    from kg.extract.rules import Rules

    return Rules()


@pytest.mark.model
@pytest.mark.parametrize("shown", constructions(), ids=lambda it: it.name)
def test_example_is_read_as_the_page_says(shown: Construction, rules: "Rules") -> None:
    (extraction,) = rules.extract_all([Article(ArticleId("example"), shown.text)])
    read = [
        {
            "subject": it.subject.name,
            "relation": it.relation,
            "object": it.object.name,
            **({"polarity": it.polarity} if it.polarity != "positive" else {}),
            **({"modality": it.modality} if it.modality != "asserted" else {}),
            **({"speaker": it.speaker.name} if it.speaker else {}),
        }
        for it in extraction.readings
        if it.relation is not None
    ]
    in_order = {json.dumps(it, sort_keys=True) for it in read}
    assert in_order == {json.dumps(dict(it), sort_keys=True) for it in shown.reads}


def test_every_error_is_of_a_sentence_and_of_a_known_kind():
    kinds = {*errors.kinds(), errors.UNREAD}
    for it in ERRORS:
        assert it.sentence in ITEMS
        assert it.error in {MISSED, EXTRA, WRONG, OFF}
        assert it.kind in kinds, it
        if it.error == MISSED:
            assert it.what in {errors.in_words(one) for one in ITEMS[it.sentence].gold}, it
    assert len({it.key for it in ERRORS}) == len(ERRORS)


@pytest.mark.model
@pytest.mark.slow
def test_the_errors_are_those_of_this_extractor():
    found = list(errors.errors_of(gate.measure(gate.SENTENCES).verdicts))
    changes = list(errors.changed(ERRORS, found))
    hint = "run `python -m tests.quality.errors --update`, read what is unread, then `make docs`"
    assert len(changes) <= DRIFT, "\n".join([hint, *changes])


def wrongly_read() -> tuple[Item, list[Error]]:
    """One fact found as a plan, one missed, one reading of neither."""
    one = item(BACKS, fact("Brixol", "sues", "Marv"))
    readings = [
        said("Velnor", "supports", "Brixol", modality="planned"),
        said("Velnor", "opposes", "Marv"),
    ]
    return one, list(errors.errors_of([judge(one, readings, ONTOLOGY)]))


def test_errors_are_told_apart():
    _, found = wrongly_read()
    assert [(it.error, it.what) for it in found] == [
        (MISSED, "Brixol | sues | Marv (positive, asserted)"),
        (WRONG, "Velnor | opposes | Marv (positive, asserted)"),
        (OFF, "Velnor | supports | Brixol (positive, planned): asserted"),
    ]


def test_an_extra_reading_that_is_no_plain_triple_is_not_wrong():
    reading = Said(("Velnor", "it"), "opposes", ("Brixol", "it"), modality="hypothetical")
    found = errors.errors_of([judge(item(BACKS), [reading], ONTOLOGY)])
    assert [it.error for it in found] == [MISSED, EXTRA]


def test_counts_come_from_the_errors():
    one, found = wrongly_read()
    assert errors.counts(one, found) == (2, 1, 1)
    assert errors.counts(one, []) == (2, 2, 0)


def test_a_known_error_keeps_its_kind_and_a_new_one_is_unread(tmp_path):
    _, found = wrongly_read()
    known = [Error(*found[0].key, "parser"), Error("gone", MISSED, "x")]
    now = errors.labelled(found, known)
    assert [it.kind for it in now] == ["parser", errors.UNREAD, errors.UNREAD]
    assert [line[0] for line in errors.changed(known, now)] == ["-", "+", "+"]
    errors.write(now, tmp_path / "errors.tsv")
    assert errors.read(tmp_path / "errors.tsv") == now


def test_the_commonest_kinds_come_first_and_are_counted():
    one = item_from(
        {"id": "x", "topic": "", "construction": "", "text": "a", "date": 0, "gold": []}
    )
    some = [Error("x", kind, f"{n}", "parser") for n, kind in enumerate((MISSED, WRONG, OFF))]
    rows = list(commonest([one], [Error("x", EXTRA, "y", "speaker"), *some]))
    assert [row.split(" | ")[:6] for row in rows] == [
        ["| parser", "3", "1", "1", "1", "1"],
        ["| speaker", "1", "0", "1", "0", "0"],
    ]
    many = [Error("x", MISSED, "z", f"kind {n}") for n in range(COMMONEST + 1)]
    assert len(list(commonest([one], many))) == COMMONEST
