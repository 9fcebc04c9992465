"""Step 5: what governs a clause or an event noun.

As in "tried to", "refused to", "said that", "accused of", "called for".

The walk goes from the frame's word up the tree. Every governing word may leave a mark; of all marks
the least factual counts. From a finite clause on, only what is said about it counts
(`speech_only`): "X said that Y tried to leave, and Z left" tries nothing of Z.
"""

from spacy.tokens import Token

from kg.extract import clauses, misparses
from kg.extract.cues import verb_cue
from kg.extract.frames import Frame
from kg.extract.manner import Manner
from kg.extract.marks import SOLE, is_denied, mark_clause, mark_modals
from kg.extract.nominal import answers
from kg.extract.speakers import Speakers
from kg.extract.tree import (
    NOUNS,
    SUBJECTS,
    VERBAL,
    clause_of,
    conjunction_head,
    has,
    has_subject,
    has_word,
    is_headline,
    is_infinitive,
    is_subjunctive,
    lemma,
)
from kg.extract.unsaid import CHARGED

#: What a verb of wanting or planning makes of a thing that it only mentions: no more than this.
UNREAL = frozenset({"planned", "considered", "hypothetical", "attempted"})
#: What a source makes of what it tells.
SAID = frozenset({"reported", "alleged"})
#: Prepositions (closed class) between such a word and what it wants: before a gerund, an event
#: noun, after a noun.
BEFORE_GERUND = frozenset({"from", "against", "about", "of", "on", "for", "with", "to"})
BEFORE_EVENT = frozenset({"for", "on", "to", "about", "against", "with", "from"})
AFTER_NOUN = frozenset({"of", "for", "to", "on", "about"})


#: Dependencies of an event noun under the verb that tells what became of the event.
UNDER_VERB = frozenset({"dobj", "nsubjpass", "attr", "nsubj", "oprd"})
OBJECTS = frozenset({"dobj", "nsubjpass"})


class Governors:
    """Climbs from a clause or an event noun to what governs it."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers, self.lexicon = speakers, speakers.lexicon

    def climb(
        self, token: Token, manner: Manner, depth: int = 0, *, speech_only: bool = False
    ) -> None:
        """Take the marks of everything above a clause."""
        if depth > clauses.MAX_CLIMB or token.dep_ == "ROOT":
            return
        head = token.head
        match token.dep_:
            case "conj":
                self._conjunct(token, manner, depth, speech_only=speech_only)
            case "xcomp" | "ccomp" | "acomp" | "oprd" | "csubj" | "csubjpass":
                self._complement(token, manner, depth, speech_only=speech_only)
            case "advcl":
                self._adjunct(token, manner, depth, speech_only=speech_only)
            case "pcomp":
                self._gerund(head, manner, depth, speech_only=speech_only)
            case "acl":
                self._clause_of_noun(token, manner, depth)
            case "relcl":
                self._relative(token, manner, depth)
            case "parataxis" if self._is_speech(head):
                self.speakers.speech(head, manner)

    def noun(self, noun: Token, manner: Manner, depth: int = 0, frame: Frame | None = None) -> None:
        """Take the marks of an event noun and of what governs it.

        As in "planned talks", "called for a strike".
        """
        if depth > clauses.MAX_CLIMB:
            return
        if is_denied(noun):
            manner.mark("negative")
        self._modifiers(noun, manner, frame)
        token = conjunction_head(noun)
        head = token.head
        if token.dep_ in UNDER_VERB and head.pos_ in VERBAL:
            self._verb_of_noun(token, manner, depth, frame)
        elif token.dep_ == "pobj":
            self._noun_after(head, manner, depth, light=bool(frame and frame.outer))
        elif token.dep_ == "acl":
            return
        for verb in frame.outer if frame else ():
            if verb.i != head.i:
                lent = token.dep_ == "pobj" and token.head.head.i == verb.i
                cue = None if lent else verb_cue(self.lexicon, "light", verb)
                manner.mark(cue or verb_cue(self.lexicon, "through", verb))
                mark_clause(verb, manner, self.lexicon, read={noun.i})
                self.climb(verb, manner, depth + 1)

    # ------------------------------------------------------------------ clauses
    def _conjunct(self, token: Token, manner: Manner, depth: int, *, speech_only: bool) -> None:
        """Marks that a verb shares with the one it is coordinated with: "will visit and praise"."""
        head = misparses.conjunct_of(token, self.lexicon) or token.head
        own = has_subject(token)
        if own and not speech_only and _is_after_nor(token):
            manner.mark("negative")  # "nor has he met them"
        if not own and not speech_only:
            shared = token.tag_ in {"VB", "VBN", "VBG"} and not has(token, "aux")
            bare = shared and token.tag_ == "VB"
            if bare or has_word(head, ("or", "nor"), "cc"):
                mark_clause(head, manner, self.lexicon)  # "did not visit or praise"
            elif shared:
                mark_modals(head, manner, self.lexicon)
        self.climb(head, manner, depth + 1, speech_only=speech_only or own)

    def _adjunct(self, token: Token, manner: Manner, depth: int, *, speech_only: bool) -> None:
        """Marks of adverbial clauses: "to sign a deal", ", killing hundreds"."""
        head = token.head
        plan = misparses.plan_before(token, self.lexicon)
        if plan is not None and not speech_only:
            manner.mark(self.lexicon.cue("control_noun", lemma(plan)))
        elif not speech_only and is_infinitive(token) and head.pos_ in VERBAL:
            cue = self.lexicon.cue("control", lemma(head))
            purpose = None if manner.performed else self._purpose_of(head, depth)
            if is_headline(token.sent) and _follows_comma(token):
                purpose = "planned"  # "Union rejects deal, to picket ministry"
            manner.mark(cue if cue in UNREAL else purpose)
            if cue or manner.performed:
                mark_clause(head, manner, self.lexicon)
        participle = token.tag_ in {"VBG", "VBN"} and not has(token, "mark", *SUBJECTS)
        if participle and not speech_only:
            mark_modals(head, manner, self.lexicon)
        self.climb(head, manner, depth + 1, speech_only=not participle or speech_only)

    def _purpose_of(self, verb: Token, depth: int) -> str:
        """What a purpose of a verb amounts to: that of a plan or a post is a plan too."""
        if self.lexicon.cue("appointing", lemma(verb)):
            return "planned"
        plan = Manner()
        mark_clause(verb, plan, self.lexicon)
        self.climb(verb, plan, depth + 1)
        return "planned" if plan.modality == "planned" else "hypothetical"

    def _complement(self, token: Token, manner: Manner, depth: int, *, speech_only: bool) -> None:
        """Marks of what governs a complement.

        A verb of saying, or one that decides what becomes of it.
        """
        head = token.head
        infinitive = is_infinitive(token)
        speech = self._is_speech(head)
        if (
            token.dep_ == "ccomp"
            and token.i < head.i
            and not infinitive
            and not (speech and _has_its_content_before(head))
        ):
            return  # two clauses side by side: "Norvik ratified it; Borduria said that it will"
        progressive = token.tag_ == "VBG" and has(token, "aux")  # "said it is leaving"
        gerund = token.tag_ == "VBG" and not progressive
        finite = token.dep_ == "ccomp" and not infinitive and not gerund
        if self._says(token, finite=finite):
            self._said(token, manner, finite=finite)
        elif not speech_only:
            cue = self._control(token, finite=finite)
            done = manner.performed and self.lexicon.cue("gathering", lemma(head))
            manner.mark(None if done else cue)  # "marched to protest"
        if not speech_only and not (speech and finite):
            mark_clause(head, manner, self.lexicon)
        self.climb(head, manner, depth + 1, speech_only=speech_only or finite)

    def _says(self, token: Token, *, finite: bool) -> bool:
        """Whether the governing verb says the clause; "agreed to leave" promises it instead."""
        head = token.head
        passive = clauses.passive(head)
        speech = self.lexicon.cue("speech", lemma(head))
        if not speech or not (finite or passive or speech == "denied"):
            return False
        promises = is_infinitive(token) and self.lexicon.cue("control", lemma(head)) is not None
        return passive or not promises

    def _said(self, token: Token, manner: Manner, *, finite: bool) -> None:
        head = token.head
        if finite and has_word(token, ("if", "whether"), "mark"):
            manner.mark("hypothetical")
        if self.lexicon.cue("insisting", lemma(head)) and is_subjunctive(token):
            manner.mark("hypothetical")  # "insisted that Norvik leave": Norvik has not left
            return
        control = self.lexicon.cue("control", lemma(head))
        infinitive = is_infinitive(token) and clauses.passive(head)
        if control and control != "considered" and infinitive:
            manner.mark(control)  # is expected to, was told to; "is thought to" is a report
        else:
            self.speakers.speech(head, manner)

    def _control(self, token: Token, *, finite: bool) -> str | None:
        """What the governing verb makes of its complement: "tried to", "is to", "hopes that"."""
        head = token.head
        infinitive = is_infinitive(token)
        control = verb_cue(self.lexicon, "control", head)
        if finite:
            return control if control in {"hypothetical", "considered", "planned"} else None
        if not infinitive and token.tag_ != "VBG" and token.dep_ not in {"xcomp", "ccomp"}:
            return None
        if lemma(head) == "have" and has_word(head, ("yet",), "advmod"):
            return "negative"  # "has yet to meet"
        if control or not infinitive:
            return control
        due = lemma(head) == "be" and head.tag_ != "VB"
        if due or self.lexicon.cue("appointing", lemma(head)):
            return "planned"  # "is to visit", "hired Berg to replace Oda"
        return "hypothetical" if head.pos_ != "AUX" else None

    def _clause_of_noun(self, token: Token, manner: Manner, depth: int) -> None:
        """Marks of a noun that governs a clause: "a plan to", "the claim that"."""
        head = token.head
        told = self.lexicon.cue("speech_noun", lemma(head))
        if is_infinitive(token):
            beneath = token.dep_ == "relcl" and head.dep_ == "dobj" and head.head.pos_ in VERBAL
            purpose = self._purpose_of(head.head, depth) if beneath else "hypothetical"
            manner.mark(self.lexicon.cue("control_noun", lemma(head)) or purpose)
            self.noun(head, manner, depth + 1)
        elif token.tag_ == "VBG" and clauses.issuing_verb(head, self.lexicon):
            mark_clause(head.head, manner, self.lexicon)  # "did not sign a letter condemning X"
            self.climb(head.head, manner, depth + 1)
        elif told and has(token, "mark"):
            manner.mark(told)
            self.speakers.say(clauses.holder(head, self.lexicon), None, manner)
            if self._denies(head):  # "rejected claims that she had met"
                manner.mark("denied")
                self.speakers.agents_say(head.head, manner)

    def _is_purpose(self, token: Token) -> bool:
        """Whether a noun's infinitive tells what it is for: "a coalition to defeat Norvik".

        Not "the first state to join", which did; headlines tell plans so.
        """
        noun = token.head
        done = any(t.lower_ in SOLE or t.ent_type_ == "ORDINAL" for t in noun.lefts)
        told = noun.pos_ == "NOUN" and not is_headline(token.sent)
        return is_infinitive(token) and told and not done

    def _relative(self, token: Token, manner: Manner, depth: int) -> None:
        """Marks of a purpose, and of a report on a clause that tells which of its nouns is meant.

        As in "hired men to guard Y"; "said that officials who had taken bribes barred it": the
        source says that they had.
        """
        head = token.head
        if is_infinitive(token):
            if self._is_purpose(token):
                self._clause_of_noun(token, manner, depth)
            return
        above = clause_of(head)
        if above.dep_ != "ccomp" or head.ent_type_ or _follows_comma(token):
            return
        said = Manner()
        self.climb(above, said, depth + 1, speech_only=True)
        if said.modality in SAID and not said.negative:
            manner.mark(said.modality)
            manner.speakers += said.speakers
            manner.verb = manner.verb or said.verb

    # ------------------------------------------------------------------ gerunds
    def _gerund(
        self, preposition: Token, manner: Manner, depth: int, *, speech_only: bool = False
    ) -> None:
        """Marks of "without meeting X", "accused of bombing Y", "plans for invading Z"."""
        governor = clauses.gerund_governor(preposition, self.lexicon)
        if preposition.lower_ in {"without", "instead"} or (
            preposition.lower_ == "of" and governor.lower_ == "instead"
        ):
            manner.mark("negative")
        if governor.pos_ == "ADJ":  # "is capable of bombing": what it says how surely, else unsure
            cue = self.lexicon.cue("control_adjective", lemma(governor)) or "hypothetical"
            manner.mark(None if speech_only else cue)
            self.climb(governor, manner, depth + 1, speech_only=speech_only)
            return
        if governor.pos_ not in VERBAL:
            manner.mark(self.lexicon.cue("control_noun", lemma(governor)))
            kept = manner.negative and not self.lexicon.cue("speech_noun", lemma(governor))
            self.noun(governor, manner, depth + 1)
            manner.negative |= kept  # who ends a policy of avoiding a fight need not fight
            return
        control = verb_cue(self.lexicon, "control", governor)
        if self._is_accusation(governor):
            manner.mark("alleged")
            self.speakers.agents_say(governor, manner)
        elif preposition.lower_ == "for" and clauses.patients(governor, self.lexicon):
            # whoever praises, blames or punishes somebody for a thing says that it is so
            manner.mark("reported")
            self.speakers.agents_say(governor, manner)
        elif control and preposition.lower_ in BEFORE_GERUND and not speech_only:
            manner.mark(control)
        self.climb(governor, manner, depth + 1, speech_only=True)

    # ------------------------------------------------------------------ event nouns
    def _modifiers(self, noun: Token, manner: Manner, frame: Frame | None) -> None:
        """Marks of adjectives; "mounted its long-threatened attack" is no threat any more."""
        done = any(
            self.lexicon.cue("light", lemma(verb)) == "asserted"
            for verb in (frame.outer if frame else ())
        )
        for child in noun.children:
            if child.dep_ == "amod":
                mark = self.lexicon.cue("noun_modifier", child.lower_)
                if mark == "alleged" or not done:
                    manner.mark(mark)

    def _verb_of_noun(self, token: Token, manner: Manner, depth: int, frame: Frame | None) -> None:
        """Marks of the verb that has an event noun as its object or subject."""
        head = token.head
        light = frame is not None and any(verb.i == head.i for verb in frame.outer)
        if self._is_answered(token, frame):
            return
        cue = self._cue_of_object(token, light=light)
        if self._denies(token) and not light:
            cue = "negative"
            if lemma(head) == "deny":
                cue = "denied"
                self.speakers.agents_say(head, manner)
        manner.mark(cue)
        if not light and not cue and token.dep_ not in {"nsubj", "attr"}:
            self.climb(head, manner, depth + 1, speech_only=True)
            return
        if token.dep_ != "nsubj" or self.lexicon.cue("occurrence", lemma(head)):
            mark_clause(head, manner, self.lexicon, read={token.i})
        else:
            mark_modals(head, manner, self.lexicon, read={token.i})
        self.climb(head, manner, depth + 1)

    def _is_answered(self, token: Token, frame: Frame | None) -> bool:
        """Whether a verb tells what became of a call: what it asks is no more and no less so."""
        if frame is not None:
            return answers(self.lexicon, token.head, frame.relation)
        wish = self.lexicon.cue("control_noun", lemma(token)) == "hypothetical"
        return wish and verb_cue(self.lexicon, "answering", token.head) is not None

    def _cue_of_object(self, token: Token, *, light: bool) -> str | None:
        """What a verb makes of the event that is its object.

        As in "held", "called off", "wants" talks.
        """
        head = token.head
        if light and self.lexicon.cue("commissioning", lemma(head)) and self._is_charged(head):
            return None
        cue = verb_cue(self.lexicon, "light", head) if token.dep_ != "nsubj" else None
        if token.dep_ in OBJECTS and cue in {None, "asserted"} and not light:
            if self.lexicon.cue("charging", lemma(head)):
                return cue  # who is cleared of a deed has not done it; a deal that is cleared is on
            control = verb_cue(self.lexicon, "control", head)
            return control if control in UNREAL or control == "negative" else cue
        return cue

    def _is_charged(self, gerund: Token) -> bool:
        """Whether somebody is charged with what a gerund says: "accused of ordering the attack"."""
        if gerund.dep_ != "pcomp" or gerund.head.lower_ not in CHARGED:
            return False
        governor = clauses.gerund_governor(gerund.head, self.lexicon)
        if governor.pos_ == "ADJ":  # "guilty of ordering"
            return self.lexicon.cue("control_adjective", lemma(governor)) == "asserted"
        charging = self.lexicon.cue("charging", lemma(governor)) is not None
        punished = gerund.head.lower_ == "for" and clauses.patients(governor, self.lexicon)
        return charging or bool(punished) or self._is_accusation(governor)

    def _denies(self, token: Token) -> bool:
        speech = self.lexicon.cue("speech", lemma(token.head))
        return token.dep_ in OBJECTS and speech == "denied"

    def _noun_after(self, preposition: Token, manner: Manner, depth: int, *, light: bool) -> None:
        """Marks of "without talks", "a call for talks", "accused of an attack"."""
        governor = preposition.head
        if preposition.lower_ == "without":
            manner.mark("negative")
        if governor.pos_ in NOUNS:
            if preposition.lower_ in AFTER_NOUN and not self._is_quantity(governor):
                manner.mark(self.lexicon.cue("control_noun", lemma(governor)))
            if preposition.lower_ == "from":  # "an exemption from sanctions": they are there
                self.climb(conjunction_head(governor), manner, depth + 1, speech_only=True)
            else:
                self.noun(governor, manner, depth + 1)
        elif governor.pos_ == "ADJ":  # "is believed to be responsible for the raid"
            self.climb(governor, manner, depth + 1)
        elif governor.pos_ in VERBAL and not light:
            self._verb_before(governor, preposition, manner)
            self.climb(governor, manner, depth + 1, speech_only=True)

    def _verb_before(self, governor: Token, preposition: Token, manner: Manner) -> None:
        """Marks of a verb whose preposition leads to an event: "accused of an attack"."""
        control = verb_cue(self.lexicon, "control", governor)
        if preposition.lower_ in BEFORE_EVENT and control in UNREAL:
            manner.mark(control)
            mark_clause(governor, manner, self.lexicon)
        elif preposition.lower_ in CHARGED and (
            charge := self.lexicon.cue("charging", lemma(governor))
        ):
            manner.mark(charge)
            if charge == "alleged":
                self.speakers.agents_say(governor, manner)
        elif preposition.lower_ in {"of", "for"} and self._is_allegation(governor):
            manner.mark("alleged")
            self.speakers.agents_say(governor, manner)

    # ------------------------------------------------------------------ words
    def _is_speech(self, verb: Token) -> bool:
        return self.lexicon.cue("speech", lemma(verb)) is not None

    def _is_allegation(self, verb: Token) -> bool:
        return self.lexicon.cue("speech", lemma(verb)) == "alleged"

    def _is_accusation(self, verb: Token) -> bool:
        accusing = self.lexicon.cue("accusing", lemma(verb)) is not None
        return accusing or self._is_allegation(verb)

    def _is_quantity(self, noun: Token) -> bool:
        return self.lexicon.cue("quantity", lemma(noun)) is not None


def _has_its_content_before(speech: Token) -> bool:
    """Whether what a verb says stands before it: "Norvik had left, it said".

    A verb that has an object of its own says that: "Norvik had left; it rejected the claim".
    """
    before = all(c.i < speech.i for c in speech.children if c.dep_ == "ccomp")
    return before and not has(speech, "dobj", "xcomp")


def _is_after_nor(clause: Token) -> bool:
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).lower_ == "nor"


def _follows_comma(clause: Token) -> bool:
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text == ","
