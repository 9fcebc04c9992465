"""Step 6: chains as the model wants them, numbered as readings need them."""

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains, Entity
from kg.extract.naming import office
from kg.model import Article, Chain, Mention, Quote

#: Kinds that the sieves do not join: all of one name in an article are one.
THINGS = frozenset({"Topic", "Position"})
#: Ways of naming whose words are no alias.
NO_ALIAS = frozenset({"pronoun", "owner"})


class Registry:
    """The chains of one article.

    Numbered in the order in which readings first need them, then the rest.
    """

    def __init__(self, chains: Chains, article: Article) -> None:
        self.chains, self.article = chains, article
        self._numbers: dict[object, int] = {}
        """By identity of the entity, or by kind and name."""
        self._made: dict[int, Chain] = {}

    def mention(self, candidate: Candidate, kind: str) -> Mention:
        """A candidate as the model wants it, its chain registered.

        `kind` is that of the chain, or Place for a capital that is meant as a place.
        """
        entity = self.chains.entity(candidate)
        best = self.chains.best(entity)
        quote = self.quote(self._shown(candidate))
        if kind == "Place" and best.how == "capital" and best.place is not None:
            return self._place(candidate, quote)
        if candidate.kind in THINGS:
            name = self._name_of_thing(candidate)
            number = self._number((candidate.kind, name.lower()))
            generic = candidate.kind == "Topic"
            return self._thing(number, candidate.kind, name, None, quote, generic=generic)
        number = self._number(id(entity))
        if number not in self._made:
            self._made[number] = self._chain(number, entity, kind)
        chain = self._made[number]
        return Mention(quote, chain.kind, chain.name, number, chain.known)

    def actor(self, candidate: Candidate) -> Mention:
        """A candidate with the kind of its chain."""
        return self.mention(candidate, self.chains.kind_of(candidate))

    def _shown(self, candidate: Candidate) -> Candidate:
        """What a reader is shown: of a pronoun what it stands for, where the sentence has that."""
        if candidate.how != "pronoun":
            return candidate
        sentence = self.chains.doc[candidate.head].sent
        others = [
            c
            for c in self.chains.entity(candidate).mentions
            if c.how not in NO_ALIAS and sentence.start <= c.start < sentence.end
        ]
        # the nearest before it, else the first after it
        return min(
            others,
            key=lambda c: (c.start > candidate.start, abs(c.start - candidate.start)),
            default=candidate,
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
            if best.how == "pronoun" or best.pinned or id(entity) in self._numbers:
                continue
            number = self._number(id(entity))
            self._made[number] = self._chain(number, entity, self.chains.kind(entity))
        return tuple(self._made[number] for number in sorted(self._made))

    def _number(self, key: object) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def _chain(self, number: int, entity: Entity, kind: str) -> Chain:
        best = self.chains.best(entity)
        name = _name(best)
        names = {self.quote(c).text for c in entity.mentions if _is_alias(c)}
        return Chain(
            number,
            name,
            kind,
            known=best.known[0] if len(best.known) == 1 else None,
            generic=best.how in {"noun", "pronoun"} and not best.countries,
            aliases=tuple(sorted(names - {name})),
            mentions=tuple(self.quote(c) for c in entity.mentions),
        )

    def _name_of_thing(self, thing: Candidate) -> str:
        """Of an office with its body, whose best name the chain tells."""
        body = self.chains.best_of(thing.body) if thing.body is not None else None
        if body is None or body.how == "pronoun":
            return thing.name
        return office(thing.name, _name(body), self.chains.mentions.lexicon)

    def _place(self, candidate: Candidate, quote: Quote) -> Mention:
        """The city of a capital's name: another chain than the state that the name stands for."""
        known = candidate.place or None
        name = self.chains.mentions.gazetteer.actors[known].name if known else quote.text
        number = self._number(("place", name))
        return self._thing(number, "Place", name, known, quote, generic=False)

    def _thing(
        self, number: int, kind: str, name: str, known: str | None, quote: Quote, *, generic: bool
    ) -> Mention:
        """A mention of what is one by its name, added to those before."""
        before = self._made[number].mentions if number in self._made else ()
        mentions = tuple(sorted({*before, quote}))
        self._made[number] = Chain(number, name, kind, known, generic, (), mentions)
        return Mention(quote, kind, name, number, known)


def _name(best: Candidate) -> str:
    if best.how == "pronoun":
        return best.name
    return best.name.removeprefix("the ").removeprefix("The ")


def _is_alias(c: Candidate) -> bool:
    return c.how not in NO_ALIAS and c.kind != "Position"
