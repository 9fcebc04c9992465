"""Who says it, where the source is no actor of any list."""

import pytest

from tests.unit.extract.parses import doc_of, only

SAID = """
    {source} {lemma} {pos} {tag} nsubj said
    said     say     VERB  VBD   ROOT  -
    Norvik   =       PROPN NNP   nsubj attacked
    attacked attack  VERB  VBD   ccomp said
    Borduria =       PROPN NNP   dobj  attacked
"""


@pytest.mark.parametrize(
    ("source", "lemma", "pos", "tag", "speaker"),
    [
        ("documents", "document", "NOUN", "NNS", ("documents", "Group")),
        ("rebels", "rebel", "NOUN", "NNS", ("rebels", "RebelGroup")),
        ("that", "that", "PRON", "DT", None),
        ("VELNOR", "velnor", "PROPN", "NNP", None),
    ],
)
def test_a_noun_of_no_list_may_be_a_source(source, lemma, pos, tag, speaker):
    reading = only(doc_of(SAID.format(source=source, lemma=lemma, pos=pos, tag=tag)))
    assert (reading.modality, reading.attribution_verb) == (
        "reported",
        "said" if speaker else None,
    )
    assert (reading.speaker and (reading.speaker.name, reading.speaker.kind)) == speaker


def test_an_actor_is_the_source_before_any_noun():
    block = SAID.format(source="documents", lemma="document", pos="NOUN", tag="NNS")
    both = block.replace(
        "said     say",
        "and = CCONJ CC cc documents\nVelnor = PROPN NNP conj documents\nsaid     say",
    )
    reading = only(doc_of(both, ents=((2, 3, "ORG"),)))
    assert reading.speaker is not None
    assert reading.speaker.name == "Velnor"


def test_according_to_a_noun_of_no_list():
    reading = only(
        doc_of("""
        Norvik    =      PROPN NNP nsubj attacked
        attacked  attack VERB  VBD ROOT  -
        Borduria  =      PROPN NNP dobj  attacked
        according accord VERB  VBG prep  attacked
        to        =      ADP   IN  prep  according
        leaked    leak   VERB  VBN amod  documents
        documents document NOUN NNS pobj to
    """)
    )
    assert reading.speaker is not None
    assert (reading.speaker.name, reading.modality) == ("leaked documents", "reported")


def test_a_number_is_no_source():
    block = SAID.format(source="documents", lemma="document", pos="NOUN", tag="NNS")
    assert only(doc_of(block, ents=((0, 1, "CARDINAL"),))).speaker is None
