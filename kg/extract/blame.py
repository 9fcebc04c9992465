"""Step 4f: blame. Whoever says that others lie, break the law or mislead voters accuses them."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.cues import verb_cue
from kg.extract.frames import Frame, Grammar, verb_alone
from kg.extract.phrases import expand, prepositions
from kg.extract.qualify import Qualifier
from kg.extract.tree import PLURAL_TAGS, VERBAL, has, is_foreseen, lemma

#: What the speaker does to those who are said to do what only the blamed do.
BLAMES = "accuses"
#: Prepositions after such a verb; with others it means another thing ("lies in the north").
AFTER = frozenset({"to", "about", "with", "for", "over"})
#: The verb whose infinitive is what was owed: "failed to protect".
FAILING = "fail"
#: Kinds of people at large: voters, farmers; no fighters and no bodies.
PEOPLE = frozenset({"Population", "Group"})
#: How the blamed deed may be said to be: done, alleged, or tried ("is trying to steal the vote").
SAID = frozenset({"reported", "alleged", "attempted"})


def blame_frames(grammar: Grammar, qualifier: Qualifier) -> Iterator[Frame]:
    """One frame for each such verb that somebody says of others as a fact."""
    for verb in grammar.doc:
        # "slid into ignoring the law" names nobody
        if verb.pos_ not in VERBAL or verb.dep_ == "pcomp" or not _is_blamed(grammar, verb):
            continue
        blamed = grammar.fill(clauses.agents(verb, grammar.lexicon))
        said = verb_alone(BLAMES, verb, (), blamed)
        manner = qualifier.manner(said)
        # "the plan would hurt farmers, she said": of a person it is a forecast
        foreseen = is_foreseen(verb)
        if manner.negative or not (manner.how in SAID or foreseen) or not manner.speakers:
            continue
        yield replace(
            said,
            construction="blame",
            subjects=tuple(manner.speakers[:1]),
            object_kinds=("Topic",) if foreseen else _who(verb),
            backdrop=True,
        )


def _who(verb: Token) -> tuple[str, ...]:
    """Who can be blamed: "rules that undermine the law" are no rules in particular."""
    return ("Actor",) if verb.dep_ in {"relcl", "acl"} else ("Actor", "Topic")


def _is_blamed(grammar: Grammar, verb: Token) -> bool:
    """Whether a verb says what only the blamed do, alone or with its object."""
    cue = grammar.lexicon.cue
    if cue("blameworthy", lemma(verb)):
        return all(word in AFTER for word, _, _ in prepositions(verb))
    if lemma(verb) == FAILING:
        owed = (c for c in verb.rights if c.dep_ == "xcomp")
        if any(cue("owed", lemma(each)) and not has(each, "neg") for each in owed):
            return True
    tables = [name for name in HITTING if verb_cue(grammar.lexicon, name, verb)]
    hit = clauses.patients(verb, grammar.lexicon) if tables else []
    return any(HITTING[name](grammar, each) for name in tables for each in hit)


def _is_anything(_: Grammar, __: Token) -> bool:
    return True


def _is_binding(grammar: Grammar, token: Token) -> bool:
    """Whether what is hit is a law, a promise, a duty."""
    return any(grammar.lexicon.cue("binding", lemma(each)) for each in expand(token))


def _are_people(grammar: Grammar, token: Token) -> bool:
    """Whether those who are hit are people at large, whom nobody hurts as a rival."""
    if token.tag_ not in PLURAL_TAGS:
        return False
    return any(c.how == "noun" and c.kind in PEOPLE for c in grammar.mentions.of(token))


#: Tables of verbs that blame with what they hit, and what that has to be.
HITTING = {"wronging": _is_anything, "flouting": _is_binding, "hurting": _are_people}
