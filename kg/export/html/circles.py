"""Circles: actors that the text shows working together. They stand close and share a background.

What binds is affirmed, stated as fact, and of the kind that partners do: support, alliance,
membership. Meeting and negotiating bind nobody, since opponents do it, and where a fact sets two of
one circle against each other it is cut between them at its weakest place.
"""

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from kg.export.html.gather import Edge
from kg.model import FACTUAL
from kg.ontology import Ontology

SEED = 20
#: How strongly relations bind, those below them included.
BONDS = {
    "supports": 1.0,
    "alliedWith": 1.0,
    "cooperatesWith": 1.0,
    "affiliatedWith": 0.8,
    "agreesWith": 0.6,
    "partOf": 0.9,
    "memberOf": 0.9,
    "leads": 0.9,
    "worksFor": 0.9,
    "controls": 0.6,
}


def circles(
    actors: Sequence[int], edges: Sequence[Edge], ontology: Ontology, *, quiet: Sequence[bool]
) -> list[int]:
    """Number of each actor's circle, the largest first; one actor may be a circle of its own.

    Places and things (`quiet`) bind nobody: two who act in one town need not work together.
    """
    facts = [edge for edge in edges if edge.modality in FACTUAL and edge.polarity == "positive"]
    graph = nx.Graph()
    graph.add_nodes_from(actors)
    for edge in facts:
        bond = strength(edge, ontology)
        if bond and not any(quiet[end] for end in edge.ends):
            known = graph.get_edge_data(*edge.ends, default={"weight": 0.0})["weight"]
            graph.add_edge(*edge.ends, weight=known + bond)
    opposed = sorted({edge.ends for edge in facts if edge.family == "conflict"})
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    agreed = [part for circle in found for part in without_conflict(graph, circle, opposed)]
    ordered = sorted((sorted(members) for members in agreed), key=lambda m: (-len(m), m))
    number = {actor: i for i, members in enumerate(ordered) for actor in members}
    return [number[actor] for actor in actors]


def strength(edge: Edge, ontology: Ontology) -> float:
    """How strongly an edge binds."""
    lineage = (edge.relation, *ontology.relation(edge.relation).broader)
    return next((BONDS[relation] for relation in lineage if relation in BONDS), 0.0)


def without_conflict(
    graph: nx.Graph, circle: Iterable[int], opposed: Sequence[tuple[int, int]]
) -> Iterator[set[int]]:
    """The parts of a circle in which nobody is set against another."""
    members = set(circle)
    bonds = graph.subgraph(members)
    pair = next((p for p in opposed if p[0] != p[1] and members.issuperset(p)), None)
    if pair is None:
        yield from nx.connected_components(bonds)
        return
    _, sides = nx.minimum_cut(bonds, *pair, capacity="weight")
    for side in sides:
        yield from without_conflict(graph, side, opposed)
