"""Step 6a: patterns of words over the grammar. Finds which senses of the lexicon a verb carries, and who stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import clauses
from kg.lexicon import PREPOSITIONS, STAR, Lexicon, Sense

#: Dependents that can be words of a verb's pattern.
PART = {"prt", "prep", "agent", "advmod", "dobj", "acomp", "oprd", "attr", "pobj", "dative", "npadvmod", "xcomp", "ccomp", "compound",
        "amod", "det", "poss", "pcomp", "advcl", "nsubjpass", "nmod", "neg", "mark", "aux"}  # fmt: skip
#: Prepositions after which a symmetric verb may go without: "A and B negotiated".
MUTUAL = {"with", "against"}


@dataclass(frozen=True, slots=True)
class VerbMatch:
    """A sense that fits a verb: its words, and the phrases that stand in its roles."""

    sense: Sense
    words: tuple[Token, ...]
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    mutual: bool
    """Whether the sense would take a partner and has none: the subjects are each other's."""


def verb_matches(verb: Token, lexicon: Lexicon, symmetric: frozenset[str]) -> list[VerbMatch]:
    """The senses that fit, longest first; an idiom hides itself and all that are no longer than it."""
    senses = lexicon.senses["verb"].get(verb.lemma_.lower(), ())
    found: list[VerbMatch] = []
    hidden = 0
    for sense in senses:  # longest first
        if sense.size <= hidden:
            break
        match = _match(verb, sense, lexicon, mutual=sense.relation in symmetric)
        if match and sense.relation is None:
            hidden = max(hidden, sense.size)
        elif match:
            found.append(match)
    return [m for m in found if m.sense.size > hidden]


def _match(verb: Token, sense: Sense, lexicon: Lexicon, *, mutual: bool) -> VerbMatch | None:
    frontier, words = [verb], [verb]
    starred: list[Token] = []
    alone = False
    for position, alternatives in enumerate(sense.rest):
        if alternatives == (STAR,):
            starred = clauses.patients(verb, lexicon) or _swallowed(
                verb, sense.rest[position + 1 :]
            )
            if not starred:
                return None
            frontier += starred[:1]
            continue
        token = _word(frontier, alternatives, words)
        if token is None and position == 0 and starred == []:
            token = _beside_object(verb, alternatives, words)
        if token is None:
            if "" in alternatives:
                continue
            if mutual and position == len(sense.rest) - 1 and set(alternatives) & MUTUAL:
                alone = True
                continue
            return None
        if _is_time(token):
            return None  # "fired Berg on Monday" is not "fired on"
        words.append(token)
        frontier.append(token)
    subjects = (
        clauses.agents(verb, lexicon)
        if sense.subject == "agent"
        else _role(verb, sense.subject, lexicon, words)
    )
    objects = _objects(verb, sense, words, starred, lexicon)
    if (
        not subjects
        and clauses.passive(verb)
        and objects
        and sense.object == ""
        and len(words) > 1
        and not starred
    ):
        patients = clauses.patients(verb, lexicon)
        subjects = (
            [] if any(p.i in {o.i for o in objects} for p in patients) else patients
        )  # "is linked to"
    return VerbMatch(
        sense,
        tuple(words),
        tuple(subjects),
        tuple(objects),
        (alone or not objects) and _is_free(verb, sense),
    )


def _is_time(token: Token) -> bool:
    """Whether a preposition opens a time expression."""
    return token.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in token.children
    )


def _is_free(verb: Token, sense: Sense) -> bool:
    """ "A and B spoke at the rally", "A and B fought for better pay": not with each other."""
    if sense.relation in {"meets", "agreesWith"}:
        return True
    return not any(
        c.dep_ == "prep"
        and c.lower_ in {"at", "for", "against", "as", "by", "from", "of", "like"}
        and not _is_time(c)
        for c in verb.children
    )


def _swallowed(verb: Token, rest: Sequence[Sequence[str]]) -> list[Token]:
    """The object that the parser took for a part of its complement: "kept [Assad afloat]"."""
    for child in verb.rights:
        if (
            rest
            and child.lower_ in rest[0]
            and child.dep_ in {"oprd", "acomp", "attr", "dobj", "advmod", "advcl", "xcomp"}
        ):
            return [
                t
                for t in child.lefts
                if t.pos_ in {"PROPN", "NOUN"}
                and t.dep_ in {"compound", "nmod", "nsubj", "npadvmod"}
            ]
    return []


def _objects(
    verb: Token, sense: Sense, words: list[Token], starred: list[Token], lexicon: Lexicon
) -> list[Token]:
    if sense.object:
        return _role(verb, sense.object, lexicon, words)
    if starred:
        bare = [w for w in words[1:] if starred[0].i == w.i]
        if bare:  # "kept Assad afloat", parsed as the compound "Assad afloat"
            return [
                c
                for c in starred[0].lefts
                if c.dep_ in {"compound", "nmod", "amod", "poss"} and c.pos_ in {"PROPN", "NOUN"}
            ]
        return starred
    last = words[-1]
    if len(words) > 1:
        objects = [t for c in last.children if c.dep_ == "pobj" for t in clauses.expand(c)]
        if objects:
            return objects
        if (
            last.lower_ in PREPOSITIONS
            and last.pos_ == "ADP"
            and last.dep_ == "prep"
            and verb.dep_ == "relcl"
        ):
            return [verb.head]  # "the man she met with"
    taken = {w.i for w in words}
    return [t for t in clauses.patients(verb, lexicon) if t.i not in taken]


def _role(verb: Token, role: str, lexicon: Lexicon, words: Sequence[Token] = ()) -> list[Token]:
    if role == "agent":
        return clauses.agents(verb, lexicon)
    if role == "patient":
        return clauses.patients(verb, lexicon)
    if role == "dative":
        return clauses.datives(verb)
    if role == "inner":  # "threatened to sue X"
        return [t for c in verb.children if c.dep_ == "xcomp" for t in _targets(c, lexicon)]
    things = (
        clauses.patients(verb, lexicon)[:1]
        if clauses.passive(verb)
        else [c for c in verb.children if c.dep_ == "dobj"]
    )
    places = [verb, *things, *words[1:]]
    for place in places:
        for word, _, objects in clauses.prepositions(place):
            if word == role:
                return objects
    return clauses.datives(verb) if role == "to" else []


def _targets(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Whom an act hits: its object, and what follows "against", "on" or "to"."""
    found = clauses.patients(verb, lexicon)
    for place in (verb, *(c for c in verb.children if c.dep_ == "dobj")):
        for word, _, objects in clauses.prepositions(place):
            if word in {"against", "on", "to", "at"}:
                found = found + objects
    return found


def _word(frontier: list[Token], alternatives: Sequence[str], words: list[Token]) -> Token | None:
    """A dependent of what is matched so far that is one of these words."""
    for place in reversed(frontier):
        for child in place.children:
            if (
                child.dep_ in PART
                and child not in words
                and (child.lower_ in alternatives or child.lemma_.lower() in alternatives)
            ):
                return child
    return None


def _beside_object(verb: Token, alternatives: Sequence[str], words: list[Token]) -> Token | None:
    """A preposition that the parser hung on the object: "withdrew its troops from"."""
    if not set(alternatives) <= PREPOSITIONS | {""}:
        return None
    for child in verb.rights:
        if child.dep_ == "dobj":
            return _word([child], alternatives, words)
    return None
