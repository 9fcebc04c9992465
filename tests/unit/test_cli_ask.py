"""`kg extract`, `query`, `explain`, `export`, `relations` and `doctor`."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from kg.cli import cli
from tests.fakes import FakeExtractor

TEXT = (
    "Arvania supports Borduria. Borduria will meet Arvania.\n\nArvania does not support Cordonia."
)
SUPPORTS = "SELECT ?a ?b WHERE { ?x kg:supports ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }"


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())


def kg(*arguments, code=0):
    result = CliRunner().invoke(cli, [*map(str, arguments)], prog_name="kg")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def article(in_folder):
    (in_folder / "news.txt").write_text(TEXT, encoding="utf-8")
    return in_folder / "news.txt"


@pytest.fixture
def store(article):
    kg("build", article, "--date", "2024-05-03")
    return article.parent / "kg-store"


def test_extract_prints_a_row_a_reading(article):
    rows = [json.loads(line) for line in kg("extract", article).stdout.splitlines()]
    assert [(it["relation"], it["polarity"], it["modality"]) for it in rows] == [
        ("supports", "positive", "asserted"),
        ("meets", "positive", "planned"),
        ("supports", "negative", "asserted"),
    ]
    for row in rows:
        for key in ("sentence", "subject", "object", "trigger"):
            assert TEXT[row[key]["start"] : row[key]["end"]] == row[key]["text"]


def test_extract_prints_rows_while_it_reads(article, monkeypatch):
    """The second article is not touched before the first one's rows are out."""
    printed = []
    monkeypatch.setattr("click.echo", lambda line, **_: printed.append(line))

    class Careful(FakeExtractor):
        def extract_all(self, articles, **options):
            for number, found in enumerate(super().extract_all(articles, **options)):
                assert len(printed) == 3 * number
                yield found

    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: Careful())
    (article.parent / "more.txt").write_text(TEXT + " More.", encoding="utf-8")
    kg("extract", article, article.parent / "more.txt")
    assert len(printed) == 6


def test_extract_prints_mentions(article):
    rows = [json.loads(line) for line in kg("extract", "--mentions", article).stdout.splitlines()]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert {row["name"] for row in rows} == {"Arvania", "Borduria", "Cordonia"}
    assert list(rows[0]) == ["article", "text", "start", "end", "kind", "name", "id", "chain"]


def test_extract_prints_a_table_and_tsv(article):
    lines = kg("extract", "--format", "tsv", article).stdout.splitlines()
    assert lines[0].startswith("article\tstart\tsubject")
    assert len({line.count("\t") for line in lines}) == 1
    assert len(lines) == 4
    assert "not asserted" in kg("extract", "--format", "table", article).stdout


def test_query_prints_a_table(store):
    out = kg("query", SUPPORTS).stdout
    assert "Arvania" in out
    assert "Borduria" in out
    assert "Cordonia" not in out, "what is denied is no fact"


def test_query_prints_csv_and_json(store):
    rows = list(csv.reader(io.StringIO(kg("query", SUPPORTS, "--format", "csv").stdout)))
    assert rows == [["a", "b"], ["Arvania", "Borduria"]]
    found = json.loads(kg("query", SUPPORTS, "--json").stdout)
    assert found["head"] == {"vars": ["a", "b"]}
    assert found["results"]["bindings"][0]["a"]["value"] == "Arvania"


def test_query_prints_turtle_that_parses(store):
    from rdflib import Graph

    asked = "CONSTRUCT { ?a kg:supports ?b } WHERE { ?a kg:supports ?b }"
    out = kg("query", asked, "--format", "ttl").stdout
    assert len(Graph().parse(data=out, format="turtle")) == 1
    assert "ask with CONSTRUCT" in kg("query", SUPPORTS, "--format", "ttl", code=2).stderr


def test_query_answers_yes_or_no_and_nothing(store):
    assert kg("query", "ASK { ?a kg:supports ?b }").stdout == "yes\n"
    assert kg("query", "ASK { ?a kg:attacks ?b }").stdout == "no\n"
    assert kg("query", "SELECT ?a WHERE { ?a kg:attacks ?b }").stdout == "nothing found\n"


def test_voices_are_one_hop(store):
    asked = "SELECT ?how WHERE { GRAPH ?how { ?a kg:meets ?b } }"
    rows = list(csv.reader(io.StringIO(kg("query", asked, "--format", "csv").stdout)))
    assert {row[0] for row in rows[1:]} == {"kg:Planned"}


def test_a_value_is_data_and_no_query(store):
    asked = "SELECT ?a ?name WHERE { ?a rdfs:label ?label FILTER(STR(?label) = ?name) }"
    assert "nothing found" in kg("query", asked, "name=x' } DROP ALL #").stdout
    assert "id:" in kg("query", asked, "name=Arvania").stdout


def test_a_term_that_the_ontology_has_not_is_told(store):
    asked = kg("query", "SELECT ?a { ?a kg:suports ?b } # kg:none")
    assert asked.stdout == "nothing found\n"
    assert asked.stderr == "kg: note: the ontology has no kg:suports; did you mean kg:supports?\n"
    assert kg("query", "SELECT ?a { ?a kg:attacks ?b FILTER(?a = 'kg:suports') }").stderr == ""
    own = "PREFIX kg: <https://example.org/> SELECT ?a { ?a kg:suports ?b }"
    assert kg("query", own).stderr == ""


def test_query_reads_a_file(store, in_folder):
    (in_folder / "q.rq").write_text(SUPPORTS, encoding="utf-8")
    assert "Borduria" in kg("query", "-f", "q.rq").stdout


def test_named_queries_are_listed_and_asked(store):
    listed = json.loads(kg("query", "--list", "--json").stdout)
    assert len(listed) >= 8
    assert all(it["help"] for it in listed)
    shown = kg("query", "--list").stdout
    for it in listed:
        assert it["name"] in shown
        fits = {"actor": "Arvania", "relation": "supports", "text": "2024"}
        values = [f"{param['name']}={fits[param['stands_for']]}" for param in it["params"]]
        kg("query", "--named", it["name"], *values)
    assert "Arvania" in kg("query", "--named", "who-supports", "name=Borduria").stdout


def test_a_named_query_with_the_wrong_values_says_what_it_takes(store):
    assert "takes name" in kg("query", "--named", "who-supports", "who=x", code=2).stderr
    assert "did you mean" in kg("query", "--named", "who-suports", "name=x", code=2).stderr


def test_explain_shows_sentences_and_marks(store):
    out = kg("explain", "Arvania", "borduria").stdout
    assert "[Arvania] *supports* [Borduria]." in out
    assert "2024-05-03 · positive · asserted · the article's own voice" in out
    assert "planned" in out


def test_explain_is_for_programs_too(store):
    rows = json.loads(kg("explain", "Arvania", "Cordonia", "--json").stdout)
    assert [(it["relation"], it["polarity"]) for it in rows] == [("supports", "negative")]
    assert rows[0]["sentence"] == "Arvania does not support Cordonia."


def test_explain_helps_with_names(store):
    assert "did you mean 'Arvania'?" in kg("explain", "Arvanja", "Borduria", code=2).stderr
    assert "no sentence joins" in kg("explain", "Borduria", "Cordonia").stdout


def test_options_of_the_page_reach_it_and_no_other_format(store, in_folder):
    options = ("--title", "My heading", "--max-drawn", "7", "--with-sparql")
    kg("export", "html", *options)
    text = (in_folder / "exports" / "graph.html").read_text("utf-8")
    assert "<title>My heading</title>" in text
    assert '"budget":7' in text
    assert 'id="data-engine"' in text
    kg("export", "html")
    assert 'id="data-engine"' not in (in_folder / "exports" / "graph.html").read_text("utf-8")
    refused = kg("export", "turtle", "--title", "x", code=2)
    assert "are for the format html" in refused.stderr


def test_export_writes_every_format(store, in_folder):
    from kg import pipeline

    for name in pipeline.formats():
        assert kg("export", name).stdout.startswith("wrote exports/")
        assert (in_folder / "exports" / pipeline.file_name(name)).stat().st_size
    kg("export", "turtle", "-o", "here.ttl")
    assert (in_folder / "here.ttl").read_bytes() == (in_folder / "exports/graph.ttl").read_bytes()


def test_relations_are_a_table(ontology, monkeypatch):
    for width in ("80", "160"):
        monkeypatch.setenv("COLUMNS", width)
        out = kg("relations").stdout
        assert all(f" {name} " in out for name in ontology.relations)
        assert max(map(len, out.splitlines())) <= int(width)
    found = json.loads(kg("relations", "--family", "conflict", "--json").stdout)
    assert {it["family"] for it in found} == {"conflict"}
    assert {"name", "label", "definition", "domain", "range", "inverse"} <= set(found[0])


@pytest.mark.slow
@pytest.mark.model
def test_doctor_says_what_works(in_folder):
    out = kg("doctor").stdout
    for name in ("Python", "spacy", "model", "store", "output folder", "browser", "SHACL"):
        assert f" {name}: " in out
    checks = {it["name"]: it for it in json.loads(kg("doctor", "--json").stdout)}
    assert checks["model"]["ok"]
    assert not (in_folder / "kg-store").exists()


@pytest.mark.slow
def test_doctor_says_what_is_missing_and_how_to_get_it(in_folder, monkeypatch):
    monkeypatch.setenv("PATH", str(in_folder))
    (in_folder / "file").write_text("", encoding="utf-8")
    result = kg("doctor", "--model", "xx_no_such", "--store", "file/s", code=2)
    assert "missing model: " in result.stdout
    assert "pip install xx-no-such" in result.stdout
    assert "absent  browser: " in result.stdout
    assert "apt-get install chromium" in result.stdout
    assert "missing store: file/s" in result.stdout


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_model_that_is_not_there_is_one_line(article, monkeypatch, command):
    monkeypatch.undo()
    monkeypatch.chdir(article.parent)
    result = kg(command, "news.txt", "--model", "xx_no_such", code=2)
    assert result.stderr.count("\n") == 1
    assert "xx_no_such" in result.stderr
