"""Reads the annotated paragraphs with kg and finds the gold mention that each mention is."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from kg.extract import parse
from kg.extract.rules import Rules
from kg.model import Article, ArticleId, Extraction
from kg.ontology import Ontology
from tests.quality.chains.markup import EITHER, Marked, Paragraph, bare

#: Kinds of chains that are no actors and no places.
THINGS = {"Position", "Topic", "Event"}
#: Two spans that are further apart than any that may be one mention.
FAR = 3.0

#: A mention over all paragraphs: paragraph, start, end.
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of the system: where, in which chain, of which kind, and the gold mention it is."""

    key: Key
    chain: int
    kind: str
    gold: Marked | None

    @property
    def means(self) -> str | None:
        """Its gold chain; None where it is no annotated mention, or one that is not scored."""
        return self.gold.chain if self.gold and self.gold.chain != EITHER else None


class Runs:
    """The paragraphs, parsed once and read as often as asked."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.text = {p.name: p.text for p in paragraphs}
        self.rules = Rules()
        articles = [Article(ArticleId(p.name), p.text) for p in paragraphs]
        self.docs = list(parse.documents(self.rules.nlp, articles, self.rules.lexicon.lemmas))

    def read(self, without: Iterable[str] = ()) -> list[Found]:
        """Every mention of every paragraph, without these sieves."""
        rules = copy(self.rules)  # the pipeline takes a second to load, so it is shared
        rules.without = frozenset(without)
        found: list[Found] = []
        for paragraph, (article, doc) in zip(self.paragraphs, self.docs, strict=True):
            found += aligned(paragraph, rules.extract(article, doc))
        return found


def aligned(paragraph: Paragraph, extraction: Extraction) -> Iterator[Found]:
    """The system's mentions, each with the gold mention that it is: one to one, the closest first.

    Two are one mention if they are the same span, end alike (the head), or overlap by half of the
    longer.
    """
    spans: dict[tuple[int, int], tuple[int, str]] = {}
    for chain in extraction.chains:
        for quote in chain.mentions if chain.kind not in THINGS else ():
            span = _to_head(paragraph.text, *bare(paragraph.text, quote.start, quote.end))
            if span not in spans or chain.kind == "Place":  # the place of a capital is told twice
                spans[span] = (chain.number, chain.kind)
    ranked = sorted(
        (distance, span, gold)
        for span in spans
        for gold in paragraph.mentions
        if (distance := _distance(span, (gold.start, gold.end))) < FAR
    )
    of: dict[tuple[int, int], Marked] = {}
    taken: set[Marked] = set()
    for _, span, gold in ranked:
        if span not in of and gold not in taken:
            of[span] = gold
            taken.add(gold)
    for span, (number, kind) in sorted(spans.items()):
        yield Found((paragraph.name, *span), number, kind, of.get(span))


def _to_head(text: str, start: int, end: int) -> tuple[int, int]:
    """A description without what follows its head, which annotators leave outside."""
    head, of, _ = text[start:end].partition(" of ")
    return (start, start + len(head)) if of and head.islower() else (start, end)


def _distance(one: tuple[int, int], other: tuple[int, int]) -> float:
    """0 for the same span, 1 to 2 for the same end, 2 to 3 for half in common, else `FAR`."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    longer = max(one[1] - one[0], other[1] - other[0])
    if one == other:
        return 0.0
    if one[1] == other[1]:
        return 2.0 - shared / longer
    return FAR - shared / longer if shared >= longer / 2 else FAR


def coarse(kind: str, ontology: Ontology) -> str:
    """Person, State, Place or Group."""
    return next((k for k in ("Person", "State", "Place") if ontology.is_a(kind, k)), "Group")
