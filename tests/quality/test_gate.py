"""The scorer and the floors on tiny made-up rows; no extractor runs here, but for the last test."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import ontology as ontologies
from tests.quality import gate
from tests.quality.score import Item, Said, item_from, judge, same_name
from tests.quality.tally import Tally, tallies

ONTOLOGY = ontologies.load()


def item(*gold: dict[str, Any], construction: str = "active") -> Item:
    defaults = {"polarity": "positive", "modality": "asserted", "speaker": None, "must": True}
    facts = [{**defaults, **fact} for fact in gold]
    return item_from(
        {
            "id": "made-up",
            "topic": "city",
            "construction": construction,
            "text": "",
            "date": None,
            "gold": facts,
        }
    )


def fact(subject: str, relation: str, object_: str, **more: Any) -> dict[str, Any]:
    return {"subject": subject, "relation": relation, "object": object_, **more}


def said(subject: str, relation: str, object_: str, **more: Any) -> Said:
    return Said((subject, "it"), relation, (object_, object_), **more)


BACKS = fact("Velnor", "supports", "Brixol")


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Velnor", "the maker Velnor", True),
        ("the Velnor", "Velnor's", True),
        ("border guards", "border guard", True),
        ("Velnor Steel", "Velnor", True),
        ("Ann Hall", "Ann Reed", False),
        ("Velnor", "company", False),
        ("Velnor", "", False),
    ],
)
def test_names_agree_by_shared_words(name: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_name([name], [other]) is same


@pytest.mark.parametrize("relation", ["supports", "endorses", "aids"])
def test_a_relation_or_a_narrower_one_is_found(relation: str) -> None:
    verdict = judge(item(BACKS), [said("Velnor", relation, "Brixol")], ONTOLOGY)
    assert not verdict.missed
    assert not verdict.extra


@pytest.mark.parametrize(("one", "other"), [("Velnor", "Brixol"), ("Brixol", "Velnor")])
def test_a_directed_relation_below_a_symmetric_one_is_found_either_way(
    one: str, other: str
) -> None:
    verdict = judge(
        item(fact("Velnor", "cooperatesWith", "Brixol")), [said(one, "sellsTo", other)], ONTOLOGY
    )
    assert not verdict.missed
    assert not verdict.extra


@pytest.mark.parametrize(
    "reading",
    [
        said("Velnor", "opposes", "Brixol"),
        said("Brixol", "supports", "Velnor"),
        said("Velnor", "alliedWith", "Brixol"),  # shares only the family
    ],
)
def test_another_relation_or_direction_is_missed_and_extra(reading: Said) -> None:
    verdict = judge(item(BACKS), [reading], ONTOLOGY)
    assert len(verdict.missed) == 1
    assert verdict.extra == (reading,)
    assert verdict.wrong == (reading,)


def test_symmetric_and_inverse_relations_count_either_way_round() -> None:
    meets, hosts = fact("Velnor", "meets", "Brixol"), fact("Mali", "hosts", "Ann Hall")
    readings = [said("Brixol", "meets", "Velnor"), said("Ann Hall", "visits", "Mali")]
    verdict = judge(item(meets, hosts), readings, ONTOLOGY)
    assert not verdict.missed
    assert not verdict.extra


def test_what_is_as_good_counts() -> None:
    gold = {
        **fact("Velnor", "accuses", "plan", modality="reported", speaker="Ann Hall"),
        "or": {
            "relation": ["opposes"],
            "object": ["Brixol"],
            "modality": ["alleged"],
            "speaker": ["Bob Reed"],
        },
    }
    reading = said("Velnor", "opposes", "Brixol", modality="alleged", speaker=("Bob Reed", "he"))
    tally = next(tallies([judge(item(gold), [reading], ONTOLOGY)]))[2]
    assert tally.found == tally.must == 1
    assert [tally.share(w) for w in ("polarity", "modality", "speaker", "source")] == [1.0] * 4


def test_a_wrong_name_for_the_right_words_is_found_but_counted() -> None:
    reading = Said(("Old Velnor Museum of Art", "Velnor"), "supports", ("Brixol", "Brixol"))
    tally = next(tallies([judge(item(BACKS), [reading], ONTOLOGY)]))[2]
    assert (tally.found, tally.share("names")) == (1, 0.0)


def test_readings_of_unnamed_ends_count_only_where_there_is_nothing() -> None:
    reading = said("Velnor", "supports", "Marv")
    assert not judge(item(BACKS), [reading], ONTOLOGY).extra
    assert judge(item(), [reading], ONTOLOGY).extra == (reading,)
    assert not judge(item(), [said("Velnor", "speaksTo", "Marv")], ONTOLOGY).extra


def test_an_optional_fact_is_neither_missed_nor_wrong() -> None:
    optional = item({**BACKS, "must": False})
    assert not judge(optional, [], ONTOLOGY).missed
    assert not judge(optional, [said("Velnor", "supports", "Brixol")], ONTOLOGY).extra


@pytest.mark.parametrize(
    "gold",
    [{"polarity": "negative"}, {"modality": "planned"}, {"modality": "alleged", "speaker": "Mali"}],
)
def test_a_plain_reading_of_what_is_not_stated_is_wrong(gold: dict[str, Any]) -> None:
    reading = said("Velnor", "supports", "Brixol")
    verdict = judge(item({**BACKS, **gold}), [reading], ONTOLOGY)
    assert verdict.wrong == (reading,)
    assert not verdict.missed


def test_a_second_copy_that_contradicts_is_extra() -> None:
    denied = said("Velnor", "supports", "Brixol", polarity="negative")
    verdict = judge(item(BACKS), [said("Velnor", "supports", "Brixol"), denied], ONTOLOGY)
    assert verdict.extra == (denied,)
    assert not verdict.wrong


def test_of_alike_names_the_closest_is_meant() -> None:
    both = item(
        fact("German football union", "accuses", "Mali"),
        fact("Dutch football union", "accuses", "Mali"),
    )
    readings = [
        said("German football union", "accuses", "Mali"),
        said("Dutch football union", "accuses", "Mali"),
    ]
    assert not judge(both, readings, ONTOLOGY).missed


def test_figures_are_worked_out_by_hand() -> None:
    gold = item(BACKS, fact("Brixol", "accuses", "Marv"))
    readings = [said("Velnor", "supports", "Brixol"), said("Velnor", "opposes", "Marv")]
    silent = judge(item(construction="idiom"), [], ONTOLOGY)
    counted = list(tallies([judge(gold, readings, ONTOLOGY), silent]))
    every = counted[0][2]
    assert (every.precision, every.recall, every.f1) == (0.5, 0.5, 0.5)
    reached, noise = gate.figures(counted)
    assert reached["construction active"] == 0.5
    assert reached["construction idiom"] == 1.0
    assert noise["construction active"] == 0.5
    assert noise["construction idiom"] == reached["all wrong"] - 1 == 0


def test_a_tally_of_nothing_has_no_figures() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1, Tally().share("speaker")) == (None,) * 4


def test_below_a_floor_by_more_than_the_noise_fails() -> None:
    floors = {"all f1": 0.5, "all wrong": 3.0, "construction gone": 0.1}
    noise = {"all f1": 0.02, "all wrong": 0.0}
    assert list(gate.below({"all f1": 0.5}, {"all f1": 0.481}, noise)) == []
    fallen = list(gate.below(floors, {"all f1": 0.479, "all wrong": 4.0}, noise))
    assert [line.split(":")[0] for line in fallen] == ["all f1", "all wrong", "construction gone"]


def test_floors_rise_and_fall_only_when_allowed() -> None:
    old = {"all f1": 0.5, "all wrong": 3.0, "all recall": 0.4}
    reached = {"all f1": 0.4, "all wrong": 2.0, "all recall": 0.6}
    floors, kept = gate.raised(old, reached, regress=False)
    assert floors == {"all f1": 0.5, "all wrong": 2.0, "all recall": 0.6}
    assert kept == ["all f1"]
    assert gate.raised(old, reached, regress=True) == (reached, [])


def test_the_sentences_are_well_formed() -> None:
    rows = [json.loads(line) for line in gate.SENTENCES.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) >= 300
    assert sum(not row["gold"] for row in rows) >= 40
    for row in rows:
        for one in row["gold"]:
            for relation in (one["relation"], *one.get("or", {}).get("relation", ())):
                assert ONTOLOGY.relation(relation).extracted, row["id"]
            assert one["subject"] != one["object"], row["id"]


def test_the_baseline_is_of_these_sentences(tmp_path: Path) -> None:
    baseline = json.loads(gate.BASELINE.read_text(encoding="utf-8"))
    assert baseline["corpus"] == gate.fingerprint(gate.SENTENCES)
    other = tmp_path / "other.jsonl"
    other.write_bytes(gate.SENTENCES.read_bytes() + b"\n")
    assert gate.fingerprint(other) != baseline["corpus"]
