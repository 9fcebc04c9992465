"""Hostile text everywhere at once: nothing runs, and what is saved is well formed."""

import csv
import io
from dataclasses import replace

import pytest

from kg.model import Actor, ActorId, ArticleId, ArticleRef, Quote
from tests.browser.reading import saved
from tests.browser.sample_graphs import Line, contents_of

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "</title></style></textarea><b>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    "<!-- <script>",
    "--> ]]> <![CDATA[",
    "{{constructor.constructor('alert(1)')()}}",
    "{% raw %}{{ 7 * 7 }}${alert(1)}#{1}",
    "\u202eevil\u202c \u2066x\u2069",
    "nul\x00byte",
    "\x1b[31mred\x07",
    "=HYPERLINK(1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r\n=1",
    "name" * 250_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f600",
    "\u0645\u0631\u062d\u0628\u0627 <b>",
    "\"double\" 'single' `back`",
    "&lt;script&gt;&#x3c;b&#x3e;&amp;",
    "'; DROP TABLE actors; --",
    '" } ; DROP ALL ; #',
    '""" . <http://e> <http://e> """ \\',
    "back\\slash \\u0022 \\",
    "__proto__",
    "constructor",
    "\u2028line\u2029paragraph",
)


def hostile():
    """Each text as an actor's name and alias, an article's title and address, and a sentence."""
    numbered = list(enumerate(HOSTILE))
    articles = [ArticleRef(ArticleId(f"a{i}"), text, text, "2031-01-01") for i, text in numbered]
    actors = [Actor(ActorId(f"n{i}"), "Person", text, (text,)) for i, text in numbered]
    actors.append(Actor(ActorId("B"), "Person", "B"))
    lines = [Line(f"n{i}", "meets", "B", "[A] {met} <B> ", f"a{i}") for i, _ in numbered]
    plain = contents_of(articles, actors, lines)
    statements = []
    for it in plain.statements:
        text = it.sentence.text + HOSTILE[int(it.article[1:])]
        sentence = Quote(it.sentence.start, it.sentence.start + len(text), text)
        statements.append(replace(it, sentence=sentence))
    return replace(plain, statements=tuple(statements))


def test_forty_hostile_texts_run_nothing_and_save_well_formed_files(open_page):
    from pyoxigraph import RdfFormat, parse

    assert len(HOSTILE) == 40
    csv.field_size_limit(10_000_000)
    it = open_page(hostile(), title=HOSTILE[1])
    page = it.page
    assert page.evaluate("[...document.images, ...document.querySelectorAll('iframe, base')]") == []
    for i in range(len(HOSTILE)):
        page.evaluate("(i) => { location.hash = `#actor=n${i}`; }", i)
        page.locator("#panel .fact").first.click()
        assert page.locator("#panel .evidence").count() == 1
        assert page.locator("#panel a").count() == 0
    text = saved(page, "#save-csv").path().read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert len(rows) == len(HOSTILE)
    assert {len(row) for row in rows} == {len(head)}
    assert [cell[:9] for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell] == []
    turtle = saved(page, "#save-turtle").path().read_bytes()
    names = {quad.object.value for quad in parse(turtle, format=RdfFormat.TURTLE)}
    assert {"__proto__", "constructor", HOSTILE[1], HOSTILE[35]} <= names
