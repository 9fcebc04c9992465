"""Values of the model -> quads of pyoxigraph."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.model import (
    FACTUAL,
    Actor,
    ArticleRef,
    Contents,
    Modality,
    Polarity,
    Quote,
    Statement,
    Time,
)
from kg.ontology import Ontology
from kg.rdf.names import DOC, ID, PREFIXES, RUN, ST, iri, span_iri, term

SURROGATE = re.compile("[\ud800-\udfff]")
#: Lexical form -> datatype of a date that is known to the year, the month or the day.
DATES = {
    re.compile("[0-9]{4}"): "gYear",
    re.compile("[0-9]{4}-[0-9]{2}"): "gYearMonth",
    re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"): "date",
}


def quads(contents: Contents, ontology: Ontology) -> Iterator[Quad]:
    """Every quad once: documents, actors, then statement by statement with its plain triples."""
    seen: set[Quad] = set()
    for quad in _layers(contents, ontology):
        if quad not in seen:
            seen.add(quad)
            yield quad


def _layers(contents: Contents, ontology: Ontology) -> Iterator[Quad]:
    for article in contents.articles:
        yield from document_quads(article)
    for actor in contents.actors:
        yield from actor_quads(actor)
    for statement in contents.statements:
        yield from statement_quads(statement)
        yield from plain_quads(statement, ontology)


def document_quads(article: ArticleRef) -> Iterator[Quad]:
    """What is known of an article besides its text."""
    document = iri(DOC, article.id)
    yield _link(document, "rdf:type", term("kg:Document"))
    if article.title:
        yield _value(document, "schema:headline", _english(article.title))
    if article.source:
        yield _value(document, "kg:source", _text(article.source))
    if article.published is not None:
        yield _value(document, "kg:published", _date(article.published))


def actor_quads(actor: Actor) -> Iterator[Quad]:
    """Kind, names and Wikidata twin of an actor."""
    node = iri(ID, actor.id)
    yield _link(node, "rdf:type", term(f"kg:{actor.kind}"))
    yield _value(node, "rdfs:label", _english(actor.name))
    for alias in actor.aliases:
        yield _value(node, "skos:altLabel", _english(alias))
    if actor.wikidata is not None:
        yield _link(node, "owl:sameAs", iri(PREFIXES["wd"], actor.wikidata))


def plain_quads(statement: Statement, ontology: Ontology) -> Iterator[Quad]:
    """The triple itself, in the graph of its voice; both ways where the relation is symmetric."""
    subject, object_ = _node(iri(ID, statement.subject)), _node(iri(ID, statement.object))
    relation = _node(term(f"kg:{statement.relation}"))
    graph = voice(statement.polarity, statement.modality)
    yield Quad(subject, relation, object_, graph)
    if ontology.relation(statement.relation).symmetric:
        yield Quad(object_, relation, subject, graph)


def voice(polarity: Polarity, modality: Modality) -> NamedNode | DefaultGraph:
    """The graph in which plain triples of this polarity and modality lie."""
    if polarity == "negative":
        return _node(term("kg:Negative"))
    if modality in FACTUAL:
        return DefaultGraph()
    return _node(term(f"kg:{modality.capitalize()}"))


def statement_quads(statement: Statement) -> Iterator[Quad]:
    """The statement with all its evidence: spans, speakers, time, place, extractor."""
    node, article = iri(ST, statement.id), statement.article
    yield _link(node, "rdf:type", term("kg:Statement"))
    yield _link(node, "rdf:subject", iri(ID, statement.subject))
    yield _link(node, "rdf:predicate", term(f"kg:{statement.relation}"))
    yield _link(node, "rdf:object", iri(ID, statement.object))
    yield _value(node, "kg:key", Literal(statement.key))
    yield _link(node, "kg:polarity", term(f"kg:{statement.polarity.capitalize()}"))
    yield _link(node, "kg:modality", term(f"kg:{statement.modality.capitalize()}"))
    yield from _speakers(node, statement)
    yield _value(node, "kg:wording", _text(statement.wording))
    yield from _span(node, "kg:subjectMention", article, statement.subject_mention)
    yield from _span(node, "kg:objectMention", article, statement.object_mention)
    yield from _span(node, "kg:trigger", article, statement.trigger)
    yield from _span(node, "kg:sentence", article, statement.sentence, kind="kg:Sentence")
    yield _link(node, "kg:document", iri(DOC, article))
    if statement.time is not None:
        yield from _time(node, article, statement.time)
    if statement.place is not None:
        yield _link(node, "kg:eventPlace", iri(ID, statement.place))
    yield _value(node, "kg:confidence", _number(statement.confidence))
    if statement.construction:
        yield _value(node, "kg:construction", _text(statement.construction))
    if statement.extractor:
        run = iri(RUN, statement.extractor)
        yield _link(node, "prov:wasGeneratedBy", run)
        yield _link(run, "rdf:type", term("kg:ExtractionRun"))
        yield _value(run, "rdfs:label", _text(statement.extractor))


def _speakers(node: str, statement: Statement) -> Iterator[Quad]:
    if statement.speaker is not None:
        yield _link(node, "kg:attributedTo", iri(ID, statement.speaker))
    if statement.attribution_verb is not None:
        yield _value(node, "kg:attributionVerb", _text(statement.attribution_verb))
    if statement.outer_speakers:
        sequence = f"{node}#speakers"
        yield _link(node, "kg:outerSpeakers", sequence)
        yield _link(sequence, "rdf:type", term("rdf:Seq"))
        for number, speaker in enumerate(statement.outer_speakers, start=1):
            yield _link(node, "kg:outerSpeaker", iri(ID, speaker))
            yield _link(sequence, f"rdf:_{number}", iri(ID, speaker))


def _time(node: str, article: str, time: Time) -> Iterator[Quad]:
    yield from _span(node, "kg:timeMention", article, time.quote)
    yield _value(node, "kg:eventTimeText", _text(time.quote.text))
    if time.start is not None:
        yield _value(node, "kg:eventStart", _date(time.start))
    if time.end is not None:
        yield _value(node, "kg:eventEnd", _date(time.end))


def _span(
    node: str, predicate: str, article: str, span: Quote, kind: str = "kg:Mention"
) -> Iterator[Quad]:
    where = span_iri(article, span)
    yield _link(node, predicate, where)
    yield _link(where, "rdf:type", term(kind))
    yield _link(where, "nif:referenceContext", iri(DOC, article))
    yield _value(where, "nif:beginIndex", Literal(span.start))
    yield _value(where, "nif:endIndex", Literal(span.end))
    yield _value(where, "nif:anchorOf", _text(span.text))


def _link(subject: str, predicate: str, object_: str) -> Quad:
    return Quad(_node(subject), _node(term(predicate)), _node(object_))


def _value(subject: str, predicate: str, value: Literal) -> Quad:
    return Quad(_node(subject), _node(term(predicate)), value)


def _text(text: str) -> Literal:
    return Literal(SURROGATE.sub("\ufffd", text))


def _english(text: str) -> Literal:
    return Literal(SURROGATE.sub("\ufffd", text), language="en")


def _date(text: str) -> Literal:
    kind = next((kind for form, kind in DATES.items() if form.fullmatch(text)), "string")
    return Literal(SURROGATE.sub("\ufffd", text), datatype=_node(term(f"xsd:{kind}")))


def _number(value: float) -> Literal:
    """The shortest decimal that is this float again, in the form in which a store writes it."""
    text = format(Decimal(repr(value + 0.0)).normalize(), "f")
    return Literal(text, datatype=_node(term("xsd:decimal")))


_node = lru_cache(maxsize=4096)(NamedNode)
