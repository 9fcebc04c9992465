"""Names that a question may use: what is misspelt is told, where it would only find nothing."""

import re
from difflib import get_close_matches
from functools import cache
from typing import cast

import pyoxigraph as ox

from kg import ontology
from kg.errors import UnknownName
from kg.explain import UnknownActor
from kg.rdf import PREFIXES
from kg.store.answer import TOKEN

KG, ID = PREFIXES["kg"], PREFIXES["id"]
#: What is no plain local name, such as `kg:a\\-b`, is left to the query itself.
TERM = re.compile(r"kg:(\w+)")
OWN_PREFIX = re.compile(r"(?i)\bPREFIX\s+kg:\s*<([^>]*)>")
NAMES = f"""
SELECT DISTINCT ?name WHERE {{
  ?actor rdfs:label|skos:altLabel ?name . FILTER(STRSTARTS(STR(?actor), "{ID}"))
}}
"""


@cache
def _terms() -> frozenset[str]:
    """The local names of all that the ontology defines."""
    subjects = {getattr(quad.subject, "value", "") for quad in ontology.quads()}
    return frozenset(it.removeprefix(KG) for it in subjects if it.startswith(KG))


def unknown_terms(sparql: str) -> tuple[str, ...]:
    """A line for each `kg:` term that the ontology does not have: such a query finds nothing."""
    own = OWN_PREFIX.search(sparql)
    if own and own[1] != KG:
        return ()
    named = dict.fromkeys(it[0] for it in TOKEN.finditer(sparql))
    found = (TERM.fullmatch(it) for it in named)
    return tuple(_hint(it[1]) for it in found if it and it[1] not in _terms())


def _hint(name: str) -> str:
    close = get_close_matches(name, sorted(_terms()), n=1)
    hint = f"did you mean kg:{close[0]}?" if close else "`kg relations` lists the relations"
    return f"the ontology has no kg:{name}; {hint}"


def check_relation(name: str) -> None:
    """Raise UnknownName where no relation has this local name, in any case."""
    known = {it.casefold() for it in ontology.load().relations}
    if name.casefold() not in known:
        raise UnknownName("relation", name, ontology.load().relations)


def unknown_actor(store: ox.Store, name: str) -> UnknownActor:
    """The error that says which names of the store come close."""
    found = cast("ox.QuerySolutions", store.query(NAMES, prefixes=PREFIXES))
    return UnknownActor("actor", name, {row["name"].value for row in found})
