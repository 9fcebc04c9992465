"""Who speaks: direct quotations, also over several sentences, and "I" and "we" inside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import clauses
from kg.extract.chains import Chains
from kg.extract.frames import Filler, Grammar
from kg.extract.mentions import Candidate

#: A quotation longer than this (in tokens) is a quotation mark gone astray.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens between quotation marks, half open, and who says them (None where nobody is named)."""

    start: int
    end: int
    speaker: Filler | None
    verb: Token | None


def quotations(grammar: Grammar) -> list[Quotation]:
    """All direct quotations, in the order of the text."""
    doc = grammar.doc
    regions = list(_regions(doc))
    inside = {i for start, end in regions for i in range(start, end)}
    found: list[Quotation] = []
    for start, end in regions:
        verb = _speech_verb(grammar, start, end, inside)
        fillers = grammar.fill(clauses.subject(verb, grammar.lexicon)) if verb is not None else ()
        speaker = fillers[0] if fillers and fillers[0].candidates else None
        if speaker is None and found and start - found[-1].end <= 3:
            found.append(Quotation(start, end, found[-1].speaker, found[-1].verb))
        else:
            found.append(Quotation(start, end, speaker, verb))
    return found


def _regions(doc: Doc) -> Iterator[tuple[int, int]]:
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
    """The verb of saying nearest to the quotation, in its sentences or right before it."""
    doc = grammar.doc
    first, last = doc[start].sent, doc[end - 1].sent
    sentences: list[Span] = [last] if first.start == last.start else [last, first]
    if (
        end + 1 < len(doc)
        and doc[end + 1].sent.start != last.start
        and not doc[end + 1].is_sent_start
    ):
        sentences.append(doc[end + 1].sent)
    elif end < len(doc) and doc[min(end + 1, len(doc) - 1)].sent.start != last.start:
        sentences.append(doc[min(end + 1, len(doc) - 1)].sent)  # "...," | Bakr said.
    if first.start > 0:
        sentences.append(doc[first.start - 1].sent)
    for sentence in sentences:
        verbs = [
            t
            for t in sentence
            if t.i not in inside
            and t.pos_ in clauses.VERBAL
            and grammar.lexicon.cue("speech", t.lemma_.lower())
        ]
        if verbs:
            return min(verbs, key=lambda t: min(abs(t.i - end), abs(t.i - start)))
    return None


def resolve_first_person(grammar: Grammar, chains: Chains, found: list[Quotation]) -> None:
    """ "I" and "we" in a quotation are its speaker."""
    for quotation in found:
        if quotation.speaker is None:
            continue
        for candidate in chains.candidates:
            if candidate.first_person and quotation.start <= candidate.head < quotation.end:
                candidate.pinned = True
                speaker = quotation.speaker.candidates[0]
                chains.join(
                    _body(grammar, chains, speaker) if candidate.plural else speaker, candidate
                )


def _body(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate:
    """Whom "we" means: the body that the speaker leads or serves, else the speaker."""
    for holder, body in grammar.bodies:
        if chains.entity(holder) is chains.entity(speaker) and body.kind != "Person":
            return body
    return speaker


def at(found: list[Quotation], token: Token) -> Quotation | None:
    """The quotation that a token stands in."""
    return next((q for q in found if q.start <= token.i < q.end), None)
