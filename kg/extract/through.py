"""Step 4d: what befell somebody in an event, by whoever the event is by.

As in "was killed in a raid by Norvik".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Frame, Grammar, frames_of
from kg.extract.nominal import agents_of
from kg.extract.phrases import prepositions
from kg.extract.tree import VERBAL, ordered

#: Prepositions before the event in which something befell somebody.
WITHIN = frozenset({"in", "during"})


def befallen_frames(grammar: Grammar) -> Iterator[Frame]:
    """Frames of passives that name no agent, where the event they happened in does."""
    cue = grammar.lexicon.cue
    for verb in grammar.doc:
        if verb.pos_ not in VERBAL or not clauses.passive(verb):
            continue
        if clauses.agents(verb, grammar.lexicon):
            continue
        frames = [it for it in frames_of(grammar, verb) if cue("befalling", it.relation)]
        for preposition, event in _events(verb) if frames else ():
            if agents := agents_of(grammar, event):
                for frame in frames:
                    words = tuple(ordered([*frame.words, preposition, event]))
                    yield replace(frame, subjects=agents, words=words)
                break


def _events(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Prepositions and the events after them."""
    for word, preposition, heads in prepositions(verb):
        if word in WITHIN:
            yield from ((preposition, head) for head in heads)
