"""Step 2b: class words behind a name: "the far-right Vox party", "the Dawn movement".

A known name is meant itself; of an unknown one the class word is a part, but not the adjectives
that the writer puts before it.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract import nouns
from kg.extract.candidates import Candidate
from kg.extract.known import ADJECTIVAL
from kg.extract.tree import PLURAL_TAGS

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: Kinds of names that say where a body is, not what it is called.
PLACES = frozenset({"Place", "State"})
#: Kinds of bodies that are called a group, too.
BODIES = ("Organization", "ForceOfArms", "StateGroup")
GENERIC = frozenset({"Group", "Organization"})
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
    body = any(is_a(named.kind, each) for each in BODIES)
    fits = is_a(named.kind, kind) or is_a(kind, named.kind) or (body and kind in GENERIC)
    class_word = mentions.lexicon.cue("class_word", base) is not None
    return [mentions.named(named)] if one and fits and class_word else []


def own_name(mentions: "Mentions", base: str, words: list[Token]) -> list[Token]:
    """The words before a class word that name the body: "Dawn" of "the ruling Dawn party"."""
    if not mentions.lexicon.cue("class_word", base):
        return []
    last = mentions.span_at.get(words[-1].i) if words else None
    if last is not None and last.known:
        return []  # "a Hamas group"
    own: list[Token] = []
    for word in reversed(words):
        if word.tag_ not in {"NNP", "NNPS"} and not (own and word.i in mentions.span_at):
            break
        own.insert(0, word)
    spans = [mentions.span_at.get(word.i) for word in own]
    elsewhere = all(n is not None and (n.how in ADJECTIVAL or n.kind in PLACES) for n in spans)
    return [] if elsewhere else own


def are_people(mentions: "Mentions", kind: str, token: Token, words: list[Token]) -> bool:
    """Whether a plural means some people where its word alone means a party or an army.

    As "the warring parties" and "Labour rebels" do.
    """
    if token.tag_ not in PLURAL_TAGS:
        return False
    if kind == "PoliticalParty":
        told = (word.lower_ for word in (*words, *token.lefts))
        return any(mentions.lexicon.cue("of_sides", word) for word in told)
    named = [n for word in words if (n := mentions.span_at.get(word.i)) is not None]
    return kind == "RebelGroup" and any(n.kind == "PoliticalParty" for n in named)
