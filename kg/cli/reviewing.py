"""`kg review`: the likeliest duplicates, one question each; the answers are judgements."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from kg import explain, pipeline
from kg.cli import printing
from kg.cli.running import json_option, new_judgements_option, store_option
from kg.errors import KgError
from kg.link import Candidate, mentioned
from kg.model import Actor, Contents, Statement
from kg.rows import one_line

#: Sentences that are shown of each of the two, and of each in JSON.
SENTENCES = 2
ANSWERS = {"y": "one", "n": "two", "s": "skip", "q": "quit"}


@click.command(epilog="Example: kg review --list")
@click.option("--list", "list_", is_flag=True, help="Show the pairs, and ask nothing.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Pairs at most."
)
@store_option
@new_judgements_option
@json_option
def review(*, list_: bool, limit: int, store: Path, file: Path | None, as_json: bool) -> None:
    """Walk through actors that may be one.

    For each pair, with sentences about both: y they are one, n they are two, s skip, q quit. Each
    answer is a line in the file of judgements at once, and a pair that is judged is not asked
    again. The likeliest pairs come first; nothing is joined without an answer.
    """
    held, found = pipeline.candidates(store, file=file)
    shown = found[:limit]
    if as_json:
        click.echo(json.dumps([_row(it, held) for it in shown], ensure_ascii=False))
    elif list_:
        _list(shown, of=len(found))
    elif not shown:
        click.echo("no two actors look like one")
    elif not at_terminal():
        raise click.UsageError("standard input is no terminal to ask on; give --list or --json")
    else:
        _ask(shown, held, store, file)


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _list(shown: tuple[Candidate, ...], *, of: int) -> None:
    rows = [(f"{it.score:.2f}", _who(it.one), _who(it.other), it.why) for it in shown]
    if not rows:
        click.echo("no two actors look like one")
        return
    printing.table(("score", "one", "other", "alike by"), rows)
    if of > len(shown):
        click.echo(f"and {of - len(shown)} more; --limit {of} shows all")
    first = shown[0]
    click.echo(one_line(f"next: kg merge {first.one.id} {first.other.id}   or: kg review"))


def _row(it: Candidate, held: Contents) -> dict[str, object]:
    def side(actor: Actor) -> dict[str, object]:
        sentences = [found.sentence.text for found in _evidence(held, actor)]
        who = {"id": actor.id, "name": actor.name, "kind": actor.kind}
        return {**who, "aliases": list(actor.aliases), "sentences": sentences}

    why = {"score": it.score, "why": it.why}
    return {**why, "one": side(it.one), "other": side(it.other)}


def _ask(shown: tuple[Candidate, ...], held: Contents, store: Path, file: Path | None) -> None:
    """Ask until the end or `q`; an answer that contradicts an earlier one is told and passed."""
    counts = dict.fromkeys(ANSWERS.values(), 0)
    gone: set[str | None] = set()
    for number, it in enumerate(shown, start=1):
        if {it.one.id, it.other.id} & gone:
            continue  # joined by an answer just given: the next review asks about who is left
        click.echo(one_line(f"\n{number} of {len(shown)} · {it.score:.2f} · {it.why}"))
        for actor in (it.one, it.other):
            _show(actor, held)
        answer = ANSWERS[_answer()]
        if answer == "quit":
            break
        counts[answer] += 1
        if answer == "skip":
            continue
        try:
            done = pipeline.answer(store, it, same=answer == "one", file=file)
        except KgError as problem:
            click.echo(one_line(f"  not written: {problem}"))
            continue
        click.echo(one_line(f"  wrote {done.file}:{done.line}"))
        gone.add(done.gone)
    click.echo(f"{counts['one']} joined, {counts['two']} kept apart, {counts['skip']} skipped")
    if counts["one"]:
        click.echo("next: kg build or kg export writes the files anew")


def _answer() -> str:
    choice = click.Choice([*ANSWERS])
    answer: str = click.prompt(
        "one actor? y yes, n no, s skip, q quit", type=choice, show_choices=False
    )
    return answer


def _show(actor: Actor, held: Contents) -> None:
    click.echo(one_line(f"  {_who(actor)}: {', '.join(actor.aliases[:5]) or 'no other name'}"))
    for it in _evidence(held, actor):
        marks = {"subject": "[{}]", "object": "[{}]", "trigger": "*{}*"}
        pieces = [marks.get(role, "{}").format(text) for text, role in explain.marked(it)]
        click.echo(f"    {it.article}: {one_line(''.join(pieces))}")


def _who(actor: Actor) -> str:
    return f"{actor.name} ({actor.kind}, {actor.id})"


def _evidence(held: Contents, actor: Actor) -> list[Statement]:
    """Statements of different sentences about an actor, those in which it acts first."""

    def about() -> Iterator[Statement]:
        told = [it for it in held.statements if actor.id in mentioned(it)]
        seen: set[str] = set()
        for it in sorted(told, key=lambda it: (it.subject != actor.id, it.article, it.id)):
            if it.sentence.text not in seen:
                seen.add(it.sentence.text)
                yield it

    return list(islice(about(), SENTENCES))
