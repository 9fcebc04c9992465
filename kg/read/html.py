"""A saved or fetched page -> its article, by trafilatura.

The text is made here, and offsets point into it: the headline, then the paragraphs, blank lines
between them.
"""

import codecs
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from kg.errors import InputError
from kg.model import Article
from kg.read.article import article
from kg.read.dates import iso_date
from kg.read.decode import UTF16, decode, refuse_binary
from kg.read.source import Source, is_address

# Bytes. Pages with an article and all their scripts stay below; it is the limit for fetching, too.
MAX_BYTES = 5_000_000
_META_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_SENTENCE = re.compile(r"\w[.!?…][\"'”’)]*(?:\s|\Z)")


def read(source: Source, *, date: str | None = None) -> Iterator[Article]:
    """The one article of the page; raises InputError if it has none.

    `date` is used only where the page names no day of its own.
    """
    data = source.read(MAX_BYTES)
    refuse_binary(data, source.where)
    page = _decoded(data, source)
    if not page.strip():
        raise InputError(source.where, "the page is empty")
    title, text, day, address = _extracted(page, source.where)
    name = source.name if is_address(source.name) or not is_address(address) else address
    yield article(text, source.where, title=title, source=name, published=day or date)


def _decoded(data: bytes, source: Source) -> str:
    """By byte order mark, server, `meta`, UTF-8; browsers read the rest as Windows-1252."""
    if data.startswith((codecs.BOM_UTF8, *UTF16)) or source.charset:
        return decode(data, source.where, charset=source.charset)
    named = _META_CHARSET.search(data[:4096])
    charset = named[1].decode("ascii") if named else "utf-8"
    if not charset.lower().startswith("utf-16"):  # it could not be read up to here
        with suppress(LookupError, UnicodeError):  # the page is wrong about itself, as many are
            return data.decode(charset)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _extracted(page: str, where: str) -> tuple[str, str, str | None, str]:
    """Title, text, ISO date or None, address or empty."""
    bare_extraction = _library()
    try:
        found = bare_extraction(
            page.replace("\0", " "),
            favor_precision=True,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as problem:  # a page that its parser dies of is a bad page
        raise InputError(
            where, f"the page cannot be parsed ({type(problem).__name__})"
        ) from problem
    body = _paragraphs(found.text or "") if found is not None else []
    if not _SENTENCE.search("\n".join(body)):
        raise InputError(where, "no article found on the page: save its text, and read that")
    title = " ".join((found.title or "").split())
    if title and " ".join(body[0].split()).casefold() != title.casefold():
        body.insert(0, title)
    return title, "\n\n".join(body), _day(found.date), found.url or ""


def _library() -> Callable[..., Any]:
    with warnings.catch_warnings():
        # urllib3, which it loads for its own fetching, tells of a missing SOCKS library
        warnings.simplefilter("ignore")
        from trafilatura import bare_extraction
    # Their warnings would be printed where nobody has set up logging; what matters is raised.
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    return bare_extraction


def _paragraphs(text: str) -> list[str]:
    lines = (line.strip().removeprefix("- ").strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _day(value: str | None) -> str | None:
    try:
        return iso_date(value) if value else None
    except ValueError:  # a page's own mistake; nothing is known then
        return None
