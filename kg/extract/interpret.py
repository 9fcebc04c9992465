"""Step 6: frames to readings.

Pairs up the roles, checks kinds against the ontology, writes down how it is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Doc, Token

from kg.extract import times, topics
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.confidence import confidence
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.manner import Manner
from kg.extract.owners import acting_owners
from kg.extract.pronouns import thing_meant
from kg.extract.qualify import Qualifier
from kg.extract.registry import THINGS, Registry
from kg.extract.text import quote_of, sentence_of, unbroken
from kg.extract.tree import is_headline, lemma
from kg.model import Article, Mention, Reading, Rejected, Time
from kg.ontology import Relation

#: An end of a reading: who, and as what kind.
End = tuple[Candidate, str]
#: Kinds that do nothing: no reading has them as its subject, and none is missed.
INERT = frozenset({"Place", "Facility"})
#: The family of relations against somebody.
AGAINST = "conflict"


class Interpreter:
    """Turns the frames of one document into readings."""

    def __init__(
        self,
        grammar: Grammar,
        chains: Chains,
        qualifier: Qualifier,
        article: Article,
        extractor: str,
    ) -> None:
        self.grammar, self.chains, self.qualifier = grammar, chains, qualifier
        self.article, self.extractor = article, extractor
        self.doc: Doc = grammar.doc
        self.registry = Registry(chains, article)
        self.times = times.Times(grammar.lexicon)
        self.rejected: list[Rejected] = []
        """Ends that were found and could not stand where they stood, with the reason."""

    def readings(self, frame: Frame) -> Iterator[Reading]:
        """The readings of a frame, each pair of its roles once."""
        relation = self.grammar.ontology.relation(frame.relation)
        pairs = list(self._pairs(frame, relation))
        if not pairs:
            return
        manner = self.qualifier.manner(frame)
        if manner.silent:
            return
        for subject, object_ in pairs:
            if self._is_generic(frame, subject, object_):
                self._reject(frame, "it says how things are in general, of nobody in particular")
                continue
            reading = self._reading(frame, relation, subject, object_, manner)
            if reading is not None:
                yield reading

    # ------------------------------------------------------------------ who stands in it
    def _pairs(self, frame: Frame, relation: Relation) -> Iterator[tuple[End, End]]:
        """Subject and object of each reading: no chain with itself, no two chains twice."""
        subjects = [e for f in frame.subjects for e in self._subjects(f, relation, frame)]
        if frame.mutual:
            # of mentions of one chain the first
            unique = {id(self.chains.entity(c)): (c, kind) for c, kind in reversed(subjects)}
            yield from combinations(sorted(unique.values(), key=_place_of), 2)
            return
        objects = [e for f in frame.objects for e in self._objects(f, relation, frame)]
        seen = set()
        for subject in subjects:
            for object_ in objects:
                one, other = self.chains.entity(subject[0]), self.chains.entity(object_[0])
                if self.grammar.lexicon.cue("siding", relation.name) and self._is_own(one, object_):
                    continue  # "bolstered its presence": whoever does is for nobody else
                if one is not other and (id(one), id(other)) not in seen:
                    seen.add((id(one), id(other)))
                    yield subject, object_

    def _is_own(self, subject: object, object_: End) -> bool:
        """Whether a topic is the subject's by its possessive pronoun."""
        candidate, kind = object_
        if kind != "Topic":
            return False
        whose = (c for c in self.doc[candidate.head].children if c.dep_ == "poss")
        owners = (o for child in whose for o in self.grammar.mentions.of(child))
        return any(o.how == "pronoun" and self.chains.entity(o) is subject for o in owners)

    def _subjects(self, filler: Filler, relation: Relation, frame: Frame) -> Iterator[End]:
        for candidate in self._each(filler.candidates):
            if self._is_nobody(candidate, frame):
                continue
            kind = self._kind(candidate)
            # a city or region that acts
            polity = kind == "Place" and self.chains.best_of(candidate).named
            acting = self._fits(kind, relation.domain) or (
                polity and self._fits("State", relation.domain)
            )
            if acting and self._narrowed(kind, frame.subject_kinds):
                yield candidate, kind
            elif kind not in INERT:
                self._refuse(frame, kind, "subject", relation)

    def _objects(self, filler: Filler, relation: Relation, frame: Frame) -> Iterator[End]:
        actors = self._each(filler.candidates)
        # the owner of a topic is of another kind than what the words ask for: the topic
        things = () if actors else self._topics(filler.token, relation, frame)
        found = [*actors, *things, *self._hit(filler, relation)]
        for each in found:
            candidate = self._thing(each, relation, frame) or each
            if self._is_nobody(candidate, frame):
                continue
            kind = self._kind(candidate)
            capital = candidate.how == self.chains.best_of(candidate).how == "capital"
            if capital and self.grammar.lexicon.cue("spatial", relation.name):
                kind = "Place"  # who bombs Moscow bombs the city, who warns it the state
            polity = (
                kind == "Place"
                and self.grammar.lexicon.cue("to_polities", relation.name)
                and not frame.object_kinds
                and self.chains.best_of(candidate).named
            )
            fits = self._fits(kind, relation.range) or polity
            if fits and (each in things or self._narrowed(kind, frame.object_kinds)):
                yield candidate, kind
            else:
                self._refuse(frame, kind, "object", relation)

    def _each(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates, and in place of several actors at once each of them."""
        found: list[Candidate] = []
        for candidate in candidates:
            members = self.chains.entity(candidate).members
            found += [_standing_for(candidate, member) for member in members] or [candidate]
        return found

    def _thing(self, candidate: Candidate, relation: Relation, frame: Frame) -> Candidate | None:
        """The topic that "it" means, where it means no actor: "The plan failed. All opposed it"."""
        # "voted for the bill; the Greens voted against it"
        alone = self.grammar.lexicon.cue("topical", relation.name) == "alone"
        it = candidate.how == "pronoun" and candidate.lemma == "it"
        if not (alone and it) and self.chains.best_of(candidate).how != "pronoun":
            return None
        noun = thing_meant(self.chains, candidate)
        topic = next(iter(self._topics(noun, relation, frame)), None) if noun else None
        if topic is None:
            return None
        return replace(topic, head=candidate.head, start=candidate.start, end=candidate.end)

    def _hit(self, filler: Filler, relation: Relation) -> Iterable[Candidate]:
        """Whom it hits that something of theirs is hit: their base, their exports, their plan."""
        lexicon, mentions = self.grammar.lexicon, self.grammar.mentions
        is_a = self.grammar.ontology.is_a
        somebody = any(is_a(self._kind(each), "Actor") for each in filler.candidates)
        match lexicon.cue("hits_holder", relation.name):
            case "arms" if lexicon.cue("holding", lemma(filler.token)):
                return acting_owners(mentions, filler.token)
            case "goods" if not somebody:
                return acting_owners(mentions, filler.token)
            case "acts" if not somebody:
                whose = (c for c in filler.token.children if c.dep_ == "poss")
                return [each for child in whose for each in mentions.of(child)]
        return ()

    def _topics(self, token: Token, relation: Relation, frame: Frame) -> tuple[Candidate, ...]:
        """The thing that a relation is about where it is about no actor, and whoever owns it."""
        topical = "Topic" in relation.range and self.grammar.lexicon.cue("topical", relation.name)
        if frame.object_kinds and not self._is_sayable(token, frame):
            return ()  # "attacked the plan" is words, "attacked the column" is none
        if not topical or (frame.object_kinds and "Topic" not in frame.object_kinds):
            return ()
        topic = topics.topic(token)
        if topic is None:
            return ()
        told = self.grammar.lexicon.cue("speech_noun", lemma(token)) is not None
        if told and relation.name == "investigates":
            topical = "alone"  # whoever complains is not looked into
        if topical != "owner":
            return (topic,)
        against = AGAINST in relation.broader
        return (topic, *topics.owners(token, self.grammar.mentions, against=against))

    def _is_sayable(self, token: Token, frame: Frame) -> bool:
        noun = lemma(token)
        lexicon = self.grammar.lexicon
        return (
            "Topic" not in frame.object_kinds
            or lexicon.cue("sayable", noun) is not None
            or noun in lexicon.senses["noun"]
        )

    def _is_nobody(self, candidate: Candidate, frame: Frame) -> bool:
        best = self.chains.best_of(candidate)
        bare = not (candidate.modifiers or candidate.countries)
        mere = candidate.how == best.how == "noun" and bare
        mere = mere and self.grammar.lexicon.cue("mere_side", candidate.lemma) is not None
        if best.how != "pronoun" and not mere:
            return candidate.how == "noun" and self._is_any(candidate)
        self._reject(frame, f"nobody in the article is known to be meant by {candidate.name!r}")
        return True

    def _is_any(self, candidate: Candidate) -> bool:
        """Whether anybody is meant and so nobody: "any party"."""
        cue = self.grammar.lexicon.cue
        return any(cue("any", c.lower_) for c in self.doc[candidate.head].lefts if c.dep_ == "det")

    def _kind(self, candidate: Candidate) -> str:
        return candidate.kind if candidate.kind in THINGS else self.chains.kind_of(candidate)

    def _is_generic(self, frame: Frame, subject: End, object_: End) -> bool:
        """Whether a simple present is about nobody: "Landlords who sue tenants rarely win"."""
        sentence = frame.clause.sent
        if frame.clause.tag_ not in {"VBZ", "VBP"} or frame.backdrop or is_headline(sentence):
            return False  # headlines tell news in the present, and leave articles out
        return all(self._is_anybody(candidate) for candidate, _ in (subject, object_))

    def _is_anybody(self, candidate: Candidate) -> bool:
        """Whether a mention is new and indefinite, and its chain has no name and no country."""
        entity = self.chains.entity(candidate)
        if len(entity.mentions) > 1 or candidate.kind in THINGS:
            return candidate.kind in THINGS and candidate.kind == "Topic"
        counted = any(t.dep_ == "nummod" for t in self.doc[candidate.head].lefts)
        return candidate.how == "noun" and not (
            candidate.definite or candidate.countries or counted
        )

    # ------------------------------------------------------------------ kinds
    def _fits(self, kind: str, allowed: tuple[str, ...]) -> bool:
        """Whether one of the allowed kinds takes this one.

        Where a place may stand, so may a state.
        """
        is_a = self.grammar.ontology.is_a
        return any(is_a(kind, wide) for wide in allowed) or (
            is_a(kind, "State") and self._admits_place(allowed)
        )

    def _narrowed(self, kind: str, kinds: tuple[str, ...]) -> bool:
        """Whether the kinds that a sense asks for, if any, take this one; "!State" takes none."""
        is_a = self.grammar.ontology.is_a
        if any(is_a(kind, each[1:]) for each in kinds if each.startswith("!")):
            return False
        wanted = tuple(each for each in kinds if not each.startswith("!"))
        return not wanted or self._fits(kind, wanted)

    def _admits_place(self, allowed: tuple[str, ...]) -> bool:
        return any(self.grammar.ontology.is_a("Place", wide) for wide in allowed)

    # ------------------------------------------------------------------ what is written down
    def _reading(
        self, frame: Frame, relation: Relation, subject: End, object_: End, manner: Manner
    ) -> Reading | None:
        sentence = sentence_of(self.article, frame.trigger)
        if sentence is None:
            return None
        speakers = self._speakers(manner)
        place = self._place(frame)
        ends = [(c, self.chains.best_of(c)) for c, _ in (subject, object_)]
        return Reading(
            article=self.article.id,
            sentence=sentence,
            subject=self.registry.mention(*subject),
            relation=relation.name,
            object=self.registry.mention(*object_),
            trigger=quote_of(self.article, unbroken(self.doc, frame.words, frame.trigger)),
            wording=_wording(frame),
            polarity=manner.polarity,
            modality=manner.how,
            speaker=speakers[0] if speakers else None,
            outer_speakers=tuple(speakers[1:]),
            attribution_verb=manner.verb if speakers else None,
            time=None if frame.backdrop else self._time(frame, manner),
            place=None if frame.backdrop else place,
            confidence=confidence(self.grammar.lexicon.confidence, manner, ends),
            construction=frame.construction,
            extractor=self.extractor,
        )

    def _speakers(self, manner: Manner) -> list[Mention]:
        """Those speakers whom the article names, the nearest first."""
        who = [f.candidates[0] for f in manner.speakers if f.candidates]
        return [self.registry.actor(c) for c in who if self.chains.best_of(c).how != "pronoun"]

    def _time(self, frame: Frame, manner: Manner) -> Time | None:
        article = self.article
        return self.times.when(frame, article.text, article.published, manner.how)

    def _place(self, frame: Frame) -> Mention | None:
        filler = times.where(frame, self.grammar)
        if filler is None:
            return None
        place = filler.candidates[0]
        kind = "Place" if place.how == "capital" else self.chains.kind_of(place)
        return self.registry.mention(place, kind)

    # ------------------------------------------------------------------ what is not
    def _refuse(self, frame: Frame, kind: str, role: str, relation: Relation) -> None:
        label = self.grammar.ontology.kind(kind).label
        self._reject(frame, f"{label} cannot be the {role} of {relation.name}")

    def _reject(self, frame: Frame, why: str) -> None:
        start, end = frame.trigger.idx, frame.trigger.idx + len(frame.trigger)
        where = f"{self.article.id}#char={start},{end}"
        self.rejected.append(Rejected(where, _wording(frame), why))


def _place_of(end: End) -> tuple[int, int]:
    """Where an end stands; members of one plural in the order in which they were named."""
    candidate = end[0]
    return candidate.start, (candidate.chain or candidate).start


def _standing_for(plural: Candidate, member: Candidate) -> Candidate:
    """A member, where the plural stands in the text."""
    return Candidate(
        plural.head,
        plural.start,
        plural.end,
        member.kind,
        member.name,
        "owner",
        member.known,
        chain=member,
        pinned=True,
    )


def _wording(frame: Frame) -> str:
    return " ".join(word.text for word in frame.words)
