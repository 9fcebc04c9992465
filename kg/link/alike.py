"""How alike two names are: one spelling, a letter apart, an acronym, a surname, a part.

Only what can be one actor counts: "Syrian rebels" and "Yemeni rebels" share a word, and each has
one of its own, so they are not alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.link.ids import slug

#: Words that are left out by one and written by another.
EMPTY = {"the", "of", "and", "for", "in", "to", "de", "la", "el", "al"}
LEGAL = {"inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "ag", "sa", "nv", "company", "limited"}
WORD = re.compile(r"\w+")
#: Letters from which on two names may differ in one of them: "Mali" and "Bali" may not.
LONG = 6
#: Letters of an acronym, and of a surname.
SHORT = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it is compared."""

    words: tuple[str, ...]
    """In lower case and ASCII, without empty words and forms of company."""
    acronym: str
    """The name itself where it is one word in capitals, else the first letters of its words."""
    capitals: bool
    """Whether it is such a word."""

    @property
    def letters(self) -> str:
        """All words run together."""
        return "".join(self.words)


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """The name as it is compared."""
    spelt = [slug(word).casefold() for word in re.sub(r"['’]s\b", "", name).split()]
    bare = re.sub(r"\.", "", name)
    capitals = bare.isalpha() and bare.isupper() and len(bare) >= SHORT
    kept = tuple(it for it in spelt if it not in EMPTY)
    words = tuple(it for it in kept if it not in LEGAL) or kept or tuple(spelt)
    first = bare.casefold() if capitals else "".join(it[0] for it in words)
    return Form(words, first, capitals)


def keys(name: str) -> Iterator[str]:
    """What names that may be alike share; a fixed number for each letter of the name."""
    it = form(name)
    yield f"name {' '.join(sorted(it.words))}"
    yield f"last {it.words[-1]}"
    yield f"first {it.words[0]}"
    if len(it.acronym) >= SHORT:
        yield f"acronym {it.acronym}"
    if len(it.letters) >= LONG:
        # Names of edit distance 1 share one of these (as SymSpell has it): linear, not quadratic.
        yield f"edit {it.letters}"
        for i in range(len(it.letters)):
            yield f"edit {it.letters[:i]}{it.letters[i + 1 :]}"


def alike(one: str, other: str, *, people: bool) -> tuple[float, str]:
    """How alike two names are, from 0 to 1, and in which way.

    The steps are an order of trust, set by hand: they rank questions to a person, nothing is joined
    by them.
    """
    a, b = sorted((form(one), form(other)), key=lambda it: len(it.words))
    spelt = _spelt(a, b)
    if spelt[0]:
        return spelt
    if people:
        return _people(a.words, b.words)
    if set(a.words) < set(b.words):
        return 0.4 + 0.4 * len(a.words) / len(b.words), "a part of the name"
    return 0.0, ""


def _spelt(a: Form, b: Form) -> tuple[float, str]:
    """The whole names, written in two ways."""
    if a.words == b.words:
        return 1.0, "one spelling"
    if sorted(a.words) == sorted(b.words):
        return 0.95, "the same words"
    if min(len(a.letters), len(b.letters)) >= LONG and _one_edit(a.letters, b.letters):
        return 0.9, "a letter apart"
    if a.capitals != b.capitals and a.acronym == b.acronym and len(a.acronym) >= SHORT:
        return 0.85, "an acronym"
    return 0.0, ""


def _people(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """Two people are alike by their last name, where no first name speaks against it."""
    if a[-1] != b[-1] or len(a[-1]) < SHORT:
        return 0.0, ""
    if len(a) == 1:
        return 0.7, "a last name alone"
    if a[0] == b[0] or b[-len(a) :] == a:
        return 0.85, "a word more"
    if a[0][0] == b[0][0] and 1 in {len(a[0]), len(b[0])}:
        return 0.8, "an initial"
    if a[0].startswith(b[0]) or b[0].startswith(a[0]):
        return 0.75, "a short first name"
    return 0.0, ""


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter is put in, left out, changed, or two are swapped."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    i = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[i:] == long[i + 1 :]
    swapped = short[i + 1 : i + 2] + short[i : i + 1] + short[i + 2 :]
    return short[i + 1 :] == long[i + 1 :] or swapped == long[i:]
