"""What page furniture looks like: `data/en/furniture.toml`, checked when it is loaded.

The file's head explains its form; `kg.read.layout` says where each kind of rule is looked for.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from kg.errors import DataError

Where = Literal["line", "heading", "start", "dateline", "end", "credit"]
NAME = "furniture.toml"

#: Key -> type of every key that a rule may have.
KEYS: Mapping[str, type] = {
    "name": str,
    "where": str,
    "phrases": list,
    "patterns": list,
    "case": bool,
    "opening": bool,
    "most_words": int,
    "marks": list,
    "keeps": list,
}
MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture."""

    name: str
    where: Where
    phrases: frozenset[str]
    """Folded as `folded` does."""
    patterns: tuple[re.Pattern[str], ...]
    opening: bool
    """True for what is only believed among the first lines of an article."""
    most_words: int
    marks: tuple[str, ...]
    keeps: tuple[str, ...]

    def is_line(self, line: str) -> bool:
        """Whether all of `line` is furniture of this kind."""
        return folded(line) in self.phrases or (
            len(line) <= self.most_words * 20
            and len(line.split()) <= self.most_words
            and any(pattern.fullmatch(line) for pattern in self.patterns)
        )

    def finds(self, line: str) -> Iterator[re.Match[str]]:
        """Where the patterns match in `line`, in the order of the patterns."""
        for pattern in self.patterns:
            yield from pattern.finditer(line)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file.

    Raises:
        DataError: The file does not have the form that its head describes.
    """
    return parse((files("kg") / "data" / "en" / NAME).read_text(encoding="utf-8"))


def parse(toml: str) -> tuple[Rule, ...]:
    """The rules written in `toml`; raises DataError where they do not have the right form."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as problem:
        raise DataError(NAME, "the file", str(problem)) from problem
    if unknown := set(data) - {"fragments", "rule"}:
        raise DataError(NAME, "the file", f"unknown tables: {', '.join(sorted(unknown))}")
    fragments = data.get("fragments", {})
    found = tuple(
        _rule(entry, f"rule[{number}]", fragments) for number, entry in enumerate(data["rule"])
    )
    names = [rule.name for rule in found]
    if len(set(names)) < len(names):
        raise DataError(NAME, "rule", "two rules have one name")
    return found


def folded(line: str) -> str:
    """`line` as phrases are compared: small letters, plain quotes, no closing punctuation.

    >>> folded("Editors’ Picks:")
    "editors' picks"
    """
    return " ".join(line.casefold().replace("’", "'").split()).rstrip(" .:!…»>")


def _rule(entry: Mapping[str, Any], place: str, fragments: Mapping[str, str]) -> Rule:
    for key, value in entry.items():
        wanted = KEYS.get(key)
        if wanted is None:
            raise DataError(NAME, f"{place}.{key}", f"no such key; there are: {', '.join(KEYS)}")
        if not isinstance(value, wanted):
            raise DataError(NAME, f"{place}.{key}", f"must be {wanted.__name__}")
    if missing := {"name", "where", "marks", "keeps"} - set(entry):
        raise DataError(NAME, place, f"{', '.join(sorted(missing))} missing")
    if entry["where"] not in get_args(Where):
        raise DataError(NAME, f"{place}.where", f"must be one of {', '.join(get_args(Where))}")
    phrases, patterns = entry.get("phrases", []), entry.get("patterns", [])
    if not phrases and not patterns:
        raise DataError(NAME, place, "needs phrases or patterns")
    return Rule(
        name=entry["name"],
        where=entry["where"],
        phrases=frozenset(map(folded, phrases)),
        patterns=tuple(
            _pattern(source, entry, f"{place}.patterns[{number}]", fragments)
            for number, source in enumerate(patterns)
        ),
        opening=entry.get("opening", False),
        most_words=entry.get("most_words", MOST_WORDS),
        marks=tuple(entry["marks"]),
        keeps=tuple(entry["keeps"]),
    )


def _pattern(
    source: str, entry: Mapping[str, Any], place: str, fragments: Mapping[str, str]
) -> re.Pattern[str]:
    def fragment(match: re.Match[str]) -> str:
        if match[1] not in fragments:
            known = ", ".join(fragments)
            raise DataError(NAME, place, f"no fragment <{match[1]}>; there are: {known}")
        return _filled(fragments[match[1]])

    def _filled(text: str) -> str:
        # `(?<=` and `(?<!` are no fragments: those are letters only
        return re.sub(r"<([a-z]+)>", fragment, text)

    anchor = {"start": r"\A", "dateline": r"\A"}.get(entry["where"], "")
    close = r"\Z" if entry["where"] == "end" else ""
    flags = re.NOFLAG if entry.get("case", False) else re.IGNORECASE
    try:
        return re.compile(f"{anchor}(?:{_filled(source)}){close}", flags)
    except (re.error, RecursionError) as problem:
        raise DataError(NAME, place, f"not a regular expression: {problem}") from problem
