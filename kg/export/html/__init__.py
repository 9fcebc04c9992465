"""The graph as one HTML file that opens from disk, without a network, and shows how each is known.

::

    statements ─ gather ─> edges ─ opening (circles, layout) ─> looks ─┐
                             └───── columns ─────────────────> tables ─┼─ vis ─> page
    named queries, ontology ──────── console ─> engine, data ──────────┘
"""

from pathlib import Path
from typing import Any

from kg.export.html.columns import tables
from kg.export.html.console import Console, Query, console_data, console_parts
from kg.export.html.gather import Edge, gather
from kg.export.html.opening import Opening, opening
from kg.export.writing import in_order, write_text
from kg.model import Contents
from kg.ontology import Ontology

__all__ = ["Console", "Query", "render", "write"]

#: The best connected actors that are drawn at first; more than these no eye takes in.
MAX_DRAWN = 300
DEFAULT_TITLE = "Who does what to whom"


def write(
    contents: Contents,
    ontology: Ontology,
    path: Path,
    *,
    title: str = "",
    max_drawn: int = MAX_DRAWN,
    console: Console | None = None,
) -> None:
    """Write the page to `path`; the same contents give the same bytes."""
    page = render(contents, ontology, title=title, max_drawn=max_drawn, console=console)
    write_text(path, page)


def render(
    contents: Contents,
    ontology: Ontology,
    *,
    title: str = "",
    max_drawn: int = MAX_DRAWN,
    console: Console | None = None,
) -> str:
    """The page as text.

    Args:
        contents: What a store holds.
        ontology: Gives relations their label and family, kinds their shape.
        title: Heading of the page.
        max_drawn: How many actors the map shows at once; search, filter and focus find all others.
        console: Makes the page answer SPARQL; 2 MB more, and the graph once more as RDF.

    """
    # pyvis brings IPython and needs half a second: only a page that is written pays for it.
    from kg.export.html.vis import Page

    contents = in_order(contents)
    edges = gather(contents, ontology)
    first = opening(contents, edges, ontology, max_drawn=max_drawn)
    data = page_data(contents, edges, ontology, first)
    heading = title or DEFAULT_TITLE
    data["page"] = {"title": heading, "budget": max_drawn}
    if console is None:
        return Page(first, edges).page(data, heading)
    data["console"] = console_data(console)
    return Page(first, edges).page(data, heading, console_parts(console, contents, ontology))


def page_data(
    contents: Contents, edges: tuple[Edge, ...], ontology: Ontology, first: Opening
) -> dict[str, Any]:
    """All tables, with the actors' looks."""
    data = tables(contents, edges, ontology)
    for name in ("label", "size", "x", "y", "circle"):
        data["actors"][name] = [getattr(look, name) for look in first.looks]
    # Most labels are the name on one line; the page takes it where none is written.
    labels, names = data["actors"]["label"], data["actors"]["name"]
    data["actors"]["label"] = [
        "" if label == name else label for label, name in zip(labels, names, strict=True)
    ]
    return data
