"""Who calls others a disgrace accuses them; who calls them heroes endorses them."""

import pytest

from tests.unit.extract.parses import doc_of, facts

SAID = """
    Norvik   =      PROPN NNP nsubj said
    said     say    VERB  VBD ROOT  -
    Borduria =      PROPN NNP nsubj was
    was      be     AUX   VBD ccomp said
    {word}   =      {tags}    was
    {more}
"""
CALLED = """
    Norvik   =      PROPN NNP nsubj {verb}
    {verb}   {lemma} VERB VBD ROOT  -
    Borduria =      PROPN NNP dobj  {verb}
    {rest}
"""
NAMES = ((0, 1, "GPE"), (2, 3, "GPE"))
NOT = "not = PART RB neg was"


@pytest.mark.parametrize(
    ("word", "tags", "more", "relation"),
    [
        ("corrupt", "ADJ JJ acomp", "", "accuses"),
        ("menace", "NOUN NN attr", "", "accuses"),
        ("honest", "ADJ JJ acomp", "", "endorses"),
        ("honest", "ADJ JJ acomp", NOT, "accuses"),
        ("partner", "NOUN NN attr", "great = ADJ JJ amod partner", "endorses"),
        ("menace", "NOUN NN attr", "great = ADJ JJ amod menace", "accuses"),
        ("corrupt", "ADJ JJ acomp", NOT, None),
        ("large", "ADJ JJ acomp", "", None),
    ],
)
def test_who_says_what_others_are_judges_them(word, tags, more, relation):
    rows = SAID.format(word=word, tags=tags, more=more).strip().splitlines()
    before = "amod" in more
    block = "\n".join([*rows[:4], more, rows[4]] if before else rows)
    want = [("Norvik", relation, "Borduria")] if relation else []
    assert facts(doc_of(block, ents=NAMES)) == want


def test_nobody_is_judged_by_nobody():
    doc = doc_of("""
        Borduria = PROPN NNP nsubj is
        is be AUX VBZ ROOT -
        corrupt = ADJ JJ acomp is
    """)
    assert facts(doc) == []


@pytest.mark.parametrize(
    ("verb", "rest", "relation"),
    [
        ("called call", "corrupt = ADJ JJ oprd called", "accuses"),
        ("called call", "menace = NOUN NN oprd called", "accuses"),
        ("called call", "partner = NOUN NN oprd called", None),
        (
            "described describe",
            "as = ADP IN prep described\n hero = NOUN NN pobj as",
            "endorses",
        ),
        ("left leave", "corrupt = ADJ JJ oprd left", None),
    ],
)
def test_who_calls_others_something_judges_them(verb, rest, relation):
    form, base = verb.split()
    block = CALLED.format(verb=form, lemma=base, rest=rest)
    want = [("Norvik", relation, "Borduria")] if relation else []
    assert facts(doc_of(block, ents=NAMES)) == want
