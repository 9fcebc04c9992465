"""`report.md`: what a build read, what the graph holds, what is contested, what was rejected.

No clock time and no folder name stands in it, so that the same articles give the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.model import Actor, ActorId, ArticleRef, Contents, Rejected, Statement
from kg.ontology import Ontology

#: How many lines the longer lists get. The whole stands in graph.ttl and on the page.
LINES = 20
MANY = 200


@dataclass(frozen=True, slots=True)
class Read:
    """One article that was read."""

    article: ArticleRef
    words: int
    readings: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements of a person, behind the contents that are shown."""

    number: int = 0
    waiting: tuple[str, ...] = ()
    """Where each stands that changes nothing yet, and whom or what the store does not have."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build did, besides the contents of the store."""

    read: tuple[Read, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    problems: tuple[InputError, ...] = ()
    judged: Judged = field(default=Judged())

    @property
    def readings(self) -> int:
        """Of all articles together."""
        return sum(it.readings for it in self.read)


def report(run: Run, contents: Contents, ontology: Ontology) -> str:
    """The report in Markdown."""
    statements = contents.statements
    words = _Words({actor.id: actor for actor in contents.actors}, ontology)
    sections = [
        ("Read", _read(run, contents)),
        ("Actors", _actors(statements, words)),
        ("Relations", _relations(statements, words)),
        ("Contested", _contested(statements, words)),
        ("Planned, attempted or supposed", _list(_lines(statements, "other", words))),
        ("Denied or ended", _list(_lines(statements, "negative", words))),
        ("Sentences that say most", _sentences(statements)),
        ("Rejected", _rejected(run)),
    ]
    lines = ["# What the articles say"]
    for title, body in sections:
        lines += ["", f"## {title}", "", *(list(body) or ["Nothing."])]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Words:
    """How actors and relations are called here."""

    actors: Mapping[ActorId, Actor]
    ontology: Ontology

    def triple(self, it: Statement) -> str:
        subject, object_ = (_said(self.actors[end].name) for end in (it.subject, it.object))
        return f"{subject} {self.ontology.relation(it.relation).label} {object_}"

    def source(self, it: Statement) -> str:
        return (
            f"{it.modality}, {_said(self.actors[it.speaker].name)}" if it.speaker else it.modality
        )


def _read(run: Run, contents: Contents) -> Iterator[str]:
    yield (
        f"{_count(run.read, 'article')} read: {run.readings} readings, {len(run.rejected)} "
        f"rejected; {_count(run.problems, 'source')} not readable."
    )
    yield (
        f"The store holds {_count(contents.articles, 'article')}, "
        f"{_count(contents.actors, 'actor')} and {_count(contents.statements, 'statement')}, "
        f"{sum(it.is_fact for it in contents.statements)} of them stated as fact."
    )
    if run.judged.number:
        yield f"A person judged: {run.judged.number} of the lines in the file of judgements."
        yield from _list(f"waits: {_said(line)}" for line in run.judged.waiting)
    yield ""
    head = ["article", "title", "published", "words", "readings"]
    yield from _table(head, [_cells(it) for it in run.read[:MANY]])
    if len(run.read) > MANY:
        yield f"\nand {len(run.read) - MANY} more"
    yield from _list(f"not readable: {_said(str(problem))}" for problem in run.problems)


def _cells(it: Read) -> list[str]:
    article = it.article
    return [
        article.id,
        article.title,
        article.published or "unknown",
        f"{it.words}",
        f"{it.readings}",
    ]


def _actors(statements: Iterable[Statement], words: _Words) -> Iterator[str]:
    degree = Counter(end for it in statements for end in {it.subject, it.object})
    top = sorted(degree.items(), key=lambda it: (-it[1], it[0]))[:LINES]
    actors = [(words.actors[id_], number) for id_, number in top]
    rows = [[actor.name, actor.kind, f"{number}"] for actor, number in actors]
    yield from _table(["actor", "kind", "statements"], rows)


def _relations(statements: Iterable[Statement], words: _Words) -> Iterator[str]:
    how = Counter((it.relation, _voice(it)) for it in statements)
    rows = []
    for name in sorted({name for name, _ in how}):
        relation = words.ontology.relation(name)
        counts = [f"{how[name, voice]}" for voice in ("fact", "negative", "other")]
        rows.append([relation.label, relation.family or "", *counts])
    yield from _table(["relation", "family", "stated", "denied", "planned or supposed"], rows)


def _voice(it: Statement) -> str:
    if it.polarity == "negative":
        return "negative"
    return "fact" if it.is_fact else "other"


def _contested(statements: Iterable[Statement], words: _Words) -> Iterator[str]:
    """Triples that are stated and denied, by whomever and wherever."""
    voices: dict[str, set[str]] = {}
    for it in statements:
        voices.setdefault(words.triple(it), set()).add(_voice(it))
    yield from _list(line for line, found in voices.items() if {"fact", "negative"} <= found)


def _lines(statements: Iterable[Statement], voice: str, words: _Words) -> Iterator[str]:
    for it in statements:
        if _voice(it) == voice:
            yield f"{words.triple(it)} ({words.source(it)})"


def _sentences(statements: Iterable[Statement]) -> Iterator[str]:
    """Those that carry most statements."""
    count = Counter((it.article, it.sentence.start, it.sentence.text) for it in statements)
    top = sorted(count.items(), key=lambda it: (-it[1], it[0]))[: LINES // 2]
    for (article, _, text), number in top:
        yield f"- {_said(text)} ({_said(article)}: {number})"


def _rejected(run: Run) -> Iterator[str]:
    why = Counter(rejected.why for rejected in run.rejected)
    for reason, number in sorted(why.items(), key=lambda it: (-it[1], it[0])):
        yield f"- {number} x {_said(reason)}"
        examples = [r for r in run.rejected if r.why == reason][:3]
        yield from (f"  - {_said(r.where)}: {_said(r.text)}" for r in examples)


def _list(lines: Iterable[str]) -> Iterator[str]:
    found = sorted(set(lines))
    yield from (f"- {line}" for line in found[:LINES])
    if len(found) > LINES:
        yield f"- and {len(found) - LINES} more"


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in found:
        yield f"| {' | '.join(map(_said, row))} |"


def _count(things: Sized, what: str) -> str:
    return f"{len(things)} {what}{'' if len(things) == 1 else 's'}"


def _said(text: str) -> str:
    """Text of an article as Markdown shows it literally: one line, no markup, no HTML."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]<>|" else char for char in text)
    line = " ".join(escaped.split()).encode("utf-8", "replace").decode("utf-8")
    return f"\\{line}" if line.startswith("#") else line
