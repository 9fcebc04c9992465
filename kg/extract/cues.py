"""What a verb with its particle signals in a table of the cues."""

from spacy.tokens import Token

from kg.extract.tree import lemma
from kg.lexicon import Lexicon


def verb_cue(lexicon: Lexicon, table: str, verb: Token) -> str | None:
    """What a verb, with its particle if it has one, signals: "call off" before "call"."""
    particles = [c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "prep"}]
    return lexicon.verb_cue(table, lemma(verb), particles)
