"""Queries that have names: the files of `kg/queries`.

A file's first comments are its help. A line `# text: x - what it is` declares a parameter, a text
that the query knows as `?x` and projects; `# relation: x - which` one that must be a relation's
local name. A line `# actor: x - who it is` declares one that is asked for by name or alias; the
query then knows the actor as `?x`, and is asked for each of that name. ::

    # Who supports an actor.
    # actor: name - name or alias of the actor
    SELECT ?name ?supporter WHERE { ?supporter kg:supports ?name }
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, cast

from kg.errors import DataError, QueryError

Stands = Literal["text", "actor", "relation"]
PARAM = re.compile(r"(text|actor|relation):\s*(\w+)\s*-\s*(.+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A value that the asker gives: always a text, never part of the query's own text."""

    name: str
    help: str
    stands_for: Stands = "text"
    """What the text names."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file of `kg/queries`."""

    name: str
    help: str
    params: tuple[Param, ...]
    text: str

    def bound(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The values, where they are just the parameters; else QueryError."""
        wanted = [param.name for param in self.params]
        if set(values) != set(wanted):
            given = ", ".join(sorted(values)) or "nothing"
            takes = ", ".join(wanted) or "no parameters"
            raise QueryError(f"query {self.name!r} takes {takes}; given: {given}")
        return values


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All of them by name, sorted."""
    folder = resources.files("kg").joinpath("queries")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda it: it.name
    )
    queries = [read(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in files]
    return MappingProxyType({query.name: query for query in queries})


def read(name: str, text: str) -> NamedQuery:
    """The query of one file; DataError where it has no help."""
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("#").strip())
    found = [PARAM.fullmatch(comment) for comment in comments]
    params = tuple(Param(it[2], it[3], cast("Stands", it[1])) for it in found if it)
    words = " ".join(c for c, it in zip(comments, found, strict=True) if it is None).strip()
    if not words:
        raise DataError(
            f"{name}.rq", "line 1", "a query begins with a comment that says what it asks"
        )
    return NamedQuery(name, words, params, text)
