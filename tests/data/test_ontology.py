"""The vocabulary lint: what every term of the ontology has, and that cross references exist."""

from importlib.resources import files
from typing import Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.ontology import KG, folder, load, quads

RELATIONS = files("kg") / "data" / "en" / "relations"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
TRIPLES = list(quads())
TERMS = sorted(
    {
        it.subject.value.removeprefix(KG)
        for it in TRIPLES
        if isinstance(it.subject, NamedNode) and it.subject.value.startswith(KG)
    }
)


def values(term: str, predicate: str) -> list[Any]:
    return [
        it.object
        for it in TRIPLES
        if it.subject == NamedNode(KG + term) and it.predicate.value == predicate
    ]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_one_label_and_a_definition_of_one_sentence(term):
    (label,) = values(term, LABEL)
    (definition,) = values(term, DEFINITION)
    assert label.language == definition.language == "en"
    assert definition.value.endswith(".")
    assert " " in definition.value.strip(".")


def test_labels_of_kinds_and_of_relations_are_told_apart():
    for table in (load().kinds, load().relations):
        labels = [it.label for it in table.values()]
        assert len(labels) == len(set(labels))


def test_every_kg_term_that_is_used_is_defined():
    used = {
        term.value.removeprefix(KG)
        for it in TRIPLES
        for term in (it.predicate, it.object)
        if isinstance(term, NamedNode) and term.value.startswith(KG)
    }
    shapes = parse(folder().joinpath("shapes.ttl").read_bytes(), format=RdfFormat.TURTLE)
    used |= {
        it.object.value.removeprefix(KG)
        for it in shapes
        if isinstance(it.object, NamedNode) and it.object.value.startswith(KG)
    }
    assert used <= set(TERMS)


@pytest.mark.parametrize("name", load().relations)
def test_ends_are_given_for_every_relation(name):
    for predicate in ("domainIncludes", "rangeIncludes"):
        assert values(name, f"http://schema.org/{predicate}"), predicate


@pytest.mark.parametrize("relation", load().relations.values(), ids=lambda it: it.name)
def test_inverses_and_symmetry_agree(relation):
    if relation.inverse is not None:
        back = load().relation(relation.inverse)
        assert back.inverse == relation.name
        assert (back.domain, back.range) == (relation.range, relation.domain)
        assert not relation.symmetric


@pytest.mark.parametrize("relation", load().relations.values(), ids=lambda it: it.name)
def test_codes_are_in_their_range(relation):
    assert relation.quad in {None, 1, 2, 3, 4}
    assert relation.score is None or -10 <= relation.score <= 10
    assert (relation.plover is None) or relation.plover.isupper()
    assert relation.cameo is None or relation.cameo.isdigit()


@pytest.mark.parametrize("relation", load().relations.values(), ids=lambda it: it.name)
def test_a_narrower_relation_admits_no_more_than_its_broader_one(relation):
    ontology = load()
    for broader in relation.broader:
        for kind in relation.domain:
            assert any(ontology.is_a(kind, it) for it in ontology.relation(broader).domain)


def test_extracted_relations_and_lexicon_files_are_the_same():
    extracted = {it.name for it in load().relations.values() if it.extracted}
    there = {it.name.removesuffix(".toml") for it in RELATIONS.iterdir() if it.name[0] != "."}
    assert there == extracted
