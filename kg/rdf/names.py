"""Names in RDF: prefixes, and the IRI of each thing of ours."""

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from kg.model import Quote
from kg.ontology import KG

BASE = "https://w3id.org/newskg/"
ID, DOC, ST, RUN = f"{BASE}id/", f"{BASE}doc/", f"{BASE}statement/", f"{BASE}run/"
#: Prefix -> namespace, known to every query and written into every file.
PREFIXES: dict[str, str] = {
    "kg": KG,
    "id": ID,
    "doc": DOC,
    "st": ST,
    "run": RUN,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "http://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "wd": "http://www.wikidata.org/entity/",
}
#: Local parts that Turtle and SPARQL take without an escape.
LOCAL = re.compile(
    r"(?:\w|%[0-9A-F]{2})(?:(?:[\w.-]|%[0-9A-F]{2})*(?:[\w-]|%[0-9A-F]{2}))?", re.ASCII
)


@lru_cache(maxsize=1024)
def term(curie: str) -> str:
    """The IRI of a term of a vocabulary.

    >>> term("kg:supports")
    'https://w3id.org/newskg/ontology#supports'
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + quote(name, safe="")


def iri(namespace: str, local: str) -> str:
    """The IRI of something of ours, whatever its id holds.

    >>> iri(DOC, "a b/é")
    'https://w3id.org/newskg/doc/a%20b%2F%C3%A9'
    """
    encoded = quote(local, safe="", errors="surrogatepass")
    # A path of dots alone would be resolved away.
    return namespace + (encoded.replace(".", "%2E") if not local.strip(".") else encoded)


def local_id(namespace: str, whole: str) -> str:
    """The id from which `iri` made this."""
    return unquote(whole.removeprefix(namespace), errors="surrogatepass")


def span_iri(article: str, span: Quote) -> str:
    """Document and character range (RFC 5147), half open."""
    return f"{iri(DOC, article)}#char={span.start},{span.end}"


@lru_cache(maxsize=4096)
def short(whole: str) -> str | None:
    """The IRI with a prefix, as Turtle and SPARQL write it; None where no prefix fits.

    >>> short("https://w3id.org/newskg/id/Arvania"), short("urn:x")
    ('id:Arvania', None)
    """
    for prefix, namespace in PREFIXES.items():
        if whole.startswith(namespace) and LOCAL.fullmatch(whole, len(namespace)):
            return f"{prefix}:{whole.removeprefix(namespace)}"
    return None
