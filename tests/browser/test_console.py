"""SPARQL inside the page: the same answers as the store gives, asked by mouse and keys."""

import csv
import io
import re

import pytest

from kg import pipeline
from kg.pipeline.page import console
from kg.store import memory_store, named_queries
from tests.browser.reading import saved_by, wait_until
from tests.browser.sample_graphs import harbour

pytestmark = pytest.mark.browser

#: What each parameter is filled with: actors under their names, aliases, and in another case.
VALUES = {
    "about-pair": {"one": "steel union", "other": "Dockers’ Union"},
    "by-speaker": {"name": "Edda Brandt"},
    "common-ground": {"one": "Acme Bank", "other": "Steel Union"},
    "evidence": {"subject": "Coast Guard", "relation": "attacks", "object": "Free Sailors’ Front"},
    "who-supports": {"name": "Dockers’ Union"},
}
ANYBODY = "Meridian Shipping"


@pytest.fixture
def asking(open_page):
    return open_page(harbour(), "#view=query", console=console())


@pytest.fixture(scope="module")
def store():
    with memory_store() as held:
        held.add(harbour())
        yield held


def rows_of(page):
    """The rows of the answer, when it has come."""
    wait_until(page, lambda: re.search(r"^\d+ rows?|^Nothing", note(page)), seconds=20)
    return [
        tuple(row.locator("td").all_inner_texts())
        for row in page.locator("#query-answer tbody tr").all()
    ]


def note(page):
    return page.locator("#query-note").inner_text()


def asked_values(query):
    given = VALUES.get(query.name, {})
    return {param.name: given.get(param.name, ANYBODY) for param in query.params}


def flat(rows):
    """Without the line ends and double spaces that a table cell does not show."""
    return [tuple(" ".join(cell.split()) for cell in row) for row in rows]


def test_named_queries_answer_as_the_store_does(asking, store):
    page = asking.page
    some = 0
    for query in named_queries().values():
        page.select_option("#query-name", query.name)
        values = asked_values(query)
        for name, value in values.items():
            page.fill(f"#query-param-{name}", value)
            page.keyboard.press("Escape")
        page.click("#query-run")
        wanted = flat(store.ask(query.name, values).texts())
        assert flat(rows_of(page)) == wanted, query.name
        some += bool(wanted)
    assert some > len(named_queries()) / 2


def test_own_query_by_keys_and_the_address_asks_it_again(asking, store):
    page = asking.page
    text = "SELECT ?a ?b WHERE { ?a kg:supports ?b } ORDER BY ?a ?b"
    page.fill("#query-text", text)
    page.keyboard.press("Control+Enter")
    wanted = store.query(text).texts()
    assert rows_of(page) == wanted
    asking.go(page.url.partition("#")[1] + page.url.partition("#")[2])
    assert page.input_value("#query-text") == text
    assert rows_of(page) == wanted


def test_named_graphs_and_the_ontology_are_there(asking, store):
    page = asking.page
    for text in (
        "SELECT ?a ?p ?b WHERE { GRAPH kg:Planned { ?a ?p ?b } } ORDER BY ?a ?p ?b",
        "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <https://w3id.org/newskg/ontology> { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "ASK { ?s kg:supports ?o }",
    ):
        page.fill("#query-text", text)
        page.click("#query-run")
        answer = store.query(text)
        wanted = answer.texts() if answer.kind == "select" else [("yes",)]
        assert rows_of(page) == wanted, text


def test_construct_gives_triples(asking):
    asking.page.fill("#query-text", "CONSTRUCT { ?b kg:opposes ?a } WHERE { ?a kg:detains ?b }")
    asking.page.click("#query-run")
    assert rows_of(asking.page) == [("id:Fishers", "kg:opposes", "id:CoastGuard")]


def test_mistakes_are_told_and_leave_the_page_alive(asking):
    page = asking.page
    page.fill("#query-text", "SELECT ?a WHERE { ?a kg:supports }")
    page.click("#query-run")
    wait_until(page, lambda: "error at 1:" in note(page), seconds=20)
    page.select_option("#query-name", "who-supports")
    page.fill("#query-param-name", "Nobody at all")
    page.click("#query-run")
    wait_until(page, lambda: "Nobody here is called “Nobody at all”" in note(page))
    page.fill("#query-param-name", "dockers")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.click("#query-run")
    assert rows_of(page)


#: Four triples joined with nothing in common: more rows than any reader lives to see.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_long_question_holds_nothing_and_can_be_stopped(asking):
    page = asking.page
    page.fill("#query-text", ENDLESS)
    page.click("#query-run")
    assert page.locator("#query-stop").is_enabled()
    page.click("#show-table")
    assert page.locator("#table tbody tr").count() == 47
    page.click("#show-query")
    page.click("#query-stop")
    wait_until(page, lambda: note(page) == "Stopped.")
    assert page.locator("#query-stop").is_disabled()
    page.fill("#query-text", "ASK { ?s kg:supports ?o }")
    page.click("#query-run")
    assert rows_of(page) == [("yes",)]


def test_another_question_ends_the_one_before(asking):
    page = asking.page
    page.fill("#query-text", "ASK { ?s kg:supports ?o }")
    page.click("#query-run")
    assert rows_of(page) == [("yes",)]
    page.fill("#query-text", ENDLESS)
    page.click("#query-run")
    assert note(page) == "Asking…"
    page.fill("#query-text", "ASK { ?s kg:supports kg:nobody }")
    page.click("#query-run")
    wait_until(page, lambda: "no" in page.locator("#query-answer").inner_text())


def test_answer_is_saved_and_its_actors_lead_to_the_map(asking):
    page = asking.page
    page.fill("#query-text", "SELECT ?a ?n WHERE { ?a kg:detains ?b . BIND('=1+1' AS ?n) }")
    page.click("#query-run")
    assert rows_of(page) == [("id:CoastGuard", "=1+1")]
    text = saved_by(page, "#query-save").path().read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["a", "n"], ["id:CoastGuard", "'=1+1"]]
    page.get_by_role("button", name="id:CoastGuard").click()
    assert page.locator("#panel h2").inner_text() == "Coast Guard"
    assert page.locator("#map").is_visible()


def test_only_the_page_with_a_box_may_compile(asking, open_page):
    policy = "meta[http-equiv=Content-Security-Policy]"
    assert "'wasm-unsafe-eval'" in asking.page.locator(policy).get_attribute("content")
    assert "worker-src blob:" in asking.page.locator(policy).get_attribute("content")
    plain = open_page(address="#view=query").page
    assert "wasm" not in plain.locator(policy).get_attribute("content")
    assert "worker" not in plain.locator(policy).get_attribute("content")
    assert plain.locator("#show-query, #query").count() == 0
    assert plain.locator("#map").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=str)
def test_axe_finds_nothing(open_page, scheme, size):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    address = "#view=query&ask=most-connected"
    it = open_page(harbour(), address, console=console(), scheme=scheme, size=size)
    assert rows_of(it.page)
    assert it.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    results = axe.Axe().run(it.page)
    assert [v["id"] for v in results.response["violations"]] == []


def test_command_line_writes_such_a_page(tmp_path):
    wishes = pipeline.PageWishes("A heading", 5, with_sparql=True)
    path = pipeline.export(harbour(), "html", tmp_path / "graph.html", **wishes.options())
    text = path.read_text("utf-8")
    assert ">A heading</h1>" in text
    assert '"budget":5' in text
    assert 'id="data-engine"' in text
