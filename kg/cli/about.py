"""What kg knows and what it needs: relations, doctor."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg import ontology
from kg.cli import printing
from kg.cli.running import USER_ERROR, json_option, model_option, out_option, store_option

#: Characters in a line from which on all columns of the relations have room.
WIDE = 120


@click.command(epilog="Example: kg relations --family conflict")
@click.option("--family", type=click.Choice(["cooperation", "conflict", "structural"]))
@json_option
def relations(*, family: str | None, as_json: bool) -> None:
    """Show the relations of the ontology as a table."""
    found = [
        relation
        for _, relation in sorted(ontology.load().relations.items())
        if family in (None, relation.family)
    ]
    if as_json:
        click.echo(json.dumps([asdict(relation) for relation in found], ensure_ascii=False))
        return
    rows = [
        {
            "relation": f"{it.name}{' ↔' if it.symmetric else ''}",
            "family": it.family or "",
            "broader": it.broader[0] if it.broader else "",
            "from": ", ".join(it.domain),
            "to": ", ".join(it.range),
            "event": f"{it.plover} {it.cameo or ''}" if it.plover else "",
            "read": "yes" if it.extracted else "",
            "meaning": it.definition or it.label,
        }
        for it in found
    ]
    head = list(rows[0]) if printing.console().width >= WIDE else ["relation", "family", "meaning"]
    printing.table(head, [[row[name] for name in head] for row in rows])


@click.command(epilog="Example: kg doctor")
@store_option
@out_option
@model_option
@json_option
def doctor(*, store: Path, out: Path, model: str | None, as_json: bool) -> int:
    """Check what works here and what is missing."""
    from kg.doctor import checks

    found = list(checks(model=model, store=store, out=out))
    if as_json:
        click.echo(json.dumps([asdict(check) for check in found], ensure_ascii=False))
    else:
        printing.checks(found)
    return 0 if all(check.ok for check in found if check.needed) else USER_ERROR
