"""How a store is opened: patiently, for one at a time; and to be read, as a person judges it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from kg import ontology
from kg.errors import StoreError
from kg.link import Judgement, Settled, judge, named, read_judgements, settle
from kg.link.judgements import RejectStatement
from kg.model import short_hash

if TYPE_CHECKING:
    from kg.store import Store

#: How a StoreError says that another process holds the store.
TAKEN = "another process"
#: Seconds to wait for it, and between two tries. A build holds the store for a batch at a time.
PATIENCE, PAUSE = 10.0, 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """A file of judgements, and what they say together."""

    path: Path
    lines: tuple[Judgement, ...]
    settled: Settled


def judgements(store: Path, path: Path | None = None) -> Judged:
    """The judgements of this file, else of the one that lies beside the store and has its name.

    Raises:
        InputError: a line is no judgement, or two lines contradict each other.
    """
    file = path or store.parent / f"{store.resolve().name}.judgements.jsonl"
    lines = read_judgements(file)
    return Judged(file, lines, settle(lines, file, ontology.load()) if lines else Settled())


@contextmanager
def reading(store: Path, judged: Judged) -> "Iterator[Store]":
    """The store as it is judged; only to be read."""
    from kg.store import forget, judged_copy

    with existing(store) as raw:
        if not judged.lines:
            forget(raw)
            yield raw
            return
        name = short_hash(*(repr((it, it.line)) for it in judged.lines))
        with judged_copy(raw, name, lambda copy: _rewrite(copy, judged)) as copy:
            yield copy


def _rewrite(copy: "Store", judged: Judged) -> None:
    """Go over the articles that judgements touch."""
    actors = [actor for it in judged.lines for actor in named(it)]
    rejected = [it.statement for it in judged.lines if isinstance(it, RejectStatement)]
    before = copy.part(actors, rejected)
    copy.rewrite(before, judge(before, judged.settled, copy.ontology))


@contextmanager
def existing(store: Path) -> "Iterator[Store]":
    """The store in this folder as extraction left it; a question makes no new one."""
    if not store.exists():
        raise StoreError(f"{store}: there is no store here; `kg build ARTICLE` makes one")
    with open_patiently(store) as opened:
        yield opened


def open_patiently(store: Path) -> "Store":
    """The store, as soon as nobody else has it: two questions at once are asked in turn.

    Raises:
        StoreError: it cannot be opened, or was not free within `PATIENCE` seconds.
    """
    from kg.store import open_store

    until = monotonic() + PATIENCE
    while True:
        try:
            return open_store(store)
        except StoreError as problem:
            if TAKEN not in str(problem) or monotonic() > until:
                raise
        sleep(PAUSE)
