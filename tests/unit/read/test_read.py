import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, UnknownName
from kg.model import Article, short_hash
from kg.read import READERS, SUFFIXES, articles, read_all, reader
from kg.read.article import MAX_TEXT

NEWS = "Bill divides ministers\n\nOSLO (AP) — Norway objects to the bill."


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def one(*sources, **options):
    (article,) = articles(sources, **options)
    return article


def problem(*sources, **options):
    """The one problem of the sources, in words."""
    with pytest.raises(InputError) as caught:
        list(articles(sources, **options))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def rows(*values):
    return "\n".join(json.dumps(value) for value in values)


# ---- places -----------------------------------------------------------------------------------


def test_sources_come_in_the_order_given_and_folders_sorted(tmp_path):
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("c.txt", "a.MD", "b/x.txt", ".hidden.txt", ".git/y.txt", "picture.png"):
        write(folder / name, f"Norway objects to {name}.")
    first = write(tmp_path / "z.txt", "Iceland objects.")
    found = [article.source for article in articles([first, str(folder)])]
    assert found == ["z.txt", "a.MD", "x.txt", "c.txt"]


def test_a_folder_without_articles_says_what_is_read(tmp_path):
    assert "holds no file that kg reads (.txt, .md" in problem(str(tmp_path))


def test_a_folder_that_may_not_be_entered_is_named(tmp_path, monkeypatch):
    write(tmp_path / "a.txt", NEWS)

    def walk(top, onerror):
        onerror(PermissionError(13, "Permission denied", f"{top}/shut"))
        yield str(top), [], ["a.txt"]

    monkeypatch.setattr(os, "walk", walk)
    bad, good = read_all([str(tmp_path)])
    assert str(bad).endswith("shut: permission denied")
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "missing.txt: no such file or folder"),
        ("Norway objects\nto the bill of the council", "council: no such file or folder; give a t"),
        ("word " * 2000, "…: file name too long"),
        ("a\0b", "a path cannot hold a NUL character"),
    ],
)
def test_a_path_that_is_none_is_one_short_line(name, said):
    assert said in problem(name)
    assert len(problem(name)) < 300


def test_one_bad_source_does_not_lose_the_others(tmp_path):
    good = write(tmp_path / "a.txt", NEWS)
    found = list(read_all([good, "missing.txt", good], unique=False))
    assert [type(item) for item in found] == [Article, InputError, Article]
    assert str(found[1]) == "missing.txt: no such file or folder"
    assert found[0] == found[2]


def test_nothing_is_opened_before_its_turn(tmp_path):
    found = articles([write(tmp_path / "a.txt", NEWS), "missing.txt"])
    assert next(found).source == "a.txt"
    with pytest.raises(InputError):
        next(found)


def test_every_suffix_has_a_reader_and_a_wrong_name_gets_help():
    for name in {*SUFFIXES.values(), *READERS}:
        assert callable(reader(name))
    with pytest.raises(UnknownName, match="did you mean 'text'"):
        reader("txt")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (NEWS, "Bill divides ministers"),
        ("\n\n" + rows({"text": NEWS, "title": "T"}), "T"),
        (rows({"text": "One objects."}), ""),
        (json.dumps({"text": NEWS, "title": "T"}, indent=1), "T"),
        (json.dumps([{"text": NEWS, "title": "T"}]), "T"),
        ("<!DOCTYPE html>\n<html><title>T</title><article><p>Norway objects to it all.", "T"),
        ("[Updated] Norway objects", "[Updated] Norway objects"),
    ],
)
def test_standard_input_and_unknown_suffixes_are_looked_at(tmp_path, data, title):
    found = one("-", stdin=io.BytesIO(data.encode()))
    assert (found.title, found.source) == (title, "")
    assert one(write(tmp_path / "news.article", data)).title == title


def test_rows_of_standard_input_are_read_as_they_come():
    class Pipe(io.BytesIO):
        taken = 0

        def readline(self, size=-1):
            self.taken += 1
            return super().readline(size)

    pipe = Pipe(rows(*({"text": f"Norway objects {n} times."} for n in range(5000))).encode())
    next(articles(["-"], stdin=pipe))
    assert pipe.taken < 500


# ---- text -------------------------------------------------------------------------------------


def test_a_text_is_one_article(tmp_path):
    found = one(write(tmp_path / "a.txt", NEWS))
    assert found.text == NEWS
    assert found.id == short_hash(NEWS)
    assert (found.title, found.source, found.published) == ("Bill divides ministers", "a.txt", None)
    assert found.headline.of(NEWS) == "Bill divides ministers"
    assert [span.of(NEWS) for span in found.furniture] == ["OSLO (AP) —"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_and_line_ends_make_no_difference(tmp_path, encoding):
    data = NEWS.replace("\n", "\r\n").encode(encoding)
    assert one(write(tmp_path / "other.txt", data)).text == NEWS


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the text is empty"),
        (b" \n\t ", "the text is empty"),
        (b"\xef\xbb\xbf", "the text is empty"),
        (b"Caf\xc3\xa9 says\nCaf\xe9", "byte 0xe9 at offset 14 (line 2); save it as UTF-8"),
        (b"\xff\xfea", "not UTF-16"),
        (b"a\0b", "a NUL character at offset 1"),
        (b"%PDF-1.7\n\x00", "is a PDF, not text: save its text first"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        (b"PK\x03\x04rest", "is a ZIP archive or an office document"),
        (b"\x1f\x8b\x08", "is compressed with gzip, not text: unpack it first"),
        (b"x" * (MAX_TEXT + 1), "the text has 2,000,001 characters, more than 2,000,000"),
        (b"x" * (4 * MAX_TEXT + 1), "has more than 8,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path, data, said):
    where = write(tmp_path / "a.txt", data)
    assert said in problem(where)
    assert problem(where).startswith(where)


def test_a_long_single_line_is_read(tmp_path):
    text = "Norway objects to the bill of the harbour council. " * 30_000
    assert one(write(tmp_path / "a.txt", text)).text == text


def test_the_date_is_the_options_before_the_texts(tmp_path):
    path = write(tmp_path / "a.txt", "Published: 2016-12-07\n\nNorway objects.")
    assert one(path).published == "2016-12-07"
    assert one(path, date="2020-01-02").published == "2020-01-02"
    assert problem(path, date="tomorrow") == "date: 'tomorrow' is no date: write YYYY-MM-DD"


@given(st.binary(max_size=200), st.sampled_from(sorted(READERS)))
def test_any_bytes_give_an_article_or_a_reason(data, name):
    prefix = {"html": b"<html><p>", "jsonl": b'{"text": "', "json": b"["}.get(name, b"")
    for stdin in (data, prefix + data):
        for found in read_all(["-"], stdin=io.BytesIO(stdin)):
            assert isinstance(found, (Article, InputError))
            assert "\n" not in str(found) or isinstance(found, Article)


@given(st.binary(max_size=200), st.sampled_from(sorted(SUFFIXES)))
def test_any_file_gives_an_article_or_a_reason(tmp_path_factory, data, suffix):
    path = write(tmp_path_factory.getbasetemp() / f"any{suffix}", data)
    for found in read_all([path]):
        assert isinstance(found, Article) or str(found).startswith(path)


# ---- rows -------------------------------------------------------------------------------------


def test_a_row_gives_all_that_an_article_has(tmp_path):
    row = {
        "id": "n-1", "text": "Norway\r\nobjects ", "title": " T\n U",
        "date": "2024-05-14T09:12:00Z",
        "url": "https://example.org/a", "source": "Wire", "label": [1],
    }  # fmt: skip
    found = one(write(tmp_path / "a.jsonl", rows(row)))
    assert found.text == row["text"]
    assert (found.id, found.title) == ("n-1", "T U")
    assert (found.published, found.source) == ("2024-05-14", "https://example.org/a")


def test_what_a_row_leaves_out_is_made_up_for(tmp_path):
    path = write(tmp_path / "a.jsonl", rows({"text": NEWS, "id": None}, {"id": 7, "text": "Oslo."}))
    first, second = articles([path], date="2024-05-14")
    assert (first.id, first.title) == (short_hash(NEWS), "Bill divides ministers")
    assert (first.source, first.published) == ("a.jsonl", "2024-05-14")
    assert second.id == "7"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "x"', "not JSON: Expecting ',' delimiter at column 13"),
        ("Norway objects.", "not JSON: Expecting value at column 1"),
        ("[1]", "a row is an object with `text`, not a list"),
        ("3", "a row is an object with `text`, not a number"),
        ('{"body": "x"}', "the row has no `text`; its keys: body"),
        ("{}", "the row has no `text`; its keys: none"),
        ('{"text": null}', "`text` must be a string, not null"),
        ('{"text": ["x"]}', "`text` must be a string, not a list"),
        ('{"text": ""}', "the text is empty"),
        ('{"text": " "}', "the text is empty"),
        ('{"text": "a\\u0000"}', "NUL character at offset 1"),
        ('{"text": "a\\ud800"}', "half a character (a lone surrogate) at offset 1"),
        ('{"text": "x", "title": 3}', "`title` must be a string, not a number"),
        ('{"text": "x", "title": "\\ud800"}', "`title` holds a character that is none"),
        ('{"text": "x", "id": true}', "`id` must be a string, not true or false"),
        ('{"text": "x", "url": {}}', "`url` must be a string, not an object"),
        ('{"text": "x", "date": "5/6/2024"}', "`date`: '5/6/2024' is no date: write YYYY-MM-DD"),
        ('{"text": "x", "date": 2024}', "`date` must be a string, not a number"),
        ('{"text": "x", "id": "good"}', "the id 'good' stands twice, first at "),
        ("[" * 100_000, "not JSON: "),
        ('{"text": "x", "n": ' + "1" * 5000 + "}", "not JSON: "),
        (b'{"text": "caf\xe9"}', "byte 0xe9 at offset 13 (line 3)"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_kept(tmp_path, line, said):
    good = rows({"id": "good", "text": "Norway objects."}).encode()
    last = rows({"id": "last", "text": "Iceland objects."}).encode()
    line = line if isinstance(line, bytes) else line.encode()
    path = write(tmp_path / "a.jsonl", b"\n".join([good, b"", line, last]))
    first, bad, third = read_all([path])
    assert [a.id for a in (first, third) if isinstance(a, Article)] == ["good", "last"]
    assert str(bad).startswith(f"{path}:3: ")
    assert said in str(bad)


def test_a_row_that_is_too_long_does_not_lose_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.read.jsonl.MAX_LINE", 40)
    path = write(tmp_path / "a.jsonl", rows({"text": "x" * 200}, {"text": "Norway objects."}))
    bad, good = read_all([path])
    assert str(bad) == f"{path}:1: the line has more than 40 bytes"
    assert isinstance(good, Article)
    assert good.text == "Norway objects."


@pytest.mark.parametrize("data", ["", "\n\n", "\ufeff"])
def test_a_file_without_rows_is_refused(tmp_path, data):
    assert "the file is empty" in problem(write(tmp_path / "a.jsonl", data))


def test_the_same_text_without_ids_is_the_same_article(tmp_path):
    path = write(tmp_path / "a.jsonl", rows({"text": NEWS}, {"text": NEWS}))
    other = write(tmp_path / "b.txt", NEWS)
    assert len({article.id for article in articles([path, other])}) == 1


def test_an_id_means_one_text_in_all_files(tmp_path):
    first = write(tmp_path / "a.jsonl", rows({"id": "1", "text": "Norway objects."}))
    other = write(tmp_path / "b.jsonl", rows({"id": "1", "text": "Iceland objects."}))
    assert len(list(articles([first, first]))) == 1
    assert "the id '1' of one of its rows was given to another text in " in problem(first, other)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rows({"text": "a"}, {"text": "b"}), ":2: not JSON: Extra data: rows of JSON belong in a"),
        ("[]", ": the list is empty"),
        ("{", ":1: not JSON: Expecting"),
        ("[" * 100_000, ": not JSON: "),
        ("", ":1: not JSON: Expecting value"),
        ('[{"text": "a"}, 3]', ", item 2: a row is an object"),
        ('[{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]', ", item 2: the id '1' stands"),
        ("3", ": a row is an object with `text`, not a number"),
    ],
)
def test_a_json_file_says_what_is_wrong(tmp_path, data, said):
    path = write(tmp_path / "a.json", data)
    assert problem(path).startswith(path + said)


ROW = st.fixed_dictionaries(
    {"text": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
     .filter(str.strip)},
    optional={"id": st.text(st.characters(categories=["L", "N"]), min_size=1),
              "date": st.dates().map(str),
              "url": st.just("https://example.org/a")},
)  # fmt: skip


@given(ROW, st.booleans())
def test_any_row_comes_back_as_it_went(row, ascii_only):
    data = json.dumps(row, ensure_ascii=ascii_only).encode()
    found = one("-", stdin=io.BytesIO(data))
    assert found.text == row["text"]
    assert found.id == row.get("id", short_hash(row["text"]))
    assert found.source == row.get("url", "")
    if "date" in row:
        assert found.published == row["date"]
    for span in (*found.furniture, *filter(None, [found.headline])):
        assert span.of(found.text)
