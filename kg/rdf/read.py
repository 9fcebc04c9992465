"""Quads -> values of the model."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.model import (
    MODALITIES,
    POLARITIES,
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Contents,
    Modality,
    Polarity,
    Quote,
    ReadingId,
    Statement,
    Time,
)
from kg.ontology import KG
from kg.rdf.names import DOC, ID, PREFIXES, ST, local_id, term

Node = dict[str, list[str]]
"""Predicate -> values of one subject, terms without their types."""

POLARITY_OF: dict[str, Polarity] = {term(f"kg:{it.capitalize()}"): it for it in POLARITIES}
MODALITY_OF: dict[str, Modality] = {term(f"kg:{it.capitalize()}"): it for it in MODALITIES}


def contents(graph: Iterable[Quad | Triple]) -> Contents:
    """The articles, actors and statements that lie in some quads or in a pyoxigraph store.

    Named graphs are passed over: each of their triples is a statement of the default graph too.
    """
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in graph:
        if isinstance(quad, Triple) or isinstance(quad.graph_name, DefaultGraph):
            subject, object_ = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal):
                nodes[subject.value][quad.predicate.value].append(object_.value)
    articles = [_read_article(it, nodes[it]) for it in nodes if _is(nodes[it], "kg:Document")]
    actors = [
        _read_actor(it, node)
        for it, node in nodes.items()
        if it.startswith(ID) and term("rdfs:label") in node
    ]
    # A list: reading follows links, and asking a defaultdict for a missing node adds it.
    statements = [
        _read_statement(it, nodes) for it in list(nodes) if _is(nodes[it], "kg:Statement")
    ]
    return Contents(
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        statements=tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def _read_article(whole: str, node: Node) -> ArticleRef:
    return ArticleRef(
        id=ArticleId(local_id(DOC, whole)),
        title=_get(node, "schema:headline") or "",
        source=_get(node, "kg:source") or "",
        published=_get(node, "kg:published"),
    )


def _read_actor(whole: str, node: Node) -> Actor:
    wikidata = _get(node, "owl:sameAs")
    return Actor(
        id=_actor_id(whole),
        kind=_local(_must(node, "rdf:type")),
        name=_must(node, "rdfs:label"),
        aliases=tuple(sorted(node.get(term("skos:altLabel"), ()))),
        wikidata=None if wikidata is None else local_id(PREFIXES["wd"], wikidata),
    )


def _read_statement(whole: str, nodes: dict[str, Node]) -> Statement:
    node = nodes[whole]

    def span(predicate: str) -> Quote:
        where = nodes[_must(node, predicate)]
        begin, end = _must(where, "nif:beginIndex"), _must(where, "nif:endIndex")
        return Quote(int(begin), int(end), _must(where, "nif:anchorOf"))

    def actor(predicate: str) -> ActorId | None:
        found = _get(node, predicate)
        return None if found is None else _actor_id(found)

    time = None
    if term("kg:timeMention") in node:
        start, end = _get(node, "kg:eventStart"), _get(node, "kg:eventEnd")
        time = Time(span("kg:timeMention"), start, end)
    run = _get(node, "prov:wasGeneratedBy")
    return Statement(
        id=ReadingId(local_id(ST, whole)),
        article=ArticleId(local_id(DOC, _must(node, "kg:document"))),
        subject=_actor_id(_must(node, "rdf:subject")),
        relation=_local(_must(node, "rdf:predicate")),
        object=_actor_id(_must(node, "rdf:object")),
        sentence=span("kg:sentence"),
        subject_mention=span("kg:subjectMention"),
        object_mention=span("kg:objectMention"),
        trigger=span("kg:trigger"),
        wording=_must(node, "kg:wording"),
        polarity=POLARITY_OF[_must(node, "kg:polarity")],
        modality=MODALITY_OF[_must(node, "kg:modality")],
        speaker=actor("kg:attributedTo"),
        outer_speakers=tuple(_outer(nodes[f"{whole}#speakers"])),
        attribution_verb=_get(node, "kg:attributionVerb"),
        time=time,
        place=actor("kg:eventPlace"),
        confidence=float(_must(node, "kg:confidence")),
        construction=_get(node, "kg:construction") or "",
        extractor="" if run is None else _must(nodes[run], "rdfs:label"),
    )


def _outer(sequence: Node) -> Iterator[ActorId]:
    number = 1
    while (speaker := _get(sequence, f"rdf:_{number}")) is not None:
        yield _actor_id(speaker)
        number += 1


def _is(node: Node, kind: str) -> bool:
    return term(kind) in node.get(term("rdf:type"), ())


def _get(node: Node, predicate: str) -> str | None:
    values = node.get(term(predicate))
    return values[0] if values else None


def _must(node: Node, predicate: str) -> str:
    value = _get(node, predicate)
    if value is None:
        raise ValueError(f"a node lacks its {predicate}")
    return value


def _actor_id(whole: str) -> ActorId:
    return ActorId(local_id(ID, whole))


def _local(whole: str) -> str:
    return local_id(KG, whole)
