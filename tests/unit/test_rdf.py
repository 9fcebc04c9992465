from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg.model import ActorId, Quote
from kg.ontology import load
from kg.rdf import DOC, ID, contents, iri, local_id, quads, span_iri, term
from tests.unit.graphs import DENIED, FACT, PLANNED, SAMPLE, any_contents


def plain(subject: str, relation: str, object_: str, graph: str | None = None) -> Quad:
    return Quad(
        NamedNode(iri(ID, subject)),
        NamedNode(term(relation)),
        NamedNode(iri(ID, object_)),
        NamedNode(term(graph)) if graph else DefaultGraph(),
    )


@given(some=any_contents())
def test_contents_come_back_as_they_went(some):
    assert contents(quads(some, load())) == some


@given(some=any_contents())
def test_contents_come_back_through_a_store(some):
    store = Store()
    store.extend(quads(some, load()))
    assert contents(store) == some


@pytest.mark.parametrize("form", [RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD], ids=str)
@given(some=any_contents())
def test_contents_come_back_through_a_file(form, some):
    data = serialize(quads(some, load()), format=form)
    assert data is not None
    assert contents(parse(data, format=form)) == some


@given(some=any_contents())
def test_the_store_keeps_the_quads_as_they_are_written(some):
    store = Store()
    store.extend(quads(some, load()))
    assert set(store) == set(quads(some, load()))


@given(some=any_contents())
def test_quads_come_once_and_without_blank_nodes(some):
    written = list(quads(some, load()))
    assert len(written) == len(set(written))
    assert written == list(quads(some, load()))
    assert {type(quad.subject) for quad in written} <= {NamedNode}


def test_plain_triples_lie_in_the_graph_of_their_voice():
    written = set(quads(SAMPLE, load()))
    assert plain("Arvania", "kg:meets", "Borland") in written
    assert plain("Borland", "kg:meets", "Arvania") in written, "symmetric: both ways"
    assert plain("HillFarmers", "kg:supports", "DairyUnion", "kg:Planned") in written
    assert plain("HillFarmers", "kg:supports", "DairyUnion") not in written
    assert plain("DairyUnion", "kg:supports", "HillFarmers", "kg:Planned") not in written
    assert plain("Borland", "kg:attacks", "Arvania", "kg:Negative") in written
    assert plain("Borland", "kg:attacks", "Arvania") not in written


def test_what_is_denied_is_negative_whatever_its_modality():
    statement = replace(PLANNED, polarity="negative")
    written = set(quads(replace(SAMPLE, statements=(statement,)), load()))
    assert plain("HillFarmers", "kg:supports", "DairyUnion", "kg:Negative") in written
    assert plain("HillFarmers", "kg:supports", "DairyUnion", "kg:Planned") not in written


def test_a_sentence_is_a_range_of_its_document():
    assert span_iri("dairy", Quote(3, 5, "ab")) == f"{DOC}dairy#char=3,5"


def test_outer_speakers_keep_their_order():
    assert contents(quads(SAMPLE, load())).statements[2].outer_speakers == DENIED.outer_speakers


def test_a_lone_surrogate_becomes_a_replacement_character():
    some = replace(SAMPLE, statements=(replace(FACT, wording="a\ud800b"),))
    assert contents(quads(some, load())).statements[0].wording == "a\ufffdb"


@given(name=st.text())
def test_any_id_makes_an_iri_and_comes_back(name):
    whole = NamedNode(iri(ID, name)).value
    assert whole.isascii()
    assert local_id(ID, whole) == name


@pytest.mark.parametrize("name", [".", "..", "a/../b"])
def test_dots_in_an_id_are_no_path(name):
    assert "/." not in iri(DOC, ActorId(name))


def test_numbers_are_written_as_the_store_would():
    some = replace(SAMPLE, statements=(replace(FACT, confidence=1.0),))
    values = {
        str(quad.object)
        for quad in quads(some, load())
        if quad.predicate.value == term("kg:confidence")
    }
    assert values == {f'"1"^^<{term("xsd:decimal")}>'}
