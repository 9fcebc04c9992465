"""Statements in, SPARQL out: the embedded store, and the queries that have names.

::

    with open_store(Path("kg-store")) as store:
        store.add(contents)
        store.query("SELECT ?a ?b WHERE { ?a kg:supports ?b }").texts()
        store.ask("who-supports", {"name": "Arvania"}).texts()
"""

from kg.store.answer import Answer
from kg.store.closed import unknown_terms
from kg.store.embedded import Added, Store, memory_store, ontology_quads, open_store
from kg.store.judged import forget, judged_copy
from kg.store.named import NamedQuery, Param, named_queries

__all__ = [
    "Added",
    "Answer",
    "NamedQuery",
    "Param",
    "Store",
    "forget",
    "judged_copy",
    "memory_store",
    "named_queries",
    "ontology_quads",
    "open_store",
    "unknown_terms",
]
