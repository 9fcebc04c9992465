"""Many statements, few lines: what says the same of two actors in the same way becomes one edge.

Edges and actors are numbered by their place in the tuples, which is all that the page's data knows
of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.export.html.grammar import family_of
from kg.model import ActorId, Contents, Modality, Polarity, Statement
from kg.ontology import Ontology

#: The relation of open readings, whose wording tells them apart.
OPEN = "relation"
#: What one edge counts when actors are ranked: what people do before what they are part of.
RANK_WEIGHT = {"cooperation": 1.0, "conflict": 1.0, "other": 1.0, "structural": 0.4}

Key: TypeAlias = tuple[int, str, int, Polarity, Modality, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """Statements of one subject, relation, object, polarity and modality."""

    subject: int
    relation: str
    object: int
    polarity: Polarity
    modality: Modality
    family: str
    wording: str
    """The text's own words, of open readings only; else empty."""
    statements: tuple[int, ...]

    @property
    def ends(self) -> tuple[int, int]:
        """Both actors, whichever way it points."""
        return self.subject, self.object


def gather(contents: Contents, ontology: Ontology) -> tuple[Edge, ...]:
    """The edges, sorted by key; each statement is in exactly one of them."""
    number = {actor.id: i for i, actor in enumerate(contents.actors)}
    together: defaultdict[Key, list[int]] = defaultdict(list)
    for i, statement in enumerate(contents.statements):
        together[key_of(statement, number, ontology)].append(i)
    return tuple(
        Edge(
            subject=ends[0],
            relation=relation,
            object=ends[1],
            polarity=polarity,
            modality=modality,
            family=family_of(relation, ontology),
            wording=wording,
            statements=tuple(statements),
        )
        for (subject, relation, target, polarity, modality, wording), statements in sorted(
            together.items()
        )
        for ends in [_as_told(contents, number, statements, (subject, target))]
    )


def _as_told(
    contents: Contents,
    number: Mapping[ActorId, int],
    statements: Sequence[int],
    ends: tuple[int, int],
) -> tuple[int, int]:
    """The ends in the order in which most of the statements put them."""
    subjects = [number[contents.statements[i].subject] for i in statements]
    subject, target = ends
    return ends if 2 * subjects.count(subject) >= len(subjects) else (target, subject)


def key_of(statement: Statement, number: Mapping[ActorId, int], ontology: Ontology) -> Key:
    """What statements of one edge share; a symmetric relation has its ends in order."""
    subject, target = number[statement.subject], number[statement.object]
    if ontology.relation(statement.relation).symmetric:
        subject, target = sorted((subject, target))
    wording = statement.wording if statement.relation == OPEN else ""
    return subject, statement.relation, target, statement.polarity, statement.modality, wording


def connectedness(count: int, edges: Sequence[Edge]) -> list[float]:
    """How strongly each of `count` actors is tied in: edges weighted by `RANK_WEIGHT`."""
    ties = [0.0] * count
    for edge in edges:
        for end in set(edge.ends):
            ties[end] += RANK_WEIGHT[edge.family]
    return ties


def best_connected(ties: Sequence[float], edges: Sequence[Edge], most: int) -> list[int]:
    """The `most` best connected actors that have an edge among themselves, in order of number."""
    ranked = sorted((i for i, tie in enumerate(ties) if tie), key=lambda i: (-ties[i], i))
    chosen = set(ranked[:most])
    linked = {end for edge in edges if chosen.issuperset(edge.ends) for end in edge.ends}
    return sorted(linked)
