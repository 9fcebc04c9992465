"""How sure a reading is: of which kind it is, and what it takes where its kind has no share."""

from types import MappingProxyType

import pytest

from kg.extract.candidates import Candidate
from kg.extract.confidence import confidence, is_named_elsewhere
from kg.extract.manner import Manner
from kg.lexicon import Shares
from tests.unit.extract.parses import LEXICON, doc_of, extract, only

SHARES = Shares(
    overall=0.612,
    open=0.4,
    kinds=MappingProxyType(
        {("stated", "own"): 0.9, ("stated", "elsewhere"): 0.756, ("unstated", "own"): 0.5}
    ),
)


def candidate(how: str) -> Candidate:
    return Candidate(head=0, start=0, end=1, kind="Group", name="x", how=how)


NAME, NOUN, PRONOUN = candidate("name"), candidate("noun"), candidate("pronoun")
OWN, ELSEWHERE = (NAME, NAME), (PRONOUN, NAME)


@pytest.mark.parametrize(
    ("how", "best", "elsewhere"),
    [
        ("name", "name", False),
        ("short", "name", False),
        ("capital", "found", False),
        ("noun", "noun", False),
        ("noun", "found", True),
        ("pronoun", "name", True),
        ("pronoun", "noun", True),
        ("owner", "noun", True),
    ],
)
def test_pronouns_and_descriptions_may_take_their_name_from_elsewhere(how, best, elsewhere):
    assert is_named_elsewhere(candidate(how), candidate(best)) is elsewhere


@pytest.mark.parametrize(
    ("manner", "ends", "share"),
    [
        (Manner(), [OWN, OWN], 0.9),
        (Manner(modality="reported"), [OWN, (NOUN, NOUN)], 0.9),
        (Manner(), [OWN, ELSEWHERE], 0.76),
        (Manner(), [ELSEWHERE, OWN], 0.76),
        (Manner(modality="planned"), [OWN, OWN], 0.5),
        (Manner(negative=True), [OWN, OWN], 0.5),
    ],
)
def test_a_reading_takes_the_share_of_its_kind(manner, ends, share):
    assert confidence(SHARES, manner, ends) == share


def test_a_kind_without_a_share_takes_that_of_all():
    assert confidence(SHARES, Manner(modality="alleged"), [OWN, ELSEWHERE]) == 0.61


# ------------------------------------------------------------------ in readings
NAMED = doc_of("""
    Norvik   =      PROPN NNP nsubj attacked
    attacked attack VERB  VBD ROOT  -
    Borduria =      PROPN NNP dobj  attacked
""")
PLANNED = doc_of("""
    Norvik   =      PROPN NNP nsubj attack
    will     =      AUX   MD  aux   attack
    attack   =      VERB  VB  ROOT  -
    Borduria =      PROPN NNP dobj  attack
""")
RESOLVED = doc_of(
    """
    Ada      =     PROPN NNP compound Berg
    Berg     =     PROPN NNP nsubj slept
    slept    sleep VERB  VBD ROOT  -
    She      she   PRON  PRP nsubj praised
    praised  praise VERB VBD ROOT  -
    Norvik   =     PROPN NNP dobj  praised
    """,
    ents=((0, 2, "PERSON"),),
)


@pytest.mark.parametrize(
    ("doc", "kind"),
    [
        (NAMED, ("stated", "own")),
        (PLANNED, ("unstated", "own")),
        (RESOLVED, ("stated", "elsewhere")),
    ],
)
def test_readings_have_the_share_of_the_table(doc, kind):
    assert only(doc).confidence == LEXICON.confidence.kinds[kind]


def test_an_open_reading_has_the_share_that_the_table_sets():
    found = extract(NAMED, open_readings=True).readings
    (reading,) = [it for it in found if it.relation is None]
    assert reading.confidence == LEXICON.confidence.open
