"""Ids of actors: they depend on the chain and its article alone, so any order gives the same."""

import re
import unicodedata
from collections.abc import Container

from kg.model import ActorId, ArticleId, Chain, short_hash
from kg.ontology import Ontology

#: Longest name in an id; a longer one is cut and gets a hash.
LONGEST = 60
#: Letters that do not come apart into an ASCII letter and an accent.
LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h",
        "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ə": "a", "Ə": "A", "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)  # fmt: skip
#: ASCII, typographic, and the modifier letters of transliterations.
APOSTROPHES = re.compile("['`\u2019\u2018\u02bc\u02bb\u00b4]")
WORD = re.compile(r"[A-Za-z0-9]+")
#: What is no actor gets a suffix, so that the city and the party of one name stay two.
SUFFIXES = (("Place", "-place"), ("Topic", "-topic"), ("Position", "-position"))


def actor_id(
    chain: Chain, article: ArticleId, ontology: Ontology, known: Container[str] = ()
) -> ActorId:
    """The id of whom a chain means.

    A known actor has the id of its gazetteer entry. A description ("the rebels") gets a hash of its
    article: another article's are others. Where an unknown chain's name looks like the id of a
    known actor, a suffix keeps the two apart.
    """
    if chain.known is not None:
        return ActorId(chain.known)
    name = slug(chain.name)
    suffix = next((it for kind, it in SUFFIXES if ontology.is_a(chain.kind, kind)), "")
    if chain.generic:
        suffix += f"-{short_hash(article)[:8]}"
    if name + suffix in known:
        suffix += "-other"
    return ActorId(name + suffix)


def slug(name: str) -> str:
    """The name in ASCII letters and digits, each word with a capital.

    >>> slug("the People’s Party of Łódź"), slug("pro-Arvanian forces")
    ('PeoplesPartyOfLodz', 'ProArvanianForces')
    """
    bare = re.sub(r"(?i)^the\s+(?=\S)", "", name.strip())
    spelt = unicodedata.normalize("NFKD", APOSTROPHES.sub("", bare).translate(LETTERS))
    words = WORD.findall("".join(it for it in spelt if not unicodedata.combining(it)))
    camel = "".join(word[0].upper() + word[1:] for word in words)
    lost = any(it.isalnum() and not it.isascii() for it in spelt)
    if camel and not lost and len(camel) <= LONGEST:
        return camel
    cut = camel[:LONGEST]
    return f"{cut}-{short_hash(bare)[:8]}" if cut else f"x-{short_hash(bare)[:8]}"
