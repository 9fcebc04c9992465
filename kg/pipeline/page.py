"""What a reader may wish of the page, and what its query box is handed by store and ontology."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ontology

if TYPE_CHECKING:
    from kg.export.html import Console


@dataclass(frozen=True, slots=True)
class PageWishes:
    """Options of the page; the defaults are the exporter's own."""

    title: str = ""
    """Its heading; empty for the headline of a single article, else for the exporter's."""
    max_drawn: int | None = None
    """How many actors the map draws at once."""
    with_sparql: bool = False
    """Whether it answers SPARQL, which makes it 2 MB larger."""

    def options(self, *, headline: str = "") -> dict[str, object]:
        """As the exporter takes them."""
        wished: dict[str, object] = {"title": self.title or headline}
        if self.max_drawn is not None:
            wished["max_drawn"] = self.max_drawn
        if self.with_sparql:
            wished["console"] = console()
        return wished


def console() -> "Console":
    """The named queries and the ontology, as the store knows them."""
    from pyoxigraph import BlankNode, Quad

    from kg.export.html import Console, Query
    from kg.store import named_queries
    from kg.store.embedded import ONTOLOGY_GRAPH

    queries = [
        Query(it.name, it.help, tuple((p.name, p.stands_for, p.help) for p in it.params), it.text)
        for it in named_queries().values()
    ]
    vocabulary = [
        Quad(it.subject, it.predicate, it.object, ONTOLOGY_GRAPH)
        for it in ontology.quads()
        if not isinstance(it.subject, BlankNode) and not isinstance(it.object, BlankNode)
    ]
    return Console(queries, vocabulary)
