"""News articles in, a checkable graph of who does what to whom out.

::

    import kg

    graph = kg.build(["article.txt"], date="2024-05-01")
    graph.query("SELECT ?a ?b WHERE { ?a kg:supports ?b }")
    graph.to_networkx()

These names are the public ones. Each loads when it is first used, so `import kg` costs next to
nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import InputError, KgError, QueryError
    from kg.graph import Graph, build, extractions, open_graph
    from kg.model import (
        Actor,
        Article,
        Contents,
        Extraction,
        Mention,
        Modality,
        Polarity,
        Reading,
        Statement,
    )

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Contents",
    "Extraction",
    "Graph",
    "InputError",
    "KgError",
    "Mention",
    "Modality",
    "Polarity",
    "QueryError",
    "Reading",
    "Statement",
    "__version__",
    "build",
    "extractions",
    "open_graph",
]

_MODULES = {
    "kg.errors": ["InputError", "KgError", "QueryError"],
    "kg.graph": ["Graph", "build", "extractions", "open_graph"],
    "kg.model": [
        "Actor",
        "Article",
        "Contents",
        "Extraction",
        "Mention",
        "Modality",
        "Polarity",
        "Reading",
        "Statement",
    ],
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
