"""Contents for tests: a small hand-written graph, and arbitrary ones for hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from kg.model import (
    MODALITIES,
    POLARITIES,
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Contents,
    Quote,
    ReadingId,
    Statement,
    Time,
)
from kg.ontology import load

DAIRY = ArticleId("dairy")

TEXT = (
    'The Dairy Union said on Monday that "Hill Farmers" would back it. '
    "Arvania and Borland met in Quayside. Borland did not attack Arvania."
)
FIRST = Quote.cut(TEXT, 0, 65)
SECOND = Quote.cut(TEXT, 66, 102)
THIRD = Quote.cut(TEXT, 103, 134)


def _quote(words: str, after: int = 0) -> Quote:
    start = TEXT.index(words, after)
    return Quote.cut(TEXT, start, start + len(words))


def _statement(**changes) -> Statement:
    base = Statement(
        id=ReadingId("r1"),
        article=ArticleId("dairy"),
        subject=ActorId("HillFarmers"),
        relation="supports",
        object=ActorId("DairyUnion"),
        sentence=FIRST,
        subject_mention=_quote("Hill Farmers"),
        object_mention=_quote("it", 60),
        trigger=_quote("back"),
        wording="would back",
        modality="planned",
        speaker=ActorId("DairyUnion"),
        attribution_verb="say",
        time=Time(_quote("Monday"), "2024-04-29", "2024-04-29"),
        confidence=0.86,
        construction="verb",
        extractor="rules 1.0",
    )
    return replace(base, **changes)


PLANNED = _statement()
FACT = _statement(
    id=ReadingId("r2"),
    subject=ActorId("Arvania"),
    relation="meets",
    object=ActorId("Borland"),
    sentence=SECOND,
    subject_mention=_quote("Arvania"),
    object_mention=_quote("Borland"),
    trigger=_quote("met"),
    wording="met",
    modality="asserted",
    speaker=None,
    attribution_verb=None,
    time=None,
    place=ActorId("Quayside-place"),
)
DENIED = _statement(
    id=ReadingId("r3"),
    subject=ActorId("Borland"),
    relation="attacks",
    object=ActorId("Arvania"),
    sentence=THIRD,
    subject_mention=_quote("Borland", 100),
    object_mention=_quote("Arvania", 110),
    trigger=_quote("attack"),
    wording="did not attack",
    polarity="negative",
    modality="reported",
    speaker=ActorId("DairyUnion"),
    outer_speakers=(ActorId("Borland"), ActorId("Arvania")),
    time=None,
    confidence=1.0,
)
ACTORS = (
    Actor(ActorId("Arvania"), "State", "Arvania", ("Arvanians", "Port Arvan"), "Q1"),
    Actor(ActorId("Borland"), "State", "Borland", ("the Borlanders",)),
    Actor(ActorId("DairyUnion"), "Organization", "Dairy Union", ("DU",)),
    Actor(ActorId("HillFarmers"), "Population", "Hill Farmers"),
    Actor(ActorId("Quayside-place"), "Place", "Quayside"),
)
SAMPLE = Contents(
    articles=(
        ArticleRef(ArticleId("dairy"), "Union “wins”", "https://example.org/dairy", "2024-05-01"),
    ),
    actors=ACTORS,
    statements=(PLANNED, FACT, DENIED),
)


def other_article(*, actors: tuple[Actor, ...] = ACTORS) -> Contents:
    """A second article that states one fact of the first again, the other way round."""
    again = replace(
        FACT,
        id=ReadingId("s1"),
        article=ArticleId("port"),
        subject=FACT.object,
        object=FACT.subject,
        place=None,
    )
    return Contents(
        (ArticleRef(ArticleId("port")),),
        tuple(actor for actor in actors if actor.id in {"Arvania", "Borland"}),
        (again,),
    )


#: Any text that RDF can carry: line ends, quotes, right-to-left, emoji, control characters.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_text = texts.filter(bool)
ids = st.text(max_size=8)
dates = st.dates().map(str) | st.sampled_from(["2024", "2024-05", "soon"])


@st.composite
def actors(draw, id_: str) -> Actor:
    return Actor(
        ActorId(id_),
        draw(st.sampled_from(sorted(load().kinds))),
        draw(texts),
        tuple(sorted(draw(st.sets(texts, max_size=3)))),
        draw(st.none() | ids),
    )


@st.composite
def statements(draw, id_: str, texts_of: dict[str, str], who: list[str]) -> Statement:
    article = draw(st.sampled_from(sorted(texts_of)))
    text = texts_of[article]

    def quote() -> Quote:
        start = draw(st.integers(0, len(text) - 1))
        return Quote.cut(text, start, draw(st.integers(start + 1, len(text))))

    anyone = st.sampled_from(who).map(ActorId)
    time = Time(quote(), draw(st.none() | dates), draw(st.none() | dates))
    return Statement(
        id=ReadingId(id_),
        article=ArticleId(article),
        subject=draw(anyone),
        relation=draw(st.sampled_from(sorted(load().relations))),
        object=draw(anyone),
        sentence=quote(),
        subject_mention=quote(),
        object_mention=quote(),
        trigger=quote(),
        wording=draw(texts),
        polarity=draw(st.sampled_from(POLARITIES)),
        modality=draw(st.sampled_from(MODALITIES)),
        speaker=draw(st.none() | anyone),
        outer_speakers=tuple(draw(st.lists(anyone, max_size=3))),
        attribution_verb=draw(st.none() | texts),
        time=draw(st.sampled_from([None, time])),
        place=draw(st.none() | anyone),
        confidence=draw(st.floats(0, 1)),
        construction=draw(texts),
        extractor=draw(texts),
    )


@st.composite
def any_contents(draw, *, articles: st.SearchStrategy[str] = ids) -> Contents:
    """Contents of up to three articles; every actor stands in a statement."""
    texts_of = draw(st.dictionaries(articles, some_text, min_size=1, max_size=3))
    who = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    names = sorted(draw(st.sets(ids, max_size=4)))
    found = tuple(draw(statements(name, texts_of, who)) for name in names)
    used = {
        one
        for it in found
        for one in (it.subject, it.object, it.speaker, it.place, *it.outer_speakers)
        if one is not None
    }
    refs = tuple(
        ArticleRef(ArticleId(it), draw(texts), draw(texts), draw(st.none() | dates))
        for it in sorted(texts_of)
    )
    return Contents(refs, tuple(draw(actors(it)) for it in sorted(used)), found)
