"""What a clause leaves unsaid since its neighbour says it."""

import pytest

from tests.unit.extract.parses import doc_of, facts

TOOK = """
    Norvik   =     PROPN NNP nsubj  captured
    captured capture VERB VBD ROOT  -
    Bohum    =     PROPN NNP dobj   captured
    {mark}   =     SCONJ IN  mark   {verb}
    rebels   rebel NOUN  NNS nsubj  {verb}
    {verb}   {lemma} VERB VBD advcl captured
    {more}
"""
NAMES = ((0, 1, "GPE"), (2, 3, "GPE"))
ELSEWHERE = "from = ADP IN prep withdrew\n hills = NOUN NNS pobj from"


@pytest.mark.parametrize(
    ("mark", "verb", "lemma", "more", "left"),
    [
        ("after", "withdrew", "withdraw", "", True),
        ("as", "fled", "flee", "", True),
        ("although", "withdrew", "withdraw", "", False),
        ("after", "sang", "sing", "", False),
        ("after", "withdrew", "withdraw", ELSEWHERE, False),
    ],
)
def test_the_place_that_others_took_is_the_one_that_was_left(mark, verb, lemma, more, left):
    doc = doc_of(TOOK.format(mark=mark, verb=verb, lemma=lemma, more=more), ents=NAMES)
    want = [("Norvik", "captures", "Bohum")]
    want += [("rebels", "withdrawsFrom", "Bohum")] if left else []
    assert [f for f in facts(doc) if f[2] != "hills"] == want


def test_nobody_leaves_what_was_not_taken():
    block = TOOK.format(mark="after", verb="withdrew", lemma="withdraw", more="")
    block = block.replace("captured", "praised").replace("capture VERB", "praise VERB")
    assert [f for f in facts(doc_of(block, ents=NAMES)) if f[1] == "withdrawsFrom"] == []


SEEN = """
    the     =    DET  DT   det       capture
    capture =    NOUN NN   nsubjpass seen
    of      =    ADP  IN   prep      capture
    Bohum   =    PROPN NNP pobj      of
    was     be   AUX  VBD  auxpass   seen
    seen    see  VERB VBN  ROOT      -
    as      =    ADP  IN   prep      seen
    Norvik  =    PROPN NNP poss      {feat}
    's      =    PART POS  case      Norvik
    {feat}  =    NOUN NN   pobj      as
"""


@pytest.mark.parametrize(("feat", "found"), [("victory", True), ("concern", False)])
def test_whose_success_an_event_is_has_done_it(feat, found):
    doc = doc_of(SEEN.format(feat=feat), ents=((3, 4, "GPE"), (7, 8, "GPE")))
    assert facts(doc) == ([("Norvik", "captures", "Bohum")] if found else [])


def test_a_success_may_be_for_somebody():
    doc = doc_of(
        """
        Bohum   =    PROPN NNP poss      capture
        's      =    PART POS  case      Bohum
        capture =    NOUN NN   nsubj     is
        is      be   AUX  VBZ  ROOT      -
        a       =    DET  DT   det       triumph
        triumph =    NOUN NN   attr      is
        for     =    ADP  IN   prep      triumph
        Norvik  =    PROPN NNP pobj      for
    """,
        ents=((0, 1, "GPE"), (7, 8, "GPE")),
    )
    assert facts(doc) == [("Norvik", "captures", "Bohum")]
