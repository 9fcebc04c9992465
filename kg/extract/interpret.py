"""Step 6: frames to readings. Pairs up the roles, checks kinds against the ontology, writes down how it is said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Doc, Token

from kg.extract import times
from kg.extract.chains import Chains, Entity
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.mentions import Candidate
from kg.extract.qualify import Manner, Qualifier
from kg.model import Article, Chain, Mention, Quote, Reading, Rejected
from kg.ontology import Relation


@dataclass
class Registry:
    """Chains as the model wants them: numbered in the order in which readings first need them, then the rest."""

    chains: Chains
    article: Article
    numbers: dict[object, int] = field(default_factory=dict)
    made: dict[int, Chain] = field(default_factory=dict)

    def entity(self, candidate: Candidate) -> Entity:
        """The chain in the making that holds a candidate."""
        return self.chains.entity(candidate)

    def mention(self, candidate: Candidate, kind: str) -> Mention:
        """A candidate as the model wants it, its chain registered. `kind` is Place for a capital that is meant as a place."""
        entity = self.entity(candidate)
        best = self.chains.best(entity)
        quote = self.quote(candidate)
        if kind == "Place" and best.how == "capital" and best.place is not None:
            return self._place(candidate, quote)
        if candidate.kind in {"Topic", "Position"}:
            return self._thing(candidate, quote)
        number = self.numbers.setdefault(id(entity), len(self.numbers))
        known = best.known[0] if len(best.known) == 1 else None
        if number not in self.made:
            self.made[number] = self._chain(number, entity, best, kind, known)
        return Mention(quote, self.made[number].kind, self.made[number].name, number, known)

    def _chain(
        self, number: int, entity: Entity, best: Candidate, kind: str, known: str | None
    ) -> Chain:
        quotes = tuple(self.quote(c) for c in entity.mentions)
        names = {
            self.quote(c).text
            for c in entity.mentions
            if c.how not in {"pronoun", "owner"} and c.kind != "Position"
        }
        name = self.name(entity)
        return Chain(
            number,
            name,
            kind,
            known,
            best.how in {"noun", "pronoun"} and not best.countries,
            tuple(sorted(names - {name})),
            quotes,
        )

    def _place(self, candidate: Candidate, quote: Quote) -> Mention:
        actors = self.chains.mentions.gazetteer.actors
        known = candidate.place or None
        name = actors[known].name if known else quote.text
        number = self.numbers.setdefault(("place", name), len(self.numbers))
        before = self.made.get(number)
        quotes = (*(before.mentions if before else ()), quote)
        self.made[number] = Chain(
            number,
            name,
            "Place",
            known,
            generic=False,
            aliases=(),
            mentions=tuple(sorted(set(quotes))),
        )
        return Mention(quote, "Place", name, number, known)

    def _thing(self, candidate: Candidate, quote: Quote) -> Mention:
        name = candidate.name
        number = self.numbers.setdefault((candidate.kind, name.lower()), len(self.numbers))
        before = self.made.get(number)
        quotes = (*(before.mentions if before else ()), quote)
        self.made[number] = Chain(
            number,
            name,
            candidate.kind,
            None,
            candidate.kind == "Topic",
            (),
            tuple(sorted(set(quotes))),
        )
        return Mention(quote, candidate.kind, name, number)

    def name(self, entity: Entity) -> str:
        """The chain's best name."""
        best = self.chains.best(entity)
        return (
            best.name.removeprefix("the ").removeprefix("The ")
            if best.how != "pronoun"
            else best.name
        )

    def quote(self, candidate: Candidate) -> Quote:
        """Where a candidate stands, in the article's own characters."""
        doc = self.chains.doc
        start, last = doc[candidate.start], doc[candidate.end - 1]
        return Quote.cut(self.article.text, start.idx, last.idx + len(last))

    def all(self) -> tuple[Chain, ...]:
        """Every chain of the article: those of readings, then the other actors."""
        for entity in self.chains.entities():
            best = self.chains.best(entity)
            if best.how == "pronoun" or best.pinned or id(entity) in self.numbers:
                continue
            number = self.numbers.setdefault(id(entity), len(self.numbers))
            known = best.known[0] if len(best.known) == 1 else None
            self.made[number] = self._chain(number, entity, best, self.chains.kind(entity), known)
        return tuple(self.made[n] for n in sorted(self.made))


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
        self.grammar, self.chains, self.qualifier, self.article, self.extractor = (
            grammar,
            chains,
            qualifier,
            article,
            extractor,
        )
        self.doc: Doc = grammar.doc
        self.registry = Registry(chains, article)
        self.rejected: list[Rejected] = []

    def readings(self, frame: Frame) -> Iterator[Reading]:
        """The readings of a frame, each pair of its roles once."""
        relation = self.grammar.ontology.relation(frame.relation)
        pairs = list(self._pairs(frame, relation))
        if not pairs:
            return
        manner = self.qualifier.manner(frame)
        if manner.silent:
            return
        for subject, obj in pairs:
            reading = self._reading(frame, relation, subject, obj, manner)
            if reading:
                yield reading

    def _pairs(
        self, frame: Frame, relation: Relation
    ) -> Iterator[tuple[tuple[Candidate, str], tuple[Candidate, str]]]:
        subjects = [
            x
            for f in frame.subjects
            for x in self._ends(f, relation, frame.subject_kinds, subject=True, frame=frame)
        ]
        if frame.mutual:
            unique = {id(self.chains.entity(c)): (c, k) for c, k in reversed(subjects)}
            ordered = sorted(unique.values(), key=lambda x: x[0].start)
            yield from combinations(ordered, 2)
            return
        objects = [
            x
            for f in frame.objects
            for x in self._ends(f, relation, frame.object_kinds, subject=False, frame=frame)
        ]
        seen = set()
        for s in subjects:
            for o in objects:
                one, other = self.chains.entity(s[0]), self.chains.entity(o[0])
                if one is other or (id(one), id(other)) in seen:
                    continue
                seen.add((id(one), id(other)))
                yield s, o

    def _ends(
        self,
        filler: Filler,
        relation: Relation,
        kinds: tuple[str, ...],
        *,
        subject: bool,
        frame: Frame,
    ) -> Iterator[tuple[Candidate, str]]:
        ontology = self.grammar.ontology
        allowed = relation.domain if subject else relation.range
        candidates = filler.candidates
        if (
            not candidates
            and not subject
            and "Topic" in allowed
            and relation.name in self.grammar.lexicon.cues["topical"]
            and (not kinds or "Topic" in kinds)
        ):
            topic = self._topic(filler.token)
            candidates = (topic, *self._owners(filler.token)) if topic else ()
        for candidate in candidates:
            entity = self.chains.entity(candidate)
            best = self.chains.best(entity)
            if best.how == "pronoun":
                self._reject(
                    frame, f"nobody in the article is known to be meant by {candidate.name!r}"
                )
                continue
            kind = (
                candidate.kind
                if candidate.kind in {"Topic", "Position"}
                else self.chains.kind(entity)
            )
            if (
                best.how == "capital"
                and not subject
                and any(ontology.is_a("Place", a) for a in allowed)
                and candidate.how == "capital"
            ):
                kind = "Place"
            polity = (
                subject and kind == "Place" and best.named and self._fits("State", allowed)
            )  # a city or region that acts
            if (polity or self._fits(kind, allowed)) and (not kinds or self._fits(kind, kinds)):
                yield candidate, kind
            elif not (subject and kind in {"Place", "Facility"}):
                self._reject(
                    frame,
                    f"{ontology.kind(kind).label} cannot be the {'subject' if subject else 'object'} of {relation.name}",
                )

    def _fits(self, kind: str, allowed: tuple[str, ...]) -> bool:
        is_a = self.grammar.ontology.is_a
        return any(is_a(kind, a) for a in allowed) or (
            is_a(kind, "State") and any(is_a("Place", a) for a in allowed)
        )

    def _topic(self, token: Token) -> Candidate | None:
        """What is no actor and yet can be supported, opposed, asked for: "the tax plan"."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {
            "DATE",
            "TIME",
            "CARDINAL",
            "MONEY",
            "PERCENT",
            "QUANTITY",
            "ORDINAL",
        }:
            return None
        left = [
            t.i
            for c in token.lefts
            if c.dep_ in {"amod", "compound", "nmod", "poss"}
            for t in c.subtree
        ]
        start = min([*left, token.i])
        while start < token.i and (
            self.doc[start].tag_ in {"DT", "PRP$", "CD", "POS"}
            or self.doc[start].is_punct
            or self.doc[start].dep_ == "det"
        ):
            start += 1
        end = token.i + 1
        for child in token.rights:  # withdrawal from Aleppo, end to the blockade
            if (
                child.dep_ == "prep"
                and child.lower_ in {"of", "from", "to", "on", "for"}
                and child.i == end
            ):
                pobj = next((p for p in child.children if p.dep_ == "pobj"), None)
                if pobj is not None and pobj.i - child.i <= 4:
                    end = pobj.i + 1
                break
        return Candidate(
            token.i,
            start,
            end,
            "Topic",
            self.doc[start:end].text,
            "noun",
            lemma=token.lemma_.lower(),
            pinned=True,
        )

    def _owners(self, token: Token) -> list[Candidate]:
        """Whose plan, decision, offer a topic is: who criticises it criticises its owner."""
        mentions = self.grammar.mentions
        for child in token.children:
            if child.dep_ == "poss":
                return list(mentions.of(child))
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                return [c for p in child.children if p.dep_ == "pobj" for c in mentions.of(p)]
        return []

    def _reading(
        self,
        frame: Frame,
        relation: Relation,
        subject: tuple[Candidate, str],
        obj: tuple[Candidate, str],
        manner: Manner,
    ) -> Reading | None:
        sentence = self.sentence(frame.trigger)
        trigger = self._trigger(frame)
        if sentence is None:
            return None
        speakers = [self.registry.mention(f.candidates[0], self.chains.kind(self.chains.entity(f.candidates[0])))
                    for f in manner.speakers if f.candidates and self.chains.best(self.chains.entity(f.candidates[0])).how != "pronoun"]  # fmt: skip
        place = times.where(frame, self.grammar)
        place_mention = None
        if place is not None:
            candidate = place.candidates[0]
            kind = self.chains.kind(self.chains.entity(candidate))
            place_mention = self.registry.mention(
                candidate, "Place" if candidate.how == "capital" else kind
            )
        modality = manner.how
        return Reading(
            article=self.article.id,
            sentence=sentence,
            subject=self.registry.mention(*subject),
            relation=relation.name,
            object=self.registry.mention(*obj),
            trigger=trigger,
            wording=" ".join(t.text for t in frame.words),
            polarity=manner.polarity,
            modality=modality,
            speaker=speakers[0] if speakers else None,
            outer_speakers=tuple(speakers[1:]),
            attribution_verb=manner.verb if speakers else None,
            time=None
            if frame.backdrop
            else times.when(frame, self.doc, self.article.published, modality, self.article.text),
            place=None if frame.backdrop else place_mention,
            construction=frame.construction,
            extractor=self.extractor,
        )

    def sentence(self, token: Token) -> Quote | None:
        """The sentence of a token, white space around it left out."""
        span = token.sent
        start, end = span.start, span.end
        while start < end and self.doc[start].is_space:
            start += 1
        while end > start and self.doc[end - 1].is_space:
            end -= 1
        if start == end:
            return None
        last = self.doc[end - 1]
        return Quote.cut(self.article.text, self.doc[start].idx, last.idx + len(last))

    def _trigger(self, frame: Frame) -> Quote:
        """The unbroken run of the frame's words around its head."""
        positions = {t.i for t in frame.words} | {frame.trigger.i}
        first = last = frame.trigger.i
        while first - 1 in positions:
            first -= 1
        while last + 1 in positions:
            last += 1
        return Quote.cut(
            self.article.text, self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        )

    def _reject(self, frame: Frame, why: str) -> None:
        where = (
            f"{self.article.id}#char={frame.trigger.idx},{frame.trigger.idx + len(frame.trigger)}"
        )
        self.rejected.append(Rejected(where, " ".join(t.text for t in frame.words), why))
