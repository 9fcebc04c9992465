"""RDF to read, with the graphs of the other voices: TriG."""

from pathlib import Path

from kg.export.turtle import blocks, graphs, header, sections
from kg.export.writing import write_text
from kg.model import Contents
from kg.ontology import Ontology


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write what Turtle has, and a graph for each voice that is no plain fact."""
    parts = [*header(), *sections(contents, ontology)]
    for name, quads in graphs(contents, ontology):
        parts += [f"\n# the voice {name}\n", f"{name} {{", *blocks(quads, "    "), "}"]
    write_text(path, "\n".join([*parts, ""]))
