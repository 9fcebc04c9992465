"""The annotated paragraphs are well formed, and the markup reads as it is written."""

import pytest

from kg.ontology import Ontology
from tests.quality.chains.markup import load, parse


def test_paragraphs_are_many_and_of_the_length_of_a_lead():
    paragraphs = list(load())
    assert len(paragraphs) >= 40
    assert len({p.name for p in paragraphs}) == len(paragraphs)
    assert {
        p.name: len(p.text.split()) for p in paragraphs if not 60 <= len(p.text.split()) <= 150
    } == {}


def test_every_kind_is_one_of_the_ontology(ontology: Ontology):
    kinds = {m.kind for p in load() for m in p.mentions if m.kind}
    assert kinds <= set(ontology.kinds)


def test_no_two_mentions_have_one_span():
    for p in load():
        spans = [(m.start, m.end) for m in p.mentions]
        assert len(set(spans)) == len(spans), p.name


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("[Ana|a:Person] and [Bo", "not closed"),
        ("[Ana|a:Person] and Bo|b]", "no .words"),
        ("[Ana|a] sang", "no kind is given for a"),
        ("[Ana|a:Person] of [Ana|a:State]", "Person and State"),
    ],
)
def test_malformed_markup_is_refused(marked: str, problem: str):
    with pytest.raises(ValueError, match=problem):
        parse("x", marked)


def test_a_possessor_keeps_its_name_and_loses_its_ending():
    paragraph = parse("x", "[[Chad's|c:State] army|a:Group], and [its|a] chief")
    assert [paragraph.text[m.start : m.end] for m in paragraph.mentions] == [
        "Chad's army",
        "Chad",
        "its",
    ]
