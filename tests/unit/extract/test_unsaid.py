"""What a clause leaves unsaid since its neighbour says it."""

import pytest

from tests.unit.extract.parses import doc_of, facts, readings

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


WARNED = """
    Norvik    =     PROPN NNP nsubj     urged
    urged     urge  VERB  VBD ROOT      -
    residents resident NOUN NNS dobj    urged
    to        =     PART  TO  aux       leave
    leave     =     VERB  VB  xcomp     urged
    ,         =     PUNCT ,   punct     urged
    warning   warn  VERB  VBG advcl     urged
    that      =     SCONJ IN  mark      {harm}
    those     =     PRON  DT  nsubjpass {harm}
    {modal}   =     AUX   MD  aux       {harm}
    be        =     AUX   VB  auxpass   {harm}
    {harm}    {lemma} VERB VBN ccomp    warning
"""


@pytest.mark.parametrize(
    ("modal", "harm", "lemma", "threat"),
    [("would", "killed", "kill", True), ("would", "praised", "praise", False)],
)
def test_who_warns_of_harm_threatens_those_who_are_told(modal, harm, lemma, threat):
    doc = doc_of(WARNED.format(modal=modal, harm=harm, lemma=lemma), ents=((0, 1, "GPE"),))
    found = [(r.subject.name, r.object.name) for r in readings(doc) if r.relation == "threatens"]
    assert found == ([("Norvik", "residents")] if threat else [])


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


WITH = """
    Bohum    =     PROPN NNP nsubj  is
    is       be    AUX   VBZ ROOT   -
    calm     =     ADJ   JJ  acomp  is
    ,        =     PUNCT ,   punct  is
    {word}   =     ADP   IN  prep   is
    Norvik   =     PROPN NNP nsubj  carrying
    carrying carry VERB  VBG pcomp  {word}
    out      =     ADP   RP  prt    carrying
    raids    raid  NOUN  NNS dobj   carrying
"""


@pytest.mark.parametrize(("word", "hit"), [("with", True), ("without", False)])
def test_an_event_hits_what_the_clause_around_it_is_about(word, hit):
    doc = doc_of(WITH.format(word=word), ents=((0, 1, "GPE"), (5, 6, "GPE")))
    assert facts(doc) == ([("Norvik", "attacks", "Bohum")] if hit else [])


KILLED = """
    Ten       =    NUM  CD  nsubjpass {verb}
    were      be   AUX  VBD auxpass   {verb}
    {verb}    {lemma} VERB VBN ROOT   -
    in        =    ADP  IN  prep      {verb}
    Bohum     =    PROPN NNP pobj     in
    since     =    SCONJ IN prep      {verb}
    the       =    DET  DT  det       start
    start     =    NOUN NN  pobj      since
    of        =    ADP  IN  prep      start
    Norvik    =    PROPN NNP poss     raid
    's        =    PART POS case      Norvik
    raid      =    NOUN NN  pobj      of
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "hit"), [("killed", "kill", True), ("praised", "praise", False)]
)
def test_an_event_hits_where_people_died_in_it(verb, lemma, hit):
    doc = doc_of(KILLED.format(verb=verb, lemma=lemma), ents=((4, 5, "GPE"), (9, 10, "GPE")))
    assert facts(doc) == ([("Norvik", "attacks", "Bohum")] if hit else [])
