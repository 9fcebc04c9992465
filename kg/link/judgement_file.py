"""The file of judgements: each line read with its place, and new ones put at its end."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from kg.errors import InputError
from kg.link.judgements import (
    Different,
    Judgement,
    KindOf,
    RejectActor,
    RejectStatement,
    Rename,
    Same,
    Split,
    written,
)
from kg.model import ActorId, ArticleId, ReadingId

#: The second actor of a name. No other id ends so: the hash in one has eight digits.
SECOND = re.compile(r".+-[0-9]{1,3}", re.ASCII | re.DOTALL)
STATEMENT = re.compile(r"st:([0-9a-f]{16})")
HEAD = """\
# Judgements of a person about actors: one a line, in any order; deleting a line undoes it.
# {"same": ["ID", "ID"]}  {"different": ["ID", "ID"]}  {"rename": "ID", "to": "NAME"}
# {"kind": "ID", "to": "KIND"}  {"reject": "ID"}  {"reject": "st:STATEMENT"}
# {"different": "ID", "articles": ["ARTICLE"], "id": "ID-2"}  and a "note" in any of them
"""


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, in its order; none where there is no file.

    Raises:
        InputError: a line is no judgement; the message names the line and what would be right.
    """
    found = []
    # Not splitlines: a name may hold a line separator of Unicode.
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if (bare := line.strip()) and not bare.startswith("#"):
            found.append(_judgement(bare, path, number))
    return tuple(found)


def append(path: Path, some: Sequence[Judgement]) -> int:
    """Put judgements at the end of the file, which is made with a few words of help.

    Gives the number of the first new line. What stands in the file stays as it is.
    """
    before = _text(path) or HEAD
    if not before.endswith("\n"):
        before += "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(before + "".join(f"{written(it)}\n" for it in some), encoding="utf-8")
        part.replace(path)
    except OSError as problem:
        raise InputError(str(path), f"cannot be written: {problem.strerror}") from problem
    return before.count("\n") + 1


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise InputError(str(path), f"cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(str(path), "is no UTF-8 text") from problem


def _judgement(text: str, path: Path, number: int) -> Judgement:
    where = f"{path}:{number}"
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise InputError(where, f"no valid JSON: {problem}") from problem
    if not isinstance(row, dict):
        raise InputError(where, 'wants one judgement in braces, as {"reject": "ID"}')
    verdicts = [it for it in READERS if it in row]
    if len(verdicts) != 1:
        there = ", ".join(map(repr, row)) or "nothing"
        raise InputError(where, f"wants one of {', '.join(READERS)}; there is {there}")
    line = _Line(row, where)
    found = READERS[verdicts[0]](line, {"note": line.maybe("note") or "", "line": number})
    if unknown := sorted(set(row) - line.asked):
        keys = ", ".join(sorted(line.asked))
        raise InputError(where, f"no key {unknown[0]!r} beside {verdicts[0]!r}; there are: {keys}")
    return found


class _Also(TypedDict):
    """What every judgement has besides."""

    note: str
    line: int


class _Line:
    """The values of a line, checked as they are asked for."""

    def __init__(self, row: Mapping[str, object], where: str) -> None:
        self.row, self.where = row, where
        self.asked: set[str] = set()

    def text(self, key: str) -> str:
        self.asked.add(key)
        found = self.row.get(key)
        if not isinstance(found, str) or not found.strip():
            got = "nothing" if found is None else repr(found)
            raise InputError(self.where, f'wants "{key}" as a text in quotes; got {got}')
        return found

    def maybe(self, key: str) -> str | None:
        self.asked.add(key)
        return self.text(key) if key in self.row else None

    def texts(self, key: str) -> list[str]:
        self.asked.add(key)
        found = self.row.get(key)
        if not isinstance(found, list) or not all(isinstance(it, str) and it for it in found):
            raise InputError(self.where, f'wants "{key}" as a list of texts; got {found!r}')
        if not found or len(set(found)) < len(found):
            raise InputError(self.where, f'"{key}" wants each text once, and one at least')
        return found


def _same(line: _Line, also: _Also) -> Judgement:
    ids = tuple(map(ActorId, line.texts("same")))
    if len(ids) == 1:
        raise InputError(line.where, '"same" wants two ids or more')
    return Same(ids, line.maybe("name"), **also)


def _different(line: _Line, also: _Also) -> Judgement:
    if "articles" in line.row:
        return _split(line, also)
    match line.row["different"]:
        case [_, _]:
            one, other = map(ActorId, line.texts("different"))
            return Different((one, other), **also)
    raise InputError(line.where, '"different" wants two ids, or one id and "articles"')


def _split(line: _Line, also: _Also) -> Judgement:
    actor = ActorId(line.text("different"))
    second = ActorId(line.maybe("id") or f"{actor}-2")
    if not SECOND.fullmatch(second) or second == actor:
        wanted = f"ends in a number, as {actor}-2"
        raise InputError(line.where, f'"id" of a second actor {wanted}; got {second!r}')
    articles = tuple(map(ArticleId, line.texts("articles")))
    return Split(actor, articles, second, line.maybe("name"), **also)


def _rename(line: _Line, also: _Also) -> Judgement:
    return Rename(ActorId(line.text("rename")), line.text("to"), **also)


def _kind(line: _Line, also: _Also) -> Judgement:
    return KindOf(ActorId(line.text("kind")), line.text("to"), **also)


def _reject(line: _Line, also: _Also) -> Judgement:
    what = line.text("reject")
    if not what.startswith("st:"):
        return RejectActor(ActorId(what), **also)
    if (found := STATEMENT.fullmatch(what)) is None:
        wanted = "a statement is st: and 16 hexadecimal digits"
        raise InputError(line.where, f"{wanted}, not {what!r}")
    return RejectStatement(ReadingId(found[1]), **also)


READERS: Mapping[str, Callable[[_Line, _Also], Judgement]] = {
    "same": _same,
    "different": _different,
    "rename": _rename,
    "kind": _kind,
    "reject": _reject,
}
