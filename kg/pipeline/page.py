"""What a reader may wish of the page, and what its query box is handed by store and ontology."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    from kg.export.html import Console, Query
    from kg.store import named_queries, ontology_quads

    queries = [
        Query(it.name, it.help, tuple((p.name, p.stands_for, p.help) for p in it.params), it.text)
        for it in named_queries().values()
    ]
    return Console(queries, ontology_quads())
