"""Plain text and Markdown: one file, one article."""

from collections.abc import Iterator

from kg.model import Article
from kg.read.article import MAX_TEXT, article
from kg.read.decode import decode
from kg.read.source import Source

# Bytes: four for each character, as UTF-8 has at most.
MAX_BYTES = 4 * MAX_TEXT


def read(source: Source, *, date: str | None = None) -> Iterator[Article]:
    """The one article that `source` holds; raises InputError if it holds none."""
    text = decode(source.read(MAX_BYTES), source.where, charset=source.charset)
    yield article(text, source.where, source=source.name, published=date)
