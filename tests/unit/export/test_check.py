"""Each shape of `ontology/shapes.ttl` passes a good graph and can fail a bad one."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.export.check import Problem, validate, validate_quads
from kg.ontology import load
from kg.rdf import DOC, ID, PREFIXES, ST, iri, quads, term
from tests.unit.graphs import ACTORS, DENIED, FACT, PLANNED, SAMPLE

FACT_NODE, DENIED_NODE = iri(ST, "r2"), iri(ST, "r3")
ARVANIA, BORLAND = iri(ID, "Arvania"), iri(ID, "Borland")
SPAN = f"{iri(DOC, 'dairy')}#char=66,73"
INTEGER = NamedNode(PREFIXES["xsd"] + "integer")


def without(subject: str, predicate: str) -> list[Quad]:
    gone = NamedNode(subject), NamedNode(term(predicate))
    return [it for it in quads(SAMPLE, load()) if (it.subject, it.predicate) != gone]


def changed(subject: str, predicate: str, value: NamedNode | Literal):
    quad = Quad(NamedNode(subject), NamedNode(term(predicate)), value)
    return [*without(subject, predicate), quad]


def added(subject: str, predicate: str, value: NamedNode | Literal):
    quad = Quad(NamedNode(subject), NamedNode(term(predicate)), value)
    return [*quads(SAMPLE, load()), quad]


def test_a_good_graph_passes():
    assert validate(SAMPLE, load()) == []


def test_an_empty_graph_passes():
    assert validate_quads([]) == []


@pytest.mark.parametrize(
    ("graph", "node", "problem"),
    [
        (without(FACT_NODE, "kg:polarity"), "st:r2", "kg:polarity"),
        (without(FACT_NODE, "rdf:object"), "st:r2", "rdf:object"),
        (without(FACT_NODE, "kg:sentence"), "st:r2", "kg:sentence"),
        (without(FACT_NODE, "kg:key"), "st:r2", "kg:key"),
        (changed(FACT_NODE, "kg:modality", Literal("maybe")), "st:r2", "kg:modality"),
        (changed(FACT_NODE, "kg:trigger", NamedNode(ARVANIA)), "st:r2", "kg:trigger"),
        (changed(FACT_NODE, "kg:confidence", Literal(1.5)), "st:r2", "kg:confidence"),
        (
            changed(DENIED_NODE, "rdf:predicate", NamedNode(term("kg:nonsense"))),
            "st:r3",
            "is a relation of the ontology",
        ),
        (without(ARVANIA, "kg:meets"), "st:r2", "has its plain triple"),
        (
            added(ARVANIA, "kg:attacks", NamedNode(BORLAND)),
            "id:Arvania",
            "rests on a statement of a fact",
        ),
        (without(ARVANIA, "rdfs:label"), "id:Arvania", "rdfs:label"),
        (added(ARVANIA, "rdf:type", NamedNode(term("kg:Person"))), "id:Arvania", "rdf:type"),
        (changed(iri(DOC, "dairy"), "kg:published", Literal("May")), "doc:dairy", "kg:published"),
        (changed(SPAN, "nif:endIndex", Literal("1", datatype=INTEGER)), SPAN, "nif:beginIndex"),
        (without(SPAN, "nif:anchorOf"), SPAN, "nif:anchorOf"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_fault_is_found(graph, node, problem):
    found = [it for it in validate_quads(graph) if it.severity == "Violation"]
    assert any(it.node == node and problem in it.problem for it in found), found


def test_a_report_without_a_speaker_is_worth_a_look():
    anonymous = replace(FACT, modality="reported")
    assert validate(replace(SAMPLE, statements=(PLANNED, anonymous, DENIED)), load()) == [
        Problem("Warning", "st:r2", "A reported or alleged statement should name its speaker")
    ]


def test_ends_of_a_wrong_kind_are_worth_a_look():
    quay = replace(ACTORS[3], kind="Place")
    (found,) = validate(replace(SAMPLE, actors=(*ACTORS[:3], quay, ACTORS[4])), load())
    assert (found.severity, found.node) == ("Warning", "st:r1")
