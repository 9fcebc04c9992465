"""The event table that conflict research knows: who did what to whom, when and where, in codes.

One statement a row, in the order of the texts, where the codebooks have an event for it
(`kg/events.py`); what only joins two actors (leads, member of) and what did not happen is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import gazetteer
from kg.events import End, Event, event
from kg.export.csv import cell, guarded
from kg.export.writing import in_order, write_text
from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents, Statement
from kg.ontology import Ontology
from kg.rows import one_line

COLUMNS = (
    "statement", "date", "date_of", "source_id", "source", "source_country", "target_id", "target",
    "target_country", "relation", "plover", "mode", "cameo", "quad", "score", "rule", "place",
    "polarity", "modality", "speaker", "confidence", "article", "sentence",
)  # fmt: skip
#: Columns that are no text: a spreadsheet may take them for what they are.
NUMBERS = frozenset({"quad", "score", "confidence"})


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write the table, its first line naming the columns; UTF-8 without a byte order mark."""
    _write(path, (",".join(map(cell, line)) for line in _table(contents, ontology)))


def write_tabs(contents: Contents, ontology: Ontology, path: Path) -> None:
    """The same with tabs between the cells, in which no tab and no line break is left."""
    _write(path, ("\t".join(map(one_line, line)) for line in _table(contents, ontology)))


def _write(path: Path, lines: Iterable[str]) -> None:
    write_text(path, "".join(f"{line}\n" for line in lines))


def _table(contents: Contents, ontology: Ontology) -> Iterator[list[str]]:
    yield list(COLUMNS)
    for row in rows(contents, ontology):
        yield [row[it] if it in NUMBERS else guarded(row[it]) for it in COLUMNS]


def rows(contents: Contents, ontology: Ontology) -> Iterator[dict[str, str]]:
    """The events by article and place in it, each as its `COLUMNS`."""
    told = in_order(contents)
    coded = [
        _Coded(it, code)
        for it in told.statements
        if (code := event(it, ontology.relation(it.relation)))
    ]
    # Who accuses whom is mostly a statement of its own; the alleged act is not a second one.
    accusations = {it.key for it in coded if it.code.source != "speaker"}
    actors = {it.id: it for it in told.actors}
    articles = {it.id: it for it in told.articles}
    for it in coded:
        if it.code.source != "speaker" or it.key not in accusations:
            yield _row(it, articles[it.statement.article], actors)


@dataclass(frozen=True, slots=True)
class _Coded:
    """A statement and its code, with the ends that the code gives it."""

    statement: Statement
    code: Event

    def end(self, which: End) -> ActorId:
        found = {
            "subject": self.statement.subject,
            "object": self.statement.object,
            "speaker": self.statement.speaker,
        }[which]
        return found or self.statement.subject

    @property
    def key(self) -> tuple[ArticleId, int, ActorId, str, ActorId]:
        """The same for statements of one sentence that would be the same event."""
        said = self.statement
        ends = self.end(self.code.source), self.end(self.code.target)
        return said.article, said.sentence.start, ends[0], self.code.plover, ends[1]


def _row(coded: _Coded, article: ArticleRef, actors: Mapping[ActorId, Actor]) -> dict[str, str]:
    it, code = coded.statement, coded.code
    source, target = coded.end(code.source), coded.end(code.target)
    date, date_of = _date(it, article)
    return {
        "statement": it.id,
        "date": date,
        "date_of": date_of,
        "source_id": source,
        "source": _name(source, actors),
        "source_country": country(source),
        "target_id": target,
        "target": _name(target, actors),
        "target_country": country(target),
        "relation": it.relation,
        "plover": code.plover,
        "mode": code.mode or "",
        "cameo": code.cameo or "",
        "quad": str(code.quad or ""),
        "score": "" if code.score is None else str(code.score),
        "rule": code.rule,
        "place": _name(it.place, actors),
        "polarity": it.polarity,
        "modality": it.modality,
        "speaker": _name(it.speaker, actors),
        "confidence": str(it.confidence),
        "article": it.article,
        "sentence": it.sentence.text,
    }


def _date(it: Statement, article: ArticleRef) -> tuple[str, str]:
    """When it is said to happen, else when the article appeared; and which of the two it is."""
    if it.time and it.time.start:
        return it.time.start, "event"
    return (article.published, "article") if article.published else ("", "")


def country(actor: ActorId) -> str:
    """Name of the state that a known actor is or belongs to; empty for others.

    >>> country(ActorId("Russia"))
    'Russia'
    """
    known = gazetteer.load().actors
    found = known.get(actor)
    if found is not None and found.country is not None:
        found = known.get(found.country)
    return found.name if found is not None and found.kind == "State" else ""


def _name(actor: ActorId | None, actors: Mapping[ActorId, Actor]) -> str:
    if actor is None:
        return ""
    return actors[actor].name if actor in actors else actor
