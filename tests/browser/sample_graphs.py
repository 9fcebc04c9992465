"""Graphs to look at: an invented dispute over a harbour, and generated ones of any size."""

import csv
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import (
    MODALITIES,
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Contents,
    Quote,
    ReadingId,
    Statement,
    Time,
    short_hash,
)

__all__ = ["Line", "contents_of", "generated", "harbour", "statement"]

#: `[subject]`, `<object>`, `{trigger}` in a sentence.
MARKED = re.compile(r"\[(?P<s>[^\]]+)\]|<(?P<o>[^>]+)>|\{(?P<t>[^}]+)\}")


@dataclass
class Line:
    """A sentence with marks, and what it says."""

    subject: str
    relation: str
    object: str
    text: str
    article: str = "a1"
    modality: str = "asserted"
    polarity: str = "positive"
    speaker: str | None = None
    verb: str | None = None
    when: tuple[str, str] | None = None
    place: str | None = None
    confidence: float = 0.9
    outer: tuple[str, ...] = field(default=())


def statement(it: Line, offset: int) -> Statement:
    """The statement of a line, its sentence standing at `offset` in the article."""
    text, quotes, at = "", {}, 0
    for match in MARKED.finditer(it.text):
        text += it.text[at : match.start()]
        role = str(match.lastgroup)
        quotes[role] = Quote(offset + len(text), offset + len(text) + len(match[role]), match[role])
        text += match[role]
        at = match.end()
    text += it.text[at:]
    time = None
    if it.when:
        start = text.index(it.when[0])
        time = Time(Quote(offset + start, offset + start + len(it.when[0]), it.when[0]), it.when[1])
    return Statement(
        id=ReadingId(short_hash(it.article, offset, it.subject, it.relation, it.object)),
        article=ArticleId(it.article),
        subject=ActorId(it.subject),
        relation=it.relation,
        object=ActorId(it.object),
        sentence=Quote(offset, offset + len(text), text),
        subject_mention=quotes["s"],
        object_mention=quotes["o"],
        trigger=quotes["t"],
        wording=quotes["t"].text,
        polarity=it.polarity,  # type: ignore[arg-type]
        modality=it.modality,  # type: ignore[arg-type]
        speaker=ActorId(it.speaker) if it.speaker else None,
        outer_speakers=tuple(map(ActorId, it.outer)),
        attribution_verb=it.verb,
        time=time,
        place=ActorId(it.place) if it.place else None,
        confidence=it.confidence,
        extractor="sample 1",
    )


def contents_of(
    articles: Iterable[ArticleRef], actors: Iterable[Actor], lines: Iterable[Line]
) -> Contents:
    """Contents, sorted as a store would."""
    statements = [statement(it, 300 * i) for i, it in enumerate(lines)]
    return Contents(
        tuple(sorted(articles, key=lambda a: a.id)),
        tuple(sorted(actors, key=lambda a: a.id)),
        tuple(sorted(statements, key=lambda s: s.id)),
    )


ARTICLES = (
    ("a1", "Harbour talks resume after a week of strikes", "https://news.example/1", "2031-03-04"),
    ("a2", "Unions close ranks against the port sale", "https://news.example/2", "2031-03-07"),
    ("a3", "Governor denies secret deal with Meridian", "https://daily.example/3", "2031-03-11"),
    ("a4", "Coast guard boards trawlers off Sel Island", "https://daily.example/4", "2031-03-15"),
    ("a5", "Norland and Vestria weigh a joint ferry line", "ferry-line.txt", "2031-03-19"),
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def line(row: dict[str, str]) -> Line:
    """A row of `harbour.tsv`."""
    return Line(
        subject=row["subject"],
        relation=row["relation"],
        object=row["object"],
        text=row["sentence"],
        article=row["article"],
        modality=row["modality"],
        polarity=row["polarity"],
        speaker=row["speaker"] or None,
        verb=row["verb"] or None,
        when=(row["when"], row["date"]) if row["when"] else None,
        place=row["place"] or None,
        confidence=float(row["confidence"]),
        outer=tuple(filter(None, row["outer"].split(","))),
    )


def actor(row: dict[str, str]) -> Actor:
    """A row of `harbour_actors.tsv`."""
    aliases = tuple(filter(None, row["aliases"].split("; ")))
    return Actor(ActorId(row["id"]), row["kind"], row["name"], aliases, row["wikidata"] or None)


def harbour() -> Contents:
    """28 actors, 49 statements, 5 articles; everything invented."""
    return contents_of(
        [ArticleRef(ArticleId(i), title, source, day) for i, title, source, day in ARTICLES],
        map(actor, rows("harbour_actors.tsv")),
        map(line, rows("harbour.tsv")),
    )


def generated(count: int, *, seed: int = 7) -> Contents:
    """A graph of `count` actors and twice as many statements, a few of them with many ties."""
    rng = random.Random(seed)  # noqa: S311  nothing secret
    kinds = ("Person", "State", "Company", "Militia", "Place", "NGO", "Population", "Ministry")
    relations = ("supports", "meets", "accuses", "attacks", "memberOf", "locatedIn", "visits")
    syllables = ("ka", "lo", "mir", "ten", "dor", "vel", "sha", "bru", "ni", "os", "gar", "pel")

    def word() -> str:
        return "".join(rng.choices(syllables, k=rng.randint(2, 3))).capitalize()

    names = [f"{word()} {word()}" for _ in range(count)]
    actors = [
        Actor(ActorId(f"n{i}"), kinds[i % len(kinds)], name, (f"{name} the {i}th",))
        for i, name in enumerate(names)
    ]
    articles = [
        ArticleRef(
            ArticleId(f"g{i:03}"),
            f"Report {i}",
            f"https://news.example/{i}",
            f"2031-{1 + i % 12:02}-10",
        )
        for i in range(max(3, count // 20))
    ]
    lines = []
    for _ in range(2 * count):
        camp = rng.randrange(max(1, count // 12))
        a = min(int(rng.paretovariate(0.6)) - 1, count - 1)
        b = (camp * 12 + rng.randrange(12)) % count
        a = a if rng.random() < 0.25 else (camp * 12 + rng.randrange(12)) % count
        if a == b:
            continue
        modality = rng.choices(MODALITIES, weights=(10, 4, 1, 2, 1, 1, 1))[0]
        polarity = rng.choices(("positive", "negative"), weights=(9, 1))[0]
        lines.append(
            Line(
                f"n{a}",
                rng.choice(relations),
                f"n{b}",
                f"[{names[a]}] {{dealt with}} <{names[b]}> that day.",
                article=rng.choice(articles).id,
                modality=modality,
                polarity=polarity,
                confidence=rng.randint(50, 99) / 100,
            )
        )
    return contents_of(articles, actors, lines)
