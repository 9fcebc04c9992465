"""The likeliest duplicates: pairs of actors that a person should look at.

Nothing is joined here. Pairs are found by what their names share, so that the cost grows with the
number of actors and not with its square.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from kg.link.alike import alike, form, keys
from kg.link.judging import mentioned
from kg.link.settling import Settled
from kg.model import Actor, ActorId, Contents, short_hash
from kg.ontology import Ontology

#: Actors of one key that are compared. More share it only by a word that tells nothing: "party".
LARGEST = 40
#: Kinds that exclude each other: whoever is one is none of the others.
APART = ("Person", "State", "Group", "Place", "Position", "Topic", "Event")
#: Weights of the three signs. Set by hand: they order the questions, no more.
NAME, KIND, COMPANY = 0.7, 0.1, 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be one."""

    one: Actor
    other: Actor
    score: float
    """From 0 to 1, to order by; no probability."""
    why: str


def duplicates(
    held: Contents, settled: Settled, known: Container[str], ontology: Ontology
) -> tuple[Candidate, ...]:
    """Pairs that may be one actor, the likeliest first; the one of more statements stands first.

    Left out are pairs that are judged to be two, of kinds that exclude each other, of two known
    actors, who would have one id, and of two whom a statement joins. Descriptions such as "the
    rebels" are no names, so they are not compared.

    Args:
        held: As judged, so that who is joined already is one.
        settled: The judgements.
        known: Ids of the gazetteer.
        ontology: Of the kinds.
    """
    company = _company(held)
    actors = {it.id: it for it in held.actors if not _describes(it, company)}
    told = {id_: len(of.statements) for id_, of in company.items()}
    found = []
    for pair in _pairs(actors.values()):
        one, other = sorted((actors[it] for it in pair), key=lambda it: (-told[it.id], it.id))
        if pair in settled.apart or (one.id in known and other.id in known):
            continue
        if other.id in company[one.id].neighbours or not _compatible(one, other, ontology):
            continue
        name, why = _names(one, other, people="Person" in {one.kind, other.kind})
        if not name:
            continue
        shared = _shared(company[one.id].neighbours, company[other.id].neighbours)
        score = NAME * name + KIND * _kinds(one, other, ontology) + COMPANY * shared
        found.append(Candidate(one, other, round(score, 3), why))
    return tuple(sorted(found, key=lambda it: (-it.score, it.one.id, it.other.id)))


@dataclass(slots=True)
class _Company:
    """Where an actor is told of."""

    statements: set[str]
    articles: set[str]
    neighbours: set[ActorId]


def _company(held: Contents) -> Mapping[ActorId, _Company]:
    found: dict[ActorId, _Company] = defaultdict(lambda: _Company(set(), set(), set()))
    for it in held.statements:
        for one in mentioned(it):
            found[one].statements.add(it.id)
            found[one].articles.add(it.article)
        found[it.subject].neighbours.add(it.object)
        found[it.object].neighbours.add(it.subject)
    return found


def _describes(actor: Actor, company: Mapping[ActorId, _Company]) -> bool:
    """Whether its id is of one article, as `kg.link.ids` makes it for a description."""
    articles = company[actor.id].articles
    return any(f"-{short_hash(it)[:8]}" in actor.id for it in articles)


def _pairs(actors: Iterable[Actor]) -> set[frozenset[ActorId]]:
    """Pairs that share a key of a name or an alias."""
    blocks: dict[str, set[ActorId]] = defaultdict(set)
    for actor in actors:
        for name in _called(actor):
            for key in keys(name):
                blocks[key].add(actor.id)
    return {
        frozenset(pair)
        for block in blocks.values()
        if 1 < len(block) <= LARGEST
        for pair in combinations(block, 2)
    }


def _called(actor: Actor) -> list[str]:
    """Its name, and its aliases but those that tell nothing more.

    Those are descriptions ("the ministry"), and parts of the name: else all who are called Smith by
    their articles would be alike.
    """
    whole = set(form(actor.name).words)
    names = (it for it in actor.aliases if it[:1].isupper() and not set(form(it).words) <= whole)
    return [it for it in (actor.name, *names) if any(map(str.isalnum, it))]


def _names(one: Actor, other: Actor, *, people: bool) -> tuple[float, str]:
    """The best of all pairs of names; what an alias tells is worth a little less."""
    best = (0.0, "")
    for a, b in product(_called(one), _called(other)):
        score, why = alike(a, b, people=people)
        if (a, b) != (one.name, other.name):
            score, why = 0.95 * score, f"{why}: {a}, {b}"
        best = max(best, (score, why))
    return best


def _compatible(one: Actor, other: Actor, ontology: Ontology) -> bool:
    """Whether they may be one: an `Actor` of no closer kind may be any actor."""
    pairs = ((one.kind, other.kind), (other.kind, one.kind))
    if any(ontology.is_a(a, b) for a, b in pairs):
        return True
    roots = [{it for it in APART if ontology.is_a(kind, it)} for kind in (one.kind, other.kind)]
    return bool(roots[0] & roots[1])


def _kinds(one: Actor, other: Actor, ontology: Ontology) -> float:
    if one.kind == other.kind:
        return 1.0
    finer = ontology.is_a(one.kind, other.kind) or ontology.is_a(other.kind, one.kind)
    return 0.8 if finer else 0.3


def _shared(one: set[ActorId], other: set[ActorId]) -> float:
    """Overlap of two sets, 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
