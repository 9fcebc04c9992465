"""Step 5: who says so. Verbs of saying, "according to", labels before a colon, quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses, quotes
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.manner import Manner
from kg.extract.phrases import expand
from kg.extract.quotes import Quotation
from kg.extract.topics import topic
from kg.extract.tree import has, has_subject, lemma

#: Fewer tokens than this between quotation marks are a word in scare quotes, not a quotation.
SHORTEST_QUOTATION = 4


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
        if has(verb, "neg"):
            manner.mark("hypothetical")
        who = clauses.agents if clauses.passive(verb) else clauses.subject
        self.say(who(verb, self.lexicon), verb, manner)

    def beside(self, frame: Frame, manner: Manner) -> None:
        """Take what no governing verb tells.

        As in "according to X", "X: ...", the speaker of a quotation.
        """
        for token in _upwards(frame.clause):
            for child in token.children:
                self._source(child, manner)
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
            named = self.grammar.mentions.span_at.get(sentence.start)
            if named and named.end < sentence.end and self.grammar.doc[named.end].text == ":":
                found = self.grammar.fill([self.grammar.doc[named.start : named.end].root])[0]
            self._labels[sentence.start] = found
        return self._labels[sentence.start]


def _upwards(token: Token) -> Iterator[Token]:
    """A word and those above it, up to the main verb."""
    for _ in range(clauses.MAX_CLIMB):
        yield token
        if token.dep_ == "ROOT":
            return
        token = token.head
