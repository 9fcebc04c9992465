"""The Python API, with a small extractor in place of the real one."""

import html
import re

import pytest

import kg
from tests.fakes import FakeExtractor

TEXT = "Arvania supports Borduria. Borduria will meet Arvania. Arvania does not support Cordonia."


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())


@pytest.fixture
def article(in_folder):
    (in_folder / "news.txt").write_text(TEXT, encoding="utf-8")
    return in_folder / "news.txt"


def test_a_graph_is_built_asked_and_turned_into_others(article):
    graph = kg.build(article, date="2024-05-03")
    asked = "SELECT ?b WHERE { ?a kg:supports ?x . ?x rdfs:label ?b }"
    assert graph.query(asked) == [{"b": "Borduria"}]
    network = graph.to_networkx()
    names = {network.nodes[node]["name"] for node in network}
    assert names == {"Arvania", "Borduria", "Cordonia"}
    assert {data["relation"] for *_, data in network.edges(data=True)} == {"supports", "meets"}
    dataset = graph.to_rdflib()
    assert len({it.identifier for it in dataset.graphs()}) >= 3, "default, planned, negative"


def test_a_value_is_bound_as_data(article):
    graph = kg.build([article])
    asked = "SELECT ?a ?name WHERE { ?a rdfs:label ?label FILTER(STR(?label) = ?name) }"
    assert len(graph.query(asked, name="Arvania")) == 1
    assert graph.query(asked, name='" } #') == []


def test_no_store_means_no_file(article):
    kg.build(article)
    assert [it.name for it in article.parent.iterdir()] == ["news.txt"]


def test_a_store_is_opened_again(article):
    graph = kg.build(str(article), store=article.parent / "store")
    assert kg.open_graph(article.parent / "store") == graph


def test_each_call_gives_a_new_network(article):
    graph = kg.build(article)
    one = graph.to_networkx()
    one.clear()
    assert len(graph.to_networkx())


def test_in_a_notebook_the_page_is_shut_in(article):
    shown = kg.build(article)._repr_html_()
    frame = re.fullmatch(r'<iframe sandbox="([^"]*)" [^<>]*srcdoc="([^"]*)"></iframe>', shown)
    assert frame
    assert "allow-scripts" in frame[1].split()
    # With the notebook's origin the page's script could read and change the notebook.
    assert not {"allow-same-origin", "allow-top-navigation"} & set(frame[1].split())
    assert html.unescape(frame[2]).lower().startswith("<!doctype html>")


def test_a_source_that_is_not_there_raises(in_folder):
    with pytest.raises(kg.KgError, match=r"gone\.txt: no such file"):
        kg.build("gone.txt")


def test_extractions_come_article_by_article(article):
    found = kg.extractions([article, article])
    assert len(next(found).readings) == 3
    assert len(list(found)) == 1
