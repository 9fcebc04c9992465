"""Small questions about a parse tree, asked by every step."""

from collections.abc import Container, Iterable

from spacy.tokens import Span, Token

#: Coarse parts of speech.
NOUNS = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
#: Dependencies of a grammatical subject.
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What ends a sentence that is no headline.
FULL_STOPS = frozenset({".", "!", "?"})
#: Possessives (closed class) of bodies.
IMPERSONAL = frozenset({"its", "their"})
#: Fine-grained tags of plural nouns.
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
#: Modals (closed class) under which a judgement is no less one: "would be a great mayor".
FORESEEING = frozenset({"will", "would", "'ll", "'d"})


def lemma(token: Token) -> str:
    """The base form in lower case, as the data files write it."""
    return token.lemma_.lower()


def has(token: Token, *labels: str) -> bool:
    """Whether a dependent has one of these labels."""
    return any(child.dep_ in labels for child in token.children)


def has_word(token: Token, words: Container[str], *labels: str) -> bool:
    """Whether a dependent with one of these labels is one of these words (lower case)."""
    return any(child.dep_ in labels and child.lower_ in words for child in token.children)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return has_word(verb, ("to",), "aux")


def has_subject(verb: Token) -> bool:
    """Whether the clause has a grammatical subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_subjunctive(verb: Token) -> bool:
    """Whether a finite clause has a bare verb: "that Norvik leave", "that Norvik be expelled"."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ == "VB" and has_word(verb, ("that",), "mark")


def is_headline(sentence: Span) -> bool:
    """Whether nothing ends the sentence as prose does."""
    return not any(token.text in FULL_STOPS for token in sentence[-3:])


def conjunction_head(token: Token) -> Token:
    """The first of the nouns that a noun is coordinated with: itself where it is alone."""
    while token.dep_ == "conj" and token.head.pos_ in NOUNS:
        token = token.head
    return token


def clause_of(token: Token) -> Token:
    """The verb that a phrase is an argument of, however deep."""
    while token.pos_ not in VERBAL and token.dep_ != "ROOT":
        token = token.head
    return token


def ordered(tokens: Iterable[Token]) -> list[Token]:
    """Each token once, in the order of the text."""
    return sorted({token.i: token for token in tokens}.values(), key=lambda token: token.i)


def is_foreseen(verb: Token) -> bool:
    """Whether what a speaker says of others is to come, and hangs on no condition."""
    return has_word(verb, FORESEEING, "aux") and not has(verb, "advcl", "mark")
