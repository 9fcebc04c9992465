"""Contents -> file: one module a format, named in one table.

Every exporter is a function `write(contents, ontology, path, **options)`. The same contents give
the same bytes, in whatever order they come.
"""

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from kg.errors import UnknownName
from kg.model import Contents
from kg.ontology import Ontology

__all__ = ["EXPORTERS", "SUFFIXES", "Exporter", "exporter"]


class Exporter(Protocol):
    """What writes contents into a file."""

    def __call__(
        self,
        contents: Contents,
        ontology: Ontology,
        path: Path,
        /,
        **options: Any,  # noqa: ANN401 - each exporter names its own
    ) -> None:
        """Write the file, as a whole or not at all."""


EXPORTERS = {
    "csv": "kg.export.csv:write",
    "events": "kg.export.events:write",
    "events-tsv": "kg.export.events:write_tabs",
    "graphml": "kg.export.graphml:write",
    "html": "kg.export.html:write",
    "jsonld": "kg.export.jsonld:write",
    "nquads": "kg.export.nquads:write",
    "trig": "kg.export.trig:write",
    "turtle": "kg.export.turtle:write",
}
#: How the files of each format usually end.
SUFFIXES = {
    "csv": ".csv",
    "events": ".events.csv",
    "events-tsv": ".events.tsv",
    "graphml": ".graphml",
    "html": ".html",
    "jsonld": ".jsonld",
    "nquads": ".nq",
    "trig": ".trig",
    "turtle": ".ttl",
}


def exporter(name: str) -> Exporter:
    """The exporter called `name`; its libraries load now, not before."""
    if name not in EXPORTERS:
        raise UnknownName("export format", name, EXPORTERS)
    module, _, attribute = EXPORTERS[name].partition(":")
    found: Exporter = getattr(import_module(module), attribute)
    return found
