"""RDF to read: Turtle, one thing a block, in the order in which one would tell it.

Turtle has no named graphs: what is planned, alleged or denied is in its statements. `trig.py`
writes the graphs too, with the functions of this module.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.export.writing import in_order, write_text
from kg.model import Contents
from kg.ontology import Ontology
from kg.rdf import (
    PREFIXES,
    actor_quads,
    document_quads,
    plain_quads,
    short,
    statement_quads,
)

XSD = PREFIXES["xsd"]
TYPE = PREFIXES["rdf"] + "type"


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write the default graph: articles, actors, facts, statements with their evidence."""
    write_text(path, document(contents, ontology))


def document(contents: Contents, ontology: Ontology) -> str:
    """The whole file."""
    return "\n".join([*header(), *sections(contents, ontology)])


def header() -> Iterator[str]:
    """The prefixes."""
    width = max(map(len, PREFIXES))
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix + ':':{width + 1}} <{namespace}> ."


def sections(contents: Contents, ontology: Ontology) -> Iterator[str]:
    """The default graph, a headline before each part."""
    told = in_order(contents)
    plain = {quad for it in told.statements for quad in plain_quads(it, ontology)}
    facts = {quad for quad in plain if isinstance(quad.graph_name, DefaultGraph)}
    evidence = [quad for it in told.statements for quad in statement_quads(it)]
    own = [quad for quad in evidence if _is_statement(quad)]
    parts = {
        "articles": [quad for it in told.articles for quad in document_quads(it)],
        "actors": [quad for it in told.actors for quad in actor_quads(it)],
        "what the articles state as so": sorted(facts, key=str),
        "every statement and its evidence": own,
        "sentences, mentions and what read them": sorted(set(evidence) - set(own), key=_place),
    }
    for headline, quads in parts.items():
        if quads:
            yield f"\n# {headline}\n"
            yield from blocks(quads)


def blocks(quads: Iterable[Quad], indent: str = "") -> Iterator[str]:
    """One block a subject; subjects and predicates in the order in which they come."""
    by_subject: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        values = by_subject.setdefault(name(quad.subject), {}).setdefault(_verb(quad), [])
        if (value := name(quad.object)) not in values:
            values.append(value)
    for subject, node in by_subject.items():
        lines = [f"{verb} {' , '.join(values)}" for verb, values in node.items()]
        glue = " ;\n" + indent + "    "
        yield f"{indent}{subject} {glue.join(lines)} .\n"


def name(term: object) -> str:
    """A term as Turtle writes it, with a prefix where one fits."""
    if isinstance(term, NamedNode):
        return short(term.value) or str(term)
    if not isinstance(term, Literal) or term.language is not None:
        return str(term)
    datatype = term.datatype.value
    if datatype == f"{XSD}integer":
        return term.value
    if datatype == f"{XSD}decimal":
        return term.value if "." in term.value else f"{term.value}.0"
    if datatype == f"{XSD}string":
        return str(term)
    return f"{Literal(term.value)}^^{short(datatype) or term.datatype}"


def graphs(contents: Contents, ontology: Ontology) -> Iterator[tuple[str, list[Quad]]]:
    """The named graphs by their names, their triples sorted."""
    quads = {quad for it in contents.statements for quad in plain_quads(it, ontology)}
    named = [quad for quad in quads if not isinstance(quad.graph_name, DefaultGraph)]
    ordered = sorted(named, key=lambda it: (str(it.graph_name), str(it)))
    for graph, members in groupby(ordered, key=lambda it: it.graph_name):
        yield name(graph), list(members)


def _verb(quad: Quad) -> str:
    return "a" if quad.predicate.value == TYPE else name(quad.predicate)


def _is_statement(quad: Quad) -> bool:
    return name(quad.subject).startswith(("st:", f"<{PREFIXES['st']}"))


def _place(quad: Quad) -> tuple[object, ...]:
    """Spans by document and place, a sentence before the mentions in it; then the runs."""
    subject = str(quad.subject).strip("<>")
    document, hash_, span = subject.partition("#char=")
    start, _, end = span.partition(",")
    place = (int(start), -int(end)) if hash_ else (0, 0)
    order = VERBS.index(verb) if (verb := _verb(quad)) in VERBS else len(VERBS)
    return not hash_, document, place, order, str(quad)


VERBS = ["a", "nif:referenceContext", "nif:beginIndex", "nif:endIndex", "nif:anchorOf"]
