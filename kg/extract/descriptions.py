"""Step 3: sieves for descriptions: "the government", "rebel forces", "the group"."""

from collections import Counter

from spacy.tokens import Token

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains, compatible
from kg.extract.tree import SUBJECTS, VERBAL
from kg.lexicon import Lexicon

#: A country this many times as often named as the next is where the article is at home.
HOME = 2
#: Kinds whose undetermined phrases mean one side of the story as long as no country tells them
#: apart.
SIDES = frozenset({"RebelGroup", "ArmedForces", "Government", "OppositionGroup"})
#: How many mentions back "the group" looks for its name.
CLASS_REACH = 12
#: Groups that "the group" does not mean.
NO_MERE_GROUP = frozenset({"Government", "StateGroup", "Ministry", "Population"})


def home_country(chains: Chains) -> None:
    """Give "the government" of an article about one country that country."""
    seen = Counter(country for c in chains.candidates for country in _countries(c))
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < HOME * ranked[1][1]):
        return
    actor = chains.mentions.gazetteer.actors.get(ranked[0][0])
    if actor is None or not actor.adjectives:
        return
    for c in chains.candidates:
        if _is_the_national(chains, c):
            c.countries = frozenset({actor.id})
            c.name = f"{actor.adjectives[0]} {c.name}"


def _countries(c: Candidate) -> frozenset[str]:
    is_state = c.kind == "State" and len(c.known) == 1
    return c.countries or (frozenset(c.known) if is_state else frozenset())


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
    for c in chains.candidates:
        head = chains.doc[c.head]
        if head.dep_ != "appos" or c.how == "pronoun":
            continue
        for other in chains.mentions.of(head.head):
            if other is not c and c.named != other.named and compatible(chains, other, c):
                chains.join(other, c)


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
        for other in reversed(earlier):
            if chains.entity(other) is chains.entity(c):
                break
            if c.kind in divided and c.countries != other.countries:
                continue  # "the government" of an article with two governments
            if _may_be_again(c, other) and alike(c, other, chains.mentions.lexicon):
                chains.join(other, c)
                break
        earlier.append(c)


def _divided_sides(chains: Chains) -> set[str]:
    """Kinds of which the article names several countries' each."""
    sides: dict[str, set[frozenset[str]]] = {}
    for c in chains.candidates:
        if c.countries and not c.named:
            sides.setdefault(c.kind, set()).add(c.countries)
    return {kind for kind in SIDES if len(sides.get(kind, ())) > 1}


def _may_be_again(c: Candidate, other: Candidate) -> bool:
    """Whether number and article let a description mean an earlier one.

    As in "a rebel" is a new one each time.
    """
    return c.plural == other.plural and (c.definite or c.plural)


def alike(one: Candidate, other: Candidate, lexicon: Lexicon) -> bool:
    """Whether two descriptions, the earlier one second, may mean the same actors."""
    if one.kind != other.kind or one.how != "noun" or other.how != "noun":
        return False
    if not _countries_allow(one, other):
        return False
    a, b = ({word for word in c.modifiers if not lexicon.cue("loose", word)} for c in (one, other))
    if one.kind == "RebelGroup":
        return _all_in(lexicon, "of_rebels", a ^ b)
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


# ------------------------------------------------------------------ class nouns
def class_noun(chains: Chains) -> None:
    """Join "the group", "the ministry", "the carmaker" to the nearest earlier name of that kind."""
    for c in chains.candidates:
        if not _is_class_noun(chains, c):
            continue
        for option in chains.before(c, reach=CLASS_REACH):
            if (
                option.named
                and not option.plural
                and _is_of_class(chains, option, c)
                and not _acts_on_it(chains, option, c)
            ):
                chains.join(option, c)
                break


def _is_class_noun(chains: Chains, c: Candidate) -> bool:
    if c.how != "noun" or not c.definite or c.plural or len(chains.entity(c).mentions) > 1:
        return False
    bare = not c.modifiers and not c.countries
    return bare or _words(chains, c) in chains.mentions.lexicon.titles


def _words(chains: Chains, c: Candidate) -> str:
    return chains.doc[c.start : c.end].text.lower()


def _acts_on_it(chains: Chains, option: Candidate, c: Candidate) -> bool:
    """Whether a name is the subject of the noun's own clause.

    As in "Norvik attacked the group" is about two.
    """
    if chains.mentions.lexicon.cue("own_territory", c.lemma):
        return False
    head = chains.doc[option.head]
    return head.dep_ in SUBJECTS and head.head.i == _clause(chains.doc[c.head]).i


def _clause(token: Token) -> Token:
    """The verb that a phrase is an argument of, however deep."""
    while token.pos_ not in VERBAL and token.dep_ != "ROOT":
        token = token.head
    return token


def _is_of_class(chains: Chains, option: Candidate, noun: Candidate) -> bool:
    """Whether a name is of the class that a noun says."""
    kind = chains.kind_of(option)
    is_a = chains.ontology.is_a
    wanted = chains.mentions.lexicon.cue("class_of", noun.lemma) or noun.kind
    if wanted == "Place":
        return option.kind == "Place" or option.how == "capital"
    if wanted == "Person":
        return kind == "Person" and _is_person_of_class(chains, option, noun)
    if wanted == "Group":
        return is_a(kind, "Group") and kind not in NO_MERE_GROUP
    if wanted in {"Government", "Organization", "Ministry"}:
        return kind == "Organization" or is_a(kind, wanted)
    if is_a(wanted, "Company"):
        return kind in {"Company", "Organization"}
    return is_a(kind, wanted)


def _is_person_of_class(chains: Chains, option: Candidate, noun: Candidate) -> bool:
    """Whether a person holds the title that a noun says; "the woman" only agrees in gender."""
    if chains.mentions.lexicon.cue("any_person", noun.lemma):
        return option.gender in {None, noun.gender}
    title = _words(chains, noun)
    titles = {m.title for m in chains.entity(option).mentions if m.title}
    if title == "minister":
        return any(t.endswith("minister") and "prime" not in t for t in titles)
    return any(t == title or t.endswith(f" {title}") for t in titles)
