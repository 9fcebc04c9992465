"""Article -> readings. The table of extractors.

Each loads its libraries when it is built, not before.
"""

from importlib import import_module
from typing import Any

from kg.errors import UnknownName

EXTRACTORS = {"rules": "kg.extract.rules:Rules"}


def extractor(name: str = "rules", **options: object) -> Any:  # noqa: ANN401  # each its own class
    """Build the extractor called `name`.

    Raises:
        UnknownName: no extractor, or no spaCy pipeline, of that name.
    """
    if name not in EXTRACTORS:
        raise UnknownName("extractor", name, EXTRACTORS)
    module, _, attribute = EXTRACTORS[name].partition(":")
    return getattr(import_module(module), attribute)(**options)
