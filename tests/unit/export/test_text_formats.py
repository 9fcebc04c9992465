import csv
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from pyoxigraph import RdfFormat, Store, parse

from kg.errors import UnknownName
from kg.export import EXPORTERS, SUFFIXES, exporter
from kg.export.csv import COLUMNS
from kg.export.network import to_networkx
from kg.export.turtle import document
from kg.model import Contents
from kg.ontology import load
from kg.rdf import contents, quads
from tests.unit.graphs import ACTORS, DENIED, FACT, PLANNED, SAMPLE, any_contents, other_article

LOSSLESS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
WITH_GRAPHS = ["trig", "nquads", "jsonld"]
OURS = sorted(set(EXPORTERS) - {"html"})
BOTH = replace(
    SAMPLE,
    articles=(*SAMPLE.articles, *other_article().articles),
    statements=(*SAMPLE.statements, *other_article().statements),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exports")


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=30)
@given(some=any_contents())
def test_contents_come_back_as_they_went(folder, name, some):
    path = folder / f"{name}-back"
    exporter(name)(some, load(), path)
    assert contents(parse(path.read_bytes(), format=LOSSLESS[name])) == some


@pytest.mark.parametrize("name", WITH_GRAPHS)
@settings(max_examples=30)
@given(some=any_contents())
def test_every_quad_is_written(folder, name, some):
    path = folder / f"{name}-quads"
    exporter(name)(some, load(), path)
    store = Store()  # writes 1.0 and 1 alike
    store.extend(parse(path.read_bytes(), format=LOSSLESS[name]))
    assert set(store) == set(quads(some, load()))


@pytest.mark.parametrize("name", ["turtle", "jsonld"])
def test_rdflib_reads_it_too(tmp_path, name):
    from rdflib import Dataset

    exporter(name)(SAMPLE, load(), tmp_path / "file")
    form = {"turtle": "turtle", "jsonld": "json-ld"}[name]
    dataset = Dataset()
    dataset.parse(data=(tmp_path / "file").read_text("utf-8"), format=form)
    found = dataset.query('ASK { ?s <https://w3id.org/newskg/ontology#wording> "did not attack" }')
    assert found.askAnswer


@pytest.mark.parametrize("name", OURS)
@settings(max_examples=15)
@given(some=any_contents())
def test_order_does_not_matter(folder, name, some):
    shuffled = replace(
        some,
        articles=some.articles[::-1],
        actors=some.actors[::-1],
        statements=some.statements[::-1],
    )
    one, two = folder / f"{name}-one", folder / f"{name}-two"
    exporter(name)(some, load(), one)
    exporter(name)(shuffled, load(), two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", OURS)
def test_a_failed_write_leaves_the_old_file(tmp_path, name):
    path = tmp_path / "file"
    path.write_text("old")
    broken = replace(SAMPLE, statements=(replace(FACT, relation="nonsense"),))
    with pytest.raises(UnknownName):
        exporter(name)(broken, load(), path)
    assert [it.read_text() for it in tmp_path.iterdir()] == ["old"]


def test_every_format_has_its_suffix():
    assert set(SUFFIXES) == set(EXPORTERS)
    with pytest.raises(UnknownName, match="did you mean 'turtle'"):
        exporter("turtel")


def test_turtle_is_pleasant_to_read():
    text = document(SAMPLE, load())
    assert "\nid:Arvania kg:meets id:Borland .\n" in text
    assert 'skos:altLabel "Arvanians"@en , "Port Arvan"@en ;' in text
    assert "    kg:confidence 1.0 ;\n" in text
    assert '"2024-05-01"^^xsd:date' in text
    assert "kg:attacks id:Arvania ." not in text, "denied: only a statement"
    assert "\n\n\n\n" not in text


def table(some: Contents, path) -> list[dict[str, str]]:
    exporter("csv")(some, load(), path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@given(some=any_contents())
@settings(max_examples=30)
def test_csv_has_one_row_a_statement(folder, some):
    rows = table(some, folder / "csv")
    assert len(rows) == len(some.statements)
    assert all(set(row) == set(COLUMNS) for row in rows)
    assert sorted(row["wording"].removeprefix("'") for row in rows) == sorted(
        it.wording.removeprefix("'") for it in some.statements
    )


def test_csv_holds_names_and_order_of_the_text(tmp_path):
    rows = table(BOTH, tmp_path / "csv")
    assert [row["statement"] for row in rows] == ["r1", "r2", "r3", "s1"]
    assert (rows[0]["subject"], rows[0]["relation"], rows[0]["object"]) == (
        "Hill Farmers",
        "supports",
        "Dairy Union",
    )
    assert rows[2]["outer_speakers"] == "Borland; Arvania"
    assert not (tmp_path / "csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_runs_no_formula(tmp_path, formula):
    hostile = replace(SAMPLE, actors=(replace(ACTORS[0], name=formula), *ACTORS[1:]))
    rows = table(hostile, tmp_path / "csv")
    assert rows[1]["subject"] == f"'{formula}"


def test_network_edges_count_like_statements():
    graph = to_networkx(BOTH, load())
    edges = list(graph.edges(keys=True, data=True))
    assert [(one, two, key) for one, two, key, _ in edges] == [
        ("Arvania", "Borland", "meets/positive/asserted"),
        ("Borland", "Arvania", "attacks/negative/reported"),
        ("HillFarmers", "DairyUnion", "supports/positive/planned"),
    ]
    meets = edges[0][3]
    assert (meets["count"], meets["articles"], meets["fact"]) == (2, ["dairy", "port"], True)
    assert edges[1][3]["speakers"] == [DENIED.speaker]
    assert edges[1][3]["fact"] is edges[2][3]["fact"] is False
    assert graph.nodes["Arvania"]["kind"] == "State"
    assert edges[2][3]["wordings"] == [PLANNED.wording]


@settings(max_examples=30)
@given(some=any_contents())
def test_graphml_is_xml_whatever_the_texts(folder, some):
    path = folder / "graphml"
    exporter("graphml")(some, load(), path)
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - written a line above
    edges = [it for it in root.iter() if it.tag.endswith("}edge")]
    assert len(edges) == to_networkx(some, load()).number_of_edges()


def test_graphml_is_read_back_by_networkx(tmp_path):
    import networkx as nx

    exporter("graphml")(BOTH, load(), tmp_path / "graphml")
    graph = nx.read_graphml(tmp_path / "graphml", force_multigraph=True)
    assert graph.nodes["Arvania"]["label"] == "Arvania"
    (edge,) = graph.get_edge_data("Arvania", "Borland").values()
    assert (edge["relation"], edge["count"], edge["score"]) == ("meets", 2, 2.5)


def test_jsonld_nodes_are_short(tmp_path):
    exporter("jsonld")(SAMPLE, load(), tmp_path / "file")
    document = json.loads((tmp_path / "file").read_text("utf-8"))
    nodes = {it["@id"]: it for it in document["@graph"]}
    assert nodes["id:Arvania"]["@type"] == "kg:State"
    assert nodes["kg:Negative"]["@graph"] == [
        {"@id": "id:Borland", "kg:attacks": {"@id": "id:Arvania"}}
    ]
