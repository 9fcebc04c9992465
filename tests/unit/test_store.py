import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

import kg
from kg.errors import QueryError, StoreError, UnknownName
from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents, Quote, ReadingId
from kg.ontology import load
from kg.rdf import quads
from kg.store import Added, Store, memory_store, open_store
from kg.store.changes import describes_actor
from tests.unit.graphs import (
    ACTORS,
    DAIRY,
    DENIED,
    FACT,
    PLANNED,
    SAMPLE,
    any_contents,
    other_article,
)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        yield opened


def everything(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads()}


def evidence_of(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads() if not describes_actor(quad)}


def test_what_is_added_is_there_after_closing(tmp_path):
    with open_store(tmp_path / "store") as first:
        assert first.add(SAMPLE) == Added(added=(DAIRY,))
    with open_store(tmp_path / "store", read_only=True) as second:
        assert second.contents() == SAMPLE
        assert second.article_ids() == ["dairy"]


@settings(max_examples=40)
@given(some=any_contents())
def test_adding_twice_changes_nothing(some):
    store = memory_store()
    store.add(some)
    before = everything(store)
    assert store.contents() == some
    assert store.add(some) == Added(unchanged=tuple(it.id for it in some.articles))
    assert everything(store) == before


@settings(max_examples=40)
@given(some=any_contents())
def test_taking_all_articles_out_leaves_an_empty_store(some):
    store = memory_store()
    store.add(some)
    for article in some.articles:
        assert store.remove(article.id)
    assert store.contents() == Contents()
    assert not list(store.query("SELECT * { ?s ?p ?o }").rows)


@settings(max_examples=40)
@given(one=any_contents(articles=st.just("one")), other=any_contents(articles=st.just("other")))
def test_the_order_of_articles_does_not_matter(one, other):
    taken = {it.id for it in one.statements}
    other = replace(other, statements=tuple(it for it in other.statements if it.id not in taken))
    first, second = memory_store(), memory_store()
    first.add(one)
    first.add(other)
    second.add(other)
    second.add(one)
    assert everything(first) == everything(second)


@settings(max_examples=40)
@given(one=any_contents(articles=st.just("one")), other=any_contents(articles=st.just("one")))
def test_an_article_takes_the_place_of_its_older_form(one, other):
    store = memory_store()
    store.add(one)
    changed = store.add(other)
    assert changed.added == ()
    found = store.contents()
    assert (found.articles, found.statements) == (other.articles, other.statements)
    fresh = memory_store()
    fresh.add(other)
    kept = {it.id for it in other.actors}
    assert {it.id for it in found.actors} == kept
    # Names that only the older form gave stay with who is still mentioned.
    assert evidence_of(store) == evidence_of(fresh)


def test_a_triple_stays_while_another_article_tells_it(store):
    store.add(SAMPLE)
    store.add(other_article())
    meets = "ASK { id:Arvania kg:meets id:Borland . id:Borland kg:meets id:Arvania }"
    store.remove(ArticleId("dairy"))
    assert store.query(meets).truth, "the other article tells it the other way round"
    assert {it.id for it in store.contents().actors} == {"Arvania", "Borland"}
    assert not store.query("ASK { GRAPH kg:Negative { ?a ?b ?c } }").truth
    store.remove(ArticleId("port"))
    assert not store.query(meets).truth


def test_the_reverse_of_a_directed_relation_is_no_support(store):
    there = replace(FACT, relation="attacks")
    back = replace(
        there,
        id=ReadingId("x"),
        article=ArticleId("port"),
        subject=there.object,
        object=there.subject,
        place=None,
    )
    store.add(replace(SAMPLE, statements=(there,)))
    store.add(replace(other_article(), statements=(back,)))
    store.remove(ArticleId("dairy"))
    assert store.query("SELECT ?a ?b { ?a kg:attacks ?b }").texts() == [
        ("id:Borland", "id:Arvania")
    ]


def test_what_is_told_of_an_actor_is_put_together(store):
    store.add(SAMPLE)
    more = Actor(ActorId("Arvania"), "PartiallyRecognizedState", "Arvania", ("Arv",))
    store.add(other_article(actors=(more, ACTORS[1])))
    (arvania,) = [it for it in store.contents().actors if it.id == "Arvania"]
    assert arvania == Actor(
        ActorId("Arvania"),
        "PartiallyRecognizedState",
        "Arvania",
        ("Arv", "Arvanians", "Port Arvan"),
        "Q1",
    )


@pytest.mark.parametrize(
    "text", ["\\u0041", '" . } ; CLEAR ALL #', "\x00\x01\x7f", "a\r\n\tb", "\u202eabc", "\\", "🜚"]
)
def test_any_text_survives_a_change(store, text):
    def with_text(wording: str) -> Contents:
        mention = Quote(0, len(text), text)
        statement = replace(FACT, wording=wording, subject_mention=mention)
        return replace(SAMPLE, statements=(PLANNED, statement, DENIED))

    store.add(with_text("before" + text))
    assert store.add(with_text(text)) == Added(replaced=(DAIRY,))
    assert store.contents() == with_text(text)


def test_a_statement_needs_its_article(store):
    with pytest.raises(ValueError, match="of no article"):
        store.add(replace(SAMPLE, articles=(ArticleRef(ArticleId("port")),)))
    assert store.contents() == Contents()


def test_removing_what_is_not_there_says_so(store):
    assert store.remove(ArticleId("nowhere")) is False


def test_named_graphs_tell_the_voice(store):
    store.add(SAMPLE)
    found = store.query("SELECT ?how { GRAPH ?how { id:HillFarmers kg:supports id:DairyUnion } }")
    assert found.texts() == [("kg:Planned",)]


def test_a_second_writer_is_told_so(tmp_path):
    with (
        open_store(tmp_path / "store"),
        pytest.raises(StoreError, match="another process is writing to this store"),
    ):
        open_store(tmp_path / "store")


WRITER = """
import sys
from pathlib import Path
from kg.store import open_store
with open_store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.slow
def test_a_second_process_is_told_so(tmp_path):
    place = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(kg.__file__).parent.parent,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="another process is writing to this store"):
            open_store(place)
        writer.communicate("\n", timeout=30)
    with open_store(place) as store:
        assert store.add(SAMPLE) == Added(added=(DAIRY,))


def test_a_missing_store_is_not_made_to_be_read(tmp_path):
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="this is a file"):
        open_store(tmp_path / "file")


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match=r"not empty and no store \(it lacks kg-store.json\)"):
        open_store(tmp_path)
    assert [it.name for it in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("marker", "problem"),
    [('{"format": 99}', "format 99; this kg reads format 1"), ("nonsense", "does not name")],
)
def test_a_store_of_another_format_is_not_touched(tmp_path, marker, problem):
    (tmp_path / "kg-store.json").write_text(marker)
    with pytest.raises(StoreError, match=problem):
        open_store(tmp_path)


def test_a_path_through_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "file" / "store")


def test_a_store_to_read_cannot_be_written(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add(SAMPLE)
    with (
        open_store(tmp_path / "store", read_only=True) as store,
        pytest.raises(StoreError, match="reading only"),
    ):
        store.add(other_article())


def test_a_backup_is_a_store(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.add(SAMPLE)
        store.backup(tmp_path / "copy")
        with pytest.raises(StoreError, match="cannot be copied"):
            store.backup(tmp_path / "copy")
    with open_store(tmp_path / "copy", read_only=True) as copy:
        assert copy.contents() == SAMPLE


@pytest.mark.parametrize(
    ("sparql", "problem"),
    [
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE asks"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM names another"),
        ("SELECT * { ?a<?b . SERVICE <x:y> { ?s ?p '>' } }", "SERVICE asks"),
        ("SELECT *\n{ ?s nope:x ?o }", r"^line 2, column \d+.*no prefix is called 'nope'"),
        ("SELECT * { ?s kg:supports ?o", r"^line 1, column \d+, at its end: 1 braces open and 0"),
        ("INSERT DATA { id:A kg:supports id:B }", "INSERT would change the store"),
        ("SELEC ?x { ?x ?y ?z }", "begins with SELECT"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "GROUP BY"),
        ("", "the query is empty"),
        ("SELECT * { ?s ?p }", r"line 1, column \d+"),
    ],
)
def test_a_wrong_query_is_explained(store, sparql, problem):
    with pytest.raises(QueryError, match=problem):
        store.query(sparql)


def test_words_inside_texts_names_and_comments_are_no_keywords(store):
    sparql = """
        SELECT ?from ?service { # SERVICE <x>
            BIND("SERVICE it's FROM" AS ?from) BIND('''FROM''' AS ?service)
            OPTIONAL { <http://example.org/FROM/SERVICE> kg:service ?o } }"""
    assert store.query(sparql).texts() == [("SERVICE it's FROM", "FROM")]


@settings(max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_bound_text_is_data_whatever_it_holds(text):
    store = memory_store()
    (row,) = store.query("SELECT ?name (STR(?name) AS ?same) { }", {"name": text}).rows
    assert row[0] == Literal(text)


def test_a_query_must_project_what_is_bound(store):
    with pytest.raises(QueryError, match="name"):
        store.query("SELECT ?x { ?x rdfs:label ?l FILTER(STR(?l) = ?name) }", {"name": "x"})


def test_an_answer_in_its_forms(store):
    store.add(SAMPLE)
    found = store.query("SELECT ?x ?n ?none { ?x rdfs:label ?n } ORDER BY ?n", limit=2)
    assert found.more
    assert found.texts() == [("id:Arvania", "Arvania", ""), ("id:Borland", "Borland", "")]
    assert found.dicts()[0] == {"x": "id:Arvania", "n": "Arvania"}
    shown = found.json()
    assert shown["head"] == {"vars": ["x", "n", "none"]}
    assert json.loads(json.dumps(shown))["results"]["bindings"][0]["n"] == {
        "type": "literal",
        "value": "Arvania",
        "xml:lang": "en",
    }
    assert store.query("ASK { ?a kg:meets ?b }").json() == {"head": {}, "boolean": True}
    built = store.query("CONSTRUCT { ?b kg:meets ?a } WHERE { ?a kg:attacks ?b }")
    assert (built.kind, built.rows, built.more) == ("construct", (), False)


def test_the_ontology_can_be_asked_for_broader_relations(store):
    store.add(replace(SAMPLE, statements=(replace(FACT, relation="aids"),)))
    sparql = """
        SELECT ?a ?b { ?a ?p ?b
          GRAPH <https://w3id.org/newskg/ontology> { ?p rdfs:subPropertyOf* kg:supports } }"""
    assert store.query(sparql).texts() == [("id:Arvania", "id:Borland")]


def test_an_unknown_query_lists_the_known(store):
    with pytest.raises(UnknownName, match="who-supports"):
        store.ask("who-suports", {})


def test_the_written_quads_are_those_of_the_model(store):
    store.add(SAMPLE)
    want = {str(quad) for quad in quads(SAMPLE, load())}
    assert want <= everything(store)
