"""Questions to a store, and the one change besides adding: removing articles."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError, UnknownName
from kg.model import ArticleId, Contents

if TYPE_CHECKING:
    from kg.store import Answer, NamedQuery, Store

#: How a StoreError says that another process holds the store.
TAKEN = "another process"
#: Seconds to wait for it, and between two tries. A build holds the store for a batch at a time.
PATIENCE, PAUSE = 10.0, 0.05


def contents(store: Path) -> Contents:
    """All that the store in this folder holds."""
    with _existing(store) as opened:
        return opened.contents()


def remove(store: Path, articles: Sequence[str]) -> Contents:
    """Take these articles out of the store and give what it then holds.

    Raises:
        UnknownName: there is no such article; then none is taken out.
    """
    with _existing(store) as opened:
        known = opened.article_ids()
        for name in articles:
            if name not in known:
                raise UnknownName("article", name, known)
        for name in articles:
            opened.remove(ArticleId(name))
        return opened.contents()


def ask(store: Path, sparql: str, bindings: Mapping[str, str] | None = None) -> "Answer":
    """The answer of the store to a SPARQL query; each binding is a variable and its text."""
    with _existing(store) as opened:
        return opened.query(sparql, bindings)


def unknown_terms(sparql: str) -> "tuple[str, ...]":
    """A line for each `kg:` term of a query that the ontology does not have."""
    from kg import store

    return store.unknown_terms(sparql)


def ask_named(store: Path, name: str, values: Mapping[str, str]) -> "Answer":
    """The answer of the store to a named query, with a text for each of its parameters."""
    with _existing(store) as opened:
        return opened.ask(name, values)


def ask_contents(
    held: Contents, sparql: str, bindings: Mapping[str, str] | None = None
) -> "Answer":
    """The same of contents that lie in no store."""
    from kg.store import open_store

    with TemporaryDirectory() as folder, open_store(Path(folder) / "store") as opened:
        opened.add(held)
        return opened.query(sparql, bindings)


def named() -> "list[NamedQuery]":
    """The named queries, by name."""
    from kg.store import named_queries

    return list(named_queries().values())


def turtle(answer: "Answer") -> str:
    """The triples of a CONSTRUCT or DESCRIBE answer; QueryError for another answer."""
    if answer.kind != "construct":
        raise QueryError("Turtle holds triples; ask with CONSTRUCT or DESCRIBE")
    from pyoxigraph import RdfFormat, Triple, serialize

    from kg.rdf import PREFIXES

    triples = sorted((Triple(*row) for row in answer.rows), key=str)  # type: ignore[arg-type]  # no None: kind
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode("utf-8")


@contextmanager
def _existing(store: Path) -> "Iterator[Store]":
    """The store in this folder; a question makes no new one."""
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
