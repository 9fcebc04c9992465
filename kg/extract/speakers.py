"""Step 5: who says so. Verbs of saying, "according to", labels before a colon, quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extract import clauses, quotes
from kg.extract.cues import verb_cue
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.manner import Manner
from kg.extract.phrases import expand, governed
from kg.extract.quotes import Quotation
from kg.extract.topics import topic
from kg.extract.tree import has, has_subject, has_word, is_infinitive, lemma

#: Fewer tokens than this between quotation marks are a word in scare quotes, not a quotation.
SHORTEST_QUOTATION = 4
#: Modals (closed class) of what may or must be said; what verbs make of a thing that is not said.
POSSIBLE = frozenset({"may", "might", "could", "should", "must"})
UNSAID = frozenset({"negative", "hypothetical"})
#: Dependencies of an infinitive: "refused to say", "called for it to admit".
UNDER = frozenset({"xcomp", "ccomp", "advcl"})
#: Prepositions between what is said in writing and who says it.
ISSUED_BY = frozenset({"by", "from"})


class Speakers:
    """Finds those who say what one document reports."""

    def __init__(self, grammar: Grammar, quotations: Sequence[Quotation]) -> None:
        self.grammar, self.lexicon, self.quotations = grammar, grammar.lexicon, quotations
        self._labels: dict[int, Filler | None] = {}

    def say(self, tokens: Iterable[Token], verb: Token | None, manner: Manner) -> None:
        """Add the first of these phrases that is somebody as the next speaker."""
        heads = list(tokens)
        speaker = next((f for f in self.grammar.fill(heads) if f.candidates), None)
        if speaker is None:
            owners = [t for head in heads if self._tells(head) for t in self._owners(head)]
            speaker = next((f for f in self.grammar.fill(owners) if f.candidates), None)
        if speaker is None:
            speaker = next((f for f in map(self._source_noun, heads) if f is not None), None)
        if speaker and all(s.token.i != speaker.token.i for s in manner.speakers):
            manner.speakers.append(speaker)
        if verb is not None and manner.verb is None:
            manner.verb = verb.text

    def agents_say(self, verb: Token, manner: Manner) -> None:
        """Add whoever does what a verb of accusing or denying says."""
        self.say(clauses.agents(verb, self.lexicon), verb, manner)

    def speech(self, verb: Token, manner: Manner) -> None:
        """Take the mark and the speaker of a verb of saying."""
        manner.mark(self.lexicon.cue("speech", lemma(verb)))
        if has(verb, "neg") or self._is_unsaid(verb):
            manner.mark("hypothetical")
        who = clauses.agents if clauses.passive(verb) else clauses.subject
        self.say(who(verb, self.lexicon), verb, manner)

    def _is_unsaid(self, verb: Token) -> bool:
        """Whether a thing may be said, or is not: "could claim", "refused to say"."""
        if has_word(verb, POSSIBLE, "aux"):
            return True
        if verb.dep_ not in UNDER or not is_infinitive(verb):
            return False
        return verb_cue(self.lexicon, "control", verb.head) in UNSAID

    def beside(self, frame: Frame, manner: Manner) -> None:
        """Take what no governing verb tells.

        As in "according to X", "X: ...", the speaker of a quotation.
        """
        below: list[Token] = []
        for token in _upwards(frame.clause):
            if below and self._is_answered_charge(token, below[-1]):
                break
            for child in token.children:
                if not _is_of_another_clause(child, below):
                    self._source(child, manner)
            below.append(token)
        if manner.speakers:
            return
        quotation = quotes.at(self.quotations, frame.trigger)
        if quotation is not None and quotation.end - quotation.start >= SHORTEST_QUOTATION:
            manner.mark("reported")
            if quotation.speaker is not None:
                manner.speakers.append(quotation.speaker)
                manner.verb = quotation.verb.text if quotation.verb is not None else None
            return
        label = self._label(frame.trigger)
        if label is not None and label.token.i != frame.trigger.i:
            manner.mark("reported")
            manner.speakers.append(label)

    def _tells(self, noun: Token) -> bool:
        """Whether somebody's noun is what they say: "a report by the council"."""
        return self.lexicon.cue("speech_noun", lemma(noun)) is not None

    def _owners(self, noun: Token) -> list[Token]:
        """Whose report it is; "a report of fighting" is nobody's."""
        issued = [t for c in noun.rights if c.lower_ in ISSUED_BY for t in governed(c)]
        owned = [c for c in noun.lefts if c.dep_ == "poss"]
        return issued or owned

    def _is_answered_charge(self, noun: Token, clause: Token) -> bool:
        """Whether a clause is about what stands before it: "..., a claim that Norvik denies".

        Whoever is quoted before it does not say so.
        """
        told = noun.pos_ == "NOUN" and self.lexicon.cue("speech_noun", lemma(noun)) is not None
        own = clause.dep_ == "relcl" and clause.head.i == noun.i
        first = noun.left_edge
        return told and own and first.i > 0 and first.nbor(-1).text in {",", "-", "–", "—"}

    def _source_noun(self, head: Token) -> Filler | None:
        """A source that is no actor of any list: "documents", "a person close to the talks"."""
        if head.pos_ != "NOUN":
            return None
        described = topic(head)
        return Filler(head, (replace(described, kind="Group"),)) if described else None

    def _source(self, child: Token, manner: Manner) -> None:
        if child.lower_ == "according":
            heads = [
                each
                for place in (child, *child.children)
                for below in place.children
                if below.dep_ == "pobj"
                for each in expand(below)
            ]
            manner.mark("reported")
            self.say(heads, child, manner)
        elif child.dep_ == "parataxis" and self._tells_aside(child):
            self.speech(child, manner)  # "was looted, the charity said, without saying when"
        elif child.dep_ == "advmod" and self.lexicon.cue("hearsay", child.lower_):
            manner.mark(self.lexicon.cue("adverb", child.lower_))

    def _tells_aside(self, verb: Token) -> bool:
        says = self.lexicon.cue("speech", lemma(verb)) is not None
        return says and has_subject(verb) and not has(verb, "ccomp", "dobj")

    def _label(self, token: Token) -> Filler | None:
        """The speaker before a colon: "Torvald: Norvik must reform"."""
        sentence = token.sent
        if sentence.start not in self._labels:
            found = None
            start = _start_of_label(sentence)
            named = self.grammar.mentions.span_at.get(start)
            if named and named.end < sentence.end and self.grammar.doc[named.end].text == ":":
                cut = start < sentence.start and self._is_topic(named.kind, sentence)
                head = self.grammar.doc[named.start : named.end].root
                found = None if cut else self.grammar.fill([head])[0]
            self._labels[sentence.start] = found
        return self._labels[sentence.start]

    def _is_topic(self, kind: str, sentence: Span) -> bool:
        """Whether a headline's label says what it is about: "Sudan: UK sanctions commanders".

        What a state or place says is written in the past, or with a "must" or "will".
        """
        place = any(self.grammar.ontology.is_a(kind, each) for each in ("State", "Place"))
        told = any(token.tag_ in {"VBD", "MD"} for token in sentence)
        return place and not told


def _start_of_label(sentence: Span) -> int:
    """Where a sentence's label starts: in it, or before it where the headline was cut there."""
    doc, start = sentence.doc, sentence.start
    cut = start > 0 and doc[start - 1].text == ":"
    return doc[start - 1].sent.start if cut else start


def _is_of_another_clause(source: Token, below: Sequence[Token]) -> bool:
    """Whether "according to" stands with another clause than the one that was climbed from.

    `below` are the words climbed from, the nearest last. "A left, according to S, and B stayed" is
    not said of B's; after the relative clause of "A left the city, which B took, according to S"
    it is said of that clause alone, if of nothing below.
    """
    if source.lower_ != "according" or source.i < source.head.i:
        return False
    joined = [it for it in below if it.dep_ == "conj" and has_subject(it)]
    if any(source.i < it.left_edge.i for it in joined):
        return True
    end = source.i - 1
    while end > 0 and source.doc[end].is_punct:
        end -= 1
    last = source.doc[end]
    closing = [last, *last.ancestors]
    return any(
        it.dep_ == "relcl"
        and it.i > source.head.i
        and it not in below
        and it.right_edge.i <= end
        and it.left_edge.nbor(-1).text == ","
        for it in closing
    )


def _upwards(token: Token) -> Iterator[Token]:
    """A word and those above it, up to the main verb."""
    for _ in range(clauses.MAX_CLIMB):
        yield token
        if token.dep_ == "ROOT":
            return
        token = token.head
