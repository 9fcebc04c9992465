"""The documentation names all there is, and what it shows runs."""

import re
import runpy
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import cli
from kg.read import READERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
COMMANDS = sorted(cli.commands)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ASKED = re.compile(r"```sh\nkg demo\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands_shown() -> list[str]:
    """Each line of the README that starts kg."""
    blocks = [text for language, text in BLOCK.findall(README) if language == "sh"]
    return [line for block in blocks for line in block.splitlines() if line.startswith("kg ")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"`kg {name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name):
    command = cli.commands[name]
    assert command.help
    assert f"kg {name}" in (command.epilog or "")
    summary = command.get_short_help_str(limit=60)
    assert not summary.endswith("..."), "the first line is cut in `kg --help`"
    for option in command.params:
        if isinstance(option, click.Option) and option.name not in {"format_", "family"}:
            assert option.help, option.name


@pytest.mark.parametrize("line", commands_shown())
def test_every_command_line_of_the_readme_is_understood(line):
    """Arguments only: what they do is tested elsewhere."""
    _, name, *arguments = shlex.split(line, comments=True)
    command = cli.commands[name]
    command.make_context(name, arguments)  # raises where it is wrong


def test_the_readmes_python_runs(in_folder, monkeypatch):
    from tests.fakes import FakeExtractor

    monkeypatch.setattr("kg.extract.extractor", lambda *_, **__: FakeExtractor())
    (in_folder / "article.txt").write_text("Arvania supports Borduria.", encoding="utf-8")
    blocks = [text for language, text in BLOCK.findall(README) if language == "python"]
    (in_folder / "shown.py").write_text("\n".join(blocks), encoding="utf-8")
    names = runpy.run_path(str(in_folder / "shown.py"))
    assert names["network"].number_of_edges() == 1
    assert len(names["dataset"])


@pytest.mark.parametrize("name", pipeline.formats())
def test_every_export_format_is_in_the_readme(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", [query.name for query in pipeline.named()])
def test_every_named_query_is_in_the_documentation(name):
    assert f"`{name}`" in DOCS["queries.md"]


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_kind_of_source_is_in_the_readme(name):
    assert name in README.lower()


def test_every_relation_is_in_the_documentation(ontology):
    for name in ontology.relations:
        assert f"| `{name}`" in DOCS["relations.md"], name


def test_generated_pages_are_up_to_date():
    written = runpy.run_path(str(ROOT / "scripts" / "write_docs.py"))
    for name, page in written["PAGES"].items():
        assert DOCS[name] == page(), f"docs/{name}: run `make docs`"


def test_every_link_leads_somewhere():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_no_machine_is_named():
    places = re.compile(r"(?<![\w.])/(tmp|root|home|opt|work)/")
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        assert not places.search(path.read_text(encoding="utf-8")), path.name


def test_every_relation_that_is_read_has_its_words_and_no_other(ontology):
    read = {name for name, relation in ontology.relations.items() if relation.extracted}
    words = ROOT / "kg" / "data" / "en" / "relations"
    assert {path.stem for path in words.glob("*.toml")} == read


@pytest.mark.model
@pytest.mark.slow
def test_the_readmes_query_has_the_answer_that_it_shows(in_folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = ASKED.search(README)
    assert shown
    block, answer = shown.groups()
    for line in ["kg demo", *block.splitlines()]:
        result = CliRunner().invoke(cli, shlex.split(line)[1:], prog_name="kg")
        assert result.exit_code == 0, result.output
    assert result.stdout == answer, "README.md: put this answer there"
