"""Verbs of headlines that the parser takes for plurals."""

import pytest

from kg.extract.rules import Rules
from kg.model import Article, ArticleId

pytestmark = pytest.mark.model

#: What follows a headline, so that the parser has a text before it.
TEXT = "The weather was fine on Monday, officials said."


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules()


@pytest.mark.parametrize(
    ("headline", "facts"),
    [
        ("Turkey jails reporter", ["Turkey detains reporter"]),
        ("US sanctions Russia's two largest oil firms", ["US sanctions Russia's firms"]),
        ("Council backs stadium plan", ["Council supports stadium plan"]),
        ("US oil sanctions on Russia", ["US sanctions Russia"]),
        ("Apple shares tumble", []),
        ("Teachers strikes enter third week", []),
        ("Police accused of killing villagers", ["police kills villagers"]),
        ("Japan, Fiji sign free trade deal", ["Japan agreesWith Fiji"]),
        (
            "Premier names ex-rival Dufour as budget minister",
            ["Premier appoints Dufour", "Dufour holdsPosition budget minister"],
        ),
    ],
)
def test_a_headline_has_its_verb(headline, facts, rules):
    text = f"{headline}\n\n{TEXT}"
    (extraction,) = rules.extract_all([Article(ArticleId("a"), text)])
    found = [
        f"{it.subject.quote.text} {it.relation} {it.object.quote.text}"
        for it in extraction.readings
        if it.sentence.end <= len(headline)
    ]
    assert [_bare(fact) for fact in found] == [_bare(fact) for fact in facts]


def _bare(fact: str) -> str:
    """Without what is no part of who and what: capitals, and words that only describe."""
    return fact.lower().replace("two largest oil ", "")


def test_the_words_and_their_places_are_those_of_the_text(rules):
    text = f"Turkey jails reporter\n\n{TEXT}"
    (extraction,) = rules.extract_all([Article(ArticleId("a"), text)])
    (reading,) = extraction.readings
    assert text[reading.trigger.start : reading.trigger.end] == "jails"
    assert reading.sentence.text == "Turkey jails reporter"
