"""Questions to a store, and the one change besides adding: removing articles."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.errors import QueryError, UnknownName
from kg.model import ArticleId, Contents
from kg.pipeline.opening import existing, judgements, reading

if TYPE_CHECKING:
    from kg.store import Answer, NamedQuery


def contents(store: Path, *, file: Path | None = None) -> Contents:
    """All that the store in this folder holds, as the file of judgements has it."""
    with reading(store, judgements(store, file)) as opened:
        return opened.contents()


def remove(store: Path, articles: Sequence[str], *, file: Path | None = None) -> Contents:
    """Take these articles out of the store and give what it then holds.

    Raises:
        UnknownName: there is no such article; then none is taken out.
    """
    judgements(store, file)  # what is wrong with them is told before anything changes
    with existing(store) as opened:
        known = opened.article_ids()
        for name in articles:
            if name not in known:
                raise UnknownName("article", name, known)
        for name in articles:
            opened.remove(ArticleId(name))
    return contents(store, file=file)


def ask(
    store: Path,
    sparql: str,
    bindings: Mapping[str, str] | None = None,
    *,
    file: Path | None = None,
) -> "Answer":
    """The answer of the judged store to a query; each binding is a variable and its text."""
    with reading(store, judgements(store, file)) as opened:
        return opened.query(sparql, bindings)


def unknown_terms(sparql: str) -> "tuple[str, ...]":
    """A line for each `kg:` term of a query that the ontology does not have."""
    from kg import store

    return store.unknown_terms(sparql)


def ask_named(
    store: Path, name: str, values: Mapping[str, str], *, file: Path | None = None
) -> "Answer":
    """The answer of the judged store to a named query, with a text for each of its parameters."""
    with reading(store, judgements(store, file)) as opened:
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
