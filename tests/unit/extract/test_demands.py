"""Demands made by saying what must be, and companions: what two phrases of a clause say."""

import pytest

from kg.extract.demands import demand_frames
from kg.extract.modifiers import adjective_frames, companion_frames
from tests.unit.extract.parses import doc_of, ends, facts, grammar_of, readings


def found(find, doc):
    return [ends(frame) for frame in find(grammar_of(doc))]


SAID = """
    Norvik   =       PROPN NNP nsubj {verb}
    {verb}   {lemma} VERB  VBD ROOT  -
    Borduria =       PROPN NNP nsubj leave
    {modal}  =       AUX   MD  aux   leave
    leave    =       VERB  VB  {dep} {verb}
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "modal", "dep", "demands"),
    [
        ("said", "say", "must", "ccomp", True),
        ("said", "say", "should", "ccomp", True),
        ("said", "say", "may", "ccomp", False),
        ("said", "say", "must", "advcl", False),
        ("denied", "deny", "must", "ccomp", False),
        ("claimed", "claim", "must", "ccomp", False),
        ("sang", "sing", "must", "ccomp", False),
    ],
)
def test_whoever_says_what_must_be_demands_it(verb, lemma, modal, dep, demands):
    doc = doc_of(SAID.format(verb=verb, lemma=lemma, modal=modal, dep=dep))
    want = [(["Norvik"], "requests", ["Borduria"])] if demands else []
    assert found(demand_frames, doc) == want


def test_a_demand_is_as_much_a_fact_as_its_saying_is():
    doc = doc_of(SAID.format(verb="said", lemma="say", modal="must", dep="ccomp"))
    (reading,) = [r for r in readings(doc) if r.construction == "demand"]
    assert (reading.polarity, reading.modality, reading.wording) == (
        "positive",
        "asserted",
        "said must",
    )
    assert reading.trigger.text == "must"


def test_the_words_of_a_demand_stand_in_the_order_of_the_text():
    doc = doc_of("""
        Borduria =   PROPN NNP nsubj leave
        must     =   AUX   MD  aux   leave
        leave    =   VERB  VB  ccomp said
        ,        =   PUNCT ,   punct said
        Norvik   =   PROPN NNP nsubj said
        said     say VERB  VBD ROOT  -
    """)
    (frame,) = demand_frames(grammar_of(doc))
    assert [word.text for word in frame.words] == ["must", "said"]


def test_whoever_is_told_demands_nothing():
    doc = doc_of("""
        Norvik   =    PROPN NNP nsubjpass told
        was      be   AUX   VBD auxpass   told
        told     tell VERB  VBN ROOT      -
        Borduria =    PROPN NNP nsubj     leave
        must     =    AUX   MD  aux       leave
        leave    =    VERB  VB  ccomp     told
    """)
    assert found(demand_frames, doc) == []


def test_a_thing_that_must_be_done_is_asked_of_nobody():
    block = SAID.format(verb="said", lemma="say", modal="must", dep="ccomp")
    assert facts(doc_of(block)) == [("Norvik", "requests", "Borduria")]
    thing = block.replace("Borduria =       PROPN NNP", "decision =       NOUN NN")
    assert facts(doc_of(thing)) == []


CALLED = """
    Norvik   =       PROPN NNP nsubj   {verb}
    {verb}   {lemma} VERB  VBD ROOT    -
    for      =       SCONJ IN  mark    {do}
    Borduria =       PROPN NNP {whom}  {do}
    to       =       PART  TO  aux     {do}
    {be}
    {do}     =       VERB  VB  advcl   {verb}
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "demands"), [("called", "call", True), ("waited", "wait", False)]
)
def test_who_calls_for_somebody_to_act_asks_it_of_them(verb, lemma, demands):
    doc = doc_of(CALLED.format(verb=verb, lemma=lemma, do="leave", whom="nsubj", be=""))
    want = [(["Norvik"], "requests", ["Borduria"])] if demands else []
    assert found(demand_frames, doc) == want


def test_what_is_to_be_done_to_somebody_is_asked_for_not_asked_of_them():
    be = "be = AUX VB auxpass expelled"
    block = CALLED.format(verb="called", lemma="call", do="expelled", whom="nsubjpass", be=be)
    (reading,) = readings(doc_of(block))
    assert reading.object.kind == "Topic"
    assert reading.object.name == "Borduria to be expelled"


INSISTED = """
    Norvik   =        PROPN NNP nsubj {verb}
    {verb}   {lemma}  VERB  VBD ROOT  -
    that     =        SCONJ IN  mark  {leave}
    Borduria =        PROPN NNP nsubj {leave}
    {leave}  leave    VERB  {tag} ccomp {verb}
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "leave", "tag", "demands"),
    [
        ("insisted", "insist", "leave", "VB", True),
        ("insisted", "insist", "left", "VBD", False),
        ("said", "say", "leave", "VB", False),
    ],
)
def test_a_bare_verb_after_insisting_is_a_demand(verb, lemma, leave, tag, demands):
    doc = doc_of(INSISTED.format(verb=verb, lemma=lemma, leave=leave, tag=tag))
    want = [(["Norvik"], "requests", ["Borduria"])] if demands else []
    assert found(demand_frames, doc) == want


# ------------------------------------------------------------------ companions
COMPANIONS = """
    army     =       NOUN  NN  nsubj came
    and      =       CCONJ CC  cc    army
    {word}   =       ADJ   JJ  {dep} militias
    {more}
    militias militia NOUN  NNS {own} {up}
    came     come    VERB  VBD ROOT  -
"""


@pytest.mark.parametrize(
    ("word", "relation"),
    [("allied", "alliedWith"), ("affiliated", "affiliatedWith"), ("local", None)],
)
def test_an_adjective_may_look_back_to_the_group_before(word, relation):
    doc = doc_of(COMPANIONS.format(word=word, dep="amod", more="", own="conj", up="army"))
    want = [(["militias"], relation, ["army"])] if relation else []
    assert found(companion_frames, doc) == want


def test_it_looks_back_only_beside_a_coordinated_noun_without_a_partner_of_its_own():
    alone = COMPANIONS.format(word="allied", dep="amod", more="", own="dobj", up="came")
    assert found(companion_frames, doc_of(alone)) == []
    beside = COMPANIONS.format(word="allied", dep="amod", more="", own="appos", up="army")
    assert found(companion_frames, doc_of(beside)) == []
    elsewhere = COMPANIONS.format(word="allied", dep="acl", more="", own="conj", up="army")
    assert found(companion_frames, doc_of(elsewhere)) == []
    after_verb = COMPANIONS.format(word="allied", dep="amod", more="", own="conj", up="came")
    assert found(companion_frames, doc_of(after_verb)) == []
    partner = "with = ADP IN prep allied\nNorvik = PROPN NNP pobj with"
    own = COMPANIONS.format(word="allied", dep="amod", more=partner, own="conj", up="army")
    assert found(companion_frames, doc_of(own)) == []


def test_companions_are_allies_said_in_passing():
    doc = doc_of(COMPANIONS.format(word="allied", dep="amod", more="", own="conj", up="army"))
    (frame,) = companion_frames(grammar_of(doc))
    assert frame.backdrop
    (reading,) = readings(doc)
    assert (reading.relation, reading.construction) == ("alliedWith", "adjective")
    assert reading.subject.name == "allied militias"


# ------------------------------------------------------------------ coordinated adjectives
CRITICAL = """
    Norvik     =  PROPN NNP nsubj is
    is         be AUX   VBZ ROOT  -
    critical   =  ADJ   JJ  acomp is
    of         =  ADP   IN  prep  critical
    Borduria   =  PROPN NNP pobj  of
    but        =  CCONJ CC  cc    critical
    supportive =  ADJ   JJ  conj  {}
    of         =  ADP   IN  prep  supportive
    Velnor     =  PROPN NNP pobj  of
"""


@pytest.mark.parametrize("head", ["critical", "is"])
def test_an_adjective_beside_another_is_said_of_the_same(head):
    doc = doc_of(CRITICAL.format(head), ents=((8, 9, "ORG"),))
    grammar = grammar_of(doc)
    frames = list(adjective_frames(grammar))
    assert [ends(frame) for frame in frames] == [
        (["Norvik"], "accuses", ["Borduria"]),
        (["Norvik"], "supports", ["Velnor"]),
    ]
    assert [(frame.clause.text, frame.backdrop) for frame in frames] == [("is", False)] * 2
