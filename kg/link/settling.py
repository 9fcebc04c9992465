"""Judgements put together: who is whom, what each is called, and what does not hold.

The same judgements in any order settle to the same. Where two of them cannot both hold, neither is
preferred: the person is told where both stand.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, UnknownName
from kg.link.judgements import (
    Different,
    Judgement,
    KindOf,
    RejectActor,
    RejectStatement,
    Rename,
    Same,
    Split,
)
from kg.model import ActorId, ArticleId, ReadingId, Statement
from kg.ontology import Ontology

Links = dict[ActorId, dict[ActorId, int]]
"""Id -> ids that a line joins to it -> number of the line."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What all judgements say together. Ids are those that stay, where nothing else is said."""

    second: Mapping[tuple[ActorId, ArticleId], ActorId] = field(default_factory=dict)
    """Who stands in an article for an actor of another one; the key has the id that stays."""
    stays: Mapping[ActorId, ActorId] = field(default_factory=dict)
    """Id -> the id of the same actor that stays; only of actors of several ids."""
    names: Mapping[ActorId, str] = field(default_factory=dict)
    kinds: Mapping[ActorId, str] = field(default_factory=dict)
    no_actors: frozenset[ActorId] = frozenset()
    no_statements: frozenset[ReadingId] = frozenset()
    apart: frozenset[frozenset[ActorId]] = frozenset()
    """Pairs that are two actors."""

    def who(self, actor: ActorId, article: ArticleId) -> ActorId:
        """Whom an article means by an id that rules gave."""
        whole = self.staying(actor)
        return self.staying(self.second.get((whole, article), whole))

    def origin(self, actor: ActorId, article: ArticleId) -> ActorId:
        """The same before ids are joined: the id that rules gave, or that of the second actor."""
        return self.second.get((self.staying(actor), article), actor)

    def staying(self, actor: ActorId) -> ActorId:
        """The id under which this one is found."""
        return self.stays.get(actor, actor)

    def ends(self, it: Statement) -> tuple[ActorId, ActorId]:
        """Subject and object of a statement, as they are judged."""
        return self.who(it.subject, it.article), self.who(it.object, it.article)


def settle(some: Iterable[Judgement], path: Path, ontology: Ontology) -> Settled:
    """All judgements together; `path` is what messages call their file.

    Raises:
        InputError: two lines contradict each other, or a kind is none of the ontology's.
    """
    lines = sorted(some, key=lambda it: it.line)
    links = _links(lines)
    stays = _stays(lines, links)
    settled = Settled(_second(lines, stays, path), stays)
    apart = frozenset(_apart(lines, links, settled, path))
    return Settled(
        second=settled.second,
        stays=stays,
        names=_only(_names(lines), settled, path, "called"),
        kinds=_only(_kinds(lines, path, ontology), settled, path, "of kind"),
        no_actors=frozenset(
            settled.staying(it.actor) for it in lines if isinstance(it, RejectActor)
        ),
        no_statements=frozenset(it.statement for it in lines if isinstance(it, RejectStatement)),
        apart=apart,
    )


def _links(lines: Iterable[Judgement]) -> Links:
    links: Links = {}
    for it in lines:
        if isinstance(it, Same):
            for one, other in zip(it.actors, it.actors[1:], strict=False):
                links.setdefault(one, {}).setdefault(other, it.line)
                links.setdefault(other, {}).setdefault(one, it.line)
    return links


def _stays(lines: Iterable[Judgement], links: Links) -> dict[ActorId, ActorId]:
    """The id that no line names after another one stays; of several such, the first by name."""
    later = {other for it in lines if isinstance(it, Same) for other in it.actors[1:]}
    stays: dict[ActorId, ActorId] = {}
    for one in links:
        if one not in stays:
            group = set(_reached(one, links))
            stays |= dict.fromkeys(group, min(group - later or group))
    return stays


def _second(
    lines: Iterable[Judgement], stays: Mapping[ActorId, ActorId], path: Path
) -> dict[tuple[ActorId, ArticleId], ActorId]:
    found: dict[tuple[ActorId, ArticleId], tuple[ActorId, int]] = {}
    for it in lines:
        if isinstance(it, Split):
            for article in it.articles:
                key = stays.get(it.actor, it.actor), article
                id_, line = found.setdefault(key, (it.id, it.line))
                if id_ != it.id:
                    clause = f"{it.actor} of article {article!r} is"
                    raise _both(path, (it.line, it.id), (line, id_), clause)
    for (actor, article), (id_, line) in found.items():
        other, again = found.get((stays.get(id_, id_), article), (id_, line))
        if again != line:
            clause = f"{actor} of article {article!r} is"
            raise _both(path, (line, id_), (again, f"{id_} is {other}"), clause)
    return {key: id_ for key, (id_, _) in found.items()}


def _apart(
    lines: Iterable[Judgement], links: Links, settled: Settled, path: Path
) -> Iterator[frozenset[ActorId]]:
    for it in lines:
        if not isinstance(it, Different | Split):
            continue
        one, other = it.actors if isinstance(it, Different) else (it.actor, it.id)
        if settled.staying(one) == settled.staying(other):
            joined = " and ".join(_line(it) for it in sorted(_between(one, other, links)))
            problem = f"says that {one} and {other} are two actors, and {joined} that they are one"
            raise InputError(_place(path, it.line), f"{problem}; delete one of them")
        yield frozenset({settled.staying(one), settled.staying(other)})


def _names(lines: Iterable[Judgement]) -> Iterator[tuple[ActorId, str, int]]:
    for it in lines:
        match it:
            case Same(actors=(one, *_), name=str(name)) | Split(id=one, name=str(name)):
                yield one, name, it.line
            case Rename(actor=one, to=name):
                yield one, name, it.line


def _kinds(
    lines: Iterable[Judgement], path: Path, ontology: Ontology
) -> Iterator[tuple[ActorId, str, int]]:
    for it in lines:
        if isinstance(it, KindOf):
            try:
                yield it.actor, ontology.kind(it.to).name, it.line
            except UnknownName as problem:
                raise InputError(f"{path}:{it.line}", str(problem)) from problem


def _only(
    said: Iterable[tuple[ActorId, str, int]], settled: Settled, path: Path, what: str
) -> dict[ActorId, str]:
    """One value for each actor, whichever of its ids it was said of."""
    found: dict[ActorId, tuple[str, int]] = {}
    for actor, value, line in said:
        before, where = found.setdefault(settled.staying(actor), (value, line))
        if before != value:
            raise _both(path, (line, value), (where, before), f"{actor} is {what}")
    return {actor: value for actor, (value, _) in found.items()}


def _both(path: Path, one: tuple[int, str], other: tuple[int, str], clause: str) -> InputError:
    problem = f"says that {clause} {one[1]!r}, and {_line(other[0])} {other[1]!r}"
    return InputError(_place(path, one[0]), f"{problem}; delete one of them")


def _place(path: Path, line: int) -> str:
    return f"{path}:{line}" if line else "this judgement"


def _line(line: int) -> str:
    return f"line {line}" if line else "this judgement"


def _reached(start: ActorId, links: Links) -> dict[ActorId, ActorId]:
    """Every id that lines join to this one, with the one before it on the shortest way."""
    came = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in links.get(here, {}):
            if there not in came:
                came[there] = here
                queue.append(there)
    return came


def _between(one: ActorId, other: ActorId, links: Links) -> set[int]:
    """The lines on the shortest way from one id to another."""
    came, here, lines = _reached(one, links), other, set()
    while here != one:
        lines.add(links[came[here]][here])
        here = came[here]
    return lines
