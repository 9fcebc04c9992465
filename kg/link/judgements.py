"""Judgements of a person about actors: a file of JSON lines that people read, edit and keep.

::

    # lines like this one, and empty ones, are passed over
    {"same": ["JohnSmith", "JonSmith"], "name": "John Smith", "note": "one spelling is wrong"}
    {"different": ["HillFarmers", "HillFarmersOfBorduria"]}
    {"different": "JohnSmith", "articles": ["a17"], "id": "JohnSmith-2", "name": "J. Smith"}
    {"rename": "DairyUnion", "to": "Dairy Union of Arvania"}
    {"kind": "DairyUnion", "to": "Organization"}
    {"reject": "Mediation"}
    {"reject": "st:0123456789abcdef"}

Actors stand there by their ids, which no later article changes. The order of lines does not matter,
and deleting a line undoes it.
"""

import json
from dataclasses import dataclass, field

from kg.model import ActorId, ArticleId, ReadingId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    note: str = ""
    line: int = field(default=0, compare=False)
    """Where it stands in the file, from 1; 0 where it is not written yet."""


@dataclass(frozen=True, slots=True)
class Same(_Line):
    """Several ids are one actor, who keeps the first id."""

    actors: tuple[ActorId, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Different(_Line):
    """Two actors, however alike: `kg review` does not ask again."""

    actors: tuple[ActorId, ActorId]


@dataclass(frozen=True, slots=True)
class Split(_Line):
    """Whom these articles call so is somebody else, who gets an id of his own."""

    actor: ActorId
    articles: tuple[ArticleId, ...]
    id: ActorId
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Rename(_Line):
    """An actor is called otherwise; the old name stays as an alias."""

    actor: ActorId
    to: str


@dataclass(frozen=True, slots=True)
class KindOf(_Line):
    """An actor is of this kind of the ontology."""

    actor: ActorId
    to: str


@dataclass(frozen=True, slots=True)
class RejectActor(_Line):
    """This is no actor: its statements fall away; where it only speaks, nobody does."""

    actor: ActorId


@dataclass(frozen=True, slots=True)
class RejectStatement(_Line):
    """The sentence does not say this."""

    statement: ReadingId


Judgement = Same | Different | Split | Rename | KindOf | RejectActor | RejectStatement


def written(judgement: Judgement) -> str:
    """The line of a judgement, without its line end."""
    match judgement:
        case Same(actors=actors, name=name):
            row: dict[str, object] = {"same": [*actors], "name": name}
        case Different(actors=actors):
            row = {"different": [*actors]}
        case Split(actor=actor, articles=articles, id=id_, name=name):
            row = {"different": actor, "articles": [*articles], "id": id_, "name": name}
        case Rename(actor=actor, to=to):
            row = {"rename": actor, "to": to}
        case KindOf(actor=actor, to=to):
            row = {"kind": actor, "to": to}
        case RejectActor(actor=actor):
            row = {"reject": actor}
        case RejectStatement(statement=statement):
            row = {"reject": f"st:{statement}"}
    row["note"] = judgement.note or None
    told = {key: value for key, value in row.items() if value is not None}
    text = json.dumps(told, ensure_ascii=False)
    # Escaped where a reader would not see what stands there, or UTF-8 cannot hold it.
    return text if text.isprintable() else json.dumps(told)


def named(judgement: Judgement) -> tuple[ActorId, ...]:
    """The actors of whom it speaks, a second one it makes included; none of a statement."""
    match judgement:
        case Same(actors=actors) | Different(actors=actors):
            return actors
        case Split(actor=actor, id=second):
            return actor, second
        case RejectStatement():
            return ()
        case Rename(actor=actor) | KindOf(actor=actor) | RejectActor(actor=actor):
            return (actor,)
