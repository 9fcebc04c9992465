import pytest

from kg.events import AGREE, REJECT, THREATEN, Event, event


def code(ontology, name, polarity="positive", modality="asserted"):
    return event(ontology.relation(name), polarity=polarity, modality=modality)


@pytest.mark.parametrize("modality", ["asserted", "reported", "alleged"])
def test_what_is_done_has_the_relations_own_code(ontology, modality):
    assert code(ontology, "attacks", modality=modality) == Event("ASSAULT", "19")


@pytest.mark.parametrize("modality", ["attempted", "considered", "hypothetical"])
def test_what_is_not_done_has_none(ontology, modality):
    assert code(ontology, "attacks", modality=modality) is None


def test_a_plan_is_coded_by_what_it_is_a_plan_of(ontology):
    assert code(ontology, "meets", modality="planned") == Event("CONSULT", "04")
    assert code(ontology, "aids", modality="planned") == AGREE
    assert code(ontology, "attacks", modality="planned") == THREATEN


def test_refused_cooperation_is_rejection_and_conflict_that_is_denied_is_no_event(ontology):
    assert code(ontology, "aids", polarity="negative") == REJECT
    assert code(ontology, "negotiatesWith", polarity="negative", modality="reported") == REJECT
    assert code(ontology, "attacks", polarity="negative") is None


def test_a_relation_without_a_code_gives_none(ontology):
    assert code(ontology, "memberOf") is None


def test_every_relation_and_voice_has_an_answer(ontology):
    from kg.model import MODALITIES, POLARITIES

    for relation in ontology.relations.values():
        for polarity in POLARITIES:
            for modality in MODALITIES:
                found = event(relation, polarity=polarity, modality=modality)
                assert found is None or found.plover
