"""What words mean: the files of `relations/` and the idioms, one `Sense` for each pattern."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from kg.errors import DataError
from kg.lexicon.toml import one_of, only, read, tables, words
from kg.model import MODALITIES, POLARITIES, Modality, Polarity
from kg.ontology import Ontology

#: The word that stands for the direct object inside a verb pattern.
STAR = "*"
#: Short forms of a relation's file, each a list of patterns, and the construction that they are of.
SHORT = {"verbs": "verb", "nouns": "noun", "roles": "role", "adjectives": "adjective"}
CONSTRUCTIONS = (*SHORT.values(), "prefix", "suffix")
SENSE_KEYS = frozenset(
    {
        "words", "subject", "object", "agent", "possessor",
        "polarity", "modality", "object_kinds", "subject_kinds",
    }
)  # fmt: skip
#: Roles that are no preposition.
ROLES = frozenset({"agent", "patient"})
PREPOSITIONS = frozenset(
    {
        "about", "above", "across", "after", "against", "along", "alongside", "amid", "among",
        "around", "as", "at", "before", "behind", "below", "between", "beyond", "by", "despite",
        "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out",
        "outside", "over", "past", "through", "throughout", "to", "toward", "towards", "under",
        "until", "up", "upon", "via", "with", "within", "without",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One pattern that means a relation, or an idiom that means none."""

    relation: str | None
    """Local name of the relation; None for an idiom, which only keeps shorter patterns from
    matching."""
    construction: str
    """verb | noun | role | adjective | prefix | suffix"""
    lemma: str
    rest: tuple[tuple[str, ...], ...] = ()
    """Words after the lemma, each as its alternatives; an empty alternative makes the word
    optional."""
    subject: str = "agent"
    object: str = ""
    """Role: `agent`, `patient`, `dative`, `inner`, `undergone`, a preposition, or empty for the
    usual one of the construction."""
    agents: tuple[str, ...] = ("by",)
    """Prepositions that mark a noun's agent."""
    objects: tuple[str, ...] = ()
    """Prepositions that mark the object of a noun, role or adjective; the one that a suffix leaves
    out ("Oslo-based" is "based in Oslo"), `by` before who does it."""
    possessor: str = "agent"
    """What "Norvik's" is before a noun: `agent` or `object`."""
    polarity: Polarity = "positive"
    modality: Modality | None = None
    object_kinds: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many words must be present: longer patterns win.

        >>> Sense(None, "verb", "meet", (("with", ""), ("on",))).size
        2
        """
        return 1 + sum("" not in word for word in self.rest)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must be read in it, both ways.

    Nothing else may be read of this relation.
    """

    relation: str
    text: str
    yields: tuple[Mapping[str, str], ...]


def relation_file(path: Traversable, ontology: Ontology) -> tuple[list[Sense], list[Example]]:
    """The senses and examples of one relation, in the order of the keys of `docs/lexicon.md`.

    Raises:
        DataError: a key, a role or a kind that is none, or a name that is not the file's.
    """
    raw = read(path)
    name = raw.get("relation")
    if not isinstance(name, str) or f"{name}.toml" != path.name:
        raise DataError(path, "$.relation", f"wants the file's own name, got {name!r}")
    if name not in ontology.relations:
        raise DataError(path, "$.relation", f"no relation is called {name!r}")
    keys = {"relation", "lists", "prefixes", "suffixes", "example"}
    only(path, "$", raw, {*keys, *SHORT, *SHORT.values()})
    lists = {f"<{key}>": words(path, f"$.lists.{key}", it) for key, it in _lists(path, raw)}
    senses: list[Sense] = []
    for plural, construction in SHORT.items():
        patterns = words(path, f"$.{plural}", raw.get(plural, []))
        senses += [_sense(name, construction, pattern, {}) for pattern in patterns]
    for construction in sorted(SHORT.values()):
        where = f"$.{construction}"
        for number, entry in enumerate(tables(path, where, raw.get(construction, []))):
            for pattern in _checked(path, f"{where}[{number}]", entry, construction, ontology):
                spelt = _spelt_out(path, f"{where}[{number}]", pattern, lists)
                senses.append(_sense(name, construction, spelt, entry))
    prefixes = words(path, "$.prefixes", raw.get("prefixes", []))
    senses += [Sense(name, "prefix", prefix) for prefix in prefixes]
    for number, suffix in enumerate(words(path, "$.suffixes", raw.get("suffixes", []))):
        word, _, preposition = suffix.partition(" ")
        one_of(path, f"$.suffixes[{number}]", preposition, PREPOSITIONS)
        senses.append(Sense(name, "suffix", word, objects=(preposition,)))
    return senses, _examples(path, name, raw)


def idioms(path: Traversable) -> list[Sense]:
    """Patterns that say nothing and keep shorter ones from matching.

    Raises:
        DataError: the file has anything but a list of patterns.
    """
    raw = read(path)
    only(path, "$", raw, {"patterns"})
    return [_verb(None, each, {}) for each in words(path, "$.patterns", raw.get("patterns"))]


def _examples(path: Traversable, relation: str, raw: Mapping[str, Any]) -> list[Example]:
    found = []
    for number, entry in enumerate(tables(path, "$.example", raw.get("example", []))):
        where = f"$.example[{number}]"
        only(path, where, entry, {"text", "yields"})
        if not isinstance(entry.get("text"), str):
            raise DataError(path, f"{where}.text", "wants a sentence")
        yields = tables(path, f"{where}.yields", entry.get("yields"))
        found.append(Example(relation, entry["text"], tuple(yields)))
    return found


def _checked(
    path: Traversable, where: str, entry: Mapping[str, Any], construction: str, ontology: Ontology
) -> tuple[str, ...]:
    """The patterns of an entry in its long form, once everything in it has been looked at."""
    only(path, where, entry, SENSE_KEYS | {construction})
    stated = entry.get("words") or entry.get(construction)
    if not isinstance(stated, list):
        stated = [stated] if isinstance(stated, str) else []
    patterns = words(path, f"{where}.words", stated)
    if not patterns or not all(pattern.strip() for pattern in patterns):
        raise DataError(path, where, "wants `words`")
    one_of(path, f"{where}.polarity", entry.get("polarity", "positive"), POLARITIES)
    one_of(path, f"{where}.modality", entry.get("modality", "asserted"), MODALITIES)
    one_of(path, f"{where}.possessor", entry.get("possessor", "agent"), ("agent", "object"))
    if construction != "verb":
        one_of(path, f"{where}.subject", entry.get("subject", "agent"), ("agent", "of"))
    for key in ("object_kinds", "subject_kinds"):
        for kind in words(path, f"{where}.{key}", entry.get(key, [])):
            if kind.removeprefix("!") not in ontology.kinds:
                raise DataError(path, f"{where}.{key}", f"no kind is called {kind!r}")
    return patterns


def _lists(path: Traversable, raw: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    lists = raw.get("lists", {})
    if not isinstance(lists, dict):
        raise DataError(path, "$.lists", "wants names and their words")
    return lists.items()


def _spelt_out(
    path: Traversable, where: str, pattern: str, lists: Mapping[str, Sequence[str]]
) -> str:
    """The pattern with the words of a list in the place of its name: "send <goods>"."""
    for name in (word for word in pattern.split() if word.startswith("<")):
        if name not in lists:
            raise DataError(path, where, f"no list is called {name!r}")
        pattern = pattern.replace(name, "|".join(lists[name]))
    return pattern


# ------------------------------------------------------------------ patterns
def _sense(relation: str, construction: str, pattern: str, entry: Mapping[str, Any]) -> Sense:
    if construction == "verb":
        return _verb(relation, pattern, entry)
    lemma, objects = _split(construction, pattern)
    explicit = entry.get("object")
    if isinstance(explicit, list):
        objects = tuple(explicit)
    elif isinstance(explicit, str) and explicit not in ROLES:
        objects = (*objects, explicit)
    agents = entry.get("agent", ["by"])
    return Sense(
        relation,
        construction,
        lemma,
        agents=tuple([agents] if isinstance(agents, str) else agents),
        objects=objects,
        possessor=entry.get("possessor", "agent"),
        subject=entry.get("subject", "agent"),
        **_marks(entry),
    )


def _split(construction: str, pattern: str) -> tuple[str, tuple[str, ...]]:
    """The words of a noun, role or adjective, and the prepositions that mark its object."""
    *base, last = pattern.split()
    if base and (construction != "noun" or _are_prepositions(last)):
        return " ".join(base), tuple(last.split("|"))
    return pattern, ()


def _are_prepositions(word: str) -> bool:
    return all(alternative in PREPOSITIONS for alternative in word.split("|"))


def _verb(relation: str | None, pattern: str, entry: Mapping[str, Any]) -> Sense:
    lemma, *rest = pattern.split()
    return Sense(
        relation,
        "verb",
        lemma,
        tuple(tuple(word.split("|")) for word in rest),
        subject=entry.get("subject", "agent"),
        object=entry.get("object", ""),
        **_marks(entry),
    )


def _marks(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "polarity": entry.get("polarity", "positive"),
        "modality": entry.get("modality"),
        "object_kinds": tuple(entry.get("object_kinds", ())),
        "subject_kinds": tuple(entry.get("subject_kinds", ())),
    }
