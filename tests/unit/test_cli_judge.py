"""`kg merge`, `split`, `rename`, `kind`, `reject` and `review`, through builds with a fake."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests.fakes import FakeExtractor

PORT = "Arvania supports Borduria. Arvanja attacks Borduria. Cordonia attacks Arvania."
FARM = "Borduria supports Arvania. Arvania does not support Cordonia."
FILE = Path("kg-store.judgements.jsonl")


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())


def kg(*arguments, code=0, stdin=None):
    result = CliRunner().invoke(cli, [*map(str, arguments)], input=stdin, prog_name="kg")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    if code == 2:
        assert result.stderr.count("\n") == 1, result.stderr
    return result


@pytest.fixture(autouse=True)
def built(in_folder, fake):
    rows = [{"id": "port", "text": PORT}, {"id": "farm", "text": FARM}]
    (in_folder / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    kg("build", "news.jsonl")
    return in_folder


def lines() -> list[str]:
    return [it for it in FILE.read_text("utf-8").splitlines() if not it.startswith("#")]


def files(folder: Path) -> dict[str, bytes]:
    return {it.name: it.read_bytes() for it in sorted(folder.iterdir()) if it.is_file()}


def attackers() -> set[str]:
    """Who attacks whom, asked in SPARQL."""
    asked = 'SELECT ?c WHERE { ?a kg:attacks ?b BIND(CONCAT(STR(?a), " ", STR(?b)) AS ?c) }'
    rows = json.loads(kg("query", asked, "--json").stdout)["results"]["bindings"]
    return {it["c"]["value"].replace("https://w3id.org/newskg/id/", "") for it in rows}


def test_a_merge_shows_wherever_the_graph_is_shown(built):
    result = kg("merge", "Arvania", "Arvanja", "--note", "a slip")
    assert "actors: 4 -> 3\nstatements: 5\n" in result.stdout
    assert "moved to another actor: 1\n" in result.stdout
    assert "delete that line" in result.stdout
    assert lines() == ['{"same": ["Arvania", "Arvanja"], "note": "a slip"}']
    assert attackers() == {"Arvania Borduria", "Cordonia Arvania"}
    named = kg("query", "--named", "about-pair", "one=Arvanja", "other=Borduria", "--json").stdout
    assert "Arvanja attacks Borduria." in named, "the other name is an alias"
    assert "[Arvanja] *attacks*" in kg("explain", "Arvania", "Borduria").stdout
    kg("export", "csv")
    kg("build", "news.jsonl")
    wrote = {name: data.decode() for name, data in files(built / "exports").items()}
    assert set(wrote) == {"graph.csv", "graph.html", "graph.ttl", "report.md"}
    assert "id:Arvanja" not in wrote["graph.ttl"]
    assert "| Arvanja |" not in wrote["report.md"]
    assert "A person judged: 1 " in wrote["report.md"]
    assert '"Arvanja"@en' in wrote["graph.ttl"], "as an alias"


def test_deleting_the_line_brings_back_what_was(built):
    before = files(built / "exports")
    everything = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    asked = kg("query", everything, "--json").stdout
    kg("merge", "Arvania", "Arvanja", "Borduria", "--name", "Everybody")
    kg("split", "Everybody", "--article", "farm")
    kg("rename", "Cordonia", "C")
    kg("kind", "C", "Company")
    kg("reject", "C")
    assert kg("query", everything, "--json").stdout != asked
    kg("build", "news.jsonl")
    assert files(built / "exports")["graph.ttl"] != before["graph.ttl"]
    FILE.unlink()
    assert kg("query", everything, "--json").stdout == asked, "nothing is read again"
    assert not (built / "kg-store" / "judged").exists()
    kg("build", "news.jsonl")
    assert files(built / "exports") == before


def test_building_twice_changes_nothing_and_keeps_the_judgements(built):
    kg("merge", "Arvania", "Arvanja")
    kg("reject", "Cordonia")
    kg("build", "news.jsonl")
    before = files(built / "exports")
    kg("build", "news.jsonl")
    assert files(built / "exports") == before


def test_a_later_article_is_judged_too(built):
    kg("merge", "Arvania", "Arvanja")
    (built / "more.txt").write_text("Dolonia attacks Arvanja.", encoding="utf-8")
    out = kg("build", "more.txt").stdout
    assert "1 judgement" in out
    assert "Dolonia Arvania" in attackers()


def test_removing_an_article_leaves_a_judgement_that_waits(built):
    kg("rename", "Cordonia", "Kordonia")
    kg("merge", "Arvania", "Arvanja")
    assert "now holds 1 article" in kg("remove", "port").stdout
    assert attackers() == set()
    assert "Kordonia" in kg("query", "SELECT ?n { ?a rdfs:label ?n }").stdout
    result = kg("build", "news.jsonl", "--json")
    assert result.stderr == ""
    kg("remove", "port")
    (built / "more.txt").write_text("Dolonia attacks Arvania.", encoding="utf-8")
    note = kg("build", "more.txt").stderr
    assert note == (
        "kg: note: kg-store.judgements.jsonl:6: no actor has the id 'Arvanja'; did you mean"
        " Arvania?; this judgement waits for an article\n"
    )
    assert "waits: kg-store.judgements.jsonl:6" in (built / "exports/report.md").read_text("utf-8")


def test_a_split_gives_a_second_actor(built):
    out = json.loads(
        kg("split", "Arvania", "--article", "farm", "--name", "A. B.", "--json").stdout
    )
    assert out["judgement"] == {
        "different": "Arvania", "articles": ["farm"], "id": "Arvania-2", "name": "A. B.",
    }  # fmt: skip
    assert (out["actors"], out["statements"], out["moved"]) == ([4, 5], [5, 5], 2)
    asked = "SELECT ?b { ?b kg:supports id:Arvania-2 . id:Arvania-2 rdfs:label 'A. B.'@en }"
    assert "id:Borduria" in kg("query", asked).stdout
    assert attackers() == {"Arvanja Borduria", "Cordonia Arvania"}


def test_a_statement_is_rejected_by_the_id_that_explain_shows(built):
    shown = kg("explain", "Cordonia", "Arvania").stdout
    statement = next(word for word in shown.split() if word.startswith("st:"))
    result = kg("reject", statement)
    assert "statements: 5 -> 4" in result.stdout
    assert statement not in kg("explain", "Cordonia", "Arvania").stdout
    (line,) = lines()
    assert json.loads(line) == {"reject": statement, "note": "Arvania supports Cordonia"} or (
        json.loads(line)["note"] == "Cordonia attacks Arvania"
    )


def test_a_rejected_actor_takes_its_statements_along(built):
    assert "statements: 5 -> 3" in kg("reject", "cordonia").stdout
    assert "no actor is called 'Cordonia'" in kg("explain", "Cordonia", "Arvania", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merge", "Arvania"], "give two actors or more"),
        (["merge", "Arvania", "Bordurja"], "did you mean 'Borduria'?"),
        (["merge", "Arvania", "arvania"], "these are one actor already: Arvania"),
        (
            ["split", "Arvania", "--article", "prt"],
            "no article is called 'prt' (did you mean 'port'",
        ),
        (
            ["split", "Arvanja", "--article", "farm"],
            "says nothing of Arvanja; these articles do: p",
        ),
        (["split", "Arvanja", "--article", "port"], "no other article tells of it"),
        (["split", "Arvania"], "Missing option '--article'"),
        (["rename", "Arvania", " "], "the new name is empty"),
        (["kind", "Arvania", "Stat"], "no kind is called 'Stat' (did you mean 'State'?)"),
        (["reject", "st:0000000000000000"], "the store has no such statement"),
        (["reject", "Nobody"], "no actor is called 'Nobody'"),
        (["rename", "Arvania", "A", "--store", "none"], "there is no store here"),
        (["review"], "standard input is no terminal to ask on; give --list or --json"),
        (["query", "ASK {}", "--judgements", "none"], "there is no file 'none'"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(built, arguments, says):
    assert says in kg(*arguments, code=2).stderr
    assert not FILE.exists()


def test_what_contradicts_an_earlier_line_is_not_written(built):
    kg("split", "Arvania", "--article", "farm")
    before = FILE.read_bytes()
    said = kg("merge", "Arvania", "Arvania-2", code=2).stderr
    assert (
        "kg-store.judgements.jsonl:5: says that Arvania and Arvania-2 are two actors, and" in said
    )
    assert "this judgement that they are one" in said
    kg("rename", "Arvanja", "X")
    assert ":6: this line says so already" in kg("rename", "Arvanja", "X", code=2).stderr
    assert "is called 'X', and this judgement 'Y'" in kg("rename", "Arvanja", "Y", code=2).stderr
    assert FILE.read_bytes().startswith(before)
    assert len(lines()) == 2


def test_two_of_one_name_are_told_by_their_ids(built):
    kg("split", "Arvania", "--article", "farm")
    said = kg("rename", "arvania", "X", code=2).stderr
    assert (
        "several are called so; give one of their ids: Arvania (State), Arvania-2 (State)" in said
    )


def test_a_wrong_line_stops_every_command_and_loses_nothing(built):
    everything = sorted((built / "kg-store" / "quads").iterdir())
    FILE.write_text('{"same": ["Arvania"]}\n', encoding="utf-8")
    (built / "more.txt").write_text("Dolonia attacks Arvania.", encoding="utf-8")
    for command in (
        ["build", "more.txt"],
        ["query", "ASK {}"],
        ["explain", "Arvania", "Borduria"],
        ["export", "csv"],
        ["remove", "port"],
        ["review", "--list"],
        ["rename", "Arvania", "A"],
    ):
        said = kg(*command, code=2).stderr
        assert said == 'kg: kg-store.judgements.jsonl:1: "same" wants two ids or more\n'
    assert len(sorted((built / "kg-store" / "quads").iterdir())) == len(everything)
    FILE.unlink()
    assert "Dolonia" not in str(attackers())
    assert "Cordonia Arvania" in attackers()


def test_the_settings_name_the_file(built):
    (built / "kg.toml").write_text('judgements = "who.jsonl"\n', encoding="utf-8")
    kg("merge", "Arvania", "Arvanja")
    assert (built / "who.jsonl").exists()
    assert not FILE.exists()
    assert attackers() == {"Arvania Borduria", "Cordonia Arvania"}
    (built / "empty.jsonl").touch()
    asked = "ASK { id:Arvanja kg:attacks ?b }"
    assert kg("query", asked, "--judgements", "empty.jsonl").stdout == "yes\n"
    assert kg("query", asked).stdout == "no\n"


def test_review_lists_who_may_be_one(built):
    assert "a letter apart" in kg("review", "--list").stdout
    (row,) = json.loads(kg("review", "--json").stdout)
    assert (row["one"]["id"], row["other"]["id"]) == ("Arvania", "Arvanja")
    assert row["other"]["sentences"] == ["Arvanja attacks Borduria."]


@pytest.mark.parametrize(
    ("typed", "line", "left"),
    [
        ("y\n", '{"same": ["Arvania", "Arvanja"]}', 3),
        ("n\n", '{"different": ["Arvania", "Arvanja"]}', 4),
        ("what\ns\n", None, 4),
        ("q\n", None, 4),
    ],
)
def test_review_asks_and_writes_the_answer(built, monkeypatch, typed, line, left):
    monkeypatch.setattr("kg.cli.reviewing.at_terminal", lambda: True)
    out = kg("review", stdin=typed).stdout
    assert "farm: [Arvania] does not *support* [Cordonia]." in out
    assert "port: [Arvanja] *attacks* [Borduria]." in out
    assert (lines() if FILE.exists() else []) == ([line] if line else [])
    actors = "?a rdfs:label ?l . FILTER(STRSTARTS(STR(?a), STR(id:)))"
    count = f"SELECT (COUNT(DISTINCT ?a) AS ?n) {{ {actors} }}"
    assert kg("query", count, "--format", "csv").stdout == f"n\n{left}\n"
    again = "no two actors look like one" if line else "a letter apart"
    assert again in kg("review", "--list").stdout


def test_review_stopped_by_hand_keeps_what_was_answered(built, monkeypatch):
    monkeypatch.setattr("kg.cli.reviewing.at_terminal", lambda: True)
    (built / "more.txt").write_text("Dolonien attacks Arvanja. Dolonjen meet Cordonia.", "utf-8")
    kg("build", "more.txt")
    assert kg("review", stdin="y\n", code=130).stderr.endswith("stopped\n")
    assert len(lines()) == 1
