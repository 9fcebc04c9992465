"""From articles to a graph: build, extract, demo, open, remove."""

import json
import shlex
import sys
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kg import pipeline
from kg.cli import printing
from kg.cli.running import (
    USER_ERROR,
    complain,
    date_option,
    json_option,
    judgements_option,
    max_drawn_option,
    model_option,
    out_option,
    progress,
    store_option,
    title_option,
    with_sparql_option,
)
from kg.errors import InputError
from kg.model import Extraction

SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


@click.command(epilog="Example: kg build article.html --date 2024-05-01")
@SOURCES
@store_option
@judgements_option
@out_option
@date_option
@model_option
@title_option
@max_drawn_option
@with_sparql_option
@json_option
def build(
    sources: tuple[str, ...],
    *,
    store: Path,
    file: Path | None,
    out: Path,
    published: str | None,
    model: str | None,
    title: str,
    max_drawn: int | None,
    with_sparql: bool,
    as_json: bool,
) -> int:
    """Read articles and write their graph.

    Articles go into the store; graph.html, graph.ttl and report.md into --out.

    A SOURCE is a file (text, HTML, JSONL), a folder of such files, an http(s) address,
    or - for standard input. One that cannot be read, or a row of JSONL, is reported,
    the rest goes into the store, and the exit code is 2.
    """
    with progress() as step:
        built = pipeline.build(
            sources,
            store=store,
            out=out,
            date=published,
            model=model,
            page=pipeline.PageWishes(title, max_drawn, with_sparql),
            stdin=sys.stdin.buffer,
            on_extraction=lambda extraction: step(len(extraction.readings)),
            on_problem=complain,
            file=file,
        )
    for line in built.run.judged.waiting:
        complain(f"note: {line}; this judgement waits for an article")
    _show(built, store=store, as_json=as_json)
    return USER_ERROR if built.run.problems else 0


def _show(built: pipeline.Built, *, store: Path, as_json: bool) -> None:
    run, contents = built.run, built.contents
    read = {
        "articles": len(run.read),
        "readings": run.readings,
        "rejected": len(run.rejected),
        "not readable": len(run.problems),
    }
    held = {
        "articles": len(contents.articles),
        "actors": len(contents.actors),
        "statements": len(contents.statements),
    }
    if run.judged.number:
        held["judgements"] = run.judged.number
    if as_json:
        files = {path.name: str(path) for path in built.files}
        click.echo(json.dumps({"read": read, "store": held, "files": files}, ensure_ascii=False))
        return
    if not built.files:
        return
    click.echo("read: " + ", ".join(map(_amount, read.items())))
    click.echo("in the store: " + ", ".join(map(_amount, held.items())))
    for path in built.files:
        click.echo(f"wrote {path}")
    page = shlex.quote(str(built.out))
    ask = "kg query --named most-connected" + _unless_default("--store", store)
    click.echo(f"next: kg open{'' if page == 'exports' else f' --out {page}'}   or: {ask}")


def _amount(count: tuple[str, int]) -> str:
    """As in "1 article", "2 articles", "1 not readable"."""
    what, number = count
    return f"{number} {what.removesuffix('s') if number == 1 else what}"


def _unless_default(option: str, path: Path) -> str:
    return "" if path == Path("kg-store") else f" {option} {shlex.quote(str(path))}"


@click.command(epilog="Example: kg extract --format table article.txt")
@SOURCES
@click.option("--open", "open_readings", is_flag=True, help="Also what no relation covers.")
@click.option("--mentions", is_flag=True, help="Print who is mentioned where instead.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "tsv", "table"]),
    default="jsonl",
    show_default=True,
)
@date_option
@model_option
def extract(
    sources: tuple[str, ...],
    *,
    open_readings: bool,
    mentions: bool,
    format_: str,
    published: str | None,
    model: str | None,
) -> int:
    """Print what articles say; no store.

    Readings are printed as they are found. A source that cannot be read is reported at once,
    the rest goes on, and the exit code is 2.
    """
    problems: list[InputError] = []

    def heard(problem: InputError) -> None:
        problems.append(problem)
        complain(problem)

    found = pipeline.extract(
        sources,
        date=published,
        open_readings=open_readings,
        model=model,
        stdin=sys.stdin.buffer,
        on_problem=heard,
    )
    with progress(wanted=not sys.stdout.isatty()) as step:
        printing.extractions(_counted(found, step), format_=format_, mentions=mentions)
    return USER_ERROR if problems else 0


def _counted(found: Iterator[Extraction], step: Callable[[int], None]) -> Iterator[Extraction]:
    for extraction in found:
        yield extraction
        step(len(extraction.readings))


@click.command(epilog="Example: kg demo --out demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for everything.",
)
@json_option
def demo(*, out: Path, as_json: bool) -> int:
    """Build the graph of the bundled sample."""
    built = pipeline.demo(out)
    _show(built, store=out / "store", as_json=as_json)
    if not as_json:
        click.echo(f"the page: {(out / 'graph.html').resolve().as_uri()}")
    return 0


@click.command("open", epilog="Example: kg open")
@out_option
def open_(*, out: Path) -> int:
    """Open the graph's page in the browser."""
    page = out / "graph.html"
    if not page.is_file():
        raise InputError(str(page), "there is no page yet; `kg build ARTICLE` writes it")
    if not webbrowser.open(page.resolve().as_uri()):
        raise InputError(page.resolve().as_uri(), "no browser was found here; open this address")
    return 0


@click.command(epilog="Example: kg remove article")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
@judgements_option
@json_option
def remove(articles: tuple[str, ...], *, store: Path, file: Path | None, as_json: bool) -> int:
    """Take articles out of the store.

    They go with all that only they say; `kg explain --json` and the report show their ids.
    The files that `kg build` wrote stay until the next `kg build` or `kg export`.
    """
    left = pipeline.remove(store, articles, file=file)
    if as_json:
        counts = {"articles": len(left.articles), "statements": len(left.statements)}
        click.echo(json.dumps(counts))
    else:
        click.echo(f"removed; the store now holds {_amount(('articles', len(left.articles)))}")
    return 0
