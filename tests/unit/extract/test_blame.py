"""Whoever says that others lie, or break the law, accuses them."""

import pytest

from tests.unit.extract.parses import doc_of, facts

SAID = """
    Norvik   =      PROPN NNP nsubj {says}
    {says}   {say}  VERB  VBD ROOT  -
    Borduria =      PROPN NNP nsubj {verb}
    was      be     AUX   VBD aux   {verb}
    {verb}   {lemma} VERB VBG ccomp {says}
    {more}
"""
NAMES = ((0, 1, "GPE"), (2, 3, "GPE"))


TO_ALL = "to = ADP IN prep lying\n all = PRON DT pobj to"
IN_RUINS = "in = ADP IN prep lying\n ruins = NOUN NNS pobj in"
NOT = "not = PART RB neg lying"


@pytest.mark.parametrize(
    ("says", "verb", "more", "blamed"),
    [
        ("said say", "lying lie", "", True),
        ("claimed claim", "stalling stall", "", True),
        ("said say", "lying lie", TO_ALL, True),
        ("said say", "lying lie", IN_RUINS, False),
        ("said say", "lying lie", NOT, False),
        ("denied deny", "lying lie", "", False),
        ("said say", "smiling smile", "", False),
    ],
)
def test_who_says_that_others_lie_accuses_them(says, verb, more, blamed):
    (saying, say), (doing, do) = says.split(), verb.split()
    block = SAID.format(says=saying, say=say, verb=doing, lemma=do, more=more)
    want = [("Norvik", "accuses", "Borduria")] if blamed else []
    assert facts(doc_of(block, ents=NAMES)) == want


def test_nobody_is_accused_by_nobody():
    doc = doc_of("""
        Borduria = PROPN NNP nsubj lying
        was be AUX VBD aux lying
        lying lie VERB VBG ROOT -
    """)
    assert facts(doc) == []


HURT = """
    Norvik   =       PROPN NNP nsubj said
    said     say     VERB  VBD ROOT  -
    Borduria =       PROPN NNP nsubj {verb}
    {verb}   {lemma} VERB  VBD ccomp said
    {hit}    {noun}  NOUN  {tag} dobj {verb}
"""


@pytest.mark.parametrize(
    ("verb", "hit", "blamed"),
    [
        ("violated violate", "border border NN", True),
        ("broke break", "promise promise NN", True),
        ("broke break", "record record NN", False),
        ("ruined ruin", "farmers farmer NNS", True),
        ("ruined ruin", "dinner dinner NN", False),
    ],
)
def test_some_deeds_are_only_the_blamed_ones_with_what_they_hit(verb, hit, blamed):
    (form, base), (word, noun, tag) = verb.split(), hit.split()
    block = HURT.format(verb=form, lemma=base, hit=word, noun=noun, tag=tag)
    found = facts(doc_of(block, ents=NAMES))
    assert (("Norvik", "accuses", "Borduria") in found) == blamed
