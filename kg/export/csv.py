"""A table for spreadsheets: one statement a row, in the order of the texts."""

import re
from collections.abc import Mapping
from pathlib import Path

from kg.export.writing import in_order, write_text
from kg.model import Actor, ActorId, ArticleRef, Contents, Statement
from kg.ontology import Ontology

#: What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
QUOTED = re.compile(r"[,\"\r\n]")
COLUMNS = (
    "statement", "article", "title", "source", "published", "sentence_start", "sentence_end",
    "sentence", "subject_id", "subject", "subject_kind", "relation", "family", "object_id",
    "object", "object_kind", "polarity", "modality", "speaker", "outer_speakers",
    "attribution_verb", "time_text", "time_start", "time_end", "place", "trigger", "wording",
    "confidence", "construction", "extractor",
)  # fmt: skip


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write the table, its first line naming the columns; UTF-8 without a byte order mark."""
    told = in_order(contents)
    articles = {it.id: it for it in told.articles}
    actors = {it.id: it for it in told.actors}
    lines = [",".join(COLUMNS)]
    for statement in told.statements:
        row = _row(statement, articles[statement.article], actors, ontology)
        lines.append(",".join(cell(guarded(str(row[column]))) for column in COLUMNS))
    write_text(path, "\n".join([*lines, ""]))


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run.

    >>> guarded("=1+1"), guarded("a=b")
    ("'=1+1", 'a=b')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def cell(text: str) -> str:
    """Quoted as in RFC 4180; the csv module would leave a lone carriage return bare."""
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text


def _row(
    statement: Statement,
    article: ArticleRef,
    actors: Mapping[ActorId, Actor],
    ontology: Ontology,
) -> dict[str, object]:
    def name(actor: ActorId | None) -> str:
        return "" if actor is None else _name(actor, actors)

    def kind(actor: ActorId) -> str:
        return actors[actor].kind if actor in actors else ""

    time = statement.time
    return {
        "statement": statement.id,
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published or "",
        "sentence_start": statement.sentence.start,
        "sentence_end": statement.sentence.end,
        "sentence": statement.sentence.text,
        "subject_id": statement.subject,
        "subject": name(statement.subject),
        "subject_kind": kind(statement.subject),
        "relation": statement.relation,
        "family": ontology.relation(statement.relation).family or "",
        "object_id": statement.object,
        "object": name(statement.object),
        "object_kind": kind(statement.object),
        "polarity": statement.polarity,
        "modality": statement.modality,
        "speaker": name(statement.speaker),
        "outer_speakers": "; ".join(name(it) for it in statement.outer_speakers),
        "attribution_verb": statement.attribution_verb or "",
        "time_text": time.quote.text if time else "",
        "time_start": (time and time.start) or "",
        "time_end": (time and time.end) or "",
        "place": name(statement.place),
        "trigger": statement.trigger.text,
        "wording": statement.wording,
        "confidence": statement.confidence,
        "construction": statement.construction,
        "extractor": statement.extractor,
    }


def _name(actor: ActorId, actors: Mapping[ActorId, Actor]) -> str:
    return actors[actor].name if actor in actors else actor
