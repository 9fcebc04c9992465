"""Articles to extractions, and into a store with its page, its Turtle and its report."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import IO

from kg import ontology
from kg.errors import InputError
from kg.model import Article, Contents, Extraction, Rejected
from kg.pipeline.asking import contents
from kg.pipeline.opening import existing, judgements, open_patiently
from kg.pipeline.page import PageWishes
from kg.pipeline.writing import check_writable, export, file_name, replacing
from kg.report import Judged, Read, Run, report

Problem = Callable[[InputError], None]

#: Articles that are linked and stored together: what a crash can lose, and what is held in memory.
BATCH = 100
#: What `kg build` writes besides the report.
WRITTEN = ("html", "turtle")
USUAL = PageWishes()
REPORT = "report.md"
SAMPLES = files("kg") / "data" / "samples"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did and left."""

    run: Run
    contents: Contents
    out: Path
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One bundled article: a file of `kg/data/samples`, and what the file itself does not say."""

    file: str
    title: str
    date: str


def raised(problem: InputError) -> None:
    """What to do with a source that cannot be read, where nobody says otherwise: raise it."""
    raise problem


def extract(
    sources: Sequence[str],
    *,
    date: str | None = None,
    open_readings: bool = False,
    model: str | None = None,
    stdin: IO[bytes] | None = None,
    on_problem: Problem = raised,
    unique: bool = False,
) -> Iterator[Extraction]:
    """What each article says, as it is found, in the order of the sources.

    A source that cannot be read goes to `on_problem` when its turn comes; the others are read all
    the same. With `unique`, so does an article whose id an earlier one gave to another text.
    """
    articles = _articles(sources, date=date, stdin=stdin, on_problem=on_problem, unique=unique)
    first = next(articles, None)
    if first is None:
        return  # no parser is loaded for nothing
    from kg.extract import extractor

    rules = extractor("rules", model=model)
    yield from rules.extract_all(_chain(first, articles), open_readings=open_readings)


def _articles(
    sources: Sequence[str],
    *,
    date: str | None,
    stdin: IO[bytes] | None,
    on_problem: Problem,
    unique: bool,
) -> Iterator[Article]:
    from kg.read import read_all

    for found in read_all(sources, date=date, stdin=stdin, unique=unique):
        if isinstance(found, InputError):
            on_problem(found)
        else:
            yield found


def _chain(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest


def build(
    sources: Sequence[str],
    *,
    store: Path,
    out: Path,
    date: str | None = None,
    model: str | None = None,
    page: PageWishes = USUAL,
    stdin: IO[bytes] | None = None,
    on_extraction: Callable[[Extraction], None] = lambda _: None,
    on_problem: Problem = raised,
    file: Path | None = None,
) -> Built:
    """Read the sources into the store and write the page, Turtle and the report into `out`.

    An article that the store holds already is replaced, so building twice changes nothing.
    Where no source gives an article, nothing is written at all. What is written is as the file of
    judgements has it; the store keeps what extraction said.
    """
    check_writable(out)
    judgements(store, file)  # what is wrong with them is told before any long work
    run = fill(
        sources,
        store=store,
        date=date,
        model=model,
        stdin=stdin,
        on_extraction=on_extraction,
        on_problem=on_problem,
    )
    if not run.read:
        return Built(run, Contents(), out)
    held = contents(store, file=file)
    run = replace(run, judged=_judged(store, file))
    return Built(run, held, out, files=_write_all(run, held, out, page))


def _judged(store: Path, file: Path | None) -> Judged:
    """How many judgements there are, and which of them wait for an article."""
    from kg.link import waiting

    found = judgements(store, file)
    if not found.lines:
        return Judged()
    with existing(store) as raw:
        held = raw.contents()
    wait = waiting(found.lines, held, found.settled)
    return Judged(len(found.lines), tuple(f"{found.path.name}:{n}: {why}" for n, why in wait))


def check_store(store: Path) -> None:
    """Raise, before any long work, where this folder cannot be a store that takes articles."""
    if not store.exists():
        check_writable(store)
        return
    with open_patiently(store):
        pass


def fill(
    sources: Sequence[str],
    *,
    store: Path,
    date: str | None = None,
    model: str | None = None,
    stdin: IO[bytes] | None = None,
    on_extraction: Callable[[Extraction], None] = lambda _: None,
    on_problem: Problem = raised,
) -> Run:
    """Read the sources into the store, some articles at a time: an interruption loses one batch."""
    check_store(store)
    problems: list[InputError] = []

    def heard(problem: InputError) -> None:
        problems.append(problem)
        on_problem(problem)

    # an id stands for one text in the store
    found = extract(sources, date=date, model=model, stdin=stdin, on_problem=heard, unique=True)
    read: list[Read] = []
    rejected: list[Rejected] = []
    while batch := list(islice(_told(found, on_extraction), BATCH)):
        _keep(batch, store)
        for it in batch:
            read.append(Read(it.article.ref, len(it.article.text.split()), len(it.readings)))
            rejected += it.rejected
    return Run(tuple(read), tuple(rejected), tuple(problems))


def _told(
    found: Iterator[Extraction], on_extraction: Callable[[Extraction], None]
) -> Iterator[Extraction]:
    for extraction in found:
        on_extraction(extraction)
        yield extraction


def _keep(batch: Sequence[Extraction], store: Path) -> None:
    """Link these articles' mentions and put the statements into the store, all or none."""
    from kg.gazetteer import load
    from kg.link import link

    with open_patiently(store) as opened:
        opened.add(link(batch, load().actors))


def _write_all(run: Run, held: Contents, out: Path, page: PageWishes) -> tuple[Path, ...]:
    # a page about one article bears its headline
    headline = held.articles[0].title if len(held.articles) == 1 else ""
    options: dict[str, dict[str, object]] = {"html": page.options(headline=headline)}
    written = [
        export(held, name, out / file_name(name), **options.get(name, {})) for name in WRITTEN
    ]
    with replacing(out / REPORT) as path:
        path.write_text(report(run, held, ontology.load()), encoding="utf-8")
    return (*written, out / REPORT)


def demo(out: Path) -> Built:
    """The graph of the first sample article, its store included, in `out`."""
    sample = samples()[0]
    with as_file(SAMPLES / sample.file) as path:
        return build([str(path)], store=out / "store", out=out, date=sample.date)


def samples() -> list[Sample]:
    """The bundled articles, as `samples.toml` lists them."""
    listed = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))
    return [Sample(**entry) for entry in listed["sample"]]
