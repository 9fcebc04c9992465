"""What a store holds of an article, and what goes when the article goes."""

from collections.abc import Collection, Iterable
from itertools import chain

import pyoxigraph as ox

from kg.model import ActorId, ArticleId, Contents, ReadingId, Statement, short_hash
from kg.ontology import Ontology
from kg.rdf import (
    DOC,
    ID,
    MODALITY_OF,
    POLARITY_OF,
    ST,
    contents,
    iri,
    local_id,
    plain_quads,
    term,
    voice,
)

DEFAULT = ox.DefaultGraph()
DESCRIBING = [
    ox.NamedNode(term(it)) for it in ("rdf:type", "rdfs:label", "skos:altLabel", "owl:sameAs")
]
MENTIONING = [
    ox.NamedNode(term(it))
    for it in (
        "rdf:subject",
        "rdf:object",
        "kg:attributedTo",
        "kg:outerSpeaker",
        "kg:eventPlace",
    )
]
DOCUMENT = ox.NamedNode(term("kg:document"))
GENERATED, KEY, POLARITY, MODALITY = (
    ox.NamedNode(term(it)) for it in ("prov:wasGeneratedBy", "kg:key", "kg:polarity", "kg:modality")
)
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Value = Subject | ox.Literal


def subjects(store: ox.Store, predicate: str, object_: str) -> set[str]:
    """What stands before `predicate object` in the default graph."""
    node = ox.NamedNode(object_)
    found = store.quads_for_pattern(None, ox.NamedNode(term(predicate)), node, DEFAULT)
    return {it.subject.value for it in found if isinstance(it.subject, ox.NamedNode)}


def about(store: ox.Store, actor: str) -> set[ox.Quad]:
    """The kind and the names of an actor: all its quads but the plain triples."""
    node = ox.NamedNode(actor)
    found = (store.quads_for_pattern(node, it, None, DEFAULT) for it in DESCRIBING)
    return set(chain.from_iterable(found))


def describes_actor(quad: ox.Quad) -> bool:
    """Whether a quad is one of those that `about` finds for some actor."""
    return (
        quad.predicate in DESCRIBING
        and isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(ID)
    )


def evidence(store: ox.Store, article: ArticleId) -> set[ox.Quad]:
    """The quads of an article, of its spans and statements, and of what read them."""
    document = iri(DOC, article)
    spans = subjects(store, "nif:referenceContext", document)
    statements = subjects(store, "kg:document", document)
    sequences = {f"{it}#speakers" for it in statements}
    nodes = (ox.NamedNode(it) for it in {document} | spans | statements | sequences)
    quads = set(chain.from_iterable(_of(store, it) for it in nodes))
    runs = {it.object for it in quads if it.predicate == GENERATED}
    return quads.union(*(_of(store, it) for it in runs if isinstance(it, ox.NamedNode)))


def part(store: ox.Store, actors: Iterable[ActorId], statements: Iterable[ReadingId]) -> Contents:
    """The articles that tell of one of these, as a whole, with all whom they mention."""
    telling: set[Subject] = {ox.NamedNode(iri(ST, it)) for it in statements}
    for actor in {ox.NamedNode(iri(ID, it)) for it in actors}:
        for predicate in MENTIONING:
            telling.update(_others(store, predicate, actor, set()))
    documents = _objects(chain.from_iterable(_of(store, it) for it in telling), [DOCUMENT])
    articles = {ArticleId(local_id(DOC, it.value)) for it in documents}
    quads = set(chain.from_iterable(evidence(store, it) for it in articles))
    who = _objects(quads, MENTIONING)
    return contents(quads.union(*(about(store, it.value) for it in who)))


def leaving(store: ox.Store, articles: Collection[ArticleId], ontology: Ontology) -> set[ox.Quad]:
    """The quads that go with some articles: what only they tell, and whom only they mention."""
    gone = set(chain.from_iterable(evidence(store, it) for it in articles))
    statements = contents(gone).statements
    leave = {ox.NamedNode(iri(ST, it.id)) for it in statements}
    for run in _objects(gone, [GENERATED]):
        if _others(store, GENERATED, run, leave):
            gone -= _of(store, run)
    for statement in statements:
        for plain in plain_quads(statement, ontology):
            symmetric = ontology.relation(statement.relation).symmetric
            if not _told_by_others(store, plain, statement, leave, symmetric=symmetric):
                gone.add(plain)
    for actor in _objects(gone, MENTIONING):
        if not any(_others(store, predicate, actor, leave) for predicate in MENTIONING):
            gone |= about(store, actor.value)
    return gone


def _told_by_others(
    store: ox.Store,
    plain: ox.Quad,
    statement: Statement,
    leave: set[ox.NamedNode],
    *,
    symmetric: bool,
) -> bool:
    """Whether a statement that stays gives the same plain triple."""
    ends = statement.subject, statement.object
    for one, other in (ends, ends[::-1]) if symmetric else (ends,):
        key = ox.Literal(short_hash(one, statement.relation, other))
        for node in _others(store, KEY, key, leave):
            facts = {
                it.predicate: it.object.value
                for it in _of(store, node)
                if isinstance(it.object, ox.NamedNode)
            }
            if plain.graph_name == voice(
                POLARITY_OF[facts[POLARITY]], MODALITY_OF[facts[MODALITY]]
            ):
                return True
    return False


def _others(
    store: ox.Store, predicate: ox.NamedNode, value: Value, leave: set[ox.NamedNode]
) -> list[Subject]:
    """The nodes before `predicate value` that do not leave."""
    found = store.quads_for_pattern(None, predicate, value, DEFAULT)
    return [it.subject for it in found if it.subject not in leave]


def _objects(quads: Iterable[ox.Quad], predicates: Collection[ox.NamedNode]) -> set[ox.NamedNode]:
    found = {it.object for it in quads if it.predicate in predicates}
    return {it for it in found if isinstance(it, ox.NamedNode)}


def _of(store: ox.Store, node: Subject) -> set[ox.Quad]:
    return set(store.quads_for_pattern(node, None, None, DEFAULT))
