"""Step 4: who holds a role.

The name beside a title or role noun, the name after it, the copula's subject.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import clauses
from kg.extract.cues import verb_cue
from kg.extract.frames import Filler, Grammar
from kg.extract.introduced import appointee, name_behind_body
from kg.extract.phrases import apposed, apposed_to_all, expand
from kg.extract.tree import NOUNS, PLURAL_TAGS, VERBAL, has, lemma

#: Dependencies of a role noun in a copula or an apposition.
OUTER = frozenset({"attr", "appos"})


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds a role, by which construction, and the word around which it is said how."""

    fillers: list[Filler]
    construction: str
    """copula | apposition | title | include | as, with what becomes of the office"""
    clause: Token
    office: str = "held"
    """held | planned | lost"""
    sayers: tuple[Filler, ...] = ()
    """Who says so, where the role is what somebody is called: "described X as head of Y"."""


def holders_of(grammar: Grammar, noun: Token) -> Holders | None:
    """Who holds the role that a noun names, or None where nobody is said to."""
    for find in (_by_copula, _made, _beside, _before_name, _as_office, _included):
        found = find(grammar, noun)
        if found is not None:
            return found if found.fillers else None
    return None


def _by_copula(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "X is an ally of Y", "X is a critic and rival of Y"."""
    role = _outer_role(noun)
    verb = role.head
    if role.dep_ == "pobj" and verb.lower_ == "among":  # "is among the critics of Y"
        role, verb = verb, verb.head
    if role.dep_ not in {"attr", "oprd", "prep"} or not grammar.lexicon.cue("copula", verb.lemma_):
        return None
    return Holders(_fill(grammar, clauses.subject(verb, grammar.lexicon)), "copula", verb)


def _made(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "X was elected president of Y", "the board named X head of Y"."""
    verb = noun.head
    if noun.dep_ not in {"oprd", "dobj"} or verb.pos_ not in VERBAL:
        return None
    office = verb_cue(grammar.lexicon, "office", verb)
    named = appointee(grammar.mentions, noun)
    passive = noun.dep_ == "oprd" and has(verb, "nsubjpass")
    if office not in {"held", "planned"} or not (named or passive):
        return None
    who = [grammar.doc[named.end - 1]] if named else clauses.patients(verb, grammar.lexicon)
    return Holders(_fill(grammar, who), "as" if office == "held" else "as, planned", verb, office)


def _outer_role(noun: Token) -> Token:
    """The role noun that this one is coordinated with, itself where it is the first.

    "Is a shareholder in Brunsel and a partner of Klom": the parser hangs the partner on Brunsel.
    Of "one of the allies of Y" it is "one".
    """
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return noun.head.head
    if noun.dep_ != "conj":
        return noun
    if noun.head.dep_ in OUTER:
        return noun.head
    if noun.head.pos_ == "PROPN" and has(noun, "det"):
        return next((above for above in noun.ancestors if above.dep_ in OUTER), noun)
    return noun


def _beside(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "X, an ally of Y", "X, a critic and rival of Y", "Y's ally, X"."""
    role = _outer_role(noun)
    if role.dep_ == "appos" and (names := _acting(grammar, _apposed(role))):
        return Holders(names, "apposition", noun)
    for child in noun.subtree:
        beside = child.i > noun.i and child.dep_ == "appos" and apposed(child) == noun
        if noun.tag_ in PLURAL_TAGS and child.ent_type_ == "PERSON" and not has(child, "conj"):
            continue  # "allies of the minister, Ada Berg": she is the minister
        if beside and _acting(grammar, [child]):
            return Holders(_acting(grammar, expand(child)), "apposition", noun)
    if name := name_behind_body(grammar.mentions, noun):
        return Holders(_acting(grammar, [name]), "apposition", noun)
    return None


def _apposed(role: Token) -> list[Token]:
    """Those beside whom a role stands: "Norvik and Borduria, members of the union" are two."""
    if role.head.pos_ != "PROPN":
        return [role.head]
    several = role.tag_ in PLURAL_TAGS or denies_all(role)
    return apposed_to_all(role) if several else apposed_to_all(role)[-1:]


def denies_all(role: Token) -> bool:
    """Whether a role is said of none of several: "neither of them a member of the union"."""
    return any(t.dep_ == "nsubj" and t.lower_ in {"neither", "none"} for t in role.lefts)


def _before_name(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "Foreign Minister X", "Secretary of State X"."""
    name = _name_after(grammar, noun)
    if name is None:
        return None
    modifies = noun.dep_ in {"compound", "nmod", "amod"} or (
        noun.dep_ == "appos" and noun.i < noun.head.i
    )
    portfolio = noun.nbor().lower_ == "for"  # "Minister for Europe Ada Berg"
    if modifies or (noun.pos_ in NOUNS and (portfolio or not has(noun, "prep"))):
        return Holders([name], "title", noun)
    return None


def _as_office(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "X was appointed as envoy", "X resigned as minister"."""
    preposition = noun.head
    verb = preposition.head
    if noun.dep_ != "pobj" or preposition.lower_ != "as":
        return None
    lexicon = grammar.lexicon
    if lemma(noun) == "part":
        return _as_part(grammar, verb)
    office = verb_cue(lexicon, "office", verb) if verb.pos_ in VERBAL else None
    if office is None:
        return _described(grammar, verb)
    who = clauses.patients(verb, lexicon) or clauses.subject(verb, lexicon)
    construction = "as" if office == "held" else f"as, {office}"
    return Holders(_fill(grammar, who), construction, verb, office)


def _described(grammar: Grammar, verb: Token) -> Holders | None:
    """X in "described X as head of Y", of which only whoever says so is sure."""
    if verb.pos_ not in VERBAL or not grammar.lexicon.cue("describing", lemma(verb)):
        return None
    sayers = grammar.fill(clauses.agents(verb, grammar.lexicon))
    who = _fill(grammar, clauses.patients(verb, grammar.lexicon))
    return Holders(who, "as", verb, sayers=sayers) if sayers and who else None


def _as_part(grammar: Grammar, place: Token) -> Holders | None:
    """X in "X fights as part of Y", "X, as part of Y, sent ..."."""
    if place.pos_ in VERBAL:
        who = clauses.subject(place, grammar.lexicon)
        return Holders(_fill(grammar, who), "as", place) if who else None
    names = _acting(grammar, [place]) if place.pos_ == "PROPN" else []
    return Holders(names, "as", place) if names else None


def _included(grammar: Grammar, noun: Token) -> Holders | None:
    """X in "Y's foes include X"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "include":
        return None
    return Holders(_fill(grammar, clauses.patients(verb, grammar.lexicon)), "include", verb)


def _fill(grammar: Grammar, tokens: Iterable[Token]) -> list[Filler]:
    return list(grammar.fill(tokens))


def _acting(grammar: Grammar, tokens: Iterable[Token]) -> list[Filler]:
    """Those of the phrases that stand for somebody in their own right, not for an owner."""
    return [f for f in grammar.fill(tokens) if any(c.how != "owner" for c in f.candidates)]


def _name_after(grammar: Grammar, noun: Token) -> Filler | None:
    """The name that a title stands right before."""
    doc = grammar.doc
    i = noun.i + 1
    if i < len(doc) and doc[i].lower_ in {"of", "state"} and doc[i].text[0].isupper():
        i += 1  # the "State" of "Secretary of State Ada Berg"
    if i + 1 < len(doc) and doc[i].lower_ == "of" and _is_department(grammar, doc[i + 1]):
        i += 2
    the = i + 1 < len(doc) and doc[i + 1].lower_ == "the"
    portfolio = i + 1 + the  # "Minister for Europe Ada Berg", "for the Middle East"
    if portfolio < len(doc) and doc[i].lower_ == "for" and doc[portfolio].text[0].isupper():
        i = behind_capitals(grammar, portfolio)
        if i == portfolio:
            return None
    if _is_before_rank(grammar, noun):
        i += 1
    while i + 1 < len(doc) and _is_rank(grammar, doc[i]):
        i += 1
    named = grammar.mentions.span_at.get(i)
    if named is None or named.start != i:
        return None
    filler = grammar.fill([doc[named.start : named.end].root])[0]
    return filler if filler.candidates and filler.candidates[0].named else None


def _is_rank(grammar: Grammar, word: Token) -> bool:
    """Whether a word stands between a title and its holder: "Dr.", the "Navy" of "Navy Capt."."""
    cue = grammar.lexicon.cue
    service = grammar.lexicon.nouns.get(word.lower_) == "ArmedForces" and word.text[0].isupper()
    ranked = service and cue("honorific", word.nbor().lower_) is not None
    return ranked or cue("honorific", word.lower_) is not None


def _is_before_rank(grammar: Grammar, title: Token) -> bool:
    """Whether a rank is between title and name: "army chief General Berg", no Attorney General."""
    if title.i + 1 >= len(grammar.doc):
        return False
    rank, cue, titles = title.nbor(), grammar.lexicon.cue, grammar.lexicon.titles
    is_rank = rank.text[0].isupper() and cue("rank", rank.lower_)
    is_title = lemma(title) in titles and not cue("rank", title.lower_)
    return bool(is_rank) and is_title and f"{title.lower_} {rank.lower_}" not in titles


def behind_capitals(grammar: Grammar, start: int) -> int:
    """Where a run of capitalised words ends: before the next name, or anything else."""
    doc, spans = grammar.doc, grammar.mentions.span_at
    end = start
    while end < len(doc) and (doc[end].text[0].isupper() or _joins(doc[end])):
        named = spans.get(end)
        if named is not None and named.kind == "Person":
            break
        end += 1
    return end


def _joins(word: Token) -> bool:
    """Whether "and" joins two capitalised words: "for Trade and Industry"."""
    return word.lower_ == "and" and word.i + 1 < len(word.doc) and word.nbor().text[0].isupper()


def _is_department(grammar: Grammar, word: Token) -> bool:
    known = grammar.lexicon.cue("department", word.lower_) is not None
    return known and word.text[0].isupper()
