"""Judgements of a person: each is checked, written as one line, and what it changed is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import explain, ontology
from kg.errors import InputError, UnknownName
from kg.link import (
    Candidate,
    Judgement,
    append_judgements,
    duplicates,
    mentioned,
    named,
    settle,
)
from kg.link.judgements import (
    Different,
    KindOf,
    RejectActor,
    RejectStatement,
    Rename,
    Same,
    Split,
)
from kg.model import Actor, ActorId, ArticleId, Contents, ReadingId
from kg.pipeline.asking import contents
from kg.pipeline.opening import judgements

STATEMENT = re.compile(r"(?:st:)?([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Changed:
    """A judgement that was written, and the graph before and after it."""

    judgement: Judgement
    file: Path
    line: int
    before: Contents
    after: Contents


def merge(
    store: Path,
    names: Sequence[str],
    *,
    name: str | None = None,
    note: str = "",
    file: Path | None = None,
) -> Changed:
    """Several actors are one. The first keeps its id, unless only a later one is known.

    A gazetteer's id stays so that articles to come find it; the name is the first one's then too,
    unless `name` says otherwise.
    """
    before = contents(store, file=file)
    found = [_actor(before, it) for it in names]
    if len({it.id for it in found}) < len(names):
        raise InputError(" ".join(names), f"these are one actor already: {found[0].id}")
    return _write(store, _same(found, name=name, note=note), before, file)


def split(
    store: Path,
    name: str,
    articles: Sequence[str],
    *,
    called: str | None = None,
    note: str = "",
    file: Path | None = None,
) -> Changed:
    """Whom these articles call so is another actor, with an id of its own."""
    before = contents(store, file=file)
    actor = _actor(before, name)
    every = [it.id for it in before.articles]
    there = {it.article for it in before.statements if actor.id in mentioned(it)}
    for article in articles:
        if article not in every:
            raise UnknownName("article", article, every)
        if article not in there:
            where = ", ".join(sorted(there))
            raise InputError(article, f"says nothing of {actor.id}; these articles do: {where}")
    if there <= {*articles}:
        problem = "no other article tells of it, so nothing is left to split from"
        raise InputError(actor.id, f"{problem}; `kg rename` gives it another name")
    apart = tuple(ArticleId(it) for it in dict.fromkeys(articles))
    second = _second(actor.id, before, judgements(store, file).lines)
    return _write(store, Split(actor.id, apart, second, called, note=note), before, file)


def rename(store: Path, name: str, to: str, *, note: str = "", file: Path | None = None) -> Changed:
    """An actor is called otherwise."""
    before = contents(store, file=file)
    if not to.strip():
        raise InputError(name, "the new name is empty")
    return _write(store, Rename(_actor(before, name).id, to, note=note), before, file)


def kind(store: Path, name: str, to: str, *, note: str = "", file: Path | None = None) -> Changed:
    """An actor is of another kind; UnknownName where the ontology has no such kind."""
    before = contents(store, file=file)
    of = ontology.load().kind(to).name
    return _write(store, KindOf(_actor(before, name).id, of, note=note), before, file)


def reject(store: Path, what: str, *, note: str = "", file: Path | None = None) -> Changed:
    """An actor is none, or a statement is wrong; a statement is named by its id."""
    before = contents(store, file=file)
    statements = {it.id: it for it in before.statements}
    found = STATEMENT.fullmatch(what)
    if found is None or (not what.startswith("st:") and found[1] not in statements):
        return _write(store, RejectActor(_actor(before, what).id, note=note), before, file)
    id_ = ReadingId(found[1])
    if id_ not in statements:
        raise InputError(what, "the store has no such statement; `kg explain` shows their ids")
    it = statements[id_]
    # The line is read by people, and a hash says nothing.
    said = f"{it.subject} {it.relation} {it.object}"
    return _write(store, RejectStatement(id_, note=note or said), before, file)


def candidates(store: Path, *, file: Path | None = None) -> tuple[Contents, tuple[Candidate, ...]]:
    """The graph, and the pairs of its actors that may be one, the likeliest first."""
    held = contents(store, file=file)
    settled = judgements(store, file).settled
    return held, duplicates(held, settled, _known(), ontology.load())


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was written."""

    file: Path
    line: int
    gone: ActorId | None
    """The id that is no longer in use, where the two are one."""


def answer(store: Path, it: Candidate, *, same: bool, file: Path | None = None) -> Answered:
    """Whether two candidates are one actor, written without reading the graph again."""
    if not same:
        return Answered(*_put(store, Different((it.one.id, it.other.id)), file), gone=None)
    joined = _same([it.one, it.other])
    return Answered(*_put(store, joined, file), gone=joined.actors[1])


def _actor(held: Contents, name: str) -> Actor:
    """The one actor of this id, name or alias."""
    found = explain.actors(held, name)
    if len(found) > 1:
        ids = ", ".join(f"{it.id} ({it.kind})" for it in found)
        raise InputError(name, f"several are called so; give one of their ids: {ids}")
    return found[0]


def _same(actors: Sequence[Actor], *, name: str | None = None, note: str = "") -> Same:
    """These are one: a known one's id comes first, then the order in which they are given."""
    known = _known()
    ids = sorted((it.id for it in actors), key=lambda id_: id_ not in known)
    kept = actors[0].name if ids[0] != actors[0].id else None
    return Same(tuple(ids), name or kept, note=note)


def _known() -> frozenset[str]:
    from kg.gazetteer import load

    return frozenset(load().actors)


def _second(actor: ActorId, held: Contents, lines: Sequence[Judgement]) -> ActorId:
    """The next free id after this one."""
    taken = {it.id for it in held.actors}.union(*map(named, lines))
    bare = re.sub(r"-[0-9]{1,3}$", "", actor)
    number = 2
    while f"{bare}-{number}" in taken:
        number += 1
    return ActorId(f"{bare}-{number}")


def _write(store: Path, judgement: Judgement, before: Contents, file: Path | None) -> Changed:
    path, line = _put(store, judgement, file)
    return Changed(judgement, path, line, before, contents(store, file=file))


def _put(store: Path, judgement: Judgement, file: Path | None) -> tuple[Path, int]:
    """Put the line at the end of the file, where it agrees with all others."""
    there = judgements(store, file)
    for it in there.lines:
        if replace(it, note="") == replace(judgement, note=""):
            raise InputError(f"{there.path}:{it.line}", "this line says so already")
    settle([*there.lines, judgement], there.path, ontology.load())
    return there.path, append_judgements(there.path, [judgement])
