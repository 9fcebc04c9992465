"""The event table: golden rows from a hand-made graph."""

import csv
from dataclasses import replace

import pytest

from kg.export import exporter
from kg.export.events import COLUMNS, country
from kg.model import (
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Contents,
    Quote,
    ReadingId,
    Statement,
    Time,
)
from kg.ontology import load

TEXT = (
    "Norway will arm Borland from June. Borland accused Arvania of shelling Quayside. "
    "Anna Berg leads Borland. Arvania did not shell Quayside. Arvania lifted its siege of Quayside."
)
AT = ArticleId("a1")


def quote(words: str, after: int = 0) -> Quote:
    start = TEXT.index(words, after)
    return Quote.cut(TEXT, start, start + len(words))


def statement(number: int, subject: str, relation: str, object_: str, **changes) -> Statement:
    sentence = next(it for it in SENTENCES if changes["trigger"] in it)
    sentence_at = TEXT.index(sentence)
    trigger = quote(changes.pop("trigger"), sentence_at)
    return Statement(
        id=ReadingId(f"r{number}"),
        article=AT,
        subject=ActorId(subject),
        relation=relation,
        object=ActorId(object_),
        sentence=quote(sentence),
        subject_mention=quote(NAMES[subject], sentence_at),
        object_mention=quote(NAMES[object_], sentence_at),
        trigger=trigger,
        wording=trigger.text,
        **changes,
    )


NAMES = {
    "Norway": "Norway", "Borland": "Borland", "Arvania": "Arvania", "Quayside-place": "Quayside",
    "AnnaBerg": "Anna Berg",
}  # fmt: skip
SENTENCES = [f"{it}." for it in TEXT.removesuffix(".").split(". ")]
SHELLING = statement(
    2, "Arvania", "attacks", "Quayside-place", trigger="shelling", modality="alleged",
    speaker=ActorId("Borland"), attribution_verb="accuse", confidence=0.5,
)  # fmt: skip
ACCUSING = statement(3, "Borland", "accuses", "Arvania", trigger="accused")
HELD = Contents(
    articles=(ArticleRef(AT, published="2024-05-01"),),
    actors=(
        Actor(ActorId("AnnaBerg"), "Person", "Anna Berg"),
        Actor(ActorId("Arvania"), "State", "Arvania"),
        Actor(ActorId("Borland"), "State", "Borland"),
        Actor(ActorId("Norway"), "State", "Norway"),
        Actor(ActorId("Quayside-place"), "Place", "Quayside"),
    ),
    statements=(
        statement(
            1, "Norway", "aids", "Borland", trigger="arm", modality="planned",
            time=Time(quote("June"), "2024-06", "2024-06"), place=ActorId("Quayside-place"),
        ),
        SHELLING,
        statement(4, "AnnaBerg", "leads", "Borland", trigger="leads"),
        statement(5, "Arvania", "attacks", "Quayside-place", trigger="shell", polarity="negative"),
        statement(
            6, "Arvania", "besieges", "Quayside-place", trigger="siege", polarity="negative",
        ),
    ),
)  # fmt: skip
GOLDEN = """\
statement date date_of source_country source target plover mode cameo quad score rule
r1|2024-06|event|Norway|Norway|Borland|AGREE||033|1|2.5|cooperation intended
r2|2024-05-01|article||Borland|Arvania|ACCUSE|disapprove|112|3|-3.0|an accusation
r6|2024-05-01|article||Arvania|Quayside|RETREAT|withdraw|0872|2|7.5|conflict ended
"""


def table(held: Contents, path, name: str = "events") -> list[dict[str, str]]:
    exporter(name)(held, load(), path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t" if name == "events-tsv" else ","))


@pytest.mark.parametrize("name", ["events", "events-tsv"])
def test_rows_are_events_in_the_order_of_the_text(tmp_path, name):
    columns, *wanted = GOLDEN.splitlines()
    found = table(HELD, tmp_path / "file", name)
    assert ["|".join(row[it] for it in columns.split()) for row in found] == wanted
    assert all(tuple(row) == COLUMNS for row in found)


def test_a_row_keeps_how_it_was_said(tmp_path):
    first, second, _ = table(HELD, tmp_path / "file")
    assert (first["polarity"], first["modality"], first["place"]) == (
        "positive",
        "planned",
        "Quayside",
    )
    assert (second["relation"], second["speaker"], second["confidence"]) == (
        "attacks",
        "Borland",
        "0.5",
    )
    assert second["sentence"] == "Borland accused Arvania of shelling Quayside."


def test_an_accusation_that_is_a_statement_of_its_own_is_one_event(tmp_path):
    both = replace(HELD, statements=(ACCUSING, SHELLING))
    assert [row["statement"] for row in table(both, tmp_path / "file")] == ["r3"]


def test_without_any_date_the_cell_is_empty(tmp_path):
    undated = replace(HELD, articles=(ArticleRef(AT),))
    rows = table(undated, tmp_path / "file")
    assert [(row["date"], row["date_of"]) for row in rows] == [
        ("2024-06", "event"),
        ("", ""),
        ("", ""),
    ]


@pytest.mark.parametrize("name", ["events", "events-tsv"])
def test_no_cell_is_a_formula_but_scores_stay_numbers(tmp_path, name):
    hostile = (Actor(ActorId("Norway"), "State", "=1+1"),)
    rows = table(replace(HELD, actors=hostile), tmp_path / "file", name)
    assert rows[0]["source"] == "'=1+1"
    assert [float(row["score"]) for row in rows] == [2.5, -3.0, 7.5]


def test_tabs_and_line_ends_of_a_text_stay_in_their_cell(tmp_path):
    hostile = (Actor(ActorId("Norway"), "State", "Nor\tway\nand\rmore"),)
    rows = table(replace(HELD, actors=hostile), tmp_path / "file", "events-tsv")
    assert rows[0]["source"] == "Nor way and more"
    rows = table(replace(HELD, actors=hostile), tmp_path / "other")
    assert rows[0]["source"] == "Nor\tway\nand\rmore"


def test_the_country_is_the_gazetteers():
    from kg import gazetteer

    known = gazetteer.load().actors
    of_france = next(it for it in known.values() if it.country == "France")
    assert (country(ActorId(of_france.id)), country(ActorId("France"))) == ("France", "France")
    assert country(ActorId("Borland")) == ""
