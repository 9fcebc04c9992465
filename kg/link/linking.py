"""Extractions of many articles -> the contents of a graph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from kg.link.ids import actor_id
from kg.model import (
    Actor,
    ActorId,
    ArticleId,
    ArticleRef,
    Chain,
    Contents,
    Extraction,
    Mention,
    Reading,
    ReadingId,
    Statement,
)
from kg.ontology import ROOT_RELATION, Ontology, load


class Known(Protocol):
    """What linking asks of an entry of the gazetteer."""

    @property
    def name(self) -> str:
        """Canonical name."""

    @property
    def kind(self) -> str:
        """Local name of an ontology class."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""

    @property
    def wikidata(self) -> str | None:
        """Q-number, or None."""


def link(extractions: Iterable[Extraction], gazetteer: Mapping[str, Known]) -> Contents:
    """One actor for all chains that mean it, one statement for each reading.

    Actors are those that a statement touches. Linking articles one by one and putting the parts
    together in a store gives what linking them at once gives.
    """
    ontology = load()
    articles: dict[ArticleId, ArticleRef] = {}
    told: dict[ActorId, list[Actor]] = defaultdict(list)
    statements: dict[ReadingId, Statement] = {}
    for extraction in extractions:
        article = extraction.article
        articles[article.id] = article.ref
        actors = {
            chain.number: _actor(chain, article.id, ontology, gazetteer)
            for chain in extraction.chains
        }
        for reading in extraction.readings:
            statement = _statement(reading, {it: actor.id for it, actor in actors.items()})
            # Two readings of the same spans and relation are one statement: the surer one.
            statements[statement.id] = max(
                statement, statements.get(statement.id, statement), key=_sureness
            )
            for mention in _mentions(reading):
                told[actors[mention.chain].id].append(actors[mention.chain])
    return Contents(
        articles=tuple(sorted(articles.values(), key=lambda it: it.id)),
        actors=tuple(ontology.merged(told[it]) for it in sorted(told)),
        statements=tuple(statements[it] for it in sorted(statements)),
    )


def _actor(
    chain: Chain, article: ArticleId, ontology: Ontology, gazetteer: Mapping[str, Known]
) -> Actor:
    id_ = actor_id(chain, article, ontology, gazetteer)
    entry = gazetteer.get(chain.known) if chain.known is not None else None
    name = entry.name if entry else chain.name
    names = {*chain.aliases, chain.name, *(entry.aliases if entry else ())} - {name, ""}
    return Actor(
        id=id_,
        kind=entry.kind if entry else chain.kind,
        name=name,
        aliases=tuple(sorted(names)),
        wikidata=entry.wikidata if entry else None,
    )


def _statement(reading: Reading, ids: Mapping[int, ActorId]) -> Statement:
    def who(mention: Mention) -> ActorId:
        if mention.chain not in ids:
            where = f"{reading.article}:{mention.quote.start}"
            raise ValueError(f"{where}: mention {mention.quote.text!r} is of no chain")
        return ids[mention.chain]

    return Statement(
        id=reading.id,
        article=reading.article,
        subject=who(reading.subject),
        relation=reading.relation or ROOT_RELATION,
        object=who(reading.object),
        sentence=reading.sentence,
        subject_mention=reading.subject.quote,
        object_mention=reading.object.quote,
        trigger=reading.trigger,
        wording=reading.wording,
        polarity=reading.polarity,
        modality=reading.modality,
        speaker=who(reading.speaker) if reading.speaker else None,
        outer_speakers=tuple(who(it) for it in reading.outer_speakers),
        attribution_verb=reading.attribution_verb,
        time=reading.time,
        place=who(reading.place) if reading.place else None,
        confidence=reading.confidence,
        construction=reading.construction,
        extractor=reading.extractor,
    )


def _mentions(reading: Reading) -> list[Mention]:
    """All whom a reading touches."""
    maybe = (reading.speaker, reading.place)
    there = [it for it in maybe if it is not None]
    return [reading.subject, reading.object, *there, *reading.outer_speakers]


def _sureness(statement: Statement) -> tuple[float, str]:
    """Order of two statements of one id; the rest of them breaks ties."""
    return statement.confidence, repr(statement)
