"""Step 3: sieves for descriptions: "the government", "rebel forces", "the group"."""

from collections import Counter

from spacy.tokens import Token

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains, compatible
from kg.extract.class_nouns import named_by_word
from kg.extract.phrases import apposed, listed
from kg.extract.tree import has, has_word
from kg.lexicon import Lexicon

#: A country this many times as often named as the next is where the article is at home.
HOME = 2
#: And it is among so many countries that the article names first.
FIRST_NAMED = 2
#: It is named in the headline or in the sentence after it.
LEAD = 2
#: Tokens back from "as" to the name before its comma.
PAIR = 2
#: Prepositions that lead to whom an act is aimed at.
AIMED = frozenset({"with", "against", "on", "to"})
#: Kinds of known names that "an exporter", "a close ally" can be said of.
BODIES = ("State", "StateGroup", "Organization")
#: Kinds whose undetermined phrases mean one side of the story as long as no country tells them
#: apart.
SIDES = frozenset({"RebelGroup", "ArmedForces", "Government", "OppositionGroup"})


def home_country(chains: Chains) -> None:
    """Give "the government" of an article about one country that country."""
    named = [(country, c) for c in chains.candidates for country in _countries(chains, c)]
    seen = Counter(country for country, _ in named)
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < HOME * ranked[1][1]):
        return
    actor = chains.mentions.gazetteer.actors.get(ranked[0][0])
    if actor is None or not actor.adjectives or actor.id not in list(seen)[:FIRST_NAMED]:
        return
    first = next(c for country, c in named if country == actor.id)
    if chains.sentence[first.head] >= LEAD:
        return
    for c in chains.candidates:
        if _is_the_national(chains, c) and not _meets(chains, c, actor.id):
            c.countries = frozenset({actor.id})
            c.name = f"{actor.adjectives[0]} {c.name}"


def _meets(chains: Chains, c: Candidate, country: str) -> bool:
    """Whether a body acts on a country, so is none of its own: "summoned the Russian envoy"."""
    verb, own = chains.doc[c.head].head, {t.i for t in chains.doc[c.head].subtree}
    return chains.doc[c.head].dep_ == "nsubj" and any(
        country in _countries(chains, other)
        and other.head not in own
        and _is_acted_on(chains.doc[other.head], verb)
        for other in chains.candidates
    )


def _is_acted_on(token: Token, verb: Token) -> bool:
    """Whether a phrase is an object of a verb or of what the verb says, plans, wants."""
    if token.dep_ in {"amod", "compound", "poss"}:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in AIMED:
        token = token.head
    elif token.dep_ not in {"dobj", "dative"}:
        return False
    above = token.head
    while above.i != verb.i and above.dep_ in {"xcomp", "ccomp"}:
        above = above.head
    return above.i == verb.i


def _countries(chains: Chains, c: Candidate) -> frozenset[str]:
    """The countries that a mention is about: its own, or the country of a city that it names."""
    if c.countries or len(c.known) != 1 or not c.named:
        return c.countries
    if c.kind == "State":
        return frozenset(c.known)
    actor = chains.mentions.gazetteer.actors[c.known[0]]
    of_place = actor.country and c.kind == "Place"
    return frozenset({actor.country}) if of_place and actor.country else frozenset()


def _is_the_national(chains: Chains, c: Candidate) -> bool:
    """Whether a description means a country's only such body without saying which country."""
    return (
        c.how == "noun"
        and c.definite
        and not c.plural
        and not c.countries
        and not c.modifiers
        and chains.mentions.lexicon.cue("national", c.lemma) is not None
        and not _is_possessed(chains.doc[c.head])
    )


def _is_possessed(head: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of")
        for child in head.children
    )


def apposition(chains: Chains) -> None:
    """Join a description to the name that it is set beside: "Abo Bakr, a rebel commander"."""
    for description, name in chains.mentions.described:
        chains.join(name, description)
    for c in chains.candidates:
        head = chains.doc[c.head]
        if c.how == "noun" and (called := _by_that_name(chains, c)):
            chains.join(called, c)
        if head.dep_ != "appos" or c.how == "pronoun" or listed(head.head):
            continue
        for other in chains.mentions.of(apposed(head)):
            settled = other.how == "found" and other.kind == c.kind
            fits = settled or compatible(chains, other, c) or _is_said_of(chains, other, c)
            if other is not c and c.named != other.named and fits:
                chains.join(other, c)


def _by_that_name(chains: Chains, c: Candidate) -> Candidate | None:
    """The name in "the Hawks, as the militia is called"."""
    verb = chains.doc[c.head].head
    mark = next((t for t in verb.lefts if t.dep_ == "mark" and t.lower_ == "as"), None)
    called = chains.mentions.lexicon.cue("called", verb.lower_) is not None
    if chains.doc[c.head].dep_ != "nsubjpass" or mark is None or not called or mark.i < PAIR:
        return None
    if has(verb, "oprd") or chains.doc[mark.i - 1].text != ",":
        return None
    named = chains.mentions.span_at.get(mark.i - PAIR)
    return chains.mentions.named(named) if named is not None else None


def _is_said_of(chains: Chains, name: Candidate, c: Candidate) -> bool:
    """Whether "a major exporter" right behind a known name is said of it, whatever its kind."""
    head = chains.doc[c.head]
    one = any(t.lower_ in {"a", "an"} for t in head.lefts)
    near = chains.doc[name.end : head.left_edge.i].text == ","
    body = name.known and any(chains.ontology.is_a(name.kind, kind) for kind in BODIES)
    return bool(body) and c.how == "noun" and not c.plural and one and near


# ------------------------------------------------------------------ the same description
def same_description(chains: Chains) -> None:
    """Join "the rebels" to "rebel forces".

    Heads and modifiers that agree, no country that differs.
    """
    divided = _divided_sides(chains)
    earlier: list[Candidate] = []
    for c in chains.candidates:
        if c.how != "noun":
            continue
        by_word = c.definite and named_by_word(chains, c)
        for other in reversed(earlier):
            if chains.entity(other) is chains.entity(c):
                break
            if c.kind in divided and c.countries != other.countries:
                continue  # "the government" of an article with two governments
            if by_word and not other.definite:
                continue  # "a league of their own" is not "the league" of that name
            if c.countries != other.countries and _in_one_breath(chains, c, other):
                continue  # "government troops came after Norvikian forces left": two armies
            if _both_named(chains, c, other):
                continue  # "its leader, Ada Berg" is not "its leader, Tom Berg"
            if _may_be_again(chains, c, other) and alike(c, other, chains.mentions.lexicon):
                chains.join(other, c)
                break
        earlier.append(c)


def _is_whose(chains: Chains, c: Candidate) -> bool:
    """Whether a relative clause tells whose somebody is."""
    return c.kind == "Person" and has_word(chains.doc[c.head], ("whose",), "poss")


def _in_one_breath(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether a sentence names both, the second as if for the first time."""
    return not c.definite and chains.sentence[c.head] == chains.sentence[other.head]


def _both_named(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether both descriptions stand for names already, which the name sieves kept apart."""
    entities = (chains.entity(c), chains.entity(other))
    return all(any(mention.named for mention in entity.mentions) for entity in entities)


def _divided_sides(chains: Chains) -> set[str]:
    """Kinds of which the article names several countries' each."""
    sides: dict[str, set[frozenset[str]]] = {}
    for c in chains.candidates:
        if c.countries and not c.named:
            sides.setdefault(c.kind, set()).add(c.countries)
    return {kind for kind in SIDES if len(sides.get(kind, ())) > 1}


def _may_be_again(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether number and article let a description mean an earlier one.

    "A rebel" is a new one each time, and so are "eleven rebels".
    """
    if c.plural != other.plural or not (c.definite or c.plural):
        return False
    if _is_whose(chains, c) != _is_whose(chains, other):
        return False  # "Norvik, whose minister she met": not "the minister" at home
    return not _is_counted(chains, c) or (c.definite and not _is_counted(chains, other))


def _is_counted(chains: Chains, c: Candidate) -> bool:
    """Whether some of many are meant: "eleven councillors", "two of her councillors"."""
    some, head = chains.mentions.lexicon.cues["some"], chains.doc[c.head]
    if any(t.dep_ in {"nummod", "quantmod"} or t.lower_ in some for t in head.lefts):
        return True
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    whole = head.head.head
    return whole.pos_ in {"NUM", "PRON"} or whole.lower_ in some


def alike(one: Candidate, other: Candidate, lexicon: Lexicon) -> bool:
    """Whether two descriptions, the earlier one second, may mean the same actors."""
    if one.kind != other.kind or one.how != "noun" or other.how != "noun":
        return False
    if not _countries_allow(one, other):
        return False
    a, b = ({word for word in c.modifiers if not lexicon.cue("loose", word)} for c in (one, other))
    if one.kind == "RebelGroup":
        return _all_in(lexicon, "of_rebels", a ^ b)
    if one.kind == "Person":
        return one.lemma == other.lemma and a == b  # "the minister" is not "the prime minister"
    if one.lemma == other.lemma:
        return a <= b or b <= a
    army = one.kind == "ArmedForces" and _all_in(lexicon, "army", {one.lemma, other.lemma})
    return army and _all_in(lexicon, "of_army", a | b)


def _countries_allow(one: Candidate, other: Candidate) -> bool:
    if one.countries and other.countries:
        return one.countries == other.countries
    return bool(one.countries or not other.countries or one.definite or one.kind in SIDES)


def _all_in(lexicon: Lexicon, table: str, words: set[str]) -> bool:
    return all(lexicon.cue(table, word) for word in words)
