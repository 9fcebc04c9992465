"""Judgements of a person about actors: merge, split, rename, kind, reject."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg import pipeline
from kg.cli.running import json_option, new_judgements_option, store_option
from kg.link import written
from kg.rows import one_line

_F = TypeVar("_F", bound=Callable[..., Any])
ACTOR = click.argument("actor", metavar="ACTOR")
note_option = click.option("--note", default="", help="Why, for whoever reads the line.")


def _options(command: _F) -> _F:
    """What every judgement takes, in this order."""
    for option in (json_option, new_judgements_option, store_option, note_option):
        command = option(command)
    return command


@click.command(epilog='Example: kg merge "Bashar al-Assad" "Bashar Assad"')
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR ACTOR...")
@click.option("--name", help="What the one actor is called; else the first one's name stays.")
@_options
def merge(
    actors: tuple[str, ...],
    *,
    name: str | None,
    note: str,
    store: Path,
    file: Path | None,
    as_json: bool,
) -> None:
    """Say that several actors are one.

    An actor is named by its name, an alias or its id. The first one's id stays, unless only
    another one is in the gazetteer. What they are said to do to each other falls away.
    """
    if len(actors) == 1:
        raise click.UsageError("give two actors or more")
    done = pipeline.merge(store, actors, name=name, note=note, file=file)
    told(done, as_json=as_json)


@click.command(epilog="Example: kg split Smith --article port --name 'Ann Smith'")
@ACTOR
@click.option(
    "--article",
    "articles",
    multiple=True,
    required=True,
    metavar="ID",
    help="An article that means somebody else; as often as need be.",
)
@click.option("--name", help="What the second actor is called; else the same.")
@_options
def split(
    actor: str,
    *,
    articles: tuple[str, ...],
    name: str | None,
    note: str,
    store: Path,
    file: Path | None,
    as_json: bool,
) -> None:
    """Say that some articles mean somebody else.

    The second actor gets an id of its own, with a number at its end.
    """
    done = pipeline.split(store, actor, articles, called=name, note=note, file=file)
    told(done, as_json=as_json)


@click.command(epilog="Example: kg rename Holland Netherlands")
@ACTOR
@click.argument("name", metavar="NAME")
@_options
def rename(
    actor: str, name: str, *, note: str, store: Path, file: Path | None, as_json: bool
) -> None:
    """Give an actor another name; the old one stays as an alias."""
    told(pipeline.rename(store, actor, name, note=note, file=file), as_json=as_json)


@click.command(epilog='Example: kg kind "Atlantic Catch" Company')
@ACTOR
@click.argument("kind_", metavar="KIND")
@_options
def kind(
    actor: str, kind_: str, *, note: str, store: Path, file: Path | None, as_json: bool
) -> None:
    """Say of which kind an actor is.

    A wrong KIND lists the right ones.
    """
    told(pipeline.kind(store, actor, kind_, note=note, file=file), as_json=as_json)


@click.command(
    epilog="""\b
Examples:
  kg reject mediation
  kg reject st:0123456789abcdef"""
)
@click.argument("what", metavar="ACTOR|STATEMENT")
@_options
def reject(what: str, *, note: str, store: Path, file: Path | None, as_json: bool) -> None:
    """Say that an actor is none, or a statement wrong.

    With an actor go the statements about it. `kg explain` shows the ids of statements.
    """
    told(pipeline.reject(store, what, note=note, file=file), as_json=as_json)


def told(done: pipeline.Changed, *, as_json: bool) -> None:
    """What a judgement changed, where it stands, and how it is undone."""
    numbers = {
        "actors": (len(done.before.actors), len(done.after.actors)),
        "statements": (len(done.before.statements), len(done.after.statements)),
    }
    moved = _moved(done)
    line = written(done.judgement)
    if as_json:
        where = {"judgement": json.loads(line), "file": str(done.file), "line": done.line}
        click.echo(json.dumps({**where, **numbers, "moved": moved}, ensure_ascii=False))
        return
    for what, (before, after) in numbers.items():
        click.echo(f"{what}: {before}" if before == after else f"{what}: {before} -> {after}")
    click.echo(f"statements that moved to another actor: {moved}")
    click.echo(one_line(f"wrote {done.file}:{done.line}: {line}"))
    click.echo("undo: delete that line; then `kg build` or `kg export` writes the files anew")


def _moved(done: pipeline.Changed) -> int:
    """Statements that are there before and after, told of others."""
    before = {it.id: it for it in done.before.statements}
    return sum(it.id in before and before[it.id] != it for it in done.after.statements)
