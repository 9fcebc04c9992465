"""Who speaks: direct quotations, also over several sentences, and "I" and "we" inside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import clauses
from kg.extract.announced import announced
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.frames import Filler, Grammar
from kg.extract.phrases import prepositions
from kg.extract.tree import SUBJECTS, VERBAL, lemma

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
    told = [([(start, end)], verb) for start, end, verb in announced(grammar)]
    within = {i for paragraphs, _ in told for start, end in paragraphs for i in range(start, end)}
    marked = [(it, None) for it in _speeches(grammar.doc) if it[0][0] not in within]
    speeches = sorted([*told, *marked], key=lambda speech: speech[0][0])
    inside = {i for speech, _ in speeches for start, end in speech for i in range(start, end)}
    found: list[Quotation] = []
    for paragraphs, announcing in speeches:
        start, end = paragraphs[0][0], paragraphs[-1][1]
        verb = announcing or _speech_verb(grammar, start, end, inside)
        fillers = grammar.fill(clauses.subject(verb, grammar.lexicon)) if verb is not None else ()
        speaker = fillers[0] if fillers and fillers[0].candidates else None
        if speaker is None and found and start - found[-1].end <= SAME_BREATH:
            speaker, verb = found[-1].speaker, found[-1].verb
        if speaker is None and verb is None:
            speaker = _actor_before(grammar, start)
        found += [Quotation(first, last, speaker, verb) for first, last in paragraphs]
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


def _speeches(doc: Doc) -> Iterator[list[tuple[int, int]]]:
    """Token ranges between quotation marks, those that one speaker says on end in one list.

    A paragraph that no mark closes ends; where the next opens with a mark, its speaker goes on.
    """
    speech: list[tuple[int, int]] = []
    for start, end, closed in _regions(doc):
        if speech and start - speech[-1][1] > SAME_BREATH:
            yield speech
            speech = []
        speech.append((start, end))
        if closed:
            yield speech
            speech = []
    if speech:
        yield speech


def _regions(doc: Doc) -> Iterator[tuple[int, int, bool]]:
    """Token ranges between quotation marks, and whether a mark closes them, not a paragraph."""
    opened: int | None = None
    for token in doc:
        if token.text == '"':
            if opened is None:
                opened = token.i + 1
            else:
                if token.i > opened:
                    yield opened, token.i, True
                opened = None
        elif token.is_space and "\n\n" in token.text and opened is not None:
            yield opened, token.i, False
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
    before = _word_before(doc, start)
    if before is not None and before.text == ":":
        yield before.sent  # "Berg said:" and a paragraph of its own
    yield last
    if first.start != last.start:
        yield first
    if end < len(doc):
        after = doc[min(end + 1, len(doc) - 1)].sent  # "...," | Bakr said.
        if after.start != last.start:
            yield after
    if before is not None and before.i < first.start:
        yield before.sent
    elif first.start > 0:
        yield doc[first.start - 1].sent


def _word_before(doc: Doc, start: int) -> Token | None:
    """The last token before a quotation's opening mark that is no line break."""
    return next((doc[i] for i in range(start - 2, -1, -1) if not doc[i].is_space), None)


def _body(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate:
    """Whom "we" means: the body that the speaker leads or serves, else the speaker."""
    for holder, body in grammar.bodies:
        if chains.entity(holder) is chains.entity(speaker) and body.kind != "Person":
            return body
    return (
        _named_after(grammar, chains, speaker) or _spoken_for(grammar, chains, speaker) or speaker
    )


def _actor_before(grammar: Grammar, start: int) -> Filler | None:
    """Who did something right before, in the same paragraph: 'Berg smiled. "I like it."'."""
    doc = grammar.doc
    before = _word_before(doc, start)
    if before is None or before.text != "." or doc[start - 2].is_space:
        return None
    for token in before.sent:
        if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT":
            speaker = grammar.fill([token])[0]
            return speaker if any(_is_somebody(c) for c in speaker.candidates) else None
    return None


def _is_somebody(candidate: Candidate) -> bool:
    """Whether it is a person by name."""
    return candidate.named and candidate.kind == "Person" and not candidate.plural


def _named_after(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate | None:
    """The body in "Berg of the Farm Council"."""
    for mention in chains.entity(speaker).mentions:
        if not mention.named:
            continue
        for word, _, heads in prepositions(grammar.doc[mention.head]):
            bodies = [c for head in heads for c in grammar.mentions.of(head) if c.named]
            if word == "of" and len(bodies) == 1 and _is_body(grammar, chains, bodies[0]):
                return bodies[0]
    return None


def _spoken_for(grammar: Grammar, chains: Chains, speaker: Candidate) -> Candidate | None:
    """The subject of the sentence before, for which "a spokesman" of nobody named speaks."""
    title = grammar.lexicon.titles.get(speaker.lemma)
    sentence = grammar.doc[speaker.head].sent
    if speaker.how != "noun" or title is None or title.relation != "represents":
        return None
    if sentence.start == 0:
        return None
    before = grammar.doc[sentence.start - 1].sent
    for token in before:
        if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT":
            found = [c for c in grammar.mentions.of(token) if _is_body(grammar, chains, c)]
            return found[0] if len(found) == 1 else None
    return None


def _is_body(grammar: Grammar, chains: Chains, candidate: Candidate) -> bool:
    return grammar.ontology.is_a(chains.kind_of(candidate), "Organization")
