"""Relations in words."""

import pytest

from kg.export.html.wording import phrase
from kg.model import MODALITIES, POLARITIES


@pytest.mark.parametrize(
    ("label", "polarity", "modality", "words"),
    [
        ("supports", "positive", "asserted", "supports"),
        ("supports", "negative", "reported", "does not support"),
        ("gives aid to", "positive", "alleged", "is alleged to give aid to"),
        ("ceases fire with", "positive", "considered", "weighs whether to cease fire with"),
        ("opposes", "negative", "hypothetical", "might not oppose"),
        ("led by", "positive", "asserted", "is led by"),
        ("has member", "negative", "asserted", "does not have member"),
        ("member of", "positive", "planned", "is due to be a member of"),
        ("is supported by", "positive", "attempted", "tries to be supported by"),
    ],
)
def test_phrase_says_how(label, polarity, modality, words):
    assert phrase(label, polarity, modality) == words


def test_every_label_of_the_ontology_reads_in_every_voice(ontology):
    for relation in ontology.relations.values():
        for polarity in POLARITIES:
            for modality in MODALITIES:
                words = phrase(relation.label, polarity, modality)
                assert words == words.strip()
                assert "  " not in words


def test_no_two_voices_of_a_relation_read_alike_but_stated_and_reported(ontology):
    for relation in ontology.relations.values():
        said = {phrase(relation.label, p, m) for p in POLARITIES for m in MODALITIES}
        assert len(said) == len(POLARITIES) * (len(MODALITIES) - 1)
