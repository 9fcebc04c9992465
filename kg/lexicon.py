"""The words of a language, read from `kg/data/<language>/`, checked against the ontology.

`docs/lexicon.md` tells the format. A `Sense` is one pattern of one relation; senses are found by the lemma they start
with, so that ten thousand words cost a frame one dictionary lookup.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from kg.errors import DataError
from kg.model import MODALITIES, POLARITIES, Modality, Polarity
from kg.ontology import Ontology
from kg.ontology import load as load_ontology

#: The word that stands for the direct object inside a verb pattern.
STAR = "*"
#: Keys that may stand in a relation's file, short forms first.
SHORT = {"verbs": "verb", "nouns": "noun", "roles": "role", "adjectives": "adjective"}
LONG = set(SHORT.values())
SENSE_KEYS = {
    "words", "subject", "object", "agent", "possessor",
    "polarity", "modality", "object_kinds", "subject_kinds",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One pattern that means a relation, or an idiom that means none."""

    relation: str | None
    """Local name of the relation; None for an idiom, which only keeps shorter patterns from matching."""
    construction: str
    """verb | noun | role | adjective | prefix"""
    lemma: str
    rest: tuple[tuple[str, ...], ...] = ()
    """Words after the lemma, each as its alternatives; an empty alternative makes the word optional."""
    subject: str = "agent"
    object: str = ""
    """Role: `agent`, `patient`, a preposition, or empty for the usual one of the construction."""
    agents: tuple[str, ...] = ("by",)
    """Prepositions that mark a noun's agent."""
    objects: tuple[str, ...] = ()
    """Prepositions that mark the object of a noun, role or adjective."""
    possessor: str = "agent"
    polarity: Polarity = "positive"
    modality: Modality | None = None
    object_kinds: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many words must be present: longer patterns win."""
        return 1 + sum("" not in word for word in self.rest)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must be read in it, both ways: nothing else may be read of this relation."""

    relation: str
    text: str
    yields: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Lexicon:
    """All senses by construction and lemma, longest pattern first; and the cue words by table and key."""

    senses: Mapping[str, Mapping[str, tuple[Sense, ...]]]
    examples: tuple[Example, ...]
    cues: Mapping[str, Mapping[str, Any]]
    nouns: Mapping[str, str]
    """Actor nouns: lemma, or modifier and lemma ("government force"), to kind."""
    titles: Mapping[str, Mapping[str, Any]]
    """Titles in lower case to what they say: relation, and the state they imply when none is named."""
    lemmas: Mapping[str, str] = field(default_factory=dict)
    """Verb forms whose base form the lemmatizer gets wrong."""

    def cue(self, table: str, word: str) -> Any:  # noqa: ANN401  # tables differ in their values
        """What `word` signals in that table of cues.toml, or None."""
        return self.cues[table].get(word)

    def verb_cue(self, table: str, lemma: str, particles: Iterable[str]) -> Any:  # noqa: ANN401
        """As `cue`, the verb with one of its particles first ("call off" before "call")."""
        found = self.cues[table]
        for particle in particles:
            if (told := found.get(f"{lemma} {particle}")) is not None:
                return told
        return found.get(lemma)


@cache
def load(language: str = "en") -> Lexicon:
    """Read the data files of a language.

    Raises:
        DataError: a file that does not fit its format or the ontology; names the file and the place in it.
    """
    ontology = load_ontology()
    root = files("kg") / "data" / language
    senses: list[Sense] = []
    examples: list[Example] = []
    for path in sorted(_toml_files(root / "relations"), key=lambda p: p.name):
        found, shown = _relation(path, ontology)
        senses += found
        examples += shown
    idioms = _read(root / "idioms.toml")
    senses += [
        _verb(None, pattern, {}) for pattern in _strings(root / "idioms.toml", idioms, "patterns")
    ]
    table: dict[str, dict[str, list[Sense]]] = defaultdict(lambda: defaultdict(list))
    for sense in senses:
        table[sense.construction][sense.lemma].append(sense)
    frozen = {
        construction: MappingProxyType(
            {lemma: tuple(sorted(found, key=lambda s: -s.size)) for lemma, found in by.items()}
        )
        for construction, by in table.items()
    }
    return Lexicon(
        senses=MappingProxyType({k: frozen.get(k, {}) for k in (*LONG, "prefix")}),
        examples=tuple(examples),
        cues=_cues(root / "cues.toml"),
        nouns=MappingProxyType(
            _nouns(root / "persons.toml", ontology) | _nouns(root / "nouns.toml", ontology)
        ),
        titles=MappingProxyType(_titles(root / "titles.toml", ontology)),
        lemmas=MappingProxyType(dict(_read(root / "lemmas.toml")["verb"])),
    )


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    return (path for path in folder.iterdir() if path.name.endswith(".toml"))


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise DataError(path, "top", f"not TOML: {problem}") from problem


def _strings(path: Traversable, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise DataError(path, f"$.{key}", f"wants a list of words, got {value!r}")
    return tuple(value)


def _relation(path: Traversable, ontology: Ontology) -> tuple[list[Sense], list[Example]]:
    raw = _read(path)
    name = raw.get("relation")
    if f"{name}.toml" != path.name:
        raise DataError(path, "$.relation", f"wants the file's own name, got {name!r}")
    if name not in ontology.relations:
        raise DataError(path, "$.relation", f"no relation is called {name!r}")
    known = {"relation", "prefixes", "example", *SHORT, *LONG}
    if unknown := sorted(set(raw) - known):
        raise DataError(
            path, f"$.{unknown[0]}", f"no such key; there are: {', '.join(sorted(known))}"
        )
    senses: list[Sense] = []
    for plural, construction in SHORT.items():
        senses += [
            _sense(path, name, construction, {"words": words})
            for words in _strings(path, raw, plural)
        ]
    for construction in sorted(LONG):
        for number, entry in enumerate(raw.get(construction, [])):
            _check_entry(path, f"$.{construction}[{number}]", entry, construction, ontology)
            senses.append(_sense(path, name, construction, entry))
    senses += [Sense(name, "prefix", prefix) for prefix in _strings(path, raw, "prefixes")]
    examples = [
        Example(name, example["text"], tuple(example["yields"]))
        for example in raw.get("example", [])
    ]
    return senses, examples


def _check_entry(
    path: Traversable, where: str, entry: Mapping[str, Any], construction: str, ontology: Ontology
) -> None:
    if unknown := sorted(set(entry) - SENSE_KEYS - {construction}):
        raise DataError(
            path,
            f"{where}.{unknown[0]}",
            f"no such key; there are: {', '.join(sorted(SENSE_KEYS))}",
        )
    if not (entry.get("words") or entry.get(construction)):
        raise DataError(path, where, "wants `words`")
    if entry.get("polarity", "positive") not in POLARITIES:
        raise DataError(path, f"{where}.polarity", f"wants one of {POLARITIES}")
    if entry.get("modality", "asserted") not in MODALITIES:
        raise DataError(path, f"{where}.modality", f"wants one of {MODALITIES}")
    for key in ("object_kinds", "subject_kinds"):
        for kind in entry.get(key, []):
            if kind not in ontology.kinds:
                raise DataError(path, f"{where}.{key}", f"no kind is called {kind!r}")


def _sense(path: Traversable, relation: str, construction: str, entry: Mapping[str, Any]) -> Sense:
    pattern = entry.get("words") or entry[construction]
    if construction == "verb":
        return _verb(relation, pattern, entry)
    lemma, *rest = pattern.split()
    while rest and construction == "noun" and not _is_prepositions(rest[-1]):
        lemma, rest = f"{lemma} {rest[0]}", rest[1:]
    if len(rest) > 1:
        lemma, rest = " ".join([lemma, *rest[:-1]]), rest[-1:]
    objects = tuple(rest[0].split("|")) if rest else ()
    explicit = entry.get("object")
    if isinstance(explicit, list):
        objects = tuple(explicit)
    elif isinstance(explicit, str) and explicit not in {"agent", "patient"}:
        objects = (*objects, explicit)
    agents = entry.get("agent", ["by"])
    return Sense(
        relation, construction, lemma,
        agents=tuple([agents] if isinstance(agents, str) else agents),
        objects=objects,
        possessor=entry.get("possessor", "agent"),
        **_marks(entry),
    )  # fmt: skip


def _is_prepositions(word: str) -> bool:
    return all(w in PREPOSITIONS for w in word.split("|"))


def _verb(relation: str | None, pattern: str, entry: Mapping[str, Any]) -> Sense:
    lemma, *rest = pattern.split()
    return Sense(
        relation, "verb", lemma, tuple(tuple(word.split("|")) for word in rest),
        subject=entry.get("subject", "agent"),
        object=entry.get("object", ""),
        **_marks(entry),
    )  # fmt: skip


def _marks(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "polarity": entry.get("polarity", "positive"),
        "modality": entry.get("modality"),
        "object_kinds": tuple(entry.get("object_kinds", ())),
        "subject_kinds": tuple(entry.get("subject_kinds", ())),
    }


def _cues(path: Traversable) -> Mapping[str, Mapping[str, Any]]:
    raw = _read(path)
    tables: dict[str, Mapping[str, Any]] = {}
    for name, table in raw.items():
        if not isinstance(table, dict):
            raise DataError(path, f"$.{name}", "wants a table")
        by_word: dict[str, Any] = {}
        for value, words in table.items():
            if not isinstance(words, list):
                raise DataError(path, f"$.{name}.{value}", "wants a list of words")
            for word in words:
                if word in by_word:
                    raise DataError(
                        path, f"$.{name}.{value}", f"{word!r} stands twice in the table"
                    )
                by_word[word] = value
        tables[name] = MappingProxyType(by_word)
    return MappingProxyType(tables)


def _nouns(path: Traversable, ontology: Ontology) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in _read(path).items():
        if kind not in ontology.kinds:
            raise DataError(path, f"$.{kind}", f"no kind is called {kind!r}")
        for word in words["nouns"]:
            if word in found:
                raise DataError(path, f"$.{kind}", f"{word!r} stands twice")
            found[word] = kind
    return found


def _titles(path: Traversable, ontology: Ontology) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for number, entry in enumerate(_read(path)["title"]):
        if entry["relation"] not in ontology.relations:
            raise DataError(
                path, f"$.title[{number}]", f"no relation is called {entry['relation']!r}"
            )
        for word in entry["words"]:
            found[word.lower()] = MappingProxyType({k: v for k, v in entry.items() if k != "words"})
    return found


PREPOSITIONS = frozenset(
    re.split(
        r"\s+",
        "about above across after against along alongside amid among around as at before behind below "
        "between beyond by despite during for from in inside into near of off on onto out outside over "
        "past through throughout to toward towards under until up upon via with within without",
    )
)


def relations_with_words(senses: Iterable[Sense]) -> frozenset[str]:
    """The relations that have at least one sense."""
    return frozenset(sense.relation for sense in senses if sense.relation)
