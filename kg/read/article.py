"""What every reader ends with: a text and what is known of it -> Article."""

import re

from kg.errors import InputError
from kg.model import Article, ArticleId, short_hash
from kg.read.dates import published_in
from kg.read.layout import layout

# Characters. The longest reports of newspapers have 150,000; a text above this is a book or a dump
# of many articles, and parsing it as one would take gigabytes of memory.
MAX_TEXT = 2_000_000


class SameId(InputError):
    """An id that was given to another text before; the article itself is sound."""

    def __init__(self, where: str, problem: str, article: Article) -> None:
        super().__init__(where, problem)
        self.article = article


def article(
    text: str,
    where: str,
    *,
    article_id: str | None = None,
    title: str = "",
    source: str = "",
    published: str | None = None,
) -> Article:
    """An article with this very text, its furniture marked and its headline found.

    Args:
        text: Kept as it is.
        where: What to call it in an error.
        article_id: None: a hash of the text, so that one article under two file names is one.
        title: Empty: the headline, where the text has one.
        source: As in `Article`.
        published: ISO date; None: the day that the furniture names, where it names one.

    Raises:
        InputError: The text is blank, too long, or holds what no text holds.
    """
    _check(text, where)
    found = layout(text)
    shown = [span.of(text) for span in found.furniture]
    headline = " ".join(found.headline.of(text).split()) if found.headline else ""
    return Article(
        id=ArticleId(article_id or short_hash(text)),
        text=text,
        title=title or headline,
        source=source,
        published=published or published_in(shown),
        furniture=found.furniture,
        headline=found.headline,
    )


def _check(text: str, where: str) -> None:
    if not text.strip():
        raise InputError(where, "the text is empty")
    if len(text) > MAX_TEXT:
        raise InputError(
            where,
            f"the text has {len(text):,} characters, more than {MAX_TEXT:,}:"
            " split it into its articles",
        )
    if "\0" in text:
        at = text.index("\0")
        raise InputError(where, f"not text: it holds a NUL character at offset {at}")
    if lone := re.search("[\ud800-\udfff]", text):
        problem = f"not text: it holds half a character (a lone surrogate) at offset {lone.start()}"
        raise InputError(where, problem)
