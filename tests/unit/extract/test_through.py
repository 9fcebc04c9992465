"""What befell somebody in an event is done by whoever the event is by."""

import pytest

from tests.unit.extract.parses import doc_of, readings

KILLED = """
    Ada    =    PROPN NNP nsubjpass killed
    was    be   AUX   VBD auxpass   killed
    killed kill VERB  VBN ROOT      -
    {0}    =    ADP   IN  prep      killed
    {1}
    raid   =    NOUN  NN  pobj      {0}
    {2}
"""
BY = "by = ADP IN prep raid\n Norvik = PROPN NNP pobj by"
POSS = "Norvik = PROPN NNP poss raid\n 's = PART POS case Norvik"
GPE = "GPE"


def killings(*parts: str, ents=()) -> list[tuple[str, str, str]]:
    found = readings(doc_of(KILLED.format(*parts), ents=ents))
    return [(it.subject.name, it.object.name, it.wording) for it in found if it.relation == "kills"]


@pytest.mark.parametrize(
    ("parts", "entity"), [(("in", "a = DET DT det raid", BY), 7), (("during", POSS, ""), 4)]
)
def test_the_agent_of_the_event_is_that_of_the_passive(parts, entity):
    found = killings(*parts, ents=((0, 1, "PERSON"), (entity, entity + 1, GPE)))
    assert found == [("Norvik", "Ada", f"killed {parts[0]} raid")]


@pytest.mark.parametrize(
    "parts",
    [
        ("in", "a = DET DT det raid", ""),
        ("before", "a = DET DT det raid", BY),
        ("in", "a = DET DT det raid", BY.replace("by", "on")),
    ],
)
def test_nobody_is_invented(parts):
    assert killings(*parts, ents=((0, 1, "PERSON"), (7, 8, GPE))[: 1 + bool(parts[2])]) == []


def test_an_agent_of_its_own_wins():
    own = "by = ADP IN agent killed\n Velnor = PROPN NNP pobj by"
    block = KILLED.format("in", POSS, own)
    ents = ((0, 1, "PERSON"), (4, 5, GPE), (8, 9, GPE))
    found = [it for it in readings(doc_of(block, ents=ents)) if it.relation == "kills"]
    assert [it.subject.name for it in found] == ["Velnor"]


DIED = """
    Ada      =     PROPN NNP nsubj died
    died     die   VERB  VBD ROOT  -
    {prep}   =     ADP   IN  prep  died
    wounds   wound NOUN  NNS pobj  {prep}
    suffered suffer VERB VBN acl   wounds
    in       =     ADP   IN  prep  suffered
    Norvik   =     PROPN NNP poss  raid
    's       =     PART  POS case  Norvik
    raid     =     NOUN  NN  pobj  in
"""


@pytest.mark.parametrize(("prep", "killed"), [("of", True), ("from", True), ("with", False)])
def test_who_dies_of_wounds_from_an_event_is_killed_by_whoever_it_is_by(prep, killed):
    found = readings(doc_of(DIED.format(prep=prep), ents=((0, 1, "PERSON"), (6, 7, GPE))))
    kills = [(it.subject.name, it.object.name) for it in found if it.relation == "kills"]
    assert kills == ([("Norvik", "Ada")] if killed else [])


CLAIMED = """
    Norvik         =     PROPN NNP nsubj {claims}
    {claims}       {claim} VERB VBD ROOT -
    responsibility =     NOUN  NN  dobj  {claims}
    for            =     ADP   IN  prep  responsibility
    the            =     DET   DT  det   {event}
    {event}        =     NOUN  NN  pobj  for
    that           =     PRON  WDT nsubj killed
    killed         kill  VERB  VBD relcl {event}
    Ada            =     PROPN NNP dobj  killed
"""


@pytest.mark.parametrize(
    ("claims", "claim", "event", "own"),
    [
        ("claimed", "claim", "attack", True),
        ("denied", "deny", "attack", False),
        ("claimed", "claim", "storm", False),
    ],
)
def test_who_claims_an_attack_says_that_they_did_what_it_did(claims, claim, event, own):
    block = CLAIMED.format(claims=claims, claim=claim, event=event)
    found = readings(doc_of(block, ents=((0, 1, GPE), (8, 9, "PERSON"))))
    kills = [it for it in found if it.relation == "kills"]
    assert [(it.subject.name, it.object.name) for it in kills] == (
        [("Norvik", "Ada")] if own else []
    )
    assert [it.modality for it in kills] == ["alleged"] * own
    assert [it.speaker for it in kills] == [it.subject for it in kills]


def test_an_attack_that_somebody_claims_is_theirs_by_their_own_word():
    block = KILLED.format("in", "an = DET DT det raid", "claimed claim VERB VBN acl raid")
    block += " by = ADP IN agent claimed\n Norvik = PROPN NNP pobj by"
    (found,) = [
        it
        for it in readings(doc_of(block, ents=((0, 1, "PERSON"), (8, 9, GPE))))
        if it.relation == "kills"
    ]
    assert (found.subject.name, found.modality) == ("Norvik", "alleged")
