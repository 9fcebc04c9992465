"""Step 5: marks of a clause's own words: "not", "will", "never", "no longer", "if", "no talks"."""

from collections.abc import Container

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.manner import Manner
from kg.extract.tree import (
    NOUNS,
    SUBJECTS,
    VERBAL,
    has,
    has_word,
    is_headline,
    is_infinitive,
    lemma,
)
from kg.lexicon import Lexicon

#: Determiners that deny what they stand before, and those words alone (closed class).
NO = frozenset({"no", "neither"})
NOBODY = frozenset({"nobody", "none", "neither"})
#: Dependencies of the "neither" of "neither supports nor opposes".
NEITHER = frozenset({"preconj", "cc", "advmod", "det"})
#: Modals of what a source says will be: "said it would".
FUTURE_IN_PAST = frozenset({"would", "'d"})
#: Modals of the main clause of a condition.
CONDITIONAL = frozenset({"will", "would", "'ll", "could"})
#: Auxiliaries that stand for "if" where they come before the subject (closed class).
FOR_IF = frozenset({"had", "should", "were"})
#: Dependencies of a verb that hangs on its own subject.
RELATIVE = frozenset({"relcl", "acl"})
#: Adjectives by which a noun with "to" tells who has done it: "last king to rule" (closed class).
SOLE = frozenset({"first", "last", "only", "latest"})
#: Dependencies of arguments whose "no" denies the clause.
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj"})
#: Dependencies by which a clause belongs to the clause above it.
SUBORDINATE = frozenset({"conj", "xcomp", "ccomp", "acomp", "advcl"})


def mark_clause(
    verb: Token, manner: Manner, lexicon: Lexicon, *, read: Container[int] = frozenset()
) -> None:
    """Take the marks of a verb's own words.

    Those of the frame, by index in `read`, have been read.
    """
    mark_modals(verb, manner, lexicon, read=read)
    for child in verb.children:
        if child.dep_ == "neg":
            manner.mark("negative")
        elif child.i not in read:
            manner.mark(_mark_of(verb, child, lexicon))
    if _is_condition(verb):
        manner.mark("hypothetical")


def mark_modals(
    verb: Token, manner: Manner, lexicon: Lexicon, *, read: Container[int] = frozenset()
) -> None:
    """Take the marks of auxiliaries only, which a verb shares with those coordinated with it."""
    for child in verb.children:
        if child.dep_ == "aux" and child.i not in read:
            modal = lexicon.cue("modal", child.lower_)
            if child.lower_ in FUTURE_IN_PAST and _is_reported(verb, lexicon):
                modal = "planned" if modal == "hypothetical" else modal
            manner.mark(modal)
    if verb.tag_ == "VB" and is_infinitive(verb) and _heads_headline(verb):
        manner.mark("planned")


def is_denied(noun: Token) -> bool:
    """Whether a determiner denies a noun: "no talks"."""
    return has_word(noun, NO, "det", "neg")


def _mark_of(verb: Token, child: Token, lexicon: Lexicon) -> str | None:
    """What a dependent other than modals and "not" makes of its verb."""
    if child.lower_ == "neither" and child.dep_ in NEITHER:
        return "negative"
    if child.dep_ == "advmod":
        return "negative" if _is_no_longer(child) else lexicon.cue("adverb", child.lower_)
    if child.dep_ in ARGUMENTS:
        return "negative" if child.lower_ in NOBODY or is_denied(child) else None
    if child.dep_ == "mark" and verb.dep_ == "advcl":
        return lexicon.cue("condition", child.lower_)
    return None


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ in {"longer", "more"} and any(c.lower_ == "no" for c in adverb.children)


def _heads_headline(verb: Token) -> bool:
    """Whether "to" makes the plan of a headline: "Norvik to share data".

    Its verb is the root, or hangs on its own subject: "minister to visit Norvik", and not "the
    first minister to visit Norvik".
    """
    if verb.dep_ not in RELATIVE:
        return verb.dep_ == "ROOT"
    noun = verb.head
    return (
        noun.dep_ == "ROOT"
        and noun.pos_ in NOUNS
        and is_headline(verb.sent)
        and not (has(noun, "det") or has_word(noun, SOLE, "amod"))
    )


def _is_condition(verb: Token) -> bool:
    """Whether the clause holds only if another does: "will leave if X comes", "had X come"."""
    if verb.dep_ == "advcl" and _is_inverted(verb):
        return True
    return has_word(verb, CONDITIONAL, "aux") and any(
        child.dep_ == "advcl" and child.pos_ in VERBAL and has_word(child, ("if", "unless"), "mark")
        for child in verb.children
    )


def _is_inverted(verb: Token) -> bool:
    """Whether an auxiliary before its subject stands for "if": "had Norvik left"."""
    lefts = [child for child in verb.lefts if child.dep_ in SUBJECTS or child.lower_ in FOR_IF]
    return len(lefts) > 1 and lefts[0].dep_ == "aux" and lefts[1].dep_ in SUBJECTS


def _is_reported(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the clause is what a source says."""
    token = verb
    for _ in range(clauses.MAX_CLIMB):
        if token.dep_ == "ccomp" and lexicon.cue("speech", lemma(token.head)):
            return True
        if token.dep_ not in SUBORDINATE:
            return False
        token = token.head
    return False
