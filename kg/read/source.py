"""Where articles come from: a path, a folder, an address or standard input -> an open Source."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import InputError

#: Suffix -> name of a reader.
SUFFIXES = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
#: Content type -> name of a reader.
CONTENT_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
}
# Bytes looked at to tell what a source without a known suffix is.
HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Source:
    """Something open for reading, once."""

    where: str
    """As the user named it; for messages only."""
    name: str
    """What goes into `Article.source`: an address, a file's name, or empty."""
    stream: IO[bytes]
    reader: str
    """Which reader fits."""
    charset: str | None = None
    """What the server said."""

    def read(self, limit: int) -> bytes:
        """All of it, if it has no more than `limit` bytes.

        Raises:
            InputError: It has more.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(self.where, f"has more than {limit:,} bytes: split it into articles")
        return data


def places(sources: Iterable[str]) -> Iterator[str | Path | InputError]:
    """The single things to open, in order: folders are walked, their files sorted by path."""
    for source in sources:
        # Path.is_dir raises where the name is too long, as a text given by mistake is.
        if source == "-" or is_address(source) or not os.path.isdir(source):  # noqa: PTH112
            yield source
        else:
            yield from _walk(Path(source))


def is_address(source: str) -> bool:
    """Whether `source` is an http or https address."""
    return source.lower().startswith(("http://", "https://"))


@contextmanager
def opened(place: str | Path, stdin: IO[bytes] | None) -> Iterator[Source]:
    """Open one place for as long as the block lasts.

    Raises:
        InputError: It cannot be opened, or reading from it fails within the block.
    """
    where = str(place)
    try:
        if where == "-":
            yield _sniffed("standard input", "", stdin or sys.stdin.buffer)
        elif isinstance(place, str) and is_address(place):
            from kg.read.fetch import fetch

            page = fetch(place)
            if page.content_type in CONTENT_TYPES:
                reader = CONTENT_TYPES[page.content_type]
                yield Source(where, place, io.BytesIO(page.data), reader, page.charset)
            else:
                yield _sniffed(where, place, io.BytesIO(page.data))
        else:
            with Path(place).open("rb") as stream:
                yield _of_file(Path(place), where, stream)
    except FileNotFoundError as problem:
        raise InputError(_short(where), _no_such(where)) from problem
    except OSError as problem:
        # strerror has no path in it: the message starts with it
        raise InputError(_short(where), (problem.strerror or str(problem)).lower()) from problem
    except ValueError as problem:
        if isinstance(problem, InputError) or "null" not in str(problem):
            raise
        raise InputError(repr(where), "a path cannot hold a NUL character") from problem


def _short(where: str) -> str:
    """One line, also where a whole text was given for a path."""
    line = " ".join(where.split())
    return line if len(line) <= 200 else f"{line[:200]}…"  # noqa: PLR2004 - two lines of a terminal


def _no_such(where: str) -> str:
    scheme, found, _ = where.partition("://")
    if found and scheme.isalnum():
        return f"an address of {scheme}: cannot be read; http and https can"
    # a name with so many words is none: somebody gave the text itself
    is_text = len(where.split()) > 5  # noqa: PLR2004
    return "no such file or folder" + ("; give a text itself through `-`" if is_text else "")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    problems: list[OSError] = []
    found = sorted(
        Path(parent) / name
        for parent, folders, names in _visible(folder, problems)
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
    )
    for problem in problems:
        yield InputError(str(problem.filename), (problem.strerror or str(problem)).lower())
    if not found and not problems:
        yield InputError(str(folder), f"holds no file that kg reads ({', '.join(SUFFIXES)})")
    yield from found


def _visible(folder: Path, problems: list[OSError]) -> Iterator[tuple[str, list[str], list[str]]]:
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield parent, folders, [name for name in names if not name.startswith(".")]


def _of_file(path: Path, where: str, stream: IO[bytes]) -> Source:
    reader = SUFFIXES.get(path.suffix.lower())
    if reader is None or reader == "text":
        return _sniffed(where, path.name, stream, is_text=reader == "text")
    return Source(where, path.name, stream, reader)


def _sniffed(where: str, name: str, stream: IO[bytes], *, is_text: bool = False) -> Source:
    """The source, with its reader told from its first line that is not blank."""
    head = b""
    while not head.strip() and len(head) < HEAD:
        line = stream.readline(HEAD)
        if not line:
            break
        head += line
    first = head.removeprefix(b"\xef\xbb\xbf").strip()
    reader = "text"
    if first[:60].lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")):
        reader = "html"
    elif not is_text and first.startswith(b"{") and first.endswith(b"}"):
        reader = "jsonl"
    elif not is_text and (first in {b"{", b"["} or first.startswith((b'{"', b'[{"'))):
        reader = "json"
    chained = io.BufferedReader(_Chained(head, stream))
    return Source(where, name, chained, reader)


class _Chained(io.RawIOBase):
    """The bytes already taken from a stream, then the rest of it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        if self.head:
            data, self.head = self.head[:size], self.head[size:]
        else:
            # a line at a time, so that a slow pipe of rows is read as it comes
            data = self.rest.readline(size)
        buffer[: len(data)] = data
        return len(data)
