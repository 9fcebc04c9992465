"""Step 2b: whose a description says it is behind its noun: "the government of Norvik"."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.known import ADJECTIVAL, Named
from kg.extract.naming import INSTITUTIONS
from kg.extract.nouns import STATES
from kg.extract.tree import NOUNS

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: Tokens from a noun to the name behind it at most: "of the Norvik Union".
REACH = 3


def named_after(mentions: "Mentions", token: Token) -> Named | None:
    """The name right after "of": Norvik in "the government of Norvik".

    None where there is none, or several.
    """
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None or of.i != token.i + 1:
        return None
    whose = next((c for c in of.children if c.dep_ == "pobj"), None)
    if whose is None or any(c.dep_ == "conj" for c in whose.rights):
        return None  # of several, whose names one would not tell
    named = mentions.span_at.get(whose.i)
    near = named is not None and named.start - token.i <= REACH and named.how not in ADJECTIVAL
    return named if near else None


def shared(mentions: "Mentions", token: Token, kind: str) -> Named | None:
    """The state whose institutions are coordinated: "the government and people of Norvik"."""
    joined = next((c for c in token.rights if c.dep_ == "conj" and c.pos_ in NOUNS), None)
    institution = any(mentions.ontology.is_a(kind, broad) for broad in INSTITUTIONS)
    if joined is None or not institution or joined.i != token.i + 2:
        return None
    named = named_after(mentions, joined)
    return named if named is not None and named.kind in STATES else None
