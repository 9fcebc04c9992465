"""Settled judgements over the contents of a graph: the same statements, told of other actors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from kg.link.judgements import Judgement, RejectStatement, Split, named
from kg.link.settling import Settled
from kg.model import Actor, ActorId, ArticleId, Contents, Statement
from kg.ontology import Ontology


def judge(held: Contents, settled: Settled, ontology: Ontology) -> Contents:
    """The contents as the judgements have them; nothing that is stored changes.

    Judging twice gives what judging once gives, and an article's statements come out the same
    whichever other articles are there. A statement whose two ends become one actor falls away, as
    one that is rejected does; whoever is in no statement then is no node.
    """
    told = _told(held, settled)
    statements = tuple(_judged(it, settled) for it in held.statements if _holds(it, settled))
    touched = {one for it in statements for one in mentioned(it)}
    actors = (_actor(id_, told[id_], settled, ontology) for id_ in sorted(touched))
    return replace(held, actors=tuple(actors), statements=statements)


def mentioned(it: Statement) -> set[ActorId]:
    """All whom a statement touches."""
    maybe = (it.subject, it.object, it.speaker, it.place, *it.outer_speakers)
    return {one for one in maybe if one is not None}


def _holds(it: Statement, settled: Settled) -> bool:
    one, other = settled.ends(it)
    became_one = one == other and it.subject != it.object
    return not (it.id in settled.no_statements or {one, other} & settled.no_actors or became_one)


def _judged(it: Statement, settled: Settled) -> Statement:
    def who(actor: ActorId | None) -> ActorId | None:
        found = None if actor is None else settled.who(actor, it.article)
        return None if found in settled.no_actors else found

    subject, object_ = settled.ends(it)
    outer = (who(one) for one in it.outer_speakers)
    return replace(
        it,
        subject=subject,
        object=object_,
        speaker=who(it.speaker),
        outer_speakers=tuple(one for one in outer if one is not None),
        place=who(it.place),
    )


def _told(held: Contents, settled: Settled) -> Mapping[ActorId, list[Actor]]:
    """What is told of each judged actor, under the ids that it had."""
    heard: dict[ActorId, dict[ActorId, list[str]]] = defaultdict(lambda: defaultdict(list))
    for it in held.statements:
        for one in mentioned(it):
            heard[one][settled.origin(one, it.article)].append(it.sentence.text)
    told: dict[ActorId, list[Actor]] = defaultdict(list)
    for actor in held.actors:
        for own, sentences in heard[actor.id].items():
            here = actor if own == actor.id else _second(actor, own, sentences)
            told[settled.staying(own)].append(here)
    return told


def _second(actor: Actor, id_: ActorId, sentences: Iterable[str]) -> Actor:
    """The other actor of this name: it has the aliases of its own sentences, and no known twin."""
    text = "\n".join(sentences)
    aliases = tuple(it for it in actor.aliases if it in text)
    return replace(actor, id=id_, aliases=aliases, wikidata=None)


def _actor(id_: ActorId, told: list[Actor], settled: Settled, ontology: Ontology) -> Actor:
    """One actor of all that is told: what the staying id has, unless somebody says otherwise."""
    head = min(told, key=lambda it: (it.id != id_, it.id, repr(it)))
    if told == [head] and not {id_} & (settled.names.keys() | settled.kinds.keys()):
        return replace(head, id=id_)
    name = settled.names.get(id_, head.name)
    names = {it.name for it in told}.union(*(it.aliases for it in told))
    # A finer kind of another id is news of the same actor; one beside it is a mistake.
    finer = [it.kind for it in told if ontology.is_a(it.kind, head.kind)]
    known = sorted(it.wikidata for it in told if it.wikidata is not None)
    return Actor(
        id=id_,
        kind=settled.kinds.get(id_) or ontology.most_specific(finer),
        name=name,
        aliases=tuple(sorted(names - {name})),
        wikidata=head.wikidata or next(iter(known), None),
    )


def waiting(
    lines: Iterable[Judgement], held: Contents, settled: Settled
) -> Iterator[tuple[int, str]]:
    """Judgements of what these contents do not have: line and what is missing, in their order.

    They change nothing until an article brings it, and are no mistake: an article may have gone.
    """
    articles: dict[ActorId, set[ArticleId]] = defaultdict(set)
    for it in held.statements:
        for one in mentioned(it):
            articles[settled.staying(one)].add(it.article)
    names = {name: it.id for it in held.actors for name in (*it.aliases, it.name, it.id)}
    ids = {it.id for it in held.actors} | {*settled.second.values()}
    statements = {it.id for it in held.statements}
    for line in lines:
        for actor in named(line):
            if actor not in ids:
                yield line.line, f"no actor has the id {actor!r}{_meant(actor, names)}"
        match line:
            case RejectStatement(statement=id_) if id_ not in statements:
                yield line.line, f"the store has no statement st:{id_}"
            case Split(actor=actor) if actor in ids:
                there = articles[settled.staying(actor)]
                for article in sorted({*line.articles} - there):
                    yield line.line, f"no statement of article {article!r} is about {actor}"


def _meant(actor: ActorId, names: Mapping[str, ActorId]) -> str:
    close = get_close_matches(actor, names, n=1)
    return f"; did you mean {names[close[0]]}?" if close else ""
