"""RDF for JSON tools: JSON-LD 1.1, one node a thing, names with prefixes."""

import json
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.export.writing import in_order, write_text
from kg.model import Contents
from kg.ontology import Ontology
from kg.rdf import PREFIXES, quads, short

XSD = PREFIXES["xsd"]
TYPE = PREFIXES["rdf"] + "type"
Node = dict[str, object]


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write the default graph, and the named ones as graphs inside it."""
    written = sorted(quads(in_order(contents), ontology), key=str)
    named: dict[str, list[Quad]] = {}
    default = []
    for quad in written:
        if isinstance(quad.graph_name, DefaultGraph):
            default.append(quad)
        else:
            named.setdefault(str(quad.graph_name), []).append(quad)
    graphs = [
        {"@id": _iri(members[0].graph_name), "@graph": _nodes(members)}
        for _, members in sorted(named.items())
    ]
    document = {"@context": PREFIXES, "@graph": [*_nodes(default), *graphs]}
    write_text(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _nodes(members: Iterable[Quad]) -> list[Node]:
    """One object a subject; several values of a property are a list."""
    nodes: dict[str, Node] = {}
    for quad in members:
        subject = _iri(quad.subject)
        node = nodes.setdefault(subject, {"@id": subject})
        is_type = quad.predicate.value == TYPE
        key = "@type" if is_type else _iri(quad.predicate)
        value = _iri(quad.object) if is_type else _value(quad.object)
        there = node.get(key)
        if there is None:
            node[key] = value
        elif isinstance(there, list):
            there.append(value)
        else:
            node[key] = [there, value]
    return list(nodes.values())


def _iri(term: object) -> str:
    if not isinstance(term, NamedNode):
        raise TypeError(f"the graph holds a node without a name: {term}")
    return short(term.value) or term.value


def _value(term: object) -> object:
    if not isinstance(term, Literal):
        return {"@id": _iri(term)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == f"{XSD}string":
        return term.value
    if term.datatype.value == f"{XSD}integer":
        return int(term.value)
    return {"@value": term.value, "@type": short(term.datatype.value)}
