"""`kg build`, `remove`, `open` and `demo`, with a small extractor in place of the real one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests.fakes import FakeExtractor

TEXT = (
    "Arvania supports Borduria. Borduria will meet Arvania.\n\nArvania does not support Cordonia."
)


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())


@pytest.fixture
def kg(in_folder):
    (in_folder / "news.txt").write_text(TEXT, encoding="utf-8")

    def run(*arguments, code=0, stdin=None):
        result = CliRunner().invoke(cli, [*map(str, arguments)], input=stdin, prog_name="kg")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {it.name: it.read_bytes() for it in sorted(folder.iterdir()) if it.is_file()}


def test_build_writes_the_page_turtle_and_the_report(kg, in_folder):
    result = kg("build", "news.txt", "--date", "2024-05-03")
    assert set(files(in_folder / "exports")) == {"graph.html", "graph.ttl", "report.md"}
    assert "read: 1 article, 3 readings, 0 rejected, 0 not readable" in result.stdout
    assert "in the store: 1 article, 3 actors, 3 statements" in result.stdout
    assert "next: kg open" in result.stdout
    assert result.stderr == ""


def test_building_twice_changes_nothing(kg, in_folder):
    kg("build", "news.txt")
    before = files(in_folder / "exports")
    kg("build", "news.txt")
    assert files(in_folder / "exports") == before


def test_two_stores_of_the_same_articles_give_the_same_bytes(kg, in_folder):
    kg("build", "news.txt", "--store", "s1", "--out", "one")
    kg("build", "news.txt", "--store", "s2", "--out", "two")
    assert files(in_folder / "one") == files(in_folder / "two")


def test_one_by_one_gives_what_all_at_once_gives(kg, in_folder):
    (in_folder / "more.txt").write_text("Cordonia attacks Borduria.", encoding="utf-8")
    kg("build", "news.txt", "more.txt", "--store", "s1", "--out", "one")
    kg("build", "more.txt", "--store", "s2", "--out", "two")
    kg("build", "news.txt", "--store", "s2", "--out", "two")
    one, two = files(in_folder / "one"), files(in_folder / "two")
    assert one["graph.ttl"] == two["graph.ttl"]
    assert one["graph.html"] == two["graph.html"]


def test_json_is_for_a_program(kg):
    found = json.loads(kg("build", "news.txt", "--json").stdout)
    assert found["read"] == {"articles": 1, "readings": 3, "rejected": 0, "not readable": 0}
    assert found["store"] == {"articles": 1, "actors": 3, "statements": 3}
    assert set(found["files"]) == {"graph.html", "graph.ttl", "report.md"}


def test_standard_input_is_a_source(kg):
    assert "1 article," in kg("build", "-", stdin=TEXT).stdout


def test_settings_come_from_the_file(kg, in_folder):
    (in_folder / "kg.toml").write_text('store = "mine"\nout = "pages"\n', encoding="utf-8")
    kg("build", "news.txt")
    assert (in_folder / "mine").is_dir()
    assert (in_folder / "pages" / "graph.html").is_file()
    assert not (in_folder / "exports").exists()


def test_a_broken_row_is_reported_and_the_rest_is_kept(kg, in_folder):
    rows = [json.dumps({"id": f"r{n}", "text": TEXT}) for n in range(4)]
    rows[2] = '{"id": "r2", "text": '
    (in_folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    result = kg("build", "rows.jsonl", code=2)
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("kg: rows.jsonl:3: ")
    assert "in the store: 3 articles" in result.stdout
    assert "not readable: rows.jsonl:3" in (in_folder / "exports" / "report.md").read_text("utf-8")


def test_one_id_for_two_texts_keeps_the_first(kg, in_folder):
    other = TEXT.replace("Borduria", "Norvik")
    rows = (json.dumps({"id": "r1", "text": text}) for text in (TEXT, other))
    for name, row in zip(("one.jsonl", "two.jsonl"), rows, strict=True):
        (in_folder / name).write_text(row, encoding="utf-8")
    kg("build", "one.jsonl", "--out", "first")
    result = kg("build", "one.jsonl", "two.jsonl", "--store", "s2", "--out", "both", code=2)
    assert "two.jsonl: the id 'r1'" in result.stderr
    first, both = files(in_folder / "first"), files(in_folder / "both")
    assert first["graph.ttl"] == both["graph.ttl"]


def test_removing_leaves_nothing_of_the_article(kg):
    kg("build", "news.txt", "--store", "s", "--out", "o")
    (article,) = json.loads(
        kg("query", "SELECT ?d {?d a kg:Document}", "--store", "s", "--json").stdout
    )["results"]["bindings"]
    name = article["d"]["value"].rpartition("/")[2]
    assert "now holds 0 articles" in kg("remove", name, "--store", "s").stdout
    assert kg("query", "SELECT * { ?a kg:supports ?b }", "--store", "s").stdout == "nothing found\n"


def test_removing_what_is_not_there_is_said(kg):
    kg("build", "news.txt")
    assert "no article is called 'x'" in kg("remove", "x", code=2).stderr


def test_open_shows_the_page_of_the_last_build(kg, in_folder, monkeypatch):
    shown: list[str] = []

    def show(address: str) -> bool:
        shown.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", show)
    assert "there is no page yet" in kg("open", code=2).stderr
    kg("build", "news.txt")
    kg("open")
    assert shown == [(in_folder / "exports" / "graph.html").as_uri()]


def test_open_without_a_browser_tells_the_address(kg, monkeypatch):
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    kg("build", "news.txt")
    assert "graph.html: no browser was found" in kg("open", code=2).stderr


def test_demo_says_where_the_page_is(kg, in_folder):
    result = kg("demo")
    assert result.stdout.splitlines()[-1] == f"the page: {(in_folder / 'demo/graph.html').as_uri()}"
