"""Step 3: chains. Which mentions of an article mean the same actor.

And what is known of each.

The sieves that join mentions are in `sieves.py`, those for descriptions in `descriptions.py`,
pronouns in `pronouns.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.candidates import Candidate
from kg.extract.mentions import Mentions
from kg.model import Span
from kg.ontology import Ontology

#: How well ways of naming name a chain; any other way is a name, known (3) or found (2).
DESCRIPTIONS = {"pronoun": 0, "owner": 0, "noun": 1}
#: Of two descriptions the one with a country is the better name, whatever else the other has.
COUNTRY = 10
#: More modifiers than this make no better name.
MOST_MODIFIERS = 3


@dataclass(eq=False, slots=True)
class Entity:
    """The chain in the making: mentions in the order of the text."""

    mentions: list[Candidate] = field(default_factory=list)
    members: list[Candidate] = field(default_factory=list)
    """Of several actors at once ("both ministers"): a mention of each."""

    @property
    def first(self) -> Candidate:
        """The mention that all others joined."""
        return self.mentions[0]


class Chains:
    """Chains of one document: a union of mentions that only grows."""

    def __init__(
        self, doc: Doc, mentions: Mentions, ontology: Ontology, furniture: Sequence[Span] = ()
    ) -> None:
        self.doc, self.mentions, self.ontology = doc, mentions, ontology
        self.sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        """Number of each token's sentence."""
        self.quoted = _quoted(doc)
        """The tokens between quotation marks."""
        self.furniture = frozenset(
            t.i for t in doc if any(span.start <= t.idx < span.end for span in furniture)
        )
        """The tokens of datelines, captions and the like: nobody in them is spoken of after."""
        self.candidates = [c for c in mentions.all() if c.how != "owner"]
        """All mentions in the order of the text, but for those that stand for their owner."""
        self._entity: dict[int, Entity] = {id(c): Entity([c]) for c in self.candidates}
        self._texts: dict[tuple[int, int], str] = {}

    def entity(self, candidate: Candidate) -> Entity:
        """The chain that holds this mention."""
        if candidate.how == "owner" and candidate.chain is not None:
            return self.entity(candidate.chain)
        found = self._entity.get(id(candidate))
        if found is None:
            found = self._entity[id(candidate)] = Entity([candidate])
        return found

    def text(self, candidate: Candidate) -> str:
        """The words of a mention as they are written."""
        span = candidate.start, candidate.end
        found = self._texts.get(span)
        if found is None:
            found = self._texts[span] = self.doc[slice(*span)].text
        return found

    def join(self, one: Candidate, other: Candidate) -> None:
        """Make two chains one."""
        a, b = self.entity(one), self.entity(other)
        if a is b:
            return
        a.members = a.members or b.members
        a.mentions = sorted(a.mentions + b.mentions, key=lambda c: (c.start, c.end))
        for candidate in b.mentions:
            self._entity[id(candidate)] = a

    def entities(self) -> list[Entity]:
        """All chains, in the order of their first mention."""
        unique = {id(e): e for e in self._entity.values()}
        return sorted(unique.values(), key=lambda e: (e.first.start, e.first.end))

    # ------------------------------------------------------------------ what a chain is
    def best(self, entity: Entity) -> Candidate:
        """The mention that names the chain best.

        A known name, a full name, the fullest description.
        """
        return max(entity.mentions, key=_rank)

    def best_of(self, candidate: Candidate) -> Candidate:
        """The mention that names best whom this one means."""
        return self.best(self.entity(candidate))

    def kind(self, entity: Entity) -> str:
        """The kind that most of the chain's best mentions have; the gazetteer wins."""
        best = self.best(entity)
        if best.known:
            return best.kind
        if any(c.title and c.kind == "Person" for c in entity.mentions):
            return "Person"  # only people have titles
        votes = Counter(c.kind for c in entity.mentions if c.how == best.how or c.named)
        for c in entity.mentions:
            if self._says_more(c, best):
                votes[c.kind] += len(entity.mentions)
        if best.kind == "Place" and best.named and any(v != "Place" for v in votes):
            return best.kind
        # `best` is among the votes; of kinds with as many, its own counts
        return max(votes.items(), key=lambda vote: (vote[1], vote[0] == best.kind))[0]

    def kind_of(self, candidate: Candidate) -> str:
        """The kind of the chain that holds this mention."""
        return self.kind(self.entity(candidate))

    def _says_more(self, c: Candidate, best: Candidate) -> bool:
        """Whether a description is narrower than the recogniser's guess.

        As in "the carmaker" than ORG.
        """
        return (
            c.how == "noun"
            and best.named
            and c.kind != best.kind
            and c.lemma not in best.name.lower().split()
            and self.ontology.is_a(c.kind, best.kind)
        )

    # ------------------------------------------------------------------ what comes before a mention
    def before(
        self, c: Candidate, *, reach: int, sentences: int | None = None
    ) -> Iterator[Candidate]:
        """Up to `reach` earlier mentions outside its own phrase and furniture, nearest first.

        `sentences` is how many sentences back it looks; None means to the start of the article.
        """
        here = self.sentence[c.head]
        left = reach
        for other in reversed(self.candidates):
            if (other.start, other.end) >= (c.start, c.end) or other.end > c.start:
                continue
            if other.head in self.furniture:
                continue
            far = sentences is not None and here - self.sentence[other.head] > sentences
            if far or left == 0:
                return
            left -= 1
            yield other


def _quoted(doc: Doc) -> frozenset[int]:
    inside: set[int] = set()
    opened = False
    for token in doc:
        if token.text == '"':
            opened = not opened
        elif token.is_space and "\n\n" in token.text:
            opened = False  # the next paragraph opens its own
        elif opened:
            inside.add(token.i)
    return frozenset(inside)


def _rank(c: Candidate) -> tuple[int, int, int]:
    kind = DESCRIPTIONS.get(c.how, 3 if len(c.known) == 1 else 2)
    size = c.end - c.start
    if c.how == "noun":
        size = COUNTRY * len(c.countries) + min(len(c.modifiers), MOST_MODIFIERS)
    return kind, size, -c.start


def compatible(chains: Chains, one: Candidate, other: Candidate) -> bool:
    """Whether kinds allow two mentions to be one actor."""
    a, b = chains.kind_of(one), chains.kind_of(other)
    is_a = chains.ontology.is_a
    if (a == "Person") != (b == "Person") or is_a(a, "Place") != is_a(b, "Place"):
        return False
    return (
        a == "Person"
        or is_a(a, b)
        or is_a(b, a)
        or not {a, b}.isdisjoint(("Organization", "Group"))
    )
