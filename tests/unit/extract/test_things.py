"""What "it" goes back to where it means no actor, and what is no object of its clause."""

import pytest

from tests.unit.extract.parses import doc_of, readings

GPE = "GPE"
PLAN = """
    the    =    DET  DT  det       plan
    plan   =    NOUN NN  nsubj     failed
    failed fail VERB VBD ROOT      -
"""
OPPOSE = """
    Norvik   =      PROPN NNP nsubj  {verb}
    and      =      CCONJ CC  cc     Norvik
    Borduria =      PROPN NNP conj   Norvik
    {verb}   {lemma} VERB VBP ROOT   -
    it       =      PRON  PRP dobj   {verb}
"""


def facts(block: str, *ents: tuple[int, int, str]) -> list[tuple[str | None, ...]]:
    found = readings(doc_of(block, ents=ents))
    return [(it.subject.name, it.relation, it.object.name, it.polarity) for it in found]


def test_it_is_the_thing_that_was_spoken_of():
    block = PLAN + OPPOSE.format(verb="oppose", lemma="oppose")
    assert facts(block, (3, 4, GPE), (5, 6, GPE)) == [
        ("Norvik", "opposes", "plan", "positive"),
        ("Borduria", "opposes", "plan", "positive"),
    ]


def test_it_is_nobody_where_the_relation_is_between_actors_only():
    block = PLAN + OPPOSE.format(verb="abduct", lemma="abduct")
    assert facts(block, (3, 4, GPE), (5, 6, GPE)) == []


def test_the_second_of_two_subjects_is_not_the_object():
    block = OPPOSE.format(verb="oppose", lemma="oppose")
    assert facts(block, (0, 1, GPE), (2, 3, GPE)) == []


BACKED = """
    Velnor   =    PROPN NNP nsubjpass backed
    is       be   AUX   VBZ auxpass   backed
    backed   back VERB  VBN ROOT      -
    by       =    ADP   IN  agent     backed
    Norvik   =    PROPN NNP pobj      by
    but      =    CCONJ CC  cc        Norvik
    {word}   =    PART  RB  neg       {head}
    by       =    ADP   IN  conj      by
    Borduria =    PROPN NNP pobj      by
"""


@pytest.mark.parametrize(("word", "polarity"), [("not", "negative"), ("also", "positive")])
def test_but_not_by_denies_the_second(word, polarity):
    block = BACKED.format(word=word, head="Norvik")
    assert facts(block, (0, 1, GPE), (4, 5, GPE), (8, 9, GPE)) == [
        ("Norvik", "supports", "Velnor", "positive"),
        ("Borduria", "supports", "Velnor", polarity),
    ]


REMARK = """
    Norvik   =       PROPN NNP nsubj accused
    accused  accuse  VERB  VBD ROOT  -
    Borduria =       PROPN NNP dobj  accused
    ,        =       PUNCT ,   punct accused
    a        =       DET   DT  det   charge
    charge   =       NOUN  NN  dobj  accused
"""


def test_what_follows_a_comma_is_about_the_clause():
    ends = (0, 1, GPE), (2, 3, GPE)
    assert facts(REMARK, *ends) == [("Norvik", "accuses", "Borduria", "positive")]
    without = REMARK.replace("    ,        =       PUNCT ,   punct accused\n", "")
    assert len(facts(without.replace("    a  ", "    the"), *ends)) > 1


def test_a_second_object_with_an_article_is_what_the_first_is_called():
    branded = REMARK.replace("    ,        =       PUNCT ,   punct accused\n", "")
    assert facts(branded, (0, 1, GPE), (2, 3, GPE)) == [
        ("Norvik", "accuses", "Borduria", "positive")
    ]


DEMANDED = """
    Norvik   =      PROPN NNP nsubj demanded
    demanded demand VERB  VBD ROOT  -
    the      =      DET   DT  det   release
    release  =      NOUN  NN  dobj  demanded
    of       =      ADP   IN  prep  release
    Borduria =      PROPN NNP pobj  of
"""


def test_who_demands_a_release_does_not_release():
    found = facts(DEMANDED, (0, 1, GPE), (5, 6, GPE))
    assert [it[1:3] for it in found] == [("requests", "release of Borduria")]


ASIDE = """
    Norvik   =      PROPN NNP nsubj     attacked
    attacked attack VERB  VBD ROOT      -
    Borduria =      PROPN NNP dobj      attacked
    ,        =      PUNCT ,   punct     {0}
    Velnor   =      PROPN NNP nsubj     {0}
    {0}      {1}    VERB  VBD parataxis attacked
"""


@pytest.mark.parametrize(
    ("verb", "manner"), [("said say", ("reported", "Velnor")), ("left leave", ("asserted", None))]
)
def test_who_says_so_in_an_aside_is_the_speaker(verb, manner):
    doc = doc_of(ASIDE.format(*verb.split()), ents=((0, 1, GPE), (2, 3, GPE), (4, 5, GPE)))
    (found,) = [it for it in readings(doc) if it.relation == "attacks"]
    assert (found.modality, found.speaker and found.speaker.name) == manner
