"""The whole way with the pipeline of the day: a handful of sentences, each a different step."""

import pytest

from kg.extract import extractor
from kg.model import Article, ArticleId, Span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def rules():
    return extractor("rules")


def rows(rules, text: str, **more):
    (found,) = rules.extract_all([Article(ArticleId("a"), text, **more)])
    return [
        (r.subject.name, r.relation, r.object.name, r.polarity, r.modality) for r in found.readings
    ]


def test_curly_quotes_do_not_hide_a_negation(rules):
    assert rows(rules, "Norway didn’t support Ghana.") == [
        ("Norway", "supports", "Ghana", "negative", "asserted")
    ]


def test_a_passive_with_a_plan(rules):
    assert rows(rules, "Ghana will be supported by Norway.") == [
        ("Norway", "supports", "Ghana", "positive", "planned")
    ]


def test_furniture_is_read_by_nobody(rules):
    text = "Norway supported Ghana.\nPeru supported Chile."
    first = Span(0, 23)
    assert [row[0] for row in rows(rules, text)] == ["Norway", "Peru"]
    assert [row[0] for row in rows(rules, text, furniture=(first,))] == ["Peru"]


def test_articles_come_in_their_order_and_do_not_know_each_other(rules):
    articles = [
        Article(ArticleId(str(n)), text)
        for n, text in enumerate(["Norway supported Ghana.", "They supported Chile."])
    ]
    found = list(rules.extract_all(articles))
    assert [e.article.id for e in found] == ["0", "1"]
    assert [len(e.readings) for e in found] == [1, 0]
