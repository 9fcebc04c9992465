"""The values that flow through kg: frozen, comparable, standard library only.

An article is read, its mentions are grouped into chains, its sentences give readings; linking turns
readings into statements about actors. ::

    Article -> Extraction(chains, readings) -> Contents(articles, actors, statements)

Offsets are code points in `Article.text`, half open, as `str` slices count.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, NewType, get_args

ArticleId = NewType("ArticleId", str)
ActorId = NewType("ActorId", str)  # local name below https://w3id.org/newskg/id/
ReadingId = NewType("ReadingId", str)

Polarity = Literal["positive", "negative"]
Modality = Literal[
    "asserted", "reported", "alleged", "planned", "attempted", "considered", "hypothetical"
]
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
#: Modalities under which the text states a thing as so. Only these give a plain triple.
FACTUAL: frozenset[Modality] = frozenset({"asserted", "reported"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters (code points, as `len` counts) in an article's text.

    >>> Span(5, 11).of("Acme bought Widget.")
    'bought'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Cut this span out of `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span | Quote") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A span together with the words that stand there.

    >>> Quote.cut("Acme bought Widget.", 5, 11)
    Quote(start=5, end=11, text='bought')
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"{self.text!r} cannot stand at {self.start}..{self.end}")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "Quote":
        """The words of `text` from `start` up to `end`."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What is known of an article besides its text."""

    id: ArticleId
    title: str = ""
    source: str = ""
    """Where it was read from: an http(s) address, a file's name, or empty."""
    published: str | None = None
    """ISO date `YYYY-MM-DD`; None means unknown, and then no relative date is resolved."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. The text never changes after reading; furniture is marked, not cut."""

    id: ArticleId
    text: str
    title: str = ""
    source: str = ""
    published: str | None = None
    furniture: tuple[Span, ...] = ()
    """Page furniture (menus, bylines, credits): spans in order, disjoint, that nobody reads."""
    headline: Span | None = None
    """The headline, where it stands in the text."""

    @property
    def ref(self) -> ArticleRef:
        """Everything but the text."""
        return ArticleRef(self.id, self.title, self.source, self.published)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for an actor, a place, a position or a topic."""

    quote: Quote
    kind: str
    """Local name of an ontology class: `State`, `RebelGroup`, `Place`."""
    name: str
    """Best name of its chain; canonical where the gazetteer knows the actor."""
    chain: int
    """Number of its chain in the article."""
    known: str | None = None
    """Id of the gazetteer entry, or None."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one article that mean one actor."""

    number: int
    name: str
    kind: str
    known: str | None
    generic: bool
    """True where the name only describes ("the rebels"): another article's is another actor."""
    aliases: tuple[str, ...]
    mentions: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and its dates: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None = unknown."""

    quote: Quote
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says of two mentions, and how. Nobody is resolved across articles yet."""

    article: ArticleId
    sentence: Quote
    subject: Mention
    relation: str | None
    """Local name of an ontology property; None for an open reading, which has only its wording."""
    object: Mention
    trigger: Quote
    """The smallest unbroken span that carries the relation."""
    wording: str
    """The relation in the text's own words; may leave gaps."""
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    speaker: Mention | None = None
    """Innermost source; None is the article's own voice, or "reportedly"."""
    outer_speakers: tuple[Mention, ...] = ()
    attribution_verb: str | None = None
    time: Time | None = None
    place: Mention | None = None
    confidence: float = 1.0
    construction: str = ""
    """Name of the construction that it was read from: `verb`, `noun`, `title`."""
    extractor: str = ""
    """Name and version of what read it."""

    @property
    def id(self) -> ReadingId:
        """Hash of article, spans, relation: never of who we think it is."""
        parts = (
            self.article,
            self.subject.quote.start,
            self.subject.quote.end,
            self.object.quote.start,
            self.object.quote.end,
            self.trigger.start,
            self.trigger.end,
            self.relation or self.wording,
        )
        return ReadingId(short_hash(*parts))


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that was found and not kept, with the reason in words a reader understands."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article."""

    article: Article
    chains: tuple[Chain, ...] = ()
    readings: tuple[Reading, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One node of the graph: an actor, or a place, position or topic that a relation points at."""

    id: ActorId
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One reading with its mentions resolved to actors: what the store keeps."""

    id: ReadingId
    article: ArticleId
    subject: ActorId
    relation: str
    """Local name of an ontology property; `relation` where the text's wording fits none."""
    object: ActorId
    sentence: Quote
    subject_mention: Quote
    object_mention: Quote
    trigger: Quote
    wording: str
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    speaker: ActorId | None = None
    outer_speakers: tuple[ActorId, ...] = ()
    attribution_verb: str | None = None
    time: Time | None = None
    place: ActorId | None = None
    confidence: float = 1.0
    construction: str = ""
    extractor: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether the text states it as so: positive, and asserted or reported."""
        return self.polarity == "positive" and self.modality in FACTUAL

    @property
    def key(self) -> str:
        """Hash of subject, relation and object: statements of one triple share it."""
        return short_hash(self.subject, self.relation, self.object)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: the input of every exporter. Each tuple is sorted by id."""

    articles: tuple[ArticleRef, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = field(default=())


def short_hash(*parts: object) -> str:
    """Sixteen hexadecimal digits (64 bits of SHA-256) of the parts, which may not run together.

    >>> short_hash("a", "bc") == short_hash("ab", "c")
    False
    """
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
