"""Step 4: demands. Who is to do what, where the verb of asking does not have them as its object.

As in "said that Norvik must leave", "called for Norvik to leave", "insisted that Norvik leave",
"gave Norvik a week to leave".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.frames import Filler, Frame, Grammar
from kg.extract.topics import clause_topic
from kg.extract.tree import SUBJECTS, VERBAL, is_infinitive, is_subjunctive, lemma, ordered

#: What a demand says of who makes it and who is to meet it.
DEMANDS = "requests"
#: Until when (closed class).
UNTIL = frozenset({"until", "till"})
#: Dependencies of "for Norvik to leave" under "called".
FOR_CLAUSE = frozenset({"advcl", "ccomp", "xcomp"})


def demand_frames(grammar: Grammar) -> Iterator[Frame]:
    """One frame for each clause that says what somebody wants done by somebody else."""
    for verb in grammar.doc:
        if ultimatum := _ultimatum(grammar, verb):
            yield ultimatum
        says = verb.head
        if verb.i == says.i or says.pos_ not in VERBAL:
            continue
        if (word := _must(grammar, verb, says)) or (word := _asked_for(grammar, verb, says)):
            yield _frame(grammar, verb, says, word)


def _must(grammar: Grammar, verb: Token, says: Token) -> Token | None:
    """The modal of "said that Norvik must leave"; the verb of "insisted that Norvik leave"."""
    if verb.dep_ != "ccomp" or clauses.passive(says):
        return None
    if grammar.lexicon.cue("insisting", lemma(says)) and is_subjunctive(verb):
        return verb
    if grammar.lexicon.cue("speech", lemma(says)) != "reported":
        return None
    modals = (c for c in verb.children if c.dep_ == "aux")
    return next((c for c in modals if grammar.lexicon.cue("necessity", c.lower_)), None)


def _asked_for(grammar: Grammar, verb: Token, says: Token) -> Token | None:
    """The "for" of "called for Norvik to leave"."""
    if verb.dep_ not in FOR_CLAUSE or not grammar.lexicon.cue("asking_for", lemma(says)):
        return None
    opening = (c for c in verb.children if c.dep_ == "mark" and c.lower_ == "for")
    return next(opening, None) if is_infinitive(verb) else None


def _ultimatum(grammar: Grammar, verb: Token) -> Frame | None:
    """What "gave Norvik a week to leave", "gave Norvik until Friday to leave" ask of Norvik."""
    gives = verb.head if verb.dep_ == "advcl" else verb.head.head
    if lemma(gives) != "give" or not is_infinitive(verb):
        return None
    cue = grammar.lexicon.cue
    things = [child for child in gives.rights if child.dep_ in {"dobj", "npadvmod"}]
    span = [child for child in gives.rights if child.lower_ in UNTIL]
    span += [child for child in things if cue("deadline", lemma(child))]
    if cue("yielding", lemma(verb)):  # nobody demands that "a week to recover" be used so
        spans = ("time_unit", "short_span")
        span += [child for child in things if any(cue(table, child.lower_) for table in spans)]
    whom = clauses.enabled(verb, gives, grammar.lexicon)
    if not span or not whom:
        return None
    return Frame(
        construction="demand",
        relation=DEMANDS,
        trigger=gives,
        words=tuple(ordered((gives, span[0]))),
        subjects=grammar.fill(clauses.subject(gives, grammar.lexicon)),
        objects=grammar.fill(whom),
        clause=gives,
        object_kinds=("Actor",),
    )


def _frame(grammar: Grammar, verb: Token, says: Token, word: Token) -> Frame:
    whom = [c for c in verb.children if c.dep_ in SUBJECTS]
    objects = grammar.fill(clauses.subject(verb, grammar.lexicon))
    # who is to be freed is not asked to do anything
    undergoes = any(c.dep_ == "nsubjpass" for c in whom)
    wanted = clause_topic(verb) if undergoes else None
    if undergoes:
        objects = (Filler(verb, (wanted,)),) if wanted else ()
    return Frame(
        construction="demand",
        relation=DEMANDS,
        trigger=word,
        words=tuple(ordered((says, word))),
        subjects=grammar.fill(clauses.subject(says, grammar.lexicon)),
        objects=objects,
        clause=says,
        object_kinds=("Topic",) if undergoes else ("Actor",),
    )
