"""The page as text: what it may hold, what it may not, and that it is always the same."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.export.html import render, write
from kg.export.html.columns import units, web_address, wikidata
from kg.export.html.console import VENDORED, vendored
from kg.export.html.gather import best_connected, connectedness, gather
from kg.export.html.vis import VIS_SHA256
from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents
from tests.browser.sample_graphs import Line, contents_of, generated, harbour

ANY_TEXT = st.text(
    st.characters(exclude_characters="[]<>{}", exclude_categories=()), min_size=1, max_size=40
)


class Parsed(HTMLParser):
    """Elements of the page, and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[dict[str, str | None], str]] = []
        # Our own code is tested elsewhere, and slow to read.
        self.feed(re.sub(r"<(script|style)>.*?</\1>", r"<\1></\1>", page, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style", "title", "h1"}:
            self.texts.append(({**dict(attrs), "tag": tag}, ""))

    def handle_data(self, data: str) -> None:
        if self.texts and self.tags[-1][0] == self.texts[-1][0]["tag"]:
            attributes, text = self.texts[-1]
            self.texts[-1] = attributes, text + data

    def json(self, name: str) -> Any:
        return json.loads(next(text for it, text in self.texts if it.get("id") == name))


def one_fact(
    name: str = "Acme", sentence: str = "x", title: str = "t", source: str = ""
) -> Contents:
    """Two actors and a statement, with the given texts in it."""
    return contents_of(
        [ArticleRef(ArticleId("a1"), title, source, "2031-01-02")],
        [
            Actor(ActorId("A"), "Person", name, (name,)),
            Actor(ActorId("B"), "Company", "Other"),
        ],
        [Line("A", "relation", "B", f"[A] {{did {sentence}}} <B>")],
    )


@pytest.fixture(scope="module")
def harbour_page(ontology):
    return render(harbour(), ontology, title="Harbour")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@settings(max_examples=25)
def test_any_text_comes_through_and_ends_no_element(ontology, name, sentence, title):
    page = render(one_fact(name, sentence, title, sentence), ontology, title=title)
    page.encode("utf-8")
    parsed = Parsed(page)
    data = parsed.json("data-tables")
    assert data["actors"]["name"][0] == name
    assert data["sentences"]["text"] == [f"A did {sentence} B"]
    assert data["articles"]["title"] == [title]
    assert [tag for tag, _ in parsed.tags].count("script") == 6


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "<img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "\u2028\u2029\x00]]>",
        '" onload="alert(1)',
    ],
)
def test_hostile_text_stays_text(ontology, hostile):
    plain, odd = render(one_fact(), ontology), render(one_fact(hostile), ontology, title=hostile)
    assert [tag for tag, _ in Parsed(odd).tags] == [tag for tag, _ in Parsed(plain).tags]
    assert Parsed(odd).json("data-tables")["actors"]["name"][0] == hostile


def test_policy_names_exactly_the_inline_code(harbour_page):
    page = harbour_page
    policy = next(a["content"] for _, a in Parsed(page).tags if a.get("http-equiv"))
    assert policy is not None
    hashes = re.findall(r"'sha256-([^']+)'", policy)
    code = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(code) == 3
    digests = [b64encode(sha256(text.encode()).digest()).decode() for text in code]
    assert sorted(hashes) == sorted(digests)
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_nothing_is_fetched_and_no_attribute_is_code(harbour_page):
    parsed = Parsed(harbour_page)
    for tag, attributes in parsed.tags:
        assert "src" not in attributes, tag
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert tag not in {"link", "iframe", "object", "base", "img"}


def test_the_same_contents_give_the_same_bytes_in_any_order(ontology, harbour_page, tmp_path):
    it = harbour()
    turned = Contents(it.articles[::-1], it.actors[::-1], it.statements[::-1])
    write(turned, ontology, tmp_path / "page.html", title="Harbour")
    assert (tmp_path / "page.html").read_bytes() == harbour_page.encode()


def test_page_names_no_place_of_this_machine(harbour_page):
    assert "/tmp/" not in harbour_page  # noqa: S108  looked for, not used
    assert "site-packages" not in harbour_page


def test_gather_puts_each_statement_in_one_edge(ontology):
    contents = harbour()
    edges = gather(contents, ontology)
    held = sorted(i for edge in edges for i in edge.statements)
    assert held == list(range(len(contents.statements)))
    names = {str(actor.id): i for i, actor in enumerate(contents.actors)}
    union = [e for e in edges if e.relation == "supports" and e.object == names["DockersUnion"]]
    steel = [e for e in union if e.subject == names["SteelUnion"]]
    assert sorted((e.modality, len(e.statements)) for e in steel) == [
        ("asserted", 2),
        ("reported", 1),
    ]


def test_symmetric_relations_are_one_edge_whichever_way_they_are_said(ontology):
    lines = [
        Line("A", "meets", "B", "[A] {met} <B>."),
        Line("B", "meets", "A", "[B] {met} <A>."),
        Line("A", "supports", "B", "[A] {backs} <B>."),
        Line("B", "supports", "A", "[B] {backs} <A>."),
    ]
    actors = [Actor(ActorId(i), "Person", i) for i in "AB"]
    edges = gather(contents_of([ArticleRef(ArticleId("a1"))], actors, lines), ontology)
    assert sorted((e.relation, len(e.statements)) for e in edges) == [
        ("meets", 2),
        ("supports", 1),
        ("supports", 1),
    ]


def test_open_readings_are_told_apart_by_their_wording(harbour_page):
    data = Parsed(harbour_page).json("data-tables")
    assert {"“hummed along with”", "“keeps a close eye on”"} <= set(data["phrases"])


def test_budget_draws_the_best_connected_and_keeps_every_fact(ontology):
    contents = generated(120)
    parsed = Parsed(render(contents, ontology, max_drawn=20))
    assert 2 <= len(parsed.json("data-nodes")) <= 20
    data = parsed.json("data-tables")
    assert len(data["actors"]["id"]) == 120
    assert len(data["statements"]["id"]) == len(contents.statements)
    edges = gather(contents, ontology)
    ties = connectedness(120, edges)
    drawn = best_connected(ties, edges, 20)
    assert [node["id"] for node in parsed.json("data-nodes")] == drawn
    assert min(ties[i] for i in drawn) >= sorted(ties)[-20]


def test_empty_contents_still_give_a_page(ontology):
    parsed = Parsed(render(Contents(), ontology))
    assert parsed.json("data-nodes") == []
    assert parsed.json("data-tables")["statements"]["id"] == []


def test_marks_count_as_browsers_do(ontology):
    line = Line("A", "meets", "B", "😎 [Ann] {met} <Bob>.")
    actors = [Actor(ActorId(i), "Person", i) for i in "AB"]
    page = render(contents_of([ArticleRef(ArticleId("a1"))], actors, [line]), ontology)
    marks = Parsed(page).json("data-tables")["statements"]["marks"][0]
    text = "😎 Ann met Bob.".encode("utf-16-le")
    words = [
        text[2 * a : 2 * b].decode("utf-16-le")
        for a, b in zip(marks[::2], marks[1::2], strict=True)
    ]
    assert words == ["Ann", "Bob", "met"]
    assert units("\ud800") == 1


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///x",
        "notes.txt",
        "http://",
        "http://[x",
        " https://a.example",
    ],
)
def test_only_web_addresses_become_links(source):
    assert web_address(source) in {"", source.strip()}
    assert not web_address(source).startswith(("javascript", "data", "file"))


@pytest.mark.parametrize(
    ("text", "kept"), [("Q42", "Q42"), ("Q4/../x", ""), ("P42", ""), (None, "")]
)
def test_only_wikidata_ids_become_links(text, kept):
    assert wikidata(text) == kept


def test_table_of_vendored_files_names_each_with_its_hash():
    folder = resources.files("kg.export.html").joinpath("vendor")
    table = folder.joinpath("README.md").read_text("utf-8")
    held = {file.name for file in folder.iterdir()} - {"README.md"}
    assert set(VENDORED) == held
    for name in held:
        row = next(line for line in table.splitlines() if line.startswith(f"| `{name}`"))
        assert row.endswith(f"`{sha256(folder.joinpath(name).read_bytes()).hexdigest()}` |")
    assert VIS_SHA256 in table


def test_changed_vendored_file_is_refused(monkeypatch):
    monkeypatch.setitem(VENDORED, "oxigraph.js", "0" * 64)
    with pytest.raises(DataError, match="is not 0000"):
        vendored("oxigraph.js")
