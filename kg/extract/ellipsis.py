"""Step 4: clauses that leave their verb out: "so do the Greens", "Ukraine is not", "but not the Ethiopian ones"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Frame, Grammar

#: What a clause that stands for a whole one may still have.
HOLLOW = {
    "nsubj",
    "nsubjpass",
    "neg",
    "advmod",
    "cc",
    "punct",
    "aux",
    "mark",
    "conj",
    "expl",
    "dep",
    "intj",
    "prep",
    "npadvmod",
}


def elliptic_frames(grammar: Grammar, frames: Iterable[Frame]) -> Iterator[Frame]:
    """Frames of hollow clauses, copied from the clause that they stand for, subject and polarity their own."""
    by_clause: dict[int, list[Frame]] = {}
    for frame in frames:
        if not frame.backdrop:
            by_clause.setdefault(frame.clause.i, []).append(frame)
            for verb in frame.outer:
                by_clause.setdefault(verb.i, []).append(frame)
    for token in grammar.doc:
        if token.pos_ != "AUX" or token.dep_ in {"aux", "auxpass"} or not _is_hollow(token):
            continue
        subjects = [
            t
            for c in token.children
            if c.dep_ in {"nsubj", "nsubjpass", "attr"} and c.pos_ in clauses.NOMINAL
            for t in clauses.expand(c)
        ]
        full = _antecedent(token, by_clause)
        if not subjects or full is None:
            continue
        for frame in by_clause[full.i]:
            yield replace(
                frame,
                subjects=grammar.fill(subjects),
                clause=token,
                polarity=frame.polarity,
                outer=(),
                mutual=False,
                construction="ellipsis",
            )


def _is_hollow(token: Token) -> bool:
    children = list(token.children)
    if not any(c.dep_ in {"nsubj", "nsubjpass", "attr"} for c in children):
        return False
    if any(
        c.dep_ not in HOLLOW
        and not (c.dep_ == "attr" and not any(o.dep_ == "nsubj" for o in children))
        for c in children
    ):
        return False
    signal = {"not", "n't", "too", "so", "neither", "nor", "either", "also"}
    return any(c.lower_ in signal for c in children) or (
        token.i > 0 and token.nbor(-1).lower_ in signal
    )


def _antecedent(token: Token, by_clause: dict[int, list[Frame]]) -> Token | None:
    """The nearest earlier clause of the sentence, or of the one before, that has frames."""
    near = [i for i in by_clause if i < token.i and token.i - i < 40 and i != token.i]
    return token.doc[max(near)] if near else None


def excluded_frames(grammar: Grammar, frames: Iterable[Frame]) -> Iterator[Frame]:
    """What "but not Y" says of Y: the same, negated."""
    for frame in frames:
        if frame.backdrop:
            continue
        for role in ("objects", "subjects"):
            left_out = [
                t for filler in getattr(frame, role) for t in clauses.excluded(filler.token)
            ]
            if left_out:
                turned = "negative" if frame.polarity == "positive" else "positive"
                yield replace(
                    frame,
                    polarity=turned,
                    construction="ellipsis",
                    **{role: grammar.fill(left_out)},
                )
