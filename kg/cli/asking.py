"""Questions to a store: query, explain, export."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import explain as explaining
from kg import pipeline
from kg.cli import printing
from kg.cli.running import (
    complain,
    json_option,
    judgements_option,
    max_drawn_option,
    out_option,
    store_option,
    title_option,
    with_sparql_option,
)
from kg.errors import InputError
from kg.rows import one_line

if TYPE_CHECKING:
    from kg.store import Answer

FORMATS = ["table", "csv", "json", "ttl"]


@click.command(
    epilog="""\b
Examples:
  kg query --list
  kg query --named who-supports name=France
  kg query 'SELECT ?a ?b WHERE { ?a kg:supports ?b }' --format csv"""
)
@click.argument("words", nargs=-1, metavar="[SPARQL] [NAME=VALUE...]")
@click.option(
    "-f", "--file", "text", type=click.Path(path_type=Path), help="Take the query from a file."
)
@click.option("--named", metavar="NAME", help="Ask one of the named queries.")
@click.option("--list", "list_", is_flag=True, help="Show the named queries and what they want.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: table.")
@json_option
@store_option
@judgements_option
def query(
    words: tuple[str, ...],
    *,
    text: Path | None,
    named: str | None,
    list_: bool,
    format_: str | None,
    as_json: bool,
    store: Path,
    file: Path | None,
) -> None:
    """Ask the store in SPARQL, or one of the named queries.

    The store's prefixes (kg:, id:, rdfs:, skos:, prov: and so on) need not be written.
    NAME=VALUE binds a variable of the query to a text.
    """
    if as_json and format_ not in {None, "json"}:
        raise click.UsageError(f"--json and --format {format_} want two things; give one of them")
    if list_:
        _list(as_json=as_json or format_ == "json")
        return
    given = (named is not None) + (text is not None)
    sparql, values = (None, words) if given else (words[:1], words[1:])
    if given > 1 or not (given or sparql):
        raise click.UsageError("give a query, or --file, or --named, and one of them only")
    bindings = dict(map(_binding, values))
    if named is not None:
        answer = pipeline.ask_named(store, named, bindings, file=file)
    else:
        asked = _text(text) if text else words[0]
        answer = pipeline.ask(store, asked, bindings, file=file)
        for line in pipeline.unknown_terms(asked):
            complain(f"note: {line}")
    _print(answer, format_="json" if as_json else format_ or "table")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise InputError(str(file), f"cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(str(file), "is no UTF-8 text") from problem


def _binding(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"{word!r} is no NAME=VALUE (a query is one argument, in quotes)")
    return name, value


def _list(*, as_json: bool) -> None:
    found = pipeline.named()
    if as_json:
        click.echo(json.dumps([asdict(it) for it in found], ensure_ascii=False))
        return
    rows = [(it.name, " ".join(f"{param.name}=" for param in it.params), it.help) for it in found]
    printing.table(("query", "wants", "what it gives"), rows)


def _print(answer: "Answer", *, format_: str) -> None:
    if format_ == "ttl":
        click.echo(pipeline.turtle(answer), nl=False)
    elif format_ == "json":
        click.echo(json.dumps(answer.json(), ensure_ascii=False))
    elif answer.kind == "ask":
        click.echo("yes" if answer.truth else "no")
    elif format_ == "csv":
        rows = csv.writer(sys.stdout)
        rows.writerow(answer.variables)
        rows.writerows(answer.texts())
    elif answer.rows:
        printing.table(answer.variables, answer.texts())
    else:
        click.echo("nothing found")


@click.command(epilog='Example: kg explain Russia "Bashar al-Assad"')
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="ACTOR")
@store_option
@judgements_option
@json_option
def explain(one: str, other: str, *, store: Path, file: Path | None, as_json: bool) -> None:
    """Show the sentences between two actors.

    Each comes with its speaker, date, polarity and modality, and the id of its statement.
    An actor is named by its name, an alias or its id. [Brackets] mark the two, *stars* the words
    that carry the relation.
    """
    found = list(explaining.between(pipeline.contents(store, file=file), one, other))
    if as_json:
        click.echo(json.dumps(printing.evidence_rows(found), ensure_ascii=False))
    elif found:
        printing.evidence(found)
    else:
        click.echo(one_line(f"no sentence joins {one} and {other}"))


@click.command(
    epilog="""\b
Examples:
  kg export graphml
  kg export html --with-sparql --title "Harbour dispute\""""
)
@click.argument("format_", metavar="FORMAT")
@store_option
@judgements_option
@out_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file; else graph.* below --out."
)
@title_option
@max_drawn_option
@with_sparql_option
def export(
    format_: str,
    *,
    store: Path,
    file: Path | None,
    out: Path,
    output: Path | None,
    title: str,
    max_drawn: int | None,
    with_sparql: bool,
) -> None:
    """Write what the store holds in another format.

    A wrong FORMAT lists the right ones. Title, --max-drawn and --with-sparql are the page's.
    """
    path = output or out / pipeline.file_name(format_)
    wishes = pipeline.PageWishes(title, max_drawn, with_sparql)
    if format_ != "html" and wishes != pipeline.PageWishes():
        raise click.UsageError("--title, --max-drawn and --with-sparql are for the format html")
    held = pipeline.contents(store, file=file)
    options = wishes.options() if format_ == "html" else {}
    click.echo(f"wrote {pipeline.export(held, format_, path, **options)}")
