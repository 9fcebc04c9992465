import socket

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read import articles, read_all

LEAD = "Iceland walked out of talks with Norway on Tuesday, saying that the offer was an insult."
MORE = "Norway denied that it had broken its word to the fishing towns of the north and the west."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8">
<title>Iceland leaves | Nordic Wire</title>
<meta property="article:published_time" content="2024-05-14T09:12:00Z">
<link rel="canonical" href="https://wire.example.org/a/1"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Iceland leaves mackerel talks</h1><p>By Jane Doe</p>
<p>BRUSSELS (AP) — {LEAD}</p><p>{MORE}</p><ul><li>{LEAD}</li></ul></article>
<footer>Copyright 2024 Nordic Wire. All rights reserved.</footer></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a page that is read must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read(tmp_path, page, **options):
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (found,) = articles([str(path)], **options)
    return found


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path):
    found = read(tmp_path, PAGE, date="2020-01-01")
    paragraphs = found.text.split("\n\n")
    assert paragraphs[0] == found.title == "Iceland leaves mackerel talks"
    assert paragraphs[-3:] == [f"BRUSSELS (AP) — {LEAD}", MORE, LEAD]
    assert found.headline.of(found.text) == found.title
    assert "BRUSSELS (AP) —" in [span.of(found.text) for span in found.furniture]
    assert (found.published, found.source) == ("2024-05-14", "https://wire.example.org/a/1")
    assert "Copyright" not in found.text
    assert "Home" not in found.text


def test_what_the_page_does_not_say_is_the_options_or_the_files(tmp_path):
    page = f"<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>"
    found = read(tmp_path, page, date="2020-01-01")
    assert (found.published, found.source) == ("2020-01-01", "page.html")


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{LEAD}<p>{MORE}<div><b>{MORE}</i></td>",
        f"<html><body><article><p>{LEAD}</p><p>{MORE}",
        f"<html><article><p>{LEAD}</table><!-- <p>{MORE}</p> --><p>{MORE}",
        f"<html><body>{'<div>' * 200}<p>{LEAD}</p><p>{MORE}</p>",
        f"\0<html><p>{LEAD}</p>\0<p>{MORE}</p>",
    ],
)
def test_broken_markup_is_read_all_the_same(tmp_path, page):
    found = read(tmp_path, page)
    assert LEAD in found.text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ("<meta charset=iso-8859-2>", "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-16">', "utf-8"),
        ("<meta charset=no-such-set>", "utf-8"),
    ],
)
def test_the_character_set_is_found(tmp_path, head, encoding):
    page = f"<html><head>{head}</head><body><article><p>Böö {LEAD}</p><p>{MORE}</p></article>"
    assert f"Böö {LEAD}" in read(tmp_path, page.encode(encoding)).text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "the page is empty"),
        ("  \n", "the page is empty"),
        ("<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav></body>", "no article"),
        ("<html><script>alert(1)</script></html>", "no article found on the page"),
        ("<!-- nothing -->", "no article found on the page"),
        (b"%PDF-1.4", "is a PDF, not text"),
        (f"<p>{LEAD}</p>" + " " * 5_000_000, "has more than 5,000,000 bytes"),
    ],
)
def test_a_page_without_an_article_is_one_line(tmp_path, page, said):
    with pytest.raises(InputError, match=said) as caught:
        read(tmp_path, page)
    assert "\n" not in str(caught.value)


def test_a_huge_page_is_read(tmp_path):
    many = "".join(f"<p>{number}. {LEAD}</p>" for number in range(9_000))
    found = read(tmp_path, f"<html><body><article><h1>Long</h1>{many}</article></body></html>")
    assert "8999. " in found.text


def test_deep_nesting_ends_in_an_article_or_one_line(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<div>" * 100_000 + f"<p>{LEAD}</p>")
    (found,) = read_all([str(path)])
    assert LEAD in found.text if isinstance(found, Article) else "\n" not in str(found)
