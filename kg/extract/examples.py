"""Step 4a: further actors of a phrase.

Members that a plural names ("allies, including France", "states such as Chad"), and those who do
the same ("Mali, together with Chad").
"""

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
    near = [child for child in head.rights if child.dep_ == "prep"]
    return [
        found
        for preposition in [*near, *_after_comma(head)]
        if lexicon.cue("example", _opening(preposition))
        for found in governed(preposition)
        if found.lower_ not in ANAPHOR
    ]


def companions(head: Token, lexicon: Lexicon) -> list[Token]:
    """Those who do the same with somebody: Chad in "Mali, together with Chad, attacked"."""
    return [
        found
        for child in [*head.rights, *_after_comma(head)]
        if child.dep_ == "prep" and lexicon.cue("jointly", _opening(child))
        for place in (child, *(c for c in child.rights if c.dep_ == "prep"))
        for found in governed(place)
    ]


def _after_comma(head: Token) -> list[Token]:
    """The preposition of "states, among them Chad", which the parser hangs on the verb."""
    last = head.right_edge
    start = last.i if last.text == "," else last.i + 1
    comma, preposition = [*head.doc[start : start + 2], None, None][:2]
    if comma is None or preposition is None or comma.text != ",":
        return []
    return [preposition] if preposition.dep_ == "prep" and preposition.head != head else []


def _opening(preposition: Token) -> str:
    """The words that open such a phrase: "including", "such as", "among them", "along with"."""
    before = [c.lower_ for c in preposition.lefts if c.dep_ in {"amod", "advmod"}]
    after = [c.lower_ for c in preposition.rights if c.lower_ in ANAPHOR or c.dep_ == "prep"]
    return " ".join([*before, preposition.lower_, *after])
