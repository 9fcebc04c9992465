"""What every reader of the table promises."""

import json
from itertools import pairwise

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read import READERS, read_all

BODY = (
    "Arvania supports Borduria, ministers said on Tuesday. “Nobody’s army will cross the river,” "
    "the spokeswoman added 🙂.\n\nBorduria’s parliament meets tomorrow to discuss the treaty."
)
PARAGRAPHS = "".join(f"<p>{it}</p>" for it in BODY.split("\n\n"))
PAGE = (
    "<!doctype html><html><head><title>Two states</title></head><body><article>"
    f"<h1>Two states</h1>{PARAGRAPHS}</article></body></html>"
)
FILES = {
    "text": ("a.txt", BODY),
    "html": ("a.html", PAGE),
    "jsonl": ("a.jsonl", json.dumps({"id": "a", "text": BODY}) + "\n"),
    "json": ("a.json", json.dumps([{"id": "a", "text": BODY}])),
}


@pytest.fixture(params=list(READERS))
def path(request, in_folder):
    name, text = FILES[request.param]
    (in_folder / name).write_text(text, encoding="utf-8")
    return in_folder / name


def test_it_gives_the_article(path):
    (found,) = read_all([str(path)], date="2024-05-03")
    assert isinstance(found, Article)
    assert "Arvania supports Borduria, ministers said" in found.text
    assert "🙂" in found.text
    assert found.published == "2024-05-03"


def test_reading_twice_gives_the_same(path):
    assert list(read_all([str(path)])) == list(read_all([str(path)]))


def test_marks_lie_in_the_text_and_apart(path):
    (found,) = read_all([str(path)])
    assert isinstance(found, Article)
    spans = [*found.furniture]
    assert all(span.end <= len(found.text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert found.headline is None or found.headline.end <= len(found.text)


@pytest.mark.parametrize("cut", [0, 1, 17])
@pytest.mark.parametrize("name", sorted(set(READERS) - {"html"}))  # pages: as browsers read them
def test_bytes_that_are_no_text_are_a_problem_with_a_place(in_folder, name, cut):
    path = in_folder / FILES[name][0]
    data = FILES[name][1].encode()
    path.write_bytes(data[:cut] + b"\x81\x00\x81" + data[cut:])
    found = list(read_all([str(path)]))
    assert found
    assert all(isinstance(it, InputError) and path.name in str(it) for it in found)


def test_an_empty_file_is_a_problem(path):
    path.write_bytes(b"")
    (found,) = read_all([str(path)])
    assert isinstance(found, InputError)
