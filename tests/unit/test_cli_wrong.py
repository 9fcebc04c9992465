"""Wrong use: one clear line, exit code 2, and nothing half written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests.fakes import FakeExtractor

GOOD = "Arvania supports Borduria."


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())


def run(*arguments: object, stdin: bytes | None = None):
    result = CliRunner().invoke(cli, [*map(str, arguments)], input=stdin, prog_name="kg")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def one_line(result) -> str:
    """The only line on standard error."""
    assert result.exit_code == 2, result.output
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("kg: ")
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 500
    return str(result.stderr)


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


#: Name, bytes, and what the line has to say.
BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("binary.txt", b"\x00\x01\x02PK\x03\x04" * 50, ""),
    ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, ""),
    ("latin.txt", b"Arvania supports Borduria.\xff\xfe\x81", ""),
    ("broken.html", b"<html><body><p", ""),
    ("line.jsonl", b'{"id": "a", "text": \n', "line.jsonl:1"),
    ("list.jsonl", b"[1, 2]\n", "list.jsonl:1"),
    ("notext.jsonl", b'{"id": "a"}\n', "notext.jsonl:1"),
    ("number.jsonl", b'{"id": "a", "text": 3}\n', "number.jsonl:1"),
]


@pytest.mark.parametrize(("name", "data", "says"), BAD, ids=[it[0] for it in BAD])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_file_that_is_no_article(in_folder, command, name, data, says):
    (in_folder / name).write_bytes(data)
    line = one_line(run(command, name))
    assert name in line
    assert says in line
    assert everything(in_folder) == {name}


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize("name", ["gone.txt", "gone/", "gone.jsonl", "x" * 5000])
def test_a_file_that_is_not_there(in_folder, command, name):
    assert "kg: " + name[:8] in one_line(run(command, name))
    assert everything(in_folder) == set()


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_folder_without_articles(in_folder, command):
    (in_folder / "empty").mkdir()
    assert "empty" in one_line(run(command, "empty"))
    assert everything(in_folder) == {"empty"}


def test_an_empty_standard_input(in_folder):
    assert "standard input" in one_line(run("build", "-", stdin=b""))
    assert everything(in_folder) == set()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl"])
def test_five_megabytes_of_one_line(in_folder, suffix):
    (in_folder / f"long.{suffix}").write_bytes(b"a " * 2_500_000)
    assert f"long.{suffix}" in one_line(run("build", f"long.{suffix}"))
    assert everything(in_folder) == {f"long.{suffix}"}


def test_line_three_of_a_file_is_named_and_the_others_are_printed(in_folder):
    rows = [json.dumps({"id": f"r{n}", "text": GOOD}) for n in range(4)]
    rows[2] = '{"id": "r2", "text": "Arv'
    (in_folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    result = run("extract", "rows.jsonl")
    assert "rows.jsonl:3" in one_line(result)
    found = [json.loads(line)["article"] for line in result.stdout.splitlines()]
    assert found == ["r0", "r1", "r3"]


@pytest.mark.parametrize("option", ["--out", "--store"])
def test_a_folder_that_takes_no_files_is_said_before_any_work(in_folder, option, monkeypatch):
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: pytest.fail("work was begun"))
    (in_folder / "news.txt").write_text(GOOD, encoding="utf-8")
    (in_folder / "file").write_text("in the way", encoding="utf-8")
    assert "file" in one_line(run("build", "news.txt", option, "file/below"))
    assert everything(in_folder) == {"news.txt", "file"}


def test_a_folder_that_is_something_else_is_no_store(in_folder):
    (in_folder / "news.txt").write_text(GOOD, encoding="utf-8")
    (in_folder / "papers").mkdir()
    (in_folder / "papers" / "thesis.txt").write_text("mine", encoding="utf-8")
    assert "papers" in one_line(run("build", "news.txt", "--store", "papers"))
    assert everything(in_folder) == {"news.txt", "papers", "papers/thesis.txt"}


def test_a_disk_that_takes_no_page_leaves_none_half_written(in_folder, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (in_folder / "news.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("kg.export.exporter", lambda _: full)
    assert "No space left on device" in one_line(run("build", "news.txt"))
    assert not [name for name in everything(in_folder / "exports") if "graph" in name]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build"], "Missing argument"),
        (["build", "a.txt", "--date", "yesterday"], "'yesterday' is no date; write YYYY-MM-DD"),
        (["build", "a.txt", "--date", "20240503"], "write 2024-05-03"),
        (["extract", "a.txt", "--format", "xml"], "'xml' is not one of"),
        (["bild"], "No such command 'bild'"),
        (["relations", "--family", "friends"], "'friends' is not one of"),
        (["query"], "give a query"),
        (["query", "-f", "q.rq", "--named", "x"], "one of them only"),
        (["query", "-f", "gone.rq"], "gone.rq: cannot be read: No such file"),
        (["query", "--named", "x", "oops"], "'oops' is no NAME=VALUE"),
        (["query", "SELECT * {?a ?b ?c}"], "there is no store here; `kg build ARTICLE` makes one"),
        (["explain", "A", "B"], "there is no store here"),
        (["remove", "a"], "there is no store here"),
        (["export", "turtle"], "there is no store here"),
        (["export", "docx"], "called 'docx'"),
    ],
    ids=lambda it: " ".join(it)[:40] if isinstance(it, list) else "",
)
def test_wrong_arguments(in_folder, arguments, says):
    assert says in one_line(run(*arguments))
    assert everything(in_folder) == set()


def test_a_wrong_setting_is_named(in_folder):
    (in_folder / "kg.toml").write_text("modell = 'x'", encoding="utf-8")
    assert "kg.toml: no setting of this name" in one_line(run("build", "a.txt"))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELEKT ?a WHERE { ?a ?b ?c }",
        "SELECT ?a WHERE { ?a ?b ?c",
        "SELECT ?a WHERE { ?a foo:bar ?c }",
        "INSERT DATA { kg:a kg:b kg:c }",
        "SELECT * { SERVICE <http://localhost:1/> { ?a ?b ?c } }",
        "",
        "\x1b[31m\x00",
    ],
)
def test_a_query_that_is_no_query(in_folder, sparql):
    (in_folder / "news.txt").write_text(GOOD, encoding="utf-8")
    run("build", "news.txt")
    assert "\x1b" not in one_line(run("query", sparql))


def test_a_fault_of_ours_keeps_its_traceback(in_folder, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("kg.extract.extractor", broken)
    (in_folder / "news.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuntimeError, match="a fault"):
        run("build", "news.txt")
