"""How the contents of a store lie in RDF, both ways; the only package that knows.

::

    plain layer       id:A kg:supports id:B               default graph: what is stated as so
                      GRAPH kg:Planned { ... }            the other modalities, a graph each
                      GRAPH kg:Negative { ... }           whatever is denied
    statement layer   st:... a kg:Statement ; ...         default graph: each with its evidence
                      doc:...#char=b,e a kg:Sentence      spans of documents, shared by statements

Symmetric relations are written both ways in the plain layer. There are no blank nodes and no
clock, so the same contents give the same quads. Ids are percent-encoded: no text can make an
invalid IRI. Lone surrogates, which RDF cannot carry, become U+FFFD; every other text comes back as
it went.
"""

from kg.rdf.names import BASE, DOC, ID, PREFIXES, RUN, ST, iri, local_id, short, span_iri, term
from kg.rdf.read import MODALITY_OF, POLARITY_OF, contents
from kg.rdf.write import (
    actor_quads,
    document_quads,
    plain_quads,
    quads,
    statement_quads,
    voice,
)

__all__ = [
    "BASE",
    "DOC",
    "ID",
    "MODALITY_OF",
    "POLARITY_OF",
    "PREFIXES",
    "RUN",
    "ST",
    "actor_quads",
    "contents",
    "document_quads",
    "iri",
    "local_id",
    "plain_quads",
    "quads",
    "short",
    "span_iri",
    "statement_quads",
    "term",
    "voice",
]
