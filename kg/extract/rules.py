"""The extractor: rules over a parse, from Article to Extraction."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from spacy.tokens import Doc, Token

from kg import gazetteer as gazetteers
from kg import lexicon as lexicons
from kg import ontology as ontologies
from kg.errors import UnknownName
from kg.extract import openness, parse, quotes
from kg.extract.belonging import belonging_frames, employed_frames
from kg.extract.blame import blame_frames
from kg.extract.demands import demand_frames
from kg.extract.ellipsis import elliptic_frames, excluded_frames
from kg.extract.frames import Frame, Grammar, verb_frames
from kg.extract.interpret import Interpreter
from kg.extract.judgements import judgement_frames
from kg.extract.mentions import Mentions
from kg.extract.modifiers import (
    adjective_frames,
    companion_frames,
    origin_frames,
    prefix_frames,
    suffix_frames,
)
from kg.extract.nominal import noun_frames
from kg.extract.qualify import Qualifier
from kg.extract.sieves import SIEVES, chains_of
from kg.extract.through import befallen_frames, claimed_frames
from kg.extract.titles import role_frames
from kg.extract.unsaid import backed_frames, brokered_frames, left_frames
from kg.gazetteer import KnownActor
from kg.model import Article, Extraction, Reading

VERSION = "1"
#: Every construction but roles, in the order in which a reading that two of them find is kept.
CONSTRUCTIONS = (
    verb_frames,
    demand_frames,
    befallen_frames,
    claimed_frames,
    noun_frames,
    adjective_frames,
    companion_frames,
    prefix_frames,
    suffix_frames,
    origin_frames,
    left_frames,
    brokered_frames,
    backed_frames,
)


class Rules:
    """Reads articles; built once, since the pipeline takes a second to load."""

    def __init__(
        self,
        model: str | None = None,
        *,
        language: str = "en",
        without: frozenset[str] = frozenset(),
    ) -> None:
        """`model` names a spaCy pipeline; `without` switches off sieves of the chains, by name.

        Raises:
            UnknownName: no such pipeline is installed, or no sieve has that name.
        """
        if unknown := sorted(without - SIEVES.keys()):
            raise UnknownName("sieve", unknown[0], SIEVES)
        self.lexicon = lexicons.load(language)
        self.nlp = parse.load(model, self.lexicon.cues["abbreviation"])
        self.known = gazetteers.load(language)
        self.ontology = ontologies.load()
        self.without = without
        meta = self.nlp.meta
        self.name = f"rules {VERSION} with {meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def gazetteer(self) -> Mapping[str, KnownActor]:
        """The known actors by id."""
        return self.known.actors

    def extract_all(
        self, articles: Iterable[Article], *, open_readings: bool = False, batch_size: int = 16
    ) -> Iterator[Extraction]:
        """What each article says, in the order given; readings in the order of the text."""
        verbs = self.lexicon.senses["verb"].keys() | self.lexicon.cues["light"].keys()
        lemmas = self.lexicon.lemmas
        docs = parse.documents(self.nlp, articles, lemmas, verbs, batch_size=batch_size)
        for article, doc in docs:
            yield self.extract(article, doc, open_readings=open_readings)

    def extract(self, article: Article, doc: Doc, *, open_readings: bool = False) -> Extraction:
        """What one parsed article says."""
        mentions = Mentions(doc, self.known, self.lexicon, self.ontology)
        grammar = Grammar(doc, mentions, self.lexicon, self.ontology)
        chains = chains_of(
            doc, mentions, self.ontology, furniture=article.furniture, without=self.without
        )
        # first: they tell whom "we" means
        roles = [*role_frames(grammar), *belonging_frames(grammar), *employed_frames(grammar)]
        plain = list(_frames(grammar, roles))
        _remember_led(grammar, plain)
        quotations = quotes.quotations(grammar)
        quotes.resolve_first_person(grammar, chains, quotations)
        qualifier = Qualifier(grammar, quotations)
        interpreter = Interpreter(grammar, chains, qualifier, article, self.name)
        frames = [
            *plain,
            *blame_frames(grammar, qualifier),
            *judgement_frames(grammar, qualifier),
        ]
        readings = list(_readings(interpreter, frames))
        if open_readings:
            readings += openness.open_readings(interpreter)
        return Extraction(
            article, interpreter.registry.all(), _once(readings), tuple(interpreter.rejected)
        )


def _remember_led(grammar: Grammar, frames: Iterable[Frame]) -> None:
    """Keep what a verb says that somebody leads: "we" of "Berg, who commands the brigade"."""
    for frame in frames:
        if frame.construction != "verb" or frame.relation != "leads":
            continue
        for leader, body in zip(frame.subjects[:1], frame.objects[:1], strict=False):
            if leader.candidates and body.candidates:
                grammar.bodies.append((leader.candidates[0], body.candidates[0]))


def _frames(grammar: Grammar, roles: list[Frame]) -> Iterator[Frame]:
    """The frames of all constructions, then those of clauses that leave their verb out."""
    plain = [*chain.from_iterable(find(grammar) for find in CONSTRUCTIONS), *roles]
    yield from plain
    yield from elliptic_frames(grammar, plain)
    yield from excluded_frames(grammar, plain)


def _readings(interpreter: Interpreter, frames: Iterable[Frame]) -> Iterator[Reading]:
    """The readings of frames outside the furniture; of two patterns of one trigger the longer's."""
    longest: dict[tuple[int, str], int] = {}
    told: set[tuple[str, int]] = set()
    furniture = interpreter.article.furniture
    frames = list(frames)
    lent = _lent(frames)
    for frame in frames:
        taken = (lent.get((frame.trigger.i, word.i)) for word in frame.words[1:])
        if not frame.outer and any(noun and noun not in frame.words for noun in taken):
            continue  # "announced aid to Norvik" is not "announced to Norvik"
        if any(span.start <= frame.trigger.idx < span.end for span in furniture):
            continue
        trigger = (frame.trigger.i, frame.construction)
        if longest.get(trigger, 0) > frame.size:
            continue
        if (frame.relation, frame.trigger.i) in told:
            continue  # "agreed to a truce" is no truce besides
        found = list(interpreter.readings(frame))
        if found:
            longest[trigger] = frame.size
            told |= {(frame.relation, word.i) for word in frame.words if word is not frame.trigger}
        yield from found


def _lent(frames: Iterable[Frame]) -> dict[tuple[int, int], Token]:
    """The prepositions after an event noun, each with the light verb, to the noun."""
    return {
        (verb.i, word.i): frame.trigger
        for frame in frames
        for verb in frame.outer
        for word in frame.words
        if word.i > frame.trigger.i
    }


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each fact of a sentence once, in the order of the text.

    The first construction that found it is kept.
    """
    first: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        key = (
            reading.sentence.start,
            reading.subject.chain,
            reading.relation or reading.wording,
            reading.object.chain,
            reading.polarity,
            reading.modality,
        )
        first.setdefault(key, reading)
    return tuple(sorted(first.values(), key=_place))


def _place(reading: Reading) -> tuple[int, int, int, int, str]:
    """Where a reading stands in the text."""
    return (
        reading.sentence.start,
        reading.trigger.start,
        reading.subject.quote.start,
        reading.object.quote.start,
        reading.relation or "",
    )
