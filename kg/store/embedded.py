"""The store on disk: pyoxigraph in a folder of ours, one writer at a time.

Every change is one transaction: an article is there as a whole or not at all. The ontology lies in
a graph of its own, so that queries can ask for broader relations.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg import ontology as ontologies
from kg.errors import StoreError, UnknownName
from kg.model import ActorId, ArticleId, ArticleRef, Contents, ReadingId, Statement
from kg.ontology import Ontology
from kg.rdf import (
    DOC,
    ID,
    actor_quads,
    contents,
    document_quads,
    iri,
    local_id,
    plain_quads,
    quads,
    statement_quads,
    term,
)
from kg.store.answer import Answer, Term, answer
from kg.store.asking import ask_named
from kg.store.changes import about, describes_actor, evidence, leaving, part, subjects
from kg.store.folder import copy_quads, open_quads, outdate
from kg.store.named import named_queries

ONTOLOGY_GRAPH = ox.NamedNode("https://w3id.org/newskg/ontology")
#: Quads written between two flushes. Closing alone does not flush, and what is not flushed is
#: replayed at the next start: 11 s after 300,000 quads, 0.1 s where 20,000 wait.
FLUSH_AFTER = 20_000


def ontology_quads() -> list[ox.Quad]:
    """What a store holds of the ontology: all but what has blank nodes."""
    return [
        ox.Quad(it.subject, it.predicate, it.object, ONTOLOGY_GRAPH)
        for it in ontologies.quads()
        if not isinstance(it.subject, ox.BlankNode) and not isinstance(it.object, ox.BlankNode)
    ]


@dataclass(frozen=True, slots=True)
class Added:
    """What `Store.add` did, article by article; each tuple is sorted."""

    added: tuple[ArticleId, ...] = ()
    replaced: tuple[ArticleId, ...] = ()
    unchanged: tuple[ArticleId, ...] = ()


def open_store(path: Path, *, read_only: bool = False) -> "Store":
    """Open the store in a folder; it is made where there is none, unless `read_only`.

    Raises:
        StoreError: as `kg.store.folder.open_quads`.
    """
    quads_ = open_quads(path, read_only=read_only)
    store = Store(quads_, ontologies.load(), read_only=read_only, folder=path)
    if not read_only:
        store.keep_ontology()
    return store


def memory_store() -> "Store":
    """An empty store that lies in no folder and is gone when it is closed."""
    store = Store(ox.Store(), ontologies.load())
    store.keep_ontology()
    return store


class Store:
    """An open store. Close it, or use it in a `with` statement."""

    def __init__(
        self,
        store: ox.Store,
        ontology: Ontology,
        *,
        read_only: bool = False,
        folder: Path | None = None,
    ) -> None:
        self.ontology = ontology
        self.folder = folder
        self.read_only = read_only
        self._store = store
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything to disk and let go of the lock. The store is of no use afterwards."""
        if not self.read_only:
            self._store.flush()
        # pyoxigraph lets go of its lock when nobody holds the object any more.
        self._store = ox.Store()

    def query(
        self,
        sparql: str,
        bindings: Mapping[str, str | Term] | None = None,
        *,
        limit: int | None = None,
    ) -> Answer:
        """Run SPARQL; see `kg.store.answer.answer`."""
        return answer(self._store, sparql, bindings=bindings, limit=limit)

    def ask(self, name: str, values: Mapping[str, str], *, limit: int | None = None) -> Answer:
        """Run a named query with a text for each of its parameters."""
        if name not in named_queries():
            raise UnknownName("query", name, named_queries())
        query = named_queries()[name]
        return ask_named(self._store, query, values, limit=limit)

    def contents(self) -> Contents:
        """Everything that the store holds."""
        return contents(self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def quads(self) -> Iterator[ox.Quad]:
        """Everything that it holds as quads, in no order; the ontology's are left out."""
        for quad in self._store.quads_for_pattern(None, None, None):
            if quad.graph_name != ONTOLOGY_GRAPH:
                yield quad

    def article_ids(self) -> list[ArticleId]:
        """The articles that it holds, sorted."""
        found = subjects(self._store, "rdf:type", term("kg:Document"))
        return sorted(ArticleId(local_id(DOC, it)) for it in found)

    def has(self, article: ArticleId) -> bool:
        """Whether it holds this article."""
        node, kind, document = iri(DOC, article), term("rdf:type"), term("kg:Document")
        quad = ox.Quad(ox.NamedNode(node), ox.NamedNode(kind), ox.NamedNode(document))
        return quad in self._store

    def backup(self, path: Path) -> None:
        """Make a copy to read while this store is written."""
        copy_quads(self._store, path)

    def add(self, some: Contents) -> Added:
        """Put articles in, in place of those of the same id; all of them or none.

        What is told of an actor here and there is put together, so the order of articles does not
        matter. An article that is there already, just so, is left alone.
        """
        known = {it.id for it in some.articles if self.has(it.id)}
        new: set[ox.Quad] = set()
        replaced: set[ArticleId] = set()
        unchanged: set[ArticleId] = set()
        for article, told in _by_article(some):
            after = set(chain(document_quads(article), *map(statement_quads, told)))
            if article.id in known:
                if evidence(self._store, article.id) == after:
                    unchanged.add(article.id)
                    continue
                replaced.add(article.id)
            new |= after
            new.update(chain.from_iterable(plain_quads(it, self.ontology) for it in told))
        gone = leaving(self._store, replaced, self.ontology)
        # Who is mentioned again keeps names that only an older form of an article gave.
        mentioned = {it.object for it in new}
        gone = {it for it in gone if not (describes_actor(it) and it.subject in mentioned)}
        for actor in some.actors:
            before = about(self._store, iri(ID, actor.id))
            gone |= before
            new.update(actor_quads(self.ontology.merged([*contents(before).actors, actor])))
        self._change(gone - new, new)
        added = {it.id for it in some.articles} - known
        return Added(tuple(sorted(added)), tuple(sorted(replaced)), tuple(sorted(unchanged)))

    def remove(self, article: ArticleId) -> bool:
        """Take an article out, with all that only it tells; whether it was there."""
        if not self.has(article):
            return False
        self._change(leaving(self._store, {article}, self.ontology), set())
        return True

    def part(self, actors: Iterable[ActorId], statements: Iterable[ReadingId]) -> Contents:
        """The articles that tell of one of these, as a whole, with all whom they mention."""
        return part(self._store, actors, statements)

    def rewrite(self, before: Contents, after: Contents) -> None:
        """Put `after` in the place of `before`, which is a `part` of this store.

        An actor who is told otherwise than before has to be in no other article.
        """
        told = {*before.actors}
        gone = leaving(self._store, [it.id for it in before.articles], self.ontology)
        for actor in after.actors:
            if actor not in told:
                gone |= about(self._store, iri(ID, actor.id))
        new = set(quads(after, self.ontology))
        self._change(gone - new, new)

    def keep_ontology(self) -> None:
        """Bring the graph of the ontology up to date."""
        wanted = {*ontology_quads()}
        there = set(self._store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH))
        self._change(there - wanted, wanted - there)

    def _change(self, gone: set[ox.Quad], new: set[ox.Quad]) -> None:
        """Take some quads out and put others in, in one transaction."""
        if self.read_only:
            raise StoreError("this store is open for reading only")
        if self.folder is not None and (gone or new):
            outdate(self.folder)
        try:
            if gone:
                self._store.update(f"DELETE DATA {_data(gone)} ; INSERT DATA {_data(new)}")
            elif new:
                self._store.extend(new)
            self._waiting += len(gone) + len(new)
            if self._waiting >= FLUSH_AFTER:
                self._store.flush()
                self._waiting = 0
        except OSError as problem:
            raise StoreError(f"the store cannot be written: {problem}") from problem


def _by_article(some: Contents) -> Iterable[tuple[ArticleRef, list[Statement]]]:
    told: dict[ArticleId, list[Statement]] = {it.id: [] for it in some.articles}
    for statement in some.statements:
        if statement.article not in told:
            raise ValueError(f"statement {statement.id} is of no article that is added")
        told[statement.article].append(statement)
    return [(article, told[article.id]) for article in some.articles]


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as SPARQL data; pyoxigraph escapes what is in texts."""
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        inside = isinstance(quad.graph_name, ox.DefaultGraph)
        lines.append(triple if inside else f"GRAPH {quad.graph_name} {{ {triple} }}")
    return "{\n" + "\n".join(lines) + "\n}"
