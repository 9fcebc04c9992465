"""Why two actors are joined: the sentences, who says so, when, and how surely.

Works on the contents of a store, so it needs no article and no parser.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import UnknownName
from kg.model import Actor, ArticleRef, Contents, Quote, Statement


class UnknownActor(UnknownName):
    """A name that no actor of the store has; says which names come close."""

    def __str__(self) -> str:
        lower = {name.casefold(): name for name in self.known}
        close = get_close_matches(self.name.casefold(), lower, n=3)
        hint = " or ".join(repr(lower[name]) for name in close)
        ask = f"did you mean {hint}?" if hint else f"the store has {len(self.known)} names"
        return f"no actor is called {self.name!r}; {ask}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement between two actors, with all that is needed to judge it."""

    statement: Statement
    article: ArticleRef
    subject: Actor
    object: Actor
    speaker: Actor | None

    @property
    def date(self) -> str | None:
        """When it happened, else when it was published; None where neither is known."""
        time = self.statement.time
        return (time and time.start) or self.article.published


def actors(contents: Contents, name: str) -> list[Actor]:
    """All actors called `name`: by id, else by name, else by alias; case does not count.

    Raises:
        UnknownActor: nobody is called so.
    """
    wanted = name.casefold()
    tests = (
        lambda actor: actor.id == name,
        lambda actor: actor.name.casefold() == wanted,
        lambda actor: any(alias.casefold() == wanted for alias in actor.aliases),
    )
    for test in tests:
        if found := [actor for actor in contents.actors if test(actor)]:
            return found
    known = {name for actor in contents.actors for name in (actor.name, *actor.aliases)}
    raise UnknownActor("actor", name, known)


def between(contents: Contents, one: str, other: str) -> Iterator[Evidence]:
    """The evidence between two actors, in either direction; by date, article, place in the text."""
    ones = {actor.id for actor in actors(contents, one)}
    others = {actor.id for actor in actors(contents, other)}
    actor = {actor.id: actor for actor in contents.actors}
    article = {article.id: article for article in contents.articles}
    found = (
        Evidence(
            statement=it,
            article=article[it.article],
            subject=actor[it.subject],
            object=actor[it.object],
            speaker=actor[it.speaker] if it.speaker else None,
        )
        for it in contents.statements
        if (it.subject in ones and it.object in others)
        or (it.subject in others and it.object in ones)
    )
    yield from sorted(found, key=_order)


def _order(evidence: Evidence) -> tuple[str, str, int, int, str]:
    it = evidence.statement
    return (evidence.date or "", it.article, it.sentence.start, it.trigger.start, it.id)


def marked(statement: Statement) -> list[tuple[str, str]]:
    """The sentence cut into (text, role) pieces; the role is subject, object, trigger or empty.

    Where marks overlap, the longer one stands; pieces put together are the sentence.
    """
    sentence = statement.sentence
    marks = [
        (statement.subject_mention, "subject"),
        (statement.object_mention, "object"),
        (statement.trigger, "trigger"),
    ]
    pieces: list[tuple[str, str]] = []
    at = sentence.start
    for quote, role in _disjoint(marks):
        if quote.start < at or quote.end > sentence.end:
            continue  # a pronoun's name or a headline may stand in another sentence
        pieces.append((sentence.text[at - sentence.start : quote.start - sentence.start], ""))
        pieces.append((quote.text, role))
        at = quote.end
    pieces.append((sentence.text[at - sentence.start :], ""))
    return [(text, role) for text, role in pieces if text]


def _disjoint(marks: list[tuple[Quote, str]]) -> list[tuple[Quote, str]]:
    kept: list[tuple[Quote, str]] = []
    for quote, role in sorted(marks, key=lambda it: (it[0].start - it[0].end, it[0].start, it[1])):
        if all(quote.end <= other.start or other.end <= quote.start for other, _ in kept):
            kept.append((quote, role))
    return sorted(kept, key=lambda it: it[0].start)
