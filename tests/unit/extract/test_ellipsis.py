"""Clauses that leave their verb out."""

import pytest

from kg.extract.ellipsis import elliptic_frames
from kg.extract.frames import verb_frames
from tests.unit.extract.parses import doc_of, ends, grammar_of, readings

BACKED = """
    Norvik   =      PROPN NNP nsubj  backed
    backed   back   VERB  VBD {dep}  {up}
    rebels   rebel  NOUN  NNS dobj   backed
"""
FIRST = BACKED.format(dep="ROOT", up="-") + ". = PUNCT . punct backed\n"


def hollow(block: str):
    grammar = grammar_of(doc_of(block))
    return [ends(f) for f in elliptic_frames(grammar, list(verb_frames(grammar)))]


SAME = [(["Borduria"], "supports", ["rebels"])]


@pytest.mark.parametrize(
    ("pos", "dep", "want"), [("VERB", "ROOT", SAME), ("AUX", "ROOT", SAME), ("AUX", "aux", [])]
)
def test_did_too_says_the_same_whatever_the_tagger_took_it_for(pos, dep, want):
    block = f"""
        Borduria =      PROPN NNP nsubj  did
        did      do     {pos} VBD {dep}  sang
        too      =      ADV   RB  advmod did
    """.replace("aux  sang", "aux  sang\nsang sing VERB VBD ROOT -")
    assert hollow(FIRST + block) == want


def test_a_verb_with_an_object_of_its_own_stands_for_nothing():
    block = """
        Borduria =      PROPN NNP nsubj  did
        did      do     VERB  VBD ROOT   -
        homework =      NOUN  NN  dobj   did
        too      =      ADV   RB  advmod did
    """
    assert hollow(FIRST + block) == []


SEMICOLON = (
    BACKED.format(dep="{0}", up="did")
    + """
    ;        =      PUNCT :   punct  did
    Borduria =      PROPN NNP nsubj  did
    did      do     AUX   VBD ROOT   -
    not      =      PART  RB  neg    did
"""
)


@pytest.mark.parametrize("dep", ["ccomp", "parataxis"])
def test_the_whole_clause_may_hang_on_the_hollow_one_before_a_semicolon(dep):
    assert hollow(SEMICOLON.format(dep)) == SAME
    found = readings(doc_of(SEMICOLON.format(dep)))
    assert [(r.subject.name, r.polarity) for r in found] == [
        ("Norvik", "positive"),
        ("Borduria", "negative"),
    ]


def test_what_hangs_on_it_otherwise_fills_it():
    assert hollow(SEMICOLON.format("advcl")) == []
    after = """
        Borduria =      PROPN NNP nsubj  did
        did      do     AUX   VBD ROOT   -
        too      =      ADV   RB  advmod did
        all      =      PRON  DT  nsubj  slept
        slept    sleep  VERB  VBD ccomp  did
    """
    assert hollow(FIRST + after) == []


NO_LONGER = """
    Borduria =      PROPN NNP nsubj  does
    no       =      ADV   RB  neg    longer
    longer   =      ADV   RBR advmod does
    does     do     AUX   VBZ ROOT   -
"""


def test_no_longer_does_denies_it():
    _, reading = readings(doc_of(FIRST + NO_LONGER))
    assert (reading.subject.name, reading.relation, reading.polarity) == (
        "Borduria",
        "supports",
        "negative",
    )


def test_a_hollow_clause_is_quoted_from_its_own_sentence():
    _, reading = readings(doc_of(FIRST + NO_LONGER))
    assert (reading.sentence.text, reading.trigger.text) == ("Borduria no longer does", "does")
    assert reading.construction == "ellipsis"


def test_a_clause_too_far_back_is_not_meant():
    between = "nothing = PRON NN ROOT -\n" * 40
    assert hollow(FIRST + between + NO_LONGER) == []
