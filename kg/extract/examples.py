"""Step 4a: members that a plural names: "allies, including France", "states such as Chad"."""

from spacy.tokens import Token

from kg.extract.phrases import governed
from kg.extract.tree import NOUNS, PLURAL_TAGS
from kg.lexicon import Lexicon

#: What "among" governs beside the examples: "states, among them Chad".
ANAPHOR = frozenset({"them", "these", "those"})


def examples(head: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of the phrases that a plural noun has as its examples, in the text's order.

    Singulars have none: "a body including Chad" acts itself.
    """
    if head.pos_ not in NOUNS or head.tag_ not in PLURAL_TAGS:
        return []
    return [
        found
        for child in head.rights
        if child.dep_ == "prep" and lexicon.cue("example", _opening(child))
        for found in governed(child)
        if found.lower_ not in ANAPHOR
    ]


def _opening(preposition: Token) -> str:
    """The words that open the examples: "including", "such as", "among them"."""
    before = [c.lower_ for c in preposition.lefts if c.lower_ == "such"]
    after = [c.lower_ for c in preposition.rights if c.lower_ in ANAPHOR]
    return " ".join([*before, preposition.lower_, *after])
