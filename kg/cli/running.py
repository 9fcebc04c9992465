"""How every command runs: its errors, its exit code, its options, its progress bar."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import click

from kg.config import load
from kg.errors import KgError
from kg.rows import one_line

_F = TypeVar("_F", bound=Callable[..., Any])
USER_ERROR = 2
STOPPED = 130  # what a shell reports after Ctrl-C
#: A message of more characters than this is cut: a name can be a whole page.
LONGEST = 400


class KgGroup(click.Group):
    """The group of commands; turns errors into lines and exit codes."""

    def main(  # type: ignore[override]  # click overloads it by `standalone_mode`, which we decide
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401 - click's own options
    ) -> NoReturn:
        """Run and exit: 0 done, 2 the user can mend it, 130 stopped by hand."""
        for stream in (sys.stdout, sys.stderr):
            _take_any_text(stream)
        extra["standalone_mode"] = False
        try:
            code = super().main(args, prog_name, **extra)
            sys.stdout.flush()
        except click.UsageError as problem:
            complain(f"{problem.format_message()} (`{_path(problem)} --help` shows how)")
            code = USER_ERROR
        except (click.ClickException, KgError) as problem:
            complain(problem)
            code = USER_ERROR
        except click.Abort:
            complain("stopped")
            code = STOPPED
        except BrokenPipeError:  # `kg extract ... | head`: whoever read has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 1
        sys.exit(code or 0)


def _take_any_text(stream: IO[str]) -> None:
    """UTF-8 wherever we run; half a surrogate pair is printed as JSON writes it, escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _path(problem: click.UsageError) -> str:
    return problem.ctx.command_path if problem.ctx else "kg"


def complain(problem: object) -> None:
    """One line on standard error."""
    text = one_line(str(problem))
    click.echo(f"kg: {text if len(text) <= LONGEST else text[:LONGEST] + ' …'}", err=True)


def _iso_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError as problem:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from problem
    if found.isoformat() != value:
        raise click.BadParameter(f"{value!r} is no date; write {found.isoformat()}")
    return value


def _folder(which: str) -> Callable[[click.Context, click.Parameter, Path | None], Path]:
    """The folder of the option, else the one that `kg.toml` names, else the default."""

    def chosen(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path:
        found: Path = value or getattr(load(), which)
        return found

    return chosen


def _model(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    return value or load().model


def _file(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    """The file of judgements; one that is typed has to be there, or it would judge nothing."""
    if value is not None and not value.exists():
        raise click.BadParameter(f"there is no file {str(value)!r}")
    return value or load().judgements


def _new_file(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    return value or load().judgements


def _judgements_option(callback: Callable[..., Path | None]) -> Callable[[_F], _F]:
    return click.option(
        "--judgements",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        callback=callback,
        help="Judgements of a person.  [default: STORE.judgements.jsonl]",
    )


store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    callback=_folder("store"),
    help="Folder of the store.  [default: kg-store]",
)
judgements_option = _judgements_option(_file)
new_judgements_option = _judgements_option(_new_file)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    callback=_folder("out"),
    help="Folder of the page and the files.  [default: exports]",
)
title_option = click.option("--title", default="", help="Heading of the page.")
max_drawn_option = click.option(
    "--max-drawn",
    type=click.IntRange(min=2),
    help="Actors that the page's map draws; search finds the others.  [default: 300]",
)
with_sparql_option = click.option(
    "--with-sparql", is_flag=True, help="Let the page itself answer SPARQL; adds 2 MB."
)
date_option = click.option(
    "--date",
    "published",
    metavar="YYYY-MM-DD",
    callback=_iso_date,
    help="Day of publication, where the source does not tell it.",
)
model_option = click.option(
    "--model", callback=_model, help="Another installed spaCy pipeline, by its name."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while work lasts; nothing where that is no terminal.

    Yields what to call with the number of readings after each article.
    """
    if not (wanted and sys.stderr.isatty()):
        yield lambda _readings: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.completed} articles, {task.fields[readings]} readings")
    columns = (BarColumn(), words, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None, readings=0)
        total = 0

        def step(readings: int) -> None:
            nonlocal total
            total += readings
            bar.update(task, advance=1, readings=total)

        yield step
