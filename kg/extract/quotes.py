"""Who speaks: direct quotations, also over several sentences, and "I" and "we" inside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import clauses
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.frames import Filler, Grammar
from kg.extract.tree import VERBAL, lemma

#: A quotation longer than this (in tokens) is a quotation mark gone astray.
LONGEST = 400
#: A quotation that goes on so soon (in tokens) has the speaker of the one before.
SAME_BREATH = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens between quotation marks, half open, and who says them (None where nobody is named)."""

    start: int
    end: int
    speaker: Filler | None
    verb: Token | None


def quotations(grammar: Grammar) -> list[Quotation]:
    """All direct quotations, in the order of the text."""
    regions = list(_regions(grammar.doc))
    inside = {i for start, end in regions for i in range(start, end)}
    found: list[Quotation] = []
    for start, end in regions:
        verb = _speech_verb(grammar, start, end, inside)
        fillers = grammar.fill(clauses.subject(verb, grammar.lexicon)) if verb is not None else ()
        speaker = fillers[0] if fillers and fillers[0].candidates else None
        if speaker is None and found and start - found[-1].end <= SAME_BREATH:
            speaker, verb = found[-1].speaker, found[-1].verb
        found.append(Quotation(start, end, speaker, verb))
    return found


def at(found: Sequence[Quotation], token: Token) -> Quotation | None:
    """The quotation that a token stands in."""
    return next((q for q in found if q.start <= token.i < q.end), None)


def resolve_first_person(grammar: Grammar, chains: Chains, found: Sequence[Quotation]) -> None:
    """Join "I" and "we" in a quotation to its speaker, or the body for which the speaker speaks."""
    for quotation in found:
        if quotation.speaker is None:
            continue
        speaker = quotation.speaker.candidates[0]
        for candidate in chains.candidates:
            if candidate.first_person and quotation.start <= candidate.head < quotation.end:
                candidate.pinned = True
                meant = _body(grammar, chains, speaker) if candidate.plural else speaker
                chains.join(meant, candidate)


def _regions(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges between quotation marks.

    A paragraph without a closing mark ends its quotation.
    """
    opened: int | None = None
    for token in doc:
        if token.text == '"':
            if opened is None:
                opened = token.i + 1
            else:
                if token.i > opened:
                    yield opened, token.i
                opened = None
        elif token.is_space and "\n\n" in token.text and opened is not None:
            yield opened, token.i  # the next paragraph opens its own
            opened = None
        if opened is not None and token.i - opened > LONGEST:
            opened = None


def _speech_verb(grammar: Grammar, start: int, end: int, inside: set[int]) -> Token | None:
    """The verb of saying nearest to the quotation, in its sentences or right beside it."""
    for sentence in _sentences_around(grammar.doc, start, end):
        verbs = [
            token
            for token in sentence
            if token.i not in inside
            and token.pos_ in VERBAL
            and grammar.lexicon.cue("speech", lemma(token))
        ]
        if verbs:
            return min(verbs, key=lambda verb: min(abs(verb.i - end), abs(verb.i - start)))
    return None


def _sentences_around(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """Where the speaker may be named, the likeliest first.

    Last and first sentence, the next, the one before.
    """
    first, last = doc[start].sent, doc[end - 1].sent
    yield last
    if first.start != last.start:
        yield first
    if end < len(doc):
        after = doc[min(end + 1, len(doc) - 1)].sent  # "...," | Bakr said.
        if after.start != last.start:
            yield after
    if first.start > 0:
        yield doc[first.start - 1].sent


def _body(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate:
    """Whom "we" means: the body that the speaker leads or serves, else the speaker."""
    for holder, body in grammar.bodies:
        if chains.entity(holder) is chains.entity(speaker) and body.kind != "Person":
            return body
    return speaker
