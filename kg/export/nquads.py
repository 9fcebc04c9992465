"""RDF to exchange: N-Quads, one quad a line, sorted."""

from pathlib import Path

from kg.export.writing import write_text
from kg.model import Contents
from kg.ontology import Ontology
from kg.rdf import quads


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write every quad."""
    write_text(path, "".join(sorted(f"{quad} .\n" for quad in quads(contents, ontology))))
