"""Step 5: how it is said. Polarity, modality and speaker of a frame, read off the words above and around it.

The walk goes from the frame's word up the tree. Every governing word may leave a mark; of all marks the least factual
counts. Speakers are collected on the way, the nearest first. What modifiers say in passing is not touched by any of this.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract import clauses, quotes
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.nominal import cue as cue_of
from kg.extract.quotes import Quotation
from kg.model import Modality, Polarity

#: Least factual last.
RANK: dict[str, int] = {
    "asserted": 0,
    "reported": 1,
    "alleged": 2,
    "planned": 3,
    "attempted": 4,
    "considered": 5,
    "hypothetical": 6,
}


@dataclass(slots=True)
class Manner:
    """What the walk has found."""

    negative: bool = False
    modality: str = "asserted"
    speakers: list[Filler] = field(default_factory=list)
    verb: str | None = None
    silent: bool = False
    """A question or a command: it says nothing."""

    def mark(self, modality: str | None) -> None:
        """Take a mark if it is less factual than what stands; `negative` turns the polarity, `denied` reports a denial."""
        if modality == "negative":
            self.negative = not self.negative
        elif modality == "denied":
            self.negative = not self.negative
            self.mark("reported")
        elif modality and RANK[modality] > RANK[self.modality]:
            self.modality = modality

    @property
    def polarity(self) -> Polarity:
        """As the model wants it."""
        return "negative" if self.negative else "positive"

    @property
    def how(self) -> Modality:
        """As the model wants it."""
        return self.modality  # type: ignore[return-value]  # RANK's keys are exactly the modalities


class Qualifier:
    """Reads manners in one document."""

    def __init__(self, grammar: Grammar, quotations: list[Quotation]) -> None:
        self.grammar, self.lexicon, self.quotations = grammar, grammar.lexicon, quotations
        self._labels: dict[int, Filler | None] = {}

    def manner(self, frame: Frame) -> Manner:
        """How a frame is said."""
        manner = Manner(
            negative=frame.polarity == "negative", modality=frame.modality or "asserted"
        )
        sentence = frame.trigger.sent
        if _is_question(sentence[-1], sentence):
            manner.silent = True
        if frame.backdrop:
            return manner
        token = frame.clause
        if token.pos_ in clauses.VERBAL or token.dep_ in {"acomp", "advcl", "amod"}:
            self._local(token, manner, frame)
            self._climb(token, manner, 0)
        else:
            self._noun(token, manner, frame)
        self._adjuncts(frame, manner)
        return manner

    # ------------------------------------------------------------------ the clause itself
    def _local(
        self,
        verb: Token,
        manner: Manner,
        frame: Frame | None = None,
        *,
        marks_only: bool = False,
        noun: Token | None = None,
    ) -> None:
        """Marks of the verb's own words; `noun` is the event noun below it, whose determiner has been read."""
        words = {t.i for t in frame.words} if frame else set()
        if noun is not None:
            words.add(noun.i)
        reported = self._is_reported(verb)
        for child in verb.children:
            if child.i in words and child.dep_ != "neg":
                continue
            if child.dep_ == "aux":
                modal = self.lexicon.cue("modal", child.lower_)
                if modal == "hypothetical" and child.lower_ in {"would", "'d"} and reported:
                    modal = "planned"
                manner.mark(modal)
            elif marks_only:
                continue
            elif child.dep_ == "neg":
                manner.mark("negative")
            elif child.dep_ == "advmod":
                if child.lower_ in {"longer", "more"} and any(
                    c.lower_ == "no" for c in child.children
                ):
                    manner.mark("negative")
                else:
                    manner.mark(self.lexicon.cue("adverb", child.lower_))
            elif child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "pobj"}:
                if any(
                    c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"}
                    for c in child.children
                ) or child.lower_ in {"nobody", "none", "neither"}:
                    manner.mark("negative")
            elif child.dep_ == "mark" and verb.dep_ == "advcl":
                manner.mark(self.lexicon.cue("condition", child.lower_))
        if (
            verb.dep_ == "ROOT"
            and verb.tag_ == "VB"
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        ):
            manner.mark("planned")  # headline: "Germany to share data"
        if not marks_only and self._condition_before(verb):
            manner.mark("hypothetical")

    def _condition_before(self, verb: Token) -> bool:
        """The main clause of a condition holds only if: "if X comes, Y will leave" stays a plan, "would" is enough elsewhere."""
        return any(
            c.dep_ == "advcl"
            and c.pos_ in clauses.VERBAL
            and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
            for c in verb.children
        ) and any(
            c.dep_ == "aux" and c.lower_ in {"will", "would", "'ll", "could"} for c in verb.children
        )

    def _is_reported(self, verb: Token) -> bool:
        token = verb
        for _ in range(clauses.MAX_CLIMB):
            if token.dep_ == "ccomp" and self.lexicon.cue("speech", token.head.lemma_.lower()):
                return True
            if token.dep_ not in {"conj", "xcomp", "ccomp", "acomp", "advcl"}:
                break
            token = token.head
        return quotes.at(self.quotations, verb) is not None and False

    # ------------------------------------------------------------------ what governs it
    def _climb(
        self, token: Token, manner: Manner, depth: int, *, speech_only: bool = False
    ) -> None:
        if depth > clauses.MAX_CLIMB or token.dep_ == "ROOT":
            return
        head = token.head
        lemma = head.lemma_.lower()
        match token.dep_:
            case "conj":
                own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
                if not own and not speech_only:
                    bare = token.tag_ == "VB" and not any(c.dep_ == "aux" for c in token.children)
                    alternative = any(
                        c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in head.children
                    )
                    if bare or alternative:
                        self._local(head, manner)
                    else:
                        self._local(
                            head,
                            manner,
                            marks_only=token.tag_ in {"VB", "VBN", "VBG"}
                            and not any(c.dep_ == "aux" for c in token.children),
                        )
                self._climb(head, manner, depth + 1, speech_only=speech_only or own)
            case "xcomp" | "ccomp" | "acomp" | "oprd" | "csubj" | "csubjpass":
                self._complement(token, head, lemma, manner, depth, speech_only=speech_only)
            case "advcl":
                if not speech_only and _is_infinitive(token) and head.pos_ in clauses.VERBAL:
                    cue = self.lexicon.cue("control", lemma)
                    manner.mark(
                        cue
                        if cue in {"planned", "attempted", "hypothetical", "considered"}
                        else "hypothetical"
                    )
                    if cue:
                        self._local(head, manner)
                participle = token.tag_ in {"VBG", "VBN"} and not any(
                    c.dep_ in {"mark", "nsubj", "nsubjpass"} for c in token.children
                )
                if participle and not speech_only:
                    self._local(head, manner, marks_only=True)
                self._climb(head, manner, depth + 1, speech_only=not participle or speech_only)
            case "pcomp":
                self._gerund(token, head, manner, depth)
            case "acl" if _is_infinitive(token):
                manner.mark(self.lexicon.cue("control_noun", lemma) or "hypothetical")
                self._noun(head, manner, None, depth + 1)
            case "acl" if any(c.dep_ == "mark" for c in token.children) and (
                told := self.lexicon.cue("speech_noun", lemma)
            ):
                manner.mark(told)  # "the claim that"
                self._say(clauses.holder(head, self.lexicon), None, manner)
            case "parataxis" if self.lexicon.cue("speech", lemma):
                self._speech(head, manner)

    def _complement(
        self,
        token: Token,
        head: Token,
        lemma: str,
        manner: Manner,
        depth: int,
        *,
        speech_only: bool,
    ) -> None:
        infinitive = _is_infinitive(token)
        if (
            token.dep_ == "ccomp"
            and token.i < head.i
            and not infinitive
            and not self.lexicon.cue("speech", lemma)
        ):
            return  # two clauses side by side: "Mexico has ratified it; Guatemala has not"
        finite = token.dep_ == "ccomp" and not infinitive and token.tag_ != "VBG"
        speech = self.lexicon.cue("speech", lemma)
        if (
            speech
            and (finite or clauses.passive(head) or speech == "denied")
            and not (
                infinitive and self.lexicon.cue("control", lemma) and not clauses.passive(head)
            )
        ):
            if finite and any(
                c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in token.children
            ):
                manner.mark("hypothetical")
            if (
                infinitive
                and clauses.passive(head)
                and (control := self.lexicon.cue("control", lemma))
            ):
                manner.mark(control)  # is expected to, was told to
            else:
                self._speech(head, manner)
        elif not speech_only:
            control = cue_of(self.lexicon, "control", head)
            if finite:
                manner.mark(
                    control if control in {"hypothetical", "considered", "planned"} else None
                )
            elif infinitive or token.tag_ == "VBG" or token.dep_ in {"xcomp", "ccomp"}:
                if control:
                    manner.mark(control)
                elif infinitive and lemma == "be" and head.tag_ != "VB":
                    manner.mark("planned")  # "is to visit"
                elif infinitive and head.pos_ != "AUX":
                    manner.mark("hypothetical")
        if not speech_only and not (speech and finite):
            self._local(head, manner)
        self._climb(head, manner, depth + 1, speech_only=speech_only or finite)

    def _gerund(self, token: Token, prep: Token, manner: Manner, depth: int) -> None:
        """ "without meeting X", "accused of bombing Y", "plans for invading Z"."""
        governor = prep.head
        lemma = governor.lemma_.lower()
        if prep.lower_ in {"without", "instead"} or (
            prep.lower_ == "of" and governor.lower_ == "instead"
        ):
            manner.mark("negative")
        if governor.pos_ in clauses.VERBAL:
            speech = self.lexicon.cue("speech", lemma)
            control = cue_of(self.lexicon, "control", governor)
            if (
                speech == "alleged"
                or lemma in {"blame", "charge", "convict"}
                or (lemma == "suspect")
            ):
                manner.mark("alleged")
                self._say(clauses.agents(governor, self.lexicon), governor, manner)
            elif prep.lower_ == "for" and clauses.patients(governor, self.lexicon):
                manner.mark(
                    "reported"
                )  # whoever praises, blames or punishes somebody for a thing says that it is so
                self._say(clauses.agents(governor, self.lexicon), governor, manner)
            elif prep.lower_ in {"from", "against", "about", "of", "on", "for", "with"} and control:
                manner.mark(control)
            self._climb(governor, manner, depth + 1, speech_only=True)
        else:
            manner.mark(self.lexicon.cue("control_noun", lemma))
            self._noun(governor, manner, None, depth + 1)

    def _noun(self, noun: Token, manner: Manner, frame: Frame | None, depth: int = 0) -> None:
        """What governs an event noun: "debated withdrawal", "no talks", "called for a strike"."""
        if depth > clauses.MAX_CLIMB:
            return
        if any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in noun.children):
            manner.mark("negative")
        done = frame is not None and any(
            self.lexicon.cue("light", t.lemma_.lower()) == "asserted" for t in frame.outer
        )
        for child in noun.children:
            if child.dep_ == "amod":
                mark = NOUN_MODIFIERS.get(child.lower_)
                if (
                    mark == "alleged" or not done
                ):  # "mounted its long-threatened attack": no threat any more
                    manner.mark(mark)
        token = noun
        while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head
        head = token.head
        lemma = head.lemma_.lower()
        light = frame is not None and any(t.i == head.i for t in frame.outer)
        if (
            token.dep_ in {"dobj", "nsubjpass", "attr", "nsubj", "oprd"}
            and head.pos_ in clauses.VERBAL
        ):
            passive_subject = token.dep_ == "nsubjpass"
            cue = cue_of(self.lexicon, "light", head) if token.dep_ != "nsubj" else None
            if token.dep_ in {"dobj", "nsubjpass"} and cue in {None, "asserted"} and not light:
                told = cue_of(self.lexicon, "control", head)
                cue = (
                    told
                    if told in {"planned", "considered", "hypothetical", "attempted", "negative"}
                    else cue
                )
            if (
                self.lexicon.cue("speech", lemma) == "denied"
                and token.dep_ in {"dobj", "nsubjpass"}
                and not light
            ):
                cue = "negative" if lemma != "deny" else "denied"
                if lemma == "deny":
                    self._say(clauses.agents(head, self.lexicon), head, manner)
            manner.mark(cue)
            if light or token.dep_ in {"nsubj", "attr"} or cue:
                happens = token.dep_ != "nsubj" or lemma in {
                    "be",
                    "happen",
                    "occur",
                    "begin",
                    "start",
                    "take",
                    "continue",
                    "exist",
                }
                self._local(head, manner, marks_only=not happens, noun=token)
                self._climb(head, manner, depth + 1)
            else:
                self._climb(head, manner, depth + 1, speech_only=True)
        elif token.dep_ == "pobj":
            self._noun_after_preposition(
                head, manner, light=light or (frame is not None and bool(frame.outer)), depth=depth
            )
        elif token.dep_ == "acl" or frame is None:
            return
        if frame is not None:
            for verb in frame.outer:
                if verb.i != head.i:
                    manner.mark(
                        cue_of(self.lexicon, "light", verb) or cue_of(self.lexicon, "through", verb)
                    )
                    self._local(verb, manner, noun=noun)
                    self._climb(verb, manner, depth + 1)

    def _noun_after_preposition(
        self, prep: Token, manner: Manner, *, light: bool, depth: int
    ) -> None:
        governor = prep.head
        lemma = governor.lemma_.lower()
        if prep.lower_ in {"without"}:
            manner.mark("negative")
        if governor.pos_ in {"NOUN", "PROPN"}:
            if not self.lexicon.cue("quantity", lemma):
                manner.mark(
                    self.lexicon.cue("control_noun", lemma)
                    if prep.lower_ in {"of", "for", "to", "on", "about"}
                    else None
                )
            self._noun(governor, manner, None, depth + 1)
        elif governor.pos_ in clauses.VERBAL and not light:
            control = cue_of(self.lexicon, "control", governor)
            if prep.lower_ in {
                "for",
                "on",
                "to",
                "about",
                "against",
                "with",
                "from",
            } and control in {"planned", "considered", "hypothetical", "attempted"}:
                manner.mark(control)
                self._local(governor, manner)
            elif prep.lower_ in {"of", "for"} and self.lexicon.cue("speech", lemma) == "alleged":
                manner.mark("alleged")
                self._say(clauses.agents(governor, self.lexicon), governor, manner)
            self._climb(governor, manner, depth + 1, speech_only=True)

    # ------------------------------------------------------------------ who says so
    def _speech(self, verb: Token, manner: Manner) -> None:
        manner.mark(self.lexicon.cue("speech", verb.lemma_.lower()))
        if any(c.dep_ == "neg" for c in verb.children):
            manner.mark("hypothetical")
        if clauses.passive(verb):
            self._say(clauses.agents(verb, self.lexicon), verb, manner)
        else:
            self._say(clauses.subject(verb, self.lexicon), verb, manner)

    def _say(self, tokens: list[Token], verb: Token | None, manner: Manner) -> None:
        fillers = [f for f in self.grammar.fill(tokens) if f.candidates]
        if fillers and fillers[0].token.i not in {s.token.i for s in manner.speakers}:
            manner.speakers.append(fillers[0])
        if verb is not None and manner.verb is None:
            manner.verb = verb.text

    def _adjuncts(self, frame: Frame, manner: Manner) -> None:
        """ "according to X", "X: ...", and the speaker of a quotation that no verb of saying governs."""
        token = frame.clause
        for _ in range(clauses.MAX_CLIMB):
            for child in token.children:
                if child.lower_ == "according":
                    pobj = [
                        t for p in (child, *child.children) for t in p.children if t.dep_ == "pobj"
                    ]
                    manner.mark("reported")
                    self._say([t for p in pobj for t in clauses.expand(p)], child, manner)
                elif child.dep_ == "advmod" and child.lower_ in {"reportedly", "allegedly"}:
                    manner.mark(self.lexicon.cue("adverb", child.lower_))
            if token.dep_ == "ROOT":
                break
            token = token.head
        if manner.speakers:
            return
        quotation = quotes.at(self.quotations, frame.trigger)
        if quotation is not None and quotation.end - quotation.start > 3:
            manner.mark("reported")
            if quotation.speaker is not None:
                manner.speakers.append(quotation.speaker)
                manner.verb = quotation.verb.text if quotation.verb is not None else None
            return
        label = self._label(frame.trigger)
        if label is not None and label.token.i != frame.trigger.i:
            manner.mark("reported")
            manner.speakers.append(label)

    def _label(self, token: Token) -> Filler | None:
        """The speaker before a colon: "Merkel: Greece must reform"."""
        sentence = token.sent
        if sentence.start not in self._labels:
            found = None
            named = self.grammar.mentions.span_at.get(sentence.start)
            if named and named.end < sentence.end and self.grammar.doc[named.end].text == ":":
                found = self.grammar.fill([self.grammar.doc[named.start : named.end].root])[0]
            self._labels[sentence.start] = found
        return self._labels[sentence.start]


#: Adjectives that make an event noun less than a fact.
NOUN_MODIFIERS = {
    "planned": "planned", "scheduled": "planned", "upcoming": "planned", "future": "planned", "forthcoming": "planned", "proposed": "considered",
    "possible": "hypothetical", "potential": "hypothetical", "alleged": "alleged", "suspected": "alleged", "attempted": "attempted",
    "threatened": "considered", "imminent": "planned", "hypothetical": "hypothetical", "would-be": "attempted", "failed": "attempted",
    "aborted": "attempted", "supposed": "alleged", "reported": "reported", "pending": "planned", "expected": "planned",
    "prospective": "planned", "eventual": "hypothetical", "foiled": "attempted", "feared": "hypothetical",
}  # fmt: skip


def _is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_question(last: Token, sentence: object) -> bool:
    del sentence
    token = last
    while token.is_space or token.text in {'"', "'", ")"}:
        if token.i == 0 or token.is_sent_start:
            break
        token = token.nbor(-1)
    return token.text == "?"
