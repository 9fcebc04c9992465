"""What a terminal shows: readings, evidence, query results, tables.

Colour only where a terminal takes it.
Text of articles is shown as text: no markup is read from it and no control code reaches the
terminal.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg import explain, ontology
from kg.model import Extraction
from kg.rows import COLUMNS, flat, mention_rows, one_line, reading_row, readings, shown

if TYPE_CHECKING:
    from rich.console import Console

    from kg.doctor import Check

#: Columns of `kg extract --mentions`.
MENTION_COLUMNS = ("article", "start", "end", "text", "kind", "name", "id", "chain")
#: Columns of `kg extract --format table`: short ones, that fit a terminal.
SHOWN = ("subject", "relation", "object", "voice", "speaker", "wording")
#: Width of a table that goes to a file or a pipe.
WIDTH = 160
#: How a sentence's parts are marked: brackets for the eye without colours, a style for the others.
MARKS = {
    "subject": ("[", "]", "bold cyan"),
    "object": ("[", "]", "bold magenta"),
    "trigger": ("*", "*", "bold yellow"),
}


def extractions(found: Iterable[Extraction], *, format_: str, mentions: bool) -> None:
    """The readings of each article, or its mentions, printed as they come."""
    columns = MENTION_COLUMNS if mentions else COLUMNS
    if format_ == "tsv":
        click.echo("\t".join(columns))
    known = ontology.load()
    for extraction in found:
        if format_ == "jsonl":
            of_readings = (reading_row(it, known) for it in readings(extraction))
            for found_row in mention_rows(extraction) if mentions else of_readings:
                click.echo(json.dumps(found_row, ensure_ascii=False))
            continue
        rows = cells(extraction, mentions=mentions)
        if format_ == "tsv":
            for row in rows:
                click.echo("\t".join(row[name] for name in columns))
        elif rows:
            names = columns[1:] if mentions else SHOWN
            title = one_line(extraction.article.title or extraction.article.id)
            table(names, [[row[name] for name in names] for row in rows], title=title)
        sys.stdout.flush()


def cells(extraction: Extraction, *, mentions: bool) -> list[dict[str, str]]:
    """The rows of an article as short texts by column."""
    if not mentions:
        return [flat(reading) for reading in readings(extraction)]
    return [
        {name: "" if value is None else one_line(str(value)) for name, value in row.items()}
        for row in mention_rows(extraction)
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """A table that fits the terminal: long cells are broken over lines, none is cut."""
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=Text(title) if title else None, title_justify="left", highlight=False)
    for name in head:
        shown.add_column(name, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(one_line(cell)) for cell in row))
    console().print(shown)


def evidence(found: Iterable[explain.Evidence]) -> None:
    """The sentences between two actors, under the relation that they speak of."""
    from rich.text import Text

    out = console()
    ordered = sorted(found, key=_triple)
    for (subject, relation, object_), group in groupby(ordered, key=_triple):
        label = ontology.load().relation(relation).label
        out.print(Text(one_line(f"{subject} — {label} → {object_}"), style="bold"))
        for it in group:
            out.print(Text(f"  {_how(it)}", style="dim"), soft_wrap=not out.is_terminal)
            line = Text("    ")
            for text, role in explain.marked(it.statement):
                before, after, style = MARKS.get(role, ("", "", ""))
                line.append(f"{before}{shown(text)}{after}", style=style)
            out.print(line, soft_wrap=not out.is_terminal)


def _triple(it: explain.Evidence) -> tuple[str, str, str]:
    return (it.subject.name, it.statement.relation, it.object.name)


def _how(it: explain.Evidence) -> str:
    says = it.statement.attribution_verb or "says"
    parts = [
        it.date or "no date",
        it.statement.polarity,
        it.statement.modality,
        f"{it.speaker.name} {says}" if it.speaker else "the article's own voice",
        it.article.title or it.article.id,
        it.article.source,
        f"st:{it.statement.id}",
    ]
    return one_line(" · ".join(part for part in parts if part))


def evidence_rows(found: Iterable[explain.Evidence]) -> list[dict[str, object]]:
    """The same for a program."""
    return [
        {
            "statement": it.statement.id,
            "subject": it.subject.name,
            "relation": it.statement.relation,
            "object": it.object.name,
            "polarity": it.statement.polarity,
            "modality": it.statement.modality,
            "speaker": it.speaker.name if it.speaker else None,
            "date": it.date,
            "wording": it.statement.wording,
            "confidence": it.statement.confidence,
            "article": it.article.id,
            "source": it.article.source,
            "sentence": it.statement.sentence.text,
            "start": it.statement.sentence.start,
            "end": it.statement.sentence.end,
        }
        for it in found
    ]


def checks(found: Iterable["Check"]) -> None:
    """What works here and what is missing, one line a thing."""
    for check in found:
        mark = "ok" if check.ok else "missing" if check.needed else "absent"
        click.echo(f"{mark:8}{one_line(f'{check.name}: {check.detail}')}")
        if not check.ok:
            click.echo(f"        {check.remedy}")


def console() -> "Console":
    """Standard output; NO_COLOR and pipes get plain text."""
    from rich.console import Console

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return Console(width=int(os.environ.get("COLUMNS", width)), highlight=False, soft_wrap=False)
