#!/usr/bin/env python3
"""Write the generated pages of docs/: relations, named queries, constructions."""

import sys
from pathlib import Path

from kg import ontology
from kg.ontology import Relation
from kg.store import NamedQuery, named_queries

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FAMILIES = ("cooperation", "conflict", "structural", None)
RELATIONS = """# Relations

Written by `make docs` from `ontology/`: edit there. ↔ marks a symmetric relation. Those that are
*read* have words in `kg/data/en/relations/` and are found in texts; the others group them, or are
there for other sources.
"""
QUERIES = """# Named queries

Written by `make docs` from `kg/queries/`: edit there.
`kg query --named NAME name=value...` asks one of them.
"""


def relations() -> str:
    """The relations, family by family, each with its meaning, its ends and its event code."""
    known = ontology.load().relations.values()
    parts = [RELATIONS]
    for family in FAMILIES:
        found = sorted((it for it in known if it.family == family), key=lambda it: it.name)
        parts.append(f"\n## {(family or 'neither').capitalize()}\n")
        parts += ["| relation | meaning | below | from → to | event | read |", "| - " * 6 + "|"]
        parts += [_relation(it) for it in found]
    return "\n".join(parts) + "\n"


def _relation(it: Relation) -> str:
    name = f"`{it.name}`" + (" ↔" if it.symmetric else "")
    inverse = f" Inverse of `{it.inverse}`." if it.inverse else ""
    meaning = (it.definition or it.label) + inverse
    below = f"`{it.broader[0]}`" if it.broader else ""
    ends = f"{', '.join(it.domain)} → {', '.join(it.range)}"
    event = f"{it.plover} {it.cameo or ''}".strip() if it.plover else ""
    return f"| {name} | {meaning} | {below} | {ends} | {event} | {'yes' if it.extracted else ''} |"


def queries() -> str:
    """The named queries, each with its help, its parameters and its text."""
    return "\n".join([QUERIES, *map(_query, named_queries().values())])


def _query(it: NamedQuery) -> str:
    params = [f"- `{param.name}`: {param.help}" for param in it.params]
    wants = ["", *params] if params else []
    asked = [line for line in it.text.splitlines() if not line.startswith("#")]
    head = [f"## `{it.name}`", "", it.help, *wants, "", "```sparql"]
    return "\n".join([*head, *asked, "```", ""])


def constructions() -> str:
    """The constructions, how well each is read, and what goes wrong."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))  # a script's own folder is on the path, tests/ lies beside it
    from tests.quality.page import page  # noqa: PLC0415 - only now is it on the path

    return page()


PAGES = {"relations.md": relations, "queries.md": queries, "constructions.md": constructions}


def main() -> None:
    """Write them all."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
