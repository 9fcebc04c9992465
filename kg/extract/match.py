"""Step 4a: patterns of words over the grammar.

Which senses of the lexicon a verb carries, and who stands in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import clauses, misparses
from kg.extract.phrases import expand, governed, is_left_out, is_of_gap, prepositions
from kg.extract.tree import NOUNS, SUBJECTS, has, has_word, lemma
from kg.lexicon import PREPOSITIONS, STAR, Lexicon, Sense

#: Dependents that can be words of a verb's pattern.
PART = frozenset(
    {
        "prt", "prep", "agent", "advmod", "dobj", "acomp", "oprd", "attr", "pobj", "dative",
        "npadvmod", "xcomp", "ccomp", "compound", "amod", "det", "poss", "pcomp", "advcl",
        "nsubjpass", "nmod", "neg", "mark", "aux",
    }
)  # fmt: skip
#: Prepositions after which a symmetric verb may go without: "A and B negotiated".
MUTUAL = frozenset({"with", "against"})
#: Prepositions that tell where, for whom or as what two act, so not on each other.
ELSEWHERE = frozenset({"at", "for", "against", "as", "by", "from", "of", "like"})
#: Relations that two subjects of one verb always stand in: "A and B met for lunch".
ALWAYS_MUTUAL = frozenset({"meets", "agreesWith"})
#: Prepositions that lead from an act to whom it hits.
AIMED = frozenset({"against", "on", "to", "at"})
#: What the parser makes of the last word of "keep X afloat", and of X when it took both for one
#: phrase.
COMPLEMENTS = frozenset({"oprd", "acomp", "attr", "dobj", "advmod", "advcl", "xcomp"})
SWALLOWED = frozenset({"compound", "nmod", "nsubj", "npadvmod"})
SWALLOWED_WORD = frozenset({"compound", "nmod", "amod", "poss"})


@dataclass(frozen=True, slots=True)
class VerbMatch:
    """A sense that fits a verb: its words, and the phrases that stand in its roles."""

    sense: Sense
    words: tuple[Token, ...]
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    mutual: bool
    """Whether the sense would take a partner and has none: the subjects are each other's."""


@dataclass(slots=True)
class _Found:
    """Words of a pattern as they are found."""

    words: list[Token]
    frontier: list[Token]
    """Where the next word may hang."""
    starred: list[Token]
    """What stands where the pattern has a star."""
    alone: bool = False
    """Whether the partner of a symmetric verb is left out."""


def verb_matches(verb: Token, lexicon: Lexicon, symmetric: frozenset[str]) -> list[VerbMatch]:
    """The senses that fit, longest first.

    An idiom hides itself and all that are no longer than it.
    """
    found: list[VerbMatch] = []
    hidden = 0
    for sense in lexicon.senses["verb"].get(lemma(verb), ()):  # longest first
        if sense.size <= hidden:
            break
        words = _words(verb, sense, lexicon, mutual=sense.relation in symmetric)
        if words is None:
            continue
        if sense.relation is None:
            hidden = sense.size
        else:
            found.append(_match(verb, sense, words, lexicon))
    return [match for match in found if match.sense.size > hidden]


# ------------------------------------------------------------------ the words
def _words(verb: Token, sense: Sense, lexicon: Lexicon, *, mutual: bool) -> _Found | None:
    """The words of a pattern, or None where one is missing."""
    found = _Found([verb], [verb], [])
    for position, alternatives in enumerate(sense.rest):
        if alternatives == (STAR,):
            rest = sense.rest[position + 1 :]
            found.starred = (
                clauses.patients(verb, lexicon) or _swallowed(verb, rest) or _judged(verb, rest)
            )
            if not found.starred:
                return None
            found.frontier.append(found.starred[0])
            continue
        token = _word(found.frontier, alternatives, found.words, lexicon)
        if token is None:
            token = _astray(verb, position, alternatives, found.words, lexicon)
        if token is not None and not _opens_time(token):
            found.words.append(token)
            found.frontier.append(token)
        elif token is not None:
            return None  # "fired Berg on Monday" is not "fired on"
        elif "" not in alternatives:
            last = position == len(sense.rest) - 1
            if not (mutual and last and MUTUAL.intersection(alternatives)):
                return None
            found.alone = True
    roles = {sense.subject, sense.object}  # "turned to Norvik for help": Norvik has a role
    between = [word for word in found.words[1:-1] if word.lower_ not in roles]
    if any(_leads_elsewhere(word, found.words) for word in between):
        return None  # "gave help to Norvik in its war" is not "gave in to"
    astray = (c for c in verb.rights if c.dep_ == "prt" and c not in found.words)
    return None if len(found.words) > 1 and any(astray) else found  # "ruled out a bid for"


def _leads_elsewhere(word: Token, words: Sequence[Token]) -> bool:
    """Whether a preposition inside a pattern governs something that is no word of it."""
    objects = [c for c in word.children if c.dep_ == "pobj"] if word.dep_ == "prep" else []
    return bool(objects) and not any(each in words for each in objects)


def _word(
    frontier: Sequence[Token],
    alternatives: Sequence[str],
    words: Sequence[Token],
    lexicon: Lexicon,
) -> Token | None:
    """A dependent of what is matched so far that is one of these words."""
    for place in reversed(frontier):
        for child in place.children:
            if child.dep_ not in PART or not _is_one_of(child, alternatives) or child in words:
                continue
            if not is_of_gap(child) and not _opens_purpose(child, lexicon):
                return child
    return None


def _is_one_of(token: Token, alternatives: Sequence[str]) -> bool:
    """Whether a word is one of these; prepositions have one form ("according" is no "accord")."""
    inflected = token.dep_ != "prep" and lemma(token) in alternatives
    return token.lower_ in alternatives or inflected


def _astray(
    verb: Token,
    position: int,
    alternatives: Sequence[str],
    words: Sequence[Token],
    lexicon: Lexicon,
) -> Token | None:
    """A preposition that the parser hung elsewhere."""
    if tuple(alternatives) == ("as",) and (found := _before_complement(verb)):
        return found
    return _beside_object(verb, alternatives, words, lexicon) if position == 0 else None


def _beside_object(
    verb: Token, alternatives: Sequence[str], words: Sequence[Token], lexicon: Lexicon
) -> Token | None:
    """A preposition that the parser hung on the object: "withdrew its troops from"."""
    if not all(word in PREPOSITIONS or word == "" for word in alternatives):
        return None
    if tuple(alternatives) == ("of",):
        return None  # "approved the budget of Norvik" does not approve of Norvik
    things = [child for child in verb.rights if child.dep_ == "dobj"]
    objects = things[0] if things else None
    if len(things) > 1 or has(verb, "oprd", "acomp"):
        return None  # "called the attack on Norvik a disgrace" is not "called on"
    if objects is not None and objects.ent_type_ == "MONEY":
        return None  # "approved $4m of aid" is not "approved of"
    return _word([objects], alternatives, words, lexicon) if objects is not None else None


def _before_complement(verb: Token) -> Token | None:
    """The "as" that the parser hung on an adjective: "portrayed Berg as corrupt"."""
    complements = (c for c in verb.rights if c.dep_ in {"acomp", "oprd"} or c.pos_ == "ADJ")
    return next((w for c in complements for w in c.lefts if w.lower_ == "as"), None)


def _swallowed(verb: Token, rest: Sequence[Sequence[str]]) -> list[Token]:
    """The object that the parser took for a part of its complement: "kept [Assad afloat]"."""
    for child in verb.rights:
        if rest and child.lower_ in rest[0] and child.dep_ in COMPLEMENTS:
            return [t for t in child.lefts if t.pos_ in NOUNS and t.dep_ in SWALLOWED]
    return []


def _judged(verb: Token, rest: Sequence[Sequence[str]]) -> list[Token]:
    """Who is found to be what the next word says: X in "found [X guilty]"."""
    for child in verb.rights:
        if rest and child.lower_ in rest[0] and child.dep_ in {"ccomp", "xcomp"}:
            return [t for c in child.lefts if c.dep_ in SUBJECTS for t in expand(c)]
    return []


def _opens_time(token: Token) -> bool:
    """Whether a preposition opens a time expression."""
    return token.dep_ == "prep" and any(
        child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"} for child in token.children
    )


def _opens_purpose(token: Token, lexicon: Lexicon) -> bool:
    """Whether a preposition opens what an act is done for.

    "Met Berg with a view to a pact" is not "met with".
    """
    return token.dep_ == "prep" and any(
        c.dep_ == "pobj" and lexicon.cue("mere_purpose", lemma(c)) for c in token.children
    )


# ------------------------------------------------------------------ the roles
def _match(verb: Token, sense: Sense, found: _Found, lexicon: Lexicon) -> VerbMatch:
    objects = [] if found.alone else _objects(verb, sense, found, lexicon)
    subjects = _role(verb, sense.subject, lexicon, found.words)
    if sense.object == "patient" and sense.subject == "from":
        subjects = clauses.agents(verb, lexicon) or subjects  # "was sent from Norvik by Borduria"
    if not subjects and objects and not sense.object and len(found.words) > 1 and not found.starred:
        subjects = _linked(verb, objects, lexicon)
    return VerbMatch(
        sense,
        tuple(found.words),
        tuple(subjects),
        tuple(objects),
        mutual=not objects and _is_on_each_other(verb, sense, lexicon),
    )


def _linked(verb: Token, objects: Iterable[Token], lexicon: Lexicon) -> list[Token]:
    """The subject of "is linked to X", whom nobody links: not X itself."""
    if not clauses.passive(verb):
        return []
    patients = clauses.patients(verb, lexicon)
    taken = {token.i for token in objects}
    return [] if any(patient.i in taken for patient in patients) else patients


def _is_on_each_other(verb: Token, sense: Sense, lexicon: Lexicon) -> bool:
    """Whether subjects without a partner are partners: not in "A and B spoke at the rally"."""
    if verb.dep_ == "relcl" and clauses.patients(verb, lexicon):
        return False  # "the role that A and B play"
    if has_word(verb, ("themselves",), "dobj"):
        return False  # "A and B aligned themselves": with somebody else
    return sense.relation in ALWAYS_MUTUAL or not any(
        child.dep_ == "prep" and child.lower_ in ELSEWHERE and not _opens_time(child)
        for child in verb.children
    )


def _objects(verb: Token, sense: Sense, found: _Found, lexicon: Lexicon) -> list[Token]:
    if sense.object:
        return _role(verb, sense.object, lexicon, found.words)
    if found.starred:
        return _starred(found)
    last = found.words[-1]
    if len(found.words) > 1:
        if objects := governed(last):
            again = (c for c in last.rights if c.dep_ == "conj" and c.lower_ == last.lower_)
            return objects + [t for c in again if not is_left_out(c) for t in governed(c)]
        if verb.dep_ == "relcl" and _is_stranded(last):
            return [verb.head]  # "the man she met with"
    taken = {word.i for word in found.words}
    return [token for token in clauses.patients(verb, lexicon) if token.i not in taken]


def _is_stranded(word: Token) -> bool:
    return word.lower_ in PREPOSITIONS and word.pos_ == "ADP" and word.dep_ == "prep"


def _starred(found: _Found) -> list[Token]:
    """What stands at the star: of "kept Assad afloat", parsed as one phrase, its first part."""
    first = found.starred[0]
    if all(word.i != first.i for word in found.words[1:]):  # "hold X hostage": no hostage is held
        return [token for token in found.starred if token not in found.words]
    return [t for t in first.lefts if t.dep_ in SWALLOWED_WORD and t.pos_ in NOUNS]


def _role(verb: Token, role: str, lexicon: Lexicon, words: Sequence[Token]) -> list[Token]:
    """Who stands in a role: of those that a sense can name, or what a preposition governs."""
    match role:
        case "agent":
            return clauses.agents(verb, lexicon)
        case "patient":
            return clauses.patients(verb, lexicon)
        case "dative":
            return clauses.datives(verb) or misparses.swallowed(list(_things(verb, lexicon)))
        case "inner" | "undergone":  # "threatened to move against X", "voted to impeach X"
            hit = _targets if role == "inner" else clauses.patients
            below = (child for child in verb.children if child.dep_ == "xcomp")
            return [token for child in below for token in hit(child, lexicon)]
    for place in (verb, *_things(verb, lexicon), *words[1:]):
        event = place not in words and lemma(place) in lexicon.senses["noun"]
        if role == "of" and event:
            continue  # of whom the release is, in "demanded the release of Norvik"
        for word, _, objects in prepositions(place):
            if word == role:
                return objects
    return clauses.datives(verb) if role == "to" else []


def _things(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The thing that is given, sent, imposed: a preposition may hang on it."""
    if clauses.passive(verb):
        yield from clauses.patients(verb, lexicon)[:1]
    else:
        yield from (child for child in verb.children if child.dep_ == "dobj")


def _targets(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Whom an act hits: its object, and what follows "against", "on" or "to"."""
    found = clauses.patients(verb, lexicon)
    for place in (verb, *(child for child in verb.children if child.dep_ == "dobj")):
        senses = lexicon.senses["noun"].get(lemma(place), ())
        helps = any(lexicon.cue("helping", sense.relation or "") for sense in senses)
        for word, _, objects in prepositions(place):
            if word in AIMED and not helps:  # whoever threatens aid to Norvik threatens others
                found = found + objects
    return found
