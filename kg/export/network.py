"""The graph as networkx knows it: actors are nodes, like statements of two of them one edge."""

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.export.writing import in_order
from kg.model import ActorId, Contents, Modality, Polarity, Statement
from kg.ontology import Ontology

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Like: TypeAlias = tuple[ActorId, str, ActorId, Polarity, Modality]


def to_networkx(contents: Contents, ontology: Ontology) -> "MultiDiGraph":
    """A new multigraph. Nodes and edges come in order.

    Nodes are actor ids with `name`, `kind`, `aliases`, `wikidata` (or empty). An edge stands for
    all statements of one subject, relation, object, polarity and modality; its key is
    `relation/polarity/modality`. A symmetric relation has one edge for both directions, from the
    first of its ends by id. Edges have ::

        relation, label, family (or empty), symmetric, polarity, modality
        fact        whether the texts state it as so
        count       statements; articles, sentences, wordings, speakers: sorted lists
        confidence  of the surest statement
        score, quad of PLOVER, None where it has none
    """
    import networkx as nx

    told = in_order(contents)
    graph = nx.MultiDiGraph()
    for actor in told.actors:
        graph.add_node(
            actor.id,
            name=actor.name,
            kind=actor.kind,
            aliases=list(actor.aliases),
            wikidata=actor.wikidata or "",
        )
    alike: defaultdict[Like, list[Statement]] = defaultdict(list)
    for statement in told.statements:
        alike[_like(statement, ontology)].append(statement)
    for subject, relation, object_, polarity, modality in sorted(alike):
        statements = alike[subject, relation, object_, polarity, modality]
        graph.add_edge(
            subject,
            object_,
            key=f"{relation}/{polarity}/{modality}",
            polarity=polarity,
            modality=modality,
            **_relation(relation, ontology),
            **_evidence(statements),
        )
    return graph


def _like(statement: Statement, ontology: Ontology) -> Like:
    ends = statement.subject, statement.object
    if ontology.relation(statement.relation).symmetric and ends[0] > ends[1]:
        ends = ends[1], ends[0]
    return ends[0], statement.relation, ends[1], statement.polarity, statement.modality


def _relation(name: str, ontology: Ontology) -> dict[str, object]:
    relation = ontology.relation(name)
    return {
        "relation": name,
        "label": relation.label,
        "family": relation.family or "",
        "symmetric": relation.symmetric,
        "score": relation.score,
        "quad": relation.quad,
    }


def _evidence(statements: list[Statement]) -> dict[str, object]:
    return {
        "fact": statements[0].is_fact,
        "count": len(statements),
        "articles": sorted({it.article for it in statements}),
        "sentences": sorted({it.sentence.text for it in statements}),
        "wordings": sorted({it.wording for it in statements}),
        "speakers": sorted({it.speaker for it in statements if it.speaker is not None}),
        "confidence": max(it.confidence for it in statements),
    }
