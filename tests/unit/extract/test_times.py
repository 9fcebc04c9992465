"""Time expressions as dates, and the place of a clause."""

import pytest

from kg.extract.frames import verb_frames
from kg.extract.times import Times, where
from tests.unit.extract.parses import LEXICON, doc_of, grammar_of, only

TIMES = Times(LEXICON)
PUBLISHED = "2024-05-03"  # a Friday


@pytest.mark.parametrize(
    ("expression", "start", "end"),
    [
        ("2021-11-30", "2021-11-30", "2021-11-30"),
        ("Wednesday", "2024-05-01", "2024-05-01"),
        ("Friday", "2024-05-03", "2024-05-03"),
        ("last Friday", "2024-04-26", "2024-04-26"),
        ("yesterday", "2024-05-02", "2024-05-02"),
        ("tonight", "2024-05-03", "2024-05-03"),
        ("tomorrow", "2024-05-04", "2024-05-04"),
        ("last week", "2024-04-22", "2024-04-28"),
        ("this week", "2024-04-29", "2024-05-05"),
        ("next month", "2024-06", "2024-06"),
        ("last year", "2023", "2023"),
        ("the past year", "2023", "2023"),
        ("March", "2024-03", "2024-03"),
        ("November", "2023-11", "2023-11"),
        ("14 March", "2024-03-14", "2024-03-14"),
        ("Sept. 2nd, 2020", "2020-09-02", "2020-09-02"),
        ("2019", "2019", "2019"),
        ("from 2015 to 2018", "2015", "2018"),
        ("the 1990 war", None, None),
        ("recent weeks", None, None),
    ],
)
def test_what_an_expression_means_on_the_day(expression, start, end):
    assert TIMES.resolve(expression, PUBLISHED, future=False) == (start, end)


@pytest.mark.parametrize(
    ("expression", "want"),
    [("Wednesday", "2024-05-08"), ("next Friday", "2024-05-10"), ("March", "2025-03")],
)
def test_what_lies_ahead_is_the_next_one(expression, want):
    assert TIMES.resolve(expression, PUBLISHED, future=True) == (want, want)


def test_months_turn_the_year():
    assert TIMES.resolve("last month", "2024-01-31", future=False) == ("2023-12", "2023-12")
    assert TIMES.resolve("next month", "2023-12-31", future=False) == ("2024-01", "2024-01")


@pytest.mark.parametrize("expression", ["Wednesday", "July", "yesterday", "last week"])
def test_without_a_day_of_publication_nothing_is_guessed(expression):
    assert TIMES.resolve(expression, None, future=False) == (None, None)
    assert TIMES.resolve("2019", None, future=False) == ("2019", "2019")


@pytest.mark.parametrize(
    ("expression", "point"),
    [
        ("Wednesday", True),
        ("last week", True),
        ("three weeks", False),
        ("nearly two years", False),
        ("three-quarters", False),
    ],
)
def test_how_long_is_not_when(expression, point):
    assert TIMES.is_point(expression) is point


DATED = """
    Norvik   =      PROPN NNP nsubj attacked
    attacked attack VERB  VBD ROOT  -
    Borduria =      PROPN NNP dobj  attacked
    on       =      ADP   IN  prep  attacked
    {}       =      PROPN NNP pobj  on
"""


def test_the_time_of_a_clause_is_the_one_that_hangs_on_it():
    reading = only(doc_of(DATED.format("Wednesday"), ents=((4, 5, "DATE"),)))
    assert reading.time is not None
    assert (reading.time.quote.text, reading.time.start) == ("Wednesday", "2024-05-01")
    assert only(doc_of(DATED.format("purpose"))).time is None


def place(prep: str, name: str) -> str | None:
    grammar = grammar_of(
        doc_of(f"""
            Norvik   =      PROPN NNP nsubj attacked
            attacked attack VERB  VBD ROOT  -
            Borduria =      PROPN NNP dobj  attacked
            {prep}   =      ADP   IN  prep  attacked
            {name}   =      PROPN NNP pobj  {prep}
        """)
    )
    frame = next(f for f in verb_frames(grammar) if f.relation == "attacks")
    found = where(frame, grammar)
    return found.token.text if found else None


def test_the_place_of_a_clause_is_what_in_or_near_governs():
    assert place("in", "Oda") == "Oda"
    assert place("near", "Oda") == "Oda"
    assert place("for", "Oda") is None
    assert place("in", "anger") is None
