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
