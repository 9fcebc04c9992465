"""Step 4: clauses that leave their verb out.

As in "so do the Greens", "Norvik is not", "but not the coastal ones".
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.phrases import NOMINAL, excluded, expand
from kg.extract.tree import SUBJECTS, has, has_subject, lemma
from kg.model import Polarity

#: What a clause that stands for a whole one may still have.
HOLLOW = frozenset(
    {
        "nsubj", "nsubjpass", "neg", "advmod", "cc", "punct", "aux", "mark", "conj",
        "expl", "dep", "intj", "prep", "npadvmod",
    }
)  # fmt: skip
#: Verbs that can stand for a whole clause (closed class).
AUXILIARIES = frozenset({"do", "have", "be", "will", "would", "can", "could", "may", "might"})
#: How far back, in tokens, the clause that is meant can stand.
REACH = 40


def elliptic_frames(grammar: Grammar, frames: Iterable[Frame]) -> Iterator[Frame]:
    """Frames of hollow clauses, copied from the clause that they stand for.

    Subject and polarity are their own.
    """
    by_clause: dict[int, list[Frame]] = {}
    for frame in frames:
        if not frame.backdrop:
            for word in (frame.clause, *frame.outer):
                by_clause.setdefault(word.i, []).append(frame)
    for token in grammar.doc:
        if not _is_hollow(grammar, token):
            continue
        subjects = [
            each
            for child in token.children
            if (child.dep_ in SUBJECTS or child.dep_ == "attr") and child.pos_ in NOMINAL
            for each in expand(child)
        ]
        full = max((i for i in by_clause if 0 < token.i - i < REACH), default=None)
        if not subjects or full is None:
            continue
        for frame in by_clause[full]:
            if _asks_for_more(grammar, frame.clause, token):
                continue
            yield replace(
                frame,
                subjects=grammar.fill(subjects),
                trigger=token,
                clause=token,
                outer=(),
                mutual=False,
                construction="ellipsis",
            )


def _asks_for_more(grammar: Grammar, verb: Token, hollow: Token) -> bool:
    """Whether a clause asks for the deed that "did so" stands for: "urged Norvik to follow suit".

    The deed yields no frame, and whoever does so asks nobody.
    """
    asks = grammar.lexicon.cue("object_control", lemma(verb)) is not None
    so = any(child.lower_ in {"so", "likewise"} for child in hollow.children)
    return asks and so and lemma(hollow) == "do" and has(verb, "xcomp")


def _is_hollow(grammar: Grammar, token: Token) -> bool:
    """Whether an auxiliary stands for a whole clause.

    It has a subject, no verb, and says "so", "not", "too".
    """
    if lemma(token) not in AUXILIARIES or token.dep_ in {"aux", "auxpass"}:
        return False
    if lemma(token) == "be" and has(token, "prep"):
        return False  # "is also in Bohum" says all by itself
    if not has_subject(token) and not has(token, "attr"):
        return False
    hollow = HOLLOW if has(token, "nsubj") else HOLLOW | {"attr"}  # "So is Norvik"
    beside = {"ccomp", "parataxis"}  # the whole clause itself, before a semicolon
    if any(
        child.dep_ not in hollow and not (child.dep_ in beside and child.i < token.i)
        for child in token.children
    ):
        return False
    near = chain(token.children, (token.nbor(-1),) if token.i > 0 else ())
    return any(grammar.lexicon.cue("ellipsis", each.lower_) for each in near)


def excluded_frames(grammar: Grammar, frames: Iterable[Frame]) -> Iterator[Frame]:
    """What "but not Y" says of Y: the same, negated."""
    for frame in frames:
        if frame.backdrop:
            continue
        if objects := _left_out(frame.objects):
            yield replace(_turned(frame), objects=grammar.fill(objects))
        if subjects := _left_out(frame.subjects):
            yield replace(_turned(frame), subjects=grammar.fill(subjects))


def _left_out(fillers: Iterable[Filler]) -> list[Token]:
    return [token for filler in fillers for token in excluded(filler.token)]


def _turned(frame: Frame) -> Frame:
    polarity: Polarity = "negative" if frame.polarity == "positive" else "positive"
    return replace(frame, polarity=polarity, construction="ellipsis")
