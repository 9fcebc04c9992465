"""Step 4d: what befell somebody in an event, by whoever the event is by.

As in "was killed in a raid by Norvik", "died of wounds suffered in a Norvikian raid", "the attack,
claimed by Norvik, killed four".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses, unsaid
from kg.extract.frames import Filler, Frame, Grammar, frames_of, verb_alone
from kg.extract.nominal import agents_of, is_violent
from kg.extract.phrases import prepositions
from kg.extract.tree import VERBAL, has, lemma, ordered

#: Prepositions before the event in which something befell somebody, and before what one dies of.
WITHIN = frozenset({"in", "during"})
CAUSED = frozenset({"of", "from"})


def befallen_frames(grammar: Grammar) -> Iterator[Frame]:
    """Frames of passives and deaths that name no agent, where the event they happened in does."""
    for verb in grammar.doc:
        frames = _agentless(grammar, verb) if verb.pos_ in VERBAL else []
        for words in _events(verb) if frames else ():
            event = words[-1]
            agents = agents_of(grammar, event)
            claimed = () if agents else _claimers(grammar, event)
            if agents or claimed:
                told = bool(claimed)
                yield from (_by(it, agents or claimed, words, claimed=told) for it in frames)
                break


def claimed_frames(grammar: Grammar) -> Iterator[Frame]:
    """Frames of what an event did that somebody claims: "claimed the attack that killed four"."""
    for verb in grammar.doc:
        if verb.pos_ not in VERBAL or clauses.passive(verb):
            continue
        for event in clauses.subject(verb, grammar.lexicon):
            agents = _claimers(grammar, event) if is_violent(grammar, event) else ()
            if agents:
                frames = _befalling(grammar, frames_of(grammar, verb))
                yield from (_by(frame, agents, (event,), claimed=True) for frame in frames)


def _claimers(grammar: Grammar, event: Token) -> tuple[Filler, ...]:
    found = grammar.fill(unsaid.claimers(event, grammar.lexicon))
    return found if any(filler.candidates for filler in found) else ()


def _agentless(grammar: Grammar, verb: Token) -> list[Frame]:
    """Frames of a verb that tells what befell somebody, and not by whom."""
    if clauses.passive(verb):
        if clauses.agents(verb, grammar.lexicon):
            return []
        return _befalling(grammar, frames_of(grammar, verb))
    relation = grammar.lexicon.cue("dying", lemma(verb))
    if relation is None or has(verb, "dobj"):
        return []
    return [verb_alone(relation, verb, (), grammar.fill(clauses.subject(verb, grammar.lexicon)))]


def _befalling(grammar: Grammar, frames: Iterator[Frame]) -> list[Frame]:
    return [it for it in frames if grammar.lexicon.cue("befalling", it.relation)]


def _by(
    frame: Frame, agents: tuple[Filler, ...], words: tuple[Token, ...], *, claimed: bool
) -> Frame:
    """The frame with those for its subjects who did what the event did, or say that they did."""
    told = tuple(ordered([*frame.words, *words]))
    if not claimed:
        return replace(frame, subjects=agents, words=told)
    return replace(frame, subjects=agents, words=told, modality="alleged", sayers=agents)


def _events(verb: Token) -> Iterator[tuple[Token, ...]]:
    """The words from a verb down to each event that it happened in, the event last."""
    for word, preposition, heads in prepositions(verb):
        if word in WITHIN:
            yield from ((preposition, head) for head in heads)
        elif word in CAUSED:  # of wounds suffered in the raid
            wounds = [c for head in heads for c in head.rights if c.dep_ == "acl"]
            for suffered in wounds:
                yield from ((preposition, suffered, *below) for below in _events(suffered))
