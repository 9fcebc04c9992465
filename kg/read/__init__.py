"""Files, folders, pages and rows -> articles.

source -> places (folders walked) -> Source (opened, its kind told) -> reader -> Article
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import IO, cast

from kg.errors import InputError, UnknownName
from kg.model import Article, ArticleId, short_hash
from kg.read.article import SameId
from kg.read.dates import iso_date
from kg.read.source import SUFFIXES, opened, places

__all__ = ["READERS", "SUFFIXES", "articles", "read_all", "reader"]

#: A source -> its articles, and an InputError for each row that is none. It raises the InputError
#: of the source as a whole. Its second argument, `date`, is the day of what has no day of its own.
Reader = Callable[..., Iterator[Article | InputError]]

READERS = {
    "text": "kg.read.text:read",
    "html": "kg.read.html:read",
    "jsonl": "kg.read.jsonl:read",
    "json": "kg.read.jsonl:read_json",
}


def articles(
    sources: Sequence[str], *, date: str | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Article]:
    """The articles of all sources: as `read_all`, but the first problem is raised.

    Raises:
        InputError: A source or a row cannot be read, or `date` is no date.
    """
    for found in read_all(sources, date=date, stdin=stdin):
        if isinstance(found, InputError):
            raise found
        yield found


def read_all(
    sources: Sequence[str],
    *,
    date: str | None = None,
    stdin: IO[bytes] | None = None,
    unique: bool = True,
) -> Iterator[Article | InputError]:
    """The articles of all sources, in the order given, and in each bad one's place why it is bad.

    The same text without an id of its own is the same article: its id is equal.

    Args:
        sources: Paths of files; folders, whose files are taken in the order of their paths, hidden
            ones and unknown suffixes left out; http(s) addresses; "-" for standard input.
        date: `YYYY-MM-DD`, the day of publication of what names none itself.
        stdin: What "-" means; None: the process' own.
        unique: Each article once, and an id that stands for two texts is a problem. A store needs
            it; who only reads does not.

    Raises:
        InputError: `date` is no date. Nothing else is raised.
    """
    day = _day(date)
    seen: dict[ArticleId, tuple[str, str]] = {}
    for place in places(sources):
        if isinstance(place, InputError):
            yield place
            continue
        try:
            with opened(place, stdin) as source:
                for found in reader(source.reader)(source, date=day):
                    if not unique:
                        yield found.article if isinstance(found, SameId) else found
                    elif told := _unless_taken(found, source.where, seen):
                        yield told
        except InputError as problem:
            yield problem


def reader(name: str) -> Reader:
    """The reader called `name`; its libraries load now, not before."""
    if name not in READERS:
        raise UnknownName("reader", name, known=READERS)
    module, _, attribute = READERS[name].partition(":")
    return cast("Reader", getattr(import_module(module), attribute))


def _day(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return iso_date(date)
    except ValueError as problem:
        raise InputError("date", str(problem)) from None


def _unless_taken(
    found: Article | InputError, where: str, seen: dict[ArticleId, tuple[str, str]]
) -> Article | InputError | None:
    """`found`, unless another source gave its id to another text; None where it was read before."""
    if isinstance(found, InputError):
        return found
    digest = short_hash(found.text)
    if found.id not in seen:
        seen[found.id] = (where, digest)
        return found
    before, known = seen[found.id]
    if known == digest:
        return None
    problem = f"the id {found.id!r} of one of its rows was given to another text in {before}"
    return SameId(where, problem, found)
