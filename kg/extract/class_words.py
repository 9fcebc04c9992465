"""Step 2b: class words behind a name: "the far-right Vox party", "the Dawn movement".

A known name is meant itself; of an unknown one the class word is a part, but not the adjectives
that the writer puts before it.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract import nouns
from kg.extract.candidates import Candidate
from kg.extract.known import ADJECTIVAL

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: Kinds of names that say where a body is, not what it is called.
PLACES = frozenset({"Place", "State"})
#: Determiners (closed class) of one of several: "a Hamas group" is not all of it.
ONE_OF_MANY = frozenset({"a", "an", "another", "one", "any"})


def known_before(mentions: "Mentions", token: Token) -> list[Candidate]:
    """The known body that a class word stands behind, or nobody."""
    base = nouns.noun_lemma(token, mentions.lexicon)
    kind = mentions.lexicon.nouns.get(base)
    named = mentions.span_at.get(token.i - 1)
    if kind is None or named is None or len(named.known) != 1 or named.kind in PLACES:
        return []
    is_a = mentions.ontology.is_a
    one = token.tag_ == "NN" and not any(t.lower_ in ONE_OF_MANY for t in token.lefts)
    fits = is_a(named.kind, kind) or is_a(kind, named.kind)
    class_word = mentions.lexicon.cue("class_word", base) is not None
    return [mentions.named(named)] if one and fits and class_word else []


def own_name(mentions: "Mentions", base: str, words: list[Token]) -> list[Token]:
    """The words before a class word that name the body: "Dawn" of "the ruling Dawn party"."""
    if not mentions.lexicon.cue("class_word", base):
        return []
    own: list[Token] = []
    for word in reversed(words):
        if word.tag_ not in {"NNP", "NNPS"} and not (own and word.i in mentions.span_at):
            break
        own.insert(0, word)
    spans = [mentions.span_at.get(word.i) for word in own]
    elsewhere = all(n is not None and (n.how in ADJECTIVAL or n.kind in PLACES) for n in spans)
    return [] if elsewhere else own


def is_of_party(mentions: "Mentions", words: list[Token]) -> bool:
    """Whether a party's name stands before a noun: "Labour rebels"."""
    named = (mentions.span_at.get(word.i) for word in words)
    return any(n is not None and n.kind == "PoliticalParty" for n in named)
