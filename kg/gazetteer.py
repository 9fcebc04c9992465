"""The gazetteer: actors that are known by name, read from `kg/data/<language>/actors/*.toml`.

A form is a string as it is written in news, with how it names the actor. Forms are found by their first run of letters
or digits, longest first, so that a text costs one dictionary lookup a token.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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
    """A string and what it may mean: pairs of how it names (name, capital, seat ...) and the entry's id."""

    text: str
    means: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gazetteer:
    """Known actors by id, and their forms by the first run of word characters, longest form first."""

    actors: Mapping[str, KnownActor]
    forms: Mapping[str, tuple[Form, ...]]
    genders: Mapping[str, str]
    """First names in lower case to male or female."""

    def find(self, text: str, start: int) -> Form | None:
        """The longest form that stands in `text` at `start` and ends where a word ends."""
        first = FIRST.match(text, start)
        if first is None:
            return None
        for form in self.forms.get(first.group(), ()):
            end = start + len(form.text)
            if text.startswith(form.text, start) and not (
                end < len(text) and (text[end].isalnum() or text[end] == "_")
            ):
                return form
        return None


@cache
def load(language: str = "en") -> Gazetteer:
    """Read all files of the folder.

    Raises:
        DataError: an id that stands twice, a key that is unknown, an entry without a name.
    """
    folder = files("kg") / "data" / language / "actors"
    actors: dict[str, KnownActor] = {}
    means: dict[str, dict[tuple[str, str], None]] = {}
    genders: dict[str, str] = {}
    cities: dict[str, list[str]] = {}
    for path in sorted(
        (p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name
    ):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, entry in enumerate(raw.get("actor", [])):
            actor = _actor(path, number, entry)
            if actor.id in actors:
                raise DataError(path, f"$.actor[{number}]", f"the id {actor.id!r} stands twice")
            actors[actor.id] = actor
            means.setdefault(actor.name, {})["name", actor.id] = None
            for key, how in FORMS.items():
                for form in entry.get(key, ()):
                    means.setdefault(form, {})[how, actor.id] = None
        cities |= raw.get("cities", {})
        for gender in ("male", "female"):
            genders |= dict.fromkeys((name.lower() for name in raw.get(gender, ())), gender)
    for state, names in cities.items():
        for name in names:
            # a city that is also the capital of a state keeps both readings
            city = KnownActor(f"{_slug(name)}-{state}-place", name, "Place", country=state)
            actors[city.id] = city
            means.setdefault(name, {})["name", city.id] = None
    forms: dict[str, list[Form]] = {}
    for text, who in means.items():
        first = FIRST.search(text)
        if first is None or first.start() > 0:
            continue
        forms.setdefault(first.group(), []).append(Form(text, tuple(who)))
    return Gazetteer(
        MappingProxyType(actors),
        MappingProxyType(
            {k: tuple(sorted(v, key=lambda f: -len(f.text))) for k, v in forms.items()}
        ),
        MappingProxyType(genders),
    )


def _actor(path: object, number: int, entry: Mapping[str, Any]) -> KnownActor:
    known = {"id", "name", "kind", "wikidata", "gender", "roles", "country", *FORMS}
    if unknown := sorted(set(entry) - known):
        raise DataError(
            path,
            f"$.actor[{number}].{unknown[0]}",
            f"no such key; there are: {', '.join(sorted(known))}",
        )
    for key in ("id", "name", "kind"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise DataError(path, f"$.actor[{number}]", f"wants {key}")
    return KnownActor(
        entry["id"], entry["name"], entry["kind"], entry.get("wikidata"),
        tuple(entry.get("aliases", ())) + tuple(entry.get("seats", ())),
        tuple(entry.get("adjectives", ())),
        entry.get("gender"), entry.get("country"),
        tuple(Role(r["title"], r["of"], r.get("from"), r.get("to")) for r in entry.get("roles", ())),
    )  # fmt: skip


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "", name) or "city"
