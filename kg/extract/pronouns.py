"""Step 3: the sieve for pronouns of the third person."""

from spacy.tokens import Token

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.likelihood import cost_of, cost_of_place
from kg.extract.phrases import OPPOSITE
from kg.extract.relative import antecedent, is_relative
from kg.extract.tree import (
    NOUNS,
    PLURAL_TAGS,
    SUBJECTS,
    VERBAL,
    conjunction_head,
    has_subject,
    is_infinitive,
)
from kg.lexicon import Lexicon

#: How far back a pronoun looks, in sentences. Two covers most of news prose; farther ones are
#: mostly wrong.
PRONOUN_REACH = 2
#: And in mentions.
MENTION_REACH = 60
#: How much likelier a thing must be than the best actor.
THING = 0.25
#: What those do whom only somebody who acts can have.
OFFICES = frozenset({"leads", "represents"})
#: Bodies that are "it", never "they".
SINGULAR_BODIES = frozenset({"Government", "Ministry", "Company"})


def pronoun(chains: Chains) -> None:
    """Join third persons to the nearest earlier mention that agrees, subjects before objects."""
    for c in sorted(chains.candidates, key=lambda c: _turn(chains, c)):
        if c.how != "pronoun" or c.first_person or c.pinned or _means_no_actor(chains, c):
            continue
        owners = _coordinated_owners(chains.doc[c.head])
        beside = next((o for owner in owners if (o := _beside(chains, c, owner))), None)
        if beside is not None:
            chains.join(beside, c)
            continue
        if owners and _is_thing_owner(chains, c, owners[-1]):
            continue  # "the mine and its owner": nobody's
        near = chains.before(c, reach=MENTION_REACH, sentences=PRONOUN_REACH)
        costs = {
            id(o): (cost_of(chains, c, o), o)
            for o in near
            if agrees(chains, c, o)
            and not _acts_on_itself(chains, c, o)
            and not _is_called_otherwise(chains, c, o)
            and not _is_who_says_it(chains, c, o)
        }
        if not costs:
            ahead = _subject_ahead(chains, c)
            if ahead is not None:
                chains.join(ahead, c)
            continue
        (least, _), best = min(costs.values(), key=lambda pair: pair[0])
        thing = None if _has_an_office(chains, c) else _likeliest_thing(chains, c)
        if thing is None or thing[0] >= least:
            chains.join(best, c)


def _turn(chains: Chains, c: Candidate) -> tuple[int, bool, int]:
    """When a pronoun is looked at: after who speaks, where it stands in what is quoted."""
    return chains.sentence[c.head], c.head in chains.quoted, c.start


def _is_who_says_it(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether the other is who speaks the quotation: nobody says "he attacked us" of himself."""
    if c.head not in chains.quoted:
        return False
    here, entity = chains.sentence[c.head], chains.entity(other)
    return any(
        chains.sentence[m.head] == here
        and m.head not in chains.quoted
        and chains.doc[m.head].dep_ in SUBJECTS
        and chains.doc[m.head].head.is_ancestor(chains.doc[c.head])
        for m in entity.mentions
    )


def _coordinated_owners(possessive: Token) -> list[Token]:
    """Whose the second of two may be: X in "X and its director", in "X's owner and its boss"."""
    owned = possessive.head
    if possessive.dep_ != "poss" or owned.dep_ != "conj" or owned.head.pos_ not in NOUNS:
        return []
    first = owned.head
    return [first, *(child for child in first.lefts if child.dep_ == "poss")]


def _beside(chains: Chains, c: Candidate, owner: Token) -> Candidate | None:
    options = [o for o in chains.mentions.of(owner) if o.end <= c.start]
    return next((o for o in options if o.how != "owner" and agrees(chains, c, o)), None)


def _is_thing_owner(chains: Chains, c: Candidate, owner: Token) -> bool:
    """Whether what a phrase is coordinated with is no actor: "the mine and its owner"."""
    thing = owner.pos_ == "NOUN" and not chains.mentions.of(owner)
    return thing and (owner.tag_ in PLURAL_TAGS) == c.plural and c.gender is None


def _has_an_office(chains: Chains, c: Candidate) -> bool:
    """Whether the possessed is who leads or serves somebody: no deal has "its director"."""
    token = chains.doc[c.head]
    title = chains.mentions.lexicon.titles.get(token.head.lemma_.lower())
    return token.dep_ == "poss" and title is not None and title.relation in OFFICES


def _is_called_otherwise(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether the sentence calls one "it" already, so that "they" in it are others."""
    number = chains.mentions.lexicon.cue("pronoun", c.lemma)
    otherwise = {"it": "they", "they": "it"}.get(number or "")
    return otherwise is not None and any(
        chains.sentence[m.head] == chains.sentence[c.head]
        and m.how == "pronoun"
        and m.end <= c.start
        and (m.head in chains.quoted) == (c.head in chains.quoted)
        and chains.mentions.lexicon.cue("pronoun", m.lemma) == otherwise
        for m in chains.entity(other).mentions
    )


def _subject_ahead(chains: Chains, c: Candidate) -> Candidate | None:
    """The subject that a clause or phrase before it speaks of: "Despite her defeat, Anna left"."""
    token = chains.doc[c.head]
    above = [token, *token.ancestors]
    fronted = next((t for t in above if t.dep_ in {"advcl", "prep"} and t.i < t.head.i), None)
    if fronted is None or fronted.head.pos_ not in VERBAL:
        return None
    for subject in fronted.head.lefts:
        if subject.dep_ in SUBJECTS and subject.i > c.end:
            options = [o for o in chains.mentions.of(subject) if o.named and agrees(chains, c, o)]
            return options[0] if len(options) == 1 else None
    return None


# ------------------------------------------------------------------ pronouns that mean nobody
def _means_no_actor(chains: Chains, c: Candidate) -> bool:
    lexicon = chains.mentions.lexicon
    token = chains.doc[c.head]
    if lexicon.cue("pronoun", c.lemma) == "it" and _is_expletive(token, lexicon):
        return True
    return (
        lexicon.cue("object_pronoun", c.lemma) is not None and _object_before(chains, c) is not None
    )


def _is_expletive(token: Token, lexicon: Lexicon) -> bool:
    """Whether "it" is nobody: "It became clear that", "it is expected", "it rained"."""
    if token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    match lexicon.cue("expletive", verb.lemma_):
        case "alone":
            return True
        case "with_clause":
            clause = {"ccomp", "xcomp", "acl", "advcl", "csubj"}
            return any(t.dep_ in clause and t.i > verb.i for t in verb.subtree)
    return False


def _acts_on_itself(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether the other is who does to this what its verb says.

    As in "Anna met her", "they urged Anna to meet her", "Anna, who met her".
    """
    token, mentions = chains.doc[c.head], chains.entity(other).mentions
    if token.dep_ != "dobj" or token.lower_.endswith(("self", "selves")):
        return False
    heads = [conjunction_head(chains.doc[m.head]) for m in mentions if m.start < c.start]
    verb, subjects = token.head, {"nsubj"}
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not has_subject(verb):
        verb = verb.head  # "sacked her minister and replaced him"
    if verb.dep_ == "xcomp" and not any(t.dep_ == "nsubj" for t in verb.children):
        verb = verb.head  # whom somebody is urged by acts; who wants to acts
        if any(t.dep_ == "dobj" for t in verb.children):
            subjects = {"dobj"}
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and is_relative(c) for c in verb.lefts):
        told_of = {t.i for t in antecedent(verb)}
        return any(mention.head in told_of for mention in mentions)
    return any(head.dep_ in subjects and verb == head.head for head in heads)


def thing_meant(chains: Chains, c: Candidate) -> Token | None:
    """The noun, of no actor, that "it" or "them" goes back to; None for another word."""
    if c.how != "pronoun" or not chains.mentions.lexicon.cue("object_pronoun", c.lemma):
        return None
    if _is_told_to_act(chains, c):
        return None
    likeliest = _likeliest_thing(chains, c)
    return _object_before(chains, c) or (likeliest and likeliest[1])


def _is_told_to_act(chains: Chains, c: Candidate) -> bool:
    """Whether a pronoun is to do something, so is an actor: "urged it to leave"."""
    token = chains.doc[c.head]
    told = token.head
    if token.dep_ == "nsubj" and is_infinitive(told):
        told = told.head
    elif token.dep_ != "dobj" or all(child.dep_ != "xcomp" for child in told.children):
        return False
    return chains.mentions.lexicon.cue("object_control", told.lemma_.lower()) is not None


def _object_before(chains: Chains, c: Candidate) -> Token | None:
    """The object of the clause before that is no actor.

    As in "Oslo backs the bid, but Bergen opposes it".
    """
    token = chains.doc[c.head]
    voted = token.dep_ == "pobj" and token.head.lower_ in OPPOSITE
    verb = token.head.head if voted else token.head
    if not (voted or token.dep_ == "dobj") or verb.dep_ not in {"conj", "advcl"}:
        return None
    sides = [c for c in verb.head.children if c.dep_ == "prep" and c.lower_ in OPPOSITE]
    near = [t for side in sides for t in side.children] if voted else list(verb.head.children)
    objects = [t for t in near if t.dep_ in {"dobj", "pobj"} and t.i < c.start and t.pos_ == "NOUN"]
    alike = (t for t in objects if (t.tag_ == "NNS") == c.plural and not chains.mentions.of(t))
    return next(alike, None)


def _likeliest_thing(chains: Chains, c: Candidate) -> tuple[float, Token] | None:
    """The likeliest antecedent that is no actor, with its cost: "The deal ... It"."""
    if chains.mentions.lexicon.cue("pronoun", c.lemma) not in {"it", "they"}:
        return None
    here = chains.sentence[c.head]
    found: list[tuple[float, int, Token]] = []
    for token in reversed(chains.doc[: c.start]):
        distance = here - chains.sentence[token.i]
        if distance > 1:
            break
        if _is_thing(chains, token) and (token.tag_ in PLURAL_TAGS) == c.plural:
            cost = cost_of_place(chains, c, token.dep_, distance) + THING
            found.append((cost, len(found), token))
    if not found:
        return None
    cost, _, token = min(found)
    return cost, token


def _is_thing(chains: Chains, token: Token) -> bool:
    return (
        token.pos_ == "NOUN"
        and token.dep_ in {*SUBJECTS, "dobj"}
        and token.ent_type_ not in {"DATE", "TIME"}
        and token.i not in chains.mentions.span_at
        and not chains.mentions.of(token)
    )


# ------------------------------------------------------------------ agreement
def agrees(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether number, gender and kind let a pronoun mean another mention."""
    entity = chains.entity(other)
    if other.how == "pronoun" and entity.first.how == "pronoun":
        return False
    if _is_modifier(chains.doc[other.head], other):
        return False
    kind, is_a = chains.kind(entity), chains.ontology.is_a
    if chains.mentions.lexicon.cue("pronoun", c.lemma) in {"he", "she"}:
        genders = {m.gender for m in entity.mentions} - {None}
        several = any(m.plural and m.how == "noun" for m in entity.mentions)
        return kind == "Person" and not several and (not genders or c.gender in genders)
    if kind == "Person":
        return False
    if c.plural:
        body = is_a(kind, "Group") and kind not in SINGULAR_BODIES and not is_a(kind, "Court")
        return other.plural or body
    return not other.plural and any(is_a(kind, wide) for wide in ("State", "Group", "Place"))


def _is_modifier(head: Token, other: Candidate) -> bool:
    """Whether a mention only modifies a noun, so that no pronoun goes back to it.

    Persons and short names may.
    """
    return (
        head.dep_ in {"compound", "amod", "nmod"}
        and other.how != "short"
        and other.kind != "Person"
    )
