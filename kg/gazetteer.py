"""The gazetteer: actors that are known by name, read from `kg/data/<language>/actors/*.toml`.

A form is a string as it is written in news, with how it names the actor. Forms are found by their
first run of letters or digits, longest first, so that a text costs one dictionary lookup a token.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from kg.errors import DataError

#: Keys of an entry that list forms, and how each names the actor.
FORMS = {
    "aliases": "name", "careful": "careful", "adjectives": "adjective", "people": "people",
    "capital": "capital", "seats": "seat", "short": "short",
}  # fmt: skip
FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: dates are `YYYY` or `YYYY-MM`, None = open or unknown."""

    title: str
    of: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One entry of the gazetteer."""

    id: str
    name: str
    kind: str
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A string and what it may mean.

    Pairs of how it names (name, capital, seat ...) and the entry's id.
    """

    text: str
    means: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gazetteer:
    """Known actors by id; their forms by the first run of word characters, longest first."""

    actors: Mapping[str, KnownActor]
    forms: Mapping[str, tuple[Form, ...]]
    genders: Mapping[str, str]
    """First names in lower case to male or female."""

    def find(self, text: str, start: int) -> Form | None:
        """The longest form that stands in `text` at `start` and ends where a word ends.

        One with a hyphen at its end ("Sino-") ends there.
        """
        first = FIRST.match(text, start)
        if first is None:
            return None
        for form in self.forms.get(first.group(), ()):
            end = start + len(form.text)
            inside = end < len(text) and (text[end].isalnum() or text[end] == "_")
            if text.startswith(form.text, start) and not (inside and form.text[-1] != "-"):
                return form
        return None


@cache
def load(language: str = "en") -> Gazetteer:
    """Read all files of the folder, by name.

    Raises:
        DataError: not TOML, an id that stands twice, a key that is unknown, an entry without a
            name.
    """
    folder = files("kg") / "data" / language / "actors"
    actors: dict[str, KnownActor] = {}
    means: dict[str, dict[tuple[str, str], None]] = {}
    genders: dict[str, str] = {}
    cities: dict[str, list[str]] = {}
    toml = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    for path in sorted(toml, key=lambda path: path.name):
        raw = _read(path)
        for number, entry in enumerate(raw.get("actor", [])):
            actor = _actor(path, number, entry)
            if actor.id in actors:
                raise DataError(path, f"$.actor[{number}]", f"the id {actor.id!r} stands twice")
            actors[actor.id] = actor
            for form, how in _forms(actor, entry):
                means.setdefault(form, {})[how, actor.id] = None
        cities |= raw.get("cities", {})
        for gender in ("male", "female"):
            genders |= dict.fromkeys((name.lower() for name in raw.get(gender, ())), gender)
    for city in _cities(cities):
        actors[city.id] = city
        # a city that is also the capital of a state keeps both meanings
        means.setdefault(city.name, {})["name", city.id] = None
    return Gazetteer(MappingProxyType(actors), _by_first_word(means), MappingProxyType(genders))


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise DataError(path, "$", f"not TOML: {problem}") from problem


def _actor(path: object, number: int, entry: Mapping[str, Any]) -> KnownActor:
    where = f"$.actor[{number}]"
    known = {"id", "name", "kind", "wikidata", "gender", "roles", "country", *FORMS}
    if unknown := sorted(set(entry) - known):
        names = ", ".join(sorted(known))
        raise DataError(path, f"{where}.{unknown[0]}", f"no such key; there are: {names}")
    for key in ("id", "name", "kind"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise DataError(path, where, f"wants {key}")
    return KnownActor(
        entry["id"],
        entry["name"],
        entry["kind"],
        entry.get("wikidata"),
        (*entry.get("aliases", ()), *entry.get("seats", ())),
        tuple(entry.get("adjectives", ())),
        entry.get("gender"),
        entry.get("country"),
        tuple(
            Role(role["title"], role["of"], role.get("from"), role.get("to"))
            for role in entry.get("roles", ())
        ),
    )


def _forms(actor: KnownActor, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The strings that name an actor, and how each does."""
    yield actor.name, "name"
    for key, how in FORMS.items():
        for form in entry.get(key, ()):
            yield form, how


def _cities(names: Mapping[str, Iterable[str]]) -> Iterator[KnownActor]:
    for state, cities in names.items():
        for name in cities:
            slug = re.sub(r"[^A-Za-z0-9]+", "", name) or "city"
            yield KnownActor(f"{slug}-{state}-place", name, "Place", country=state)


def _by_first_word(
    means: Mapping[str, Iterable[tuple[str, str]]],
) -> Mapping[str, tuple[Form, ...]]:
    """Forms by their first run of word characters, longest first; others are never found."""
    forms: dict[str, list[Form]] = {}
    for text, who in means.items():
        if first := FIRST.match(text):
            forms.setdefault(first.group(), []).append(Form(text, tuple(who)))
    return MappingProxyType(
        {
            word: tuple(sorted(found, key=lambda form: -len(form.text)))
            for word, found in forms.items()
        }
    )
