"""The words of a language, read from `kg/data/<language>/`, checked against the ontology.

`docs/lexicon.md` tells the format. A `Sense` is one pattern of one relation; senses are found by
the lemma they start with, so that ten thousand words cost a frame one dictionary lookup.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

from kg.lexicon.senses import (
    CONSTRUCTIONS,
    PREPOSITIONS,
    STAR,
    Example,
    Sense,
    idioms,
    relation_file,
)
from kg.lexicon.tables import Shares, Title, actor_nouns, base_forms, cue_tables, shares, titles
from kg.lexicon.toml import toml_files
from kg.ontology import load as load_ontology

#: Words as the tokenizer may cut them: "d'affaires" whole, and "affaires".
CUTS = (re.compile(r"[\w.'’]+"), re.compile(r"\w+"))

__all__ = ["PREPOSITIONS", "STAR", "Example", "Lexicon", "Sense", "Shares", "Title", "load"]


@dataclass(frozen=True)
class Lexicon:
    """All words of a language."""

    senses: Mapping[str, Mapping[str, tuple[Sense, ...]]]
    """By construction and lemma, longest pattern first."""
    examples: tuple[Example, ...]
    cues: Mapping[str, Mapping[str, str]]
    """By table and word: what the word signals."""
    nouns: Mapping[str, str]
    """Actor nouns: lemma, or modifier and lemma ("government force"), to kind."""
    titles: Mapping[str, Title]
    """Titles in lower case."""
    lemmas: Mapping[str, str]
    """Verb forms whose base form the lemmatizer gets wrong."""
    confidence: Shares
    """How often readings were right, kind by kind."""

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Every word of a title, so that most nouns need no longer look."""
        return frozenset(w for title in self.titles for cut in CUTS for w in cut.findall(title))

    def cue(self, table: str, word: str) -> str | None:
        """What `word` signals in that table of cues.toml, or None."""
        return self.cues[table].get(word)

    def verb_cue(self, table: str, lemma: str, particles: Iterable[str]) -> str | None:
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
        DataError: a file that does not fit its format or the ontology; names the file and the place
        in it.
    """
    ontology = load_ontology()
    root = files("kg") / "data" / language
    senses: list[Sense] = []
    examples: list[Example] = []
    for path in toml_files(root / "relations"):
        found, shown = relation_file(path, ontology)
        senses += found
        examples += shown
    senses += idioms(root / "idioms.toml")
    nouns = actor_nouns(root / "persons.toml", ontology)
    nouns |= actor_nouns(root / "nouns.toml", ontology)
    return Lexicon(
        senses=_by_construction(senses),
        examples=tuple(examples),
        cues=cue_tables(root / "cues.toml", ontology),
        nouns=MappingProxyType(nouns),
        titles=MappingProxyType(titles(root / "titles.toml", ontology)),
        lemmas=MappingProxyType(base_forms(root / "lemmas.toml")),
        confidence=shares(root / "confidence.toml"),
    )


def _by_construction(senses: Iterable[Sense]) -> Mapping[str, Mapping[str, tuple[Sense, ...]]]:
    table: dict[str, dict[str, list[Sense]]] = {name: {} for name in CONSTRUCTIONS}
    for sense in senses:
        table[sense.construction].setdefault(sense.lemma, []).append(sense)
    return MappingProxyType(
        {
            construction: MappingProxyType(
                {
                    lemma: tuple(sorted(found, key=lambda sense: -sense.size))
                    for lemma, found in by_lemma.items()
                }
            )
            for construction, by_lemma in table.items()
        }
    )
