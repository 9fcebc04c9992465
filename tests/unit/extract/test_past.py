"""Role nouns that name what somebody was and is no more."""

import pytest

from tests.unit.extract.parses import doc_of, readings

RIVAL = """
    Norvik   =      PROPN NNP nsubj    praised
    praised  praise VERB  VBD ROOT     -
    its      its    PRON  PRP$ poss    rival
    {before}
    rival    =      NOUN  NN  dobj     praised
    Borduria =      PROPN NNP appos    rival
"""
HYPHENED = """
    {number} =      NUM   CD  nummod   time
    -        =      PUNCT HYPH punct   time
    time     =      NOUN  NN  compound rival
"""
WAS = """
    Norvik   =    PROPN NNP nsubj  was
    was      be   AUX   VBD ROOT   -
    {adverb} =    ADV   RB  advmod was
    the      =    DET   DT  det    rival
    rival    =    NOUN  NN  attr   was
    of       =    ADP   IN  prep   rival
    Borduria =    PROPN NNP pobj   of
"""


def rivalry(block: str) -> list[str]:
    return [it.polarity for it in readings(doc_of(block)) if it.relation == "rivalOf"]


@pytest.mark.parametrize(
    ("before", "polarity"),
    [
        ("former = ADJ JJ amod rival", "negative"),
        ("bitter = ADJ JJ amod rival", "positive"),
        (
            HYPHENED.format(number="one"),
            "negative",
        ),
        (
            HYPHENED.format(number="two"),
            "positive",
        ),
    ],
)
def test_a_former_rival_is_none(before, polarity):
    assert rivalry(RIVAL.format(before=before)) == [polarity]


@pytest.mark.parametrize(
    ("adverb", "polarity"), [("once", "negative"), ("formerly", "negative"), ("always", "positive")]
)
def test_once_a_rival_is_none_now(adverb, polarity):
    assert rivalry(WAS.format(adverb=adverb)) == [polarity]
