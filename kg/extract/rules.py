"""The extractor: rules over a parse, from Article to Extraction, with nothing to download and nothing invented."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg import gazetteer as gazetteers
from kg import lexicon as lexicons
from kg import ontology as ontologies
from kg.extract import parse, quotes
from kg.extract.chains import Chains
from kg.extract.ellipsis import elliptic_frames, excluded_frames
from kg.extract.frames import Frame, Grammar, verb_frames
from kg.extract.interpret import Interpreter
from kg.extract.mentions import Mentions
from kg.extract.nominal import noun_frames
from kg.extract.qualify import Qualifier
from kg.extract.titles import adjective_frames, origin_frames, prefix_frames, role_frames
from kg.model import Article, Extraction, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.gazetteer import KnownActor

VERSION = "1"
#: Every construction, in the order in which a reading that two of them find is kept.
CONSTRUCTIONS = (verb_frames, noun_frames, adjective_frames, prefix_frames, origin_frames)


class Rules:
    """Reads articles; built once, since the pipeline takes a second to load."""

    def __init__(
        self,
        model: str | None = None,
        *,
        language: str = "en",
        without: frozenset[str] = frozenset(),
    ) -> None:
        """`model` names a spaCy pipeline; `without` switches off sieves of the chains, by name."""
        self.nlp = parse.load(model)
        self.lexicon = lexicons.load(language)
        self.known = gazetteers.load(language)
        self.ontology = ontologies.load()
        self.without = without
        meta = self.nlp.meta
        self.name = f"rules {VERSION} with {meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def gazetteer(self) -> "Mapping[str, KnownActor]":
        """The known actors by id."""
        return self.known.actors

    def extract_all(
        self, articles: Iterable[Article], *, open_readings: bool = False, batch_size: int = 16
    ) -> Iterator[Extraction]:
        """What each article says, article by article in the order given, readings in the order of the text."""
        for article, doc in parse.documents(
            self.nlp, articles, self.lexicon.lemmas, batch_size=batch_size
        ):
            yield self.extract(article, doc, open_readings=open_readings)

    def extract(self, article: Article, doc: Doc, *, open_readings: bool = False) -> Extraction:
        """What one parsed article says."""
        mentions = Mentions(doc, self.known, self.lexicon, self.ontology)
        grammar = Grammar(doc, mentions, self.lexicon, self.ontology)
        chains = Chains(doc, mentions, self.ontology, without=self.without)
        roles = list(role_frames(grammar))  # first: they tell whom "we" means
        quotations = quotes.quotations(grammar)
        quotes.resolve_first_person(grammar, chains, quotations)
        interpreter = Interpreter(
            grammar, chains, Qualifier(grammar, quotations), article, self.name
        )
        furniture = article.furniture
        plain = [*chain.from_iterable(find(grammar) for find in CONSTRUCTIONS), *roles]
        hollow = [*elliptic_frames(grammar, plain), *excluded_frames(grammar, plain)]
        frames: list[Frame] = [
            frame
            for frame in (*plain, *hollow)
            if not any(span.start <= frame.trigger.idx < span.end for span in furniture)
        ]
        readings: list[Reading] = []
        read: dict[tuple[int, str], int] = {}
        for frame in frames:
            trigger = (frame.trigger.i, frame.construction)
            if read.get(trigger, 0) > frame.size:
                continue
            found = list(interpreter.readings(frame))
            if found:
                read[trigger] = frame.size
            readings += found
        if open_readings:
            from kg.extract.openness import open_readings as find

            readings += list(find(interpreter, readings))
        return Extraction(
            article, interpreter.registry.all(), tuple(_once(readings)), tuple(interpreter.rejected)
        )


def _once(readings: list[Reading]) -> Iterator[Reading]:
    """Each fact of a sentence once, in the order of the text; the first construction that found it is kept."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Reading] = []
    for reading in readings:
        key = (
            reading.sentence.start,
            reading.subject.chain,
            reading.relation or reading.wording,
            reading.object.chain,
            reading.polarity,
            reading.modality,
        )
        if key not in seen:
            seen.add(key)
            kept.append(replace(reading, confidence=reading.confidence))
    yield from sorted(
        kept,
        key=lambda r: (
            r.sentence.start,
            r.trigger.start,
            r.subject.quote.start,
            r.object.quote.start,
            r.relation or "",
        ),
    )
