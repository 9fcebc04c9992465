"""Who speaks: direct quotations, also over several sentences, and "I" and "we" inside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import clauses
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.entries import is_entry
from kg.extract.frames import Filler, Grammar
from kg.extract.tree import VERBAL, lemma

#: A quotation longer than this (in tokens) is a quotation mark gone astray.
LONGEST = 400
#: A quotation that goes on so soon (in tokens) has the speaker of the one before.
SAME_BREATH = 3
#: More paragraphs than this after "said:" are the article's own.
MOST_PARAGRAPHS = 8
#: Words by which a paragraph shows that somebody speaks in it.
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens between quotation marks, half open, and who says them (None where nobody is named)."""

    start: int
    end: int
    speaker: Filler | None
    verb: Token | None


def quotations(grammar: Grammar) -> list[Quotation]:
    """All direct quotations, in the order of the text."""
    announced = list(_announced(grammar))
    within = {i for start, end, _ in announced for i in range(start, end)}
    marked = [(start, end, None) for start, end in _regions(grammar.doc) if start not in within]
    regions = sorted([*announced, *marked], key=lambda region: region[0])
    inside = {i for start, end, _ in regions for i in range(start, end)}
    found: list[Quotation] = []
    for start, end, announcing in regions:
        verb = announcing or _speech_verb(grammar, start, end, inside)
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


def _announced(grammar: Grammar) -> Iterator[tuple[int, int, Token]]:
    """The paragraphs after a line that ends in "said:", and the verb that announces them.

    Press offices put no marks around them. The first paragraph is always quoted, the next ones up
    to the last that has "I" or "we" in it; a heading, or another "said:", ends them.
    """
    paragraphs = list(_paragraphs(grammar.doc))
    for number, announcing in enumerate(paragraphs):
        verb = _announcing_verb(grammar, announcing)
        if verb is None:
            continue
        said = 0
        following = paragraphs[number + 1 : number + 1 + MOST_PARAGRAPHS]
        for count, paragraph in enumerate(following, start=1):
            if not _may_be_said(grammar, paragraph):
                break
            listed = is_entry(grammar.doc, paragraph.start) and said == count - 1
            speaks = any(token.lower_ in FIRST_PERSON for token in paragraph)
            if count == 1 or listed or speaks:
                said = count
        if said:
            yield following[0].start, following[said - 1].end, verb


def _paragraphs(doc: Doc) -> Iterator[Span]:
    """The paragraphs of a text, without the line breaks between them."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]


def _announcing_verb(grammar: Grammar, paragraph: Span) -> Token | None:
    """The verb of saying of "The minister said:", where that is how a paragraph ends."""
    if len(paragraph) < 3 or paragraph[-1].text != ":":  # noqa: PLR2004  # somebody, said, colon
        return None
    verbs = (t for t in reversed(paragraph[-1].sent) if t.pos_ in VERBAL)
    verb = next(verbs, None)
    says = verb is not None and grammar.lexicon.cue("speech", lemma(verb)) is not None
    return verb if says and verb is not None and verb.i >= paragraph.start else None


def _may_be_said(grammar: Grammar, paragraph: Span) -> bool:
    """Whether a paragraph may be one of a quotation that has no marks: a sentence at least."""
    if any(token.text == '"' for token in paragraph):
        return False
    closed = any(token.text in {".", "!", "?"} for token in paragraph[-3:])
    closed = closed or is_entry(grammar.doc, paragraph.start)
    return closed and _announcing_verb(grammar, paragraph) is None


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
    before = min(first.start, start - 1)  # the mark itself may pass for a sentence
    if before > 0:
        yield doc[before - 1].sent


def _body(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate:
    """Whom "we" means: the body that the speaker leads or serves, else the speaker."""
    for holder, body in grammar.bodies:
        if chains.entity(holder) is chains.entity(speaker) and body.kind != "Person":
            return body
    return speaker
