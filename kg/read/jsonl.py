"""Rows of JSON: one object a line (`.jsonl`), or one object or list in a file (`.json`).

A row has `text`, and may have `id`, `title`, `date`, `url`, `source`; other keys are left alone.
The text is taken exactly as given, so that offsets point into the row's own text.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import InputError
from kg.model import Article, short_hash
from kg.read.article import MAX_TEXT, SameId, article
from kg.read.dates import iso_date
from kg.read.decode import decode, refuse_binary
from kg.read.source import Source

# Bytes of one line: a text of MAX_TEXT whose every character is escaped (\\uXXXX).
MAX_LINE = 6 * MAX_TEXT
# Bytes of a .json file, which is read at once; there is no limit for .jsonl.
MAX_FILE = 100_000_000
TYPES = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}


def read(source: Source, *, date: str | None = None) -> Iterator[Article | InputError]:
    """One result a row, in the order of the lines; blank lines are none.

    `date` is used for rows that have none.
    """
    seen: dict[str, str] = {}
    for number, line in _lines(source):
        where = f"{source.where}:{number}"
        try:
            yield _once(
                _article(_parsed(line, where, number), where, source.name, date), where, seen
            )
        except InputError as problem:
            yield problem


def read_json(source: Source, *, date: str | None = None) -> Iterator[Article | InputError]:
    """One result for the object, or for each object of the list, in its order."""
    data = decode(source.read(MAX_FILE), source.where, charset=source.charset)
    try:
        found = json.loads(data)
    except json.JSONDecodeError as problem:
        advice = ": rows of JSON belong in a .jsonl file" if problem.msg == "Extra data" else ""
        where = f"{source.where}:{problem.lineno}"
        raise InputError(where, f"not JSON: {problem.msg.removesuffix(' at')}{advice}") from problem
    except (ValueError, RecursionError) as problem:
        raise InputError(source.where, f"not JSON: {problem}") from problem
    if not isinstance(found, list):
        yield _article(found, source.where, source.name, date)
        return
    if not found:
        raise InputError(source.where, "the list is empty")
    seen: dict[str, str] = {}
    for number, value in enumerate(found, start=1):
        where = f"{source.where}, item {number}"
        try:
            yield _once(_article(value, where, source.name, date), where, seen)
        except InputError as problem:
            yield problem


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    number, any_row = 0, False
    while line := source.stream.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            refuse_binary(line, source.where)
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            any_row = True
            yield number, line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = source.stream.readline(MAX_LINE + 1)
    if not any_row:
        raise InputError(source.where, "the file is empty: one JSON object a line is wanted")


def _parsed(line: bytes, where: str, number: int) -> object:
    if len(line) > MAX_LINE:
        raise InputError(where, f"the line has more than {MAX_LINE:,} bytes")
    text = decode(line, where, first_line=number)
    try:
        return json.loads(text.rstrip())
    except json.JSONDecodeError as problem:
        raise InputError(
            where, f"not JSON: {problem.msg.removesuffix(' at')} at column {problem.colno}"
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise InputError(where, f"not JSON: {problem}") from problem


def _article(row: object, where: str, name: str, date: str | None) -> Article:
    if not isinstance(row, dict):
        raise InputError(where, f"a row is an object with `text`, not {_called(row)}")
    if "text" not in row:
        known = ", ".join(map(str, row)) or "none"
        raise InputError(where, f"the row has no `text`; its keys: {known[:200]}")
    text = row["text"]
    if not isinstance(text, str):
        raise InputError(where, f"`text` must be a string, not {_called(text)}")
    try:
        day = iso_date(given) if (given := _string(row, "date", where)) else date
    except ValueError as problem:
        raise InputError(where, f"`date`: {problem}") from None
    return article(
        text,
        where,
        article_id=_id(row, where),
        title=" ".join(_string(row, "title", where).split()),
        source=_string(row, "url", where) or _string(row, "source", where) or name,
        published=day,
    )


def _id(row: Mapping[str, Any], where: str) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id", where).strip() or None


def _string(row: Mapping[str, Any], key: str, where: str) -> str:
    """The value of `key`, empty where it is null or absent."""
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(where, f"`{key}` must be a string, not {_called(value)}")
    if any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in value):
        raise InputError(where, f"`{key}` holds a character that is none (NUL or half a pair)")
    return value


def _called(value: object) -> str:
    return "null" if value is None else TYPES.get(type(value), "a number")


def _once(found: Article, where: str, seen: dict[str, str]) -> Article:
    if found.id == short_hash(found.text):  # no id of its own: the same article once more
        return found
    if found.id in seen:
        problem = f"the id {found.id!r} stands twice, first at {seen[found.id]}"
        raise SameId(where, problem, found)
    seen[found.id] = where
    return found
