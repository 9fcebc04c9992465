"""Step 2b: what the words of a noun phrase show.

Its head, its extent, whose it is, number and gender.
"""

import re
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from kg.extract.known import ADJECTIVAL, Named
from kg.extract.phrases import governed
from kg.extract.tree import PLURAL_TAGS, lemma
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon

#: Dependencies of the words before a head that belong to its phrase.
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "quantmod", "nummod", "neg"})
#: What may stand at the start of a phrase and is no part of its name.
LEADING_DEPS = frozenset({"det", "predet", "nummod", "quantmod", "punct", "cc", "neg"})
LEADING_TAGS = frozenset({"PRP$", "WP$", "WRB", "WDT", "DT", "POS", "CD", "JJR", "JJS", "PDT"})
LEADING_POS = frozenset({"PUNCT", "NUM", "ADP", "ADV"})  # "at least forty", "about 300"
#: Longest title, in words, that is looked for right before a name.
LONGEST_TITLE_BEFORE = 4
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
#: How many words "of ..." adds to a title: "secretary *of state*".
OF_PHRASE = 2

#: Kinds of states that headlines put before a noun: "Norvik and Borduria leaders".
STATES = frozenset({"State", "PartiallyRecognizedState"})


def noun_lemma(token: Token, lexicon: Lexicon) -> str:
    """The base form of a noun, also where the lemmatizer leaves a plural: "Houthis", "gunmen"."""
    if singular := lexicon.cue("irregular_plural", token.lower_):
        return singular
    base = lemma(token)
    if token.pos_ == "PROPN" and token.tag_ == "NNPS" and base.endswith("s"):
        return base[:-1]
    return base


def counted(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun that a quantity counts: civilians in "hundreds of civilians"."""
    base = noun_lemma(token, lexicon)
    if not (lexicon.cue("quantity", base) or token.like_num or token.pos_ == "NUM"):
        return None
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None:
        return None
    found = next((c for c in of.children if c.dep_ == "pobj"), None)
    if found is None or found.tag_ in PLURAL_TAGS:
        return found
    # "a team of lawyers" are lawyers, "the team of the Union" is the team
    acts_itself = lexicon.nouns.get(base, "Place") not in {"Place", "Facility"}
    return None if acts_itself else found


def named_after(token: Token, lexicon: Lexicon) -> Token | None:
    """The name of a settlement or country: Bohum in "the town of Bohum"."""
    if not lexicon.cue("settlement", lemma(token)) or token.tag_ in PLURAL_TAGS:
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def phrase_start(doc: Doc, head: Token, lexicon: Lexicon) -> int:
    """The first token of a phrase that is part of its name.

    No article, number or empty adjective.
    """
    inside = [
        each.i
        for left in head.lefts
        if left.dep_ in MODIFIERS
        for each in left.subtree
        if each.i < head.i
    ]
    start = min(inside, default=head.i)
    while start < head.i and _is_leading(doc[start], lexicon):
        start += 1
    return start


def _is_leading(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ == "ADV" and token.i + 1 < len(token.doc) and token.nbor().text == "-":
        return False  # "a broad-based coalition"
    if is_measure(token):
        return True
    return (
        token.dep_ in LEADING_DEPS
        or token.tag_ in LEADING_TAGS
        or token.pos_ in LEADING_POS
        or token.is_space
        or token.ent_type_ == "DATE"  # "a Nov. 15 government offensive"
        or is_empty(token, lexicon)
    )


def is_measure(token: Token) -> bool:
    """Whether a word belongs to a number: the "strong" of "a 2,500-strong force"."""
    before = token.doc[max(0, token.i - 2) : token.i]
    return len(before) > 1 and before[1].text == "-" and before[0].tag_ == "CD"


def is_empty(token: Token, lexicon: Lexicon) -> bool:
    """Whether a modifier says nothing of who is meant: "other", "several"; a hyphen."""
    return token.lower_ == "-" or lexicon.cue("empty", token.lower_) is not None


def countries_of(
    modifiers: Iterable[Token], span_at: Mapping[int, Named], gazetteer: Gazetteer
) -> frozenset[str]:
    """The states that modifiers name, by id: of an actor that belongs to one, its state."""
    found = set()
    for token in modifiers:
        named = span_at.get(token.i)
        if named and named.known:
            actor = gazetteer.actors[named.known[0]]
            found.add(actor.id if actor.kind == "State" or not actor.country else actor.country)
    return frozenset(found)


def coordinated_adjectives(modifiers: Iterable[Token], span_at: Mapping[int, Named]) -> list[Named]:
    """States joined by "and" before one plural head: "French and German unions" are two.

    Headlines write their names instead: "France and Germany leaders".
    """
    adjectives = [
        m
        for m in modifiers
        if (named := span_at.get(m.i)) and (named.how in ADJECTIVAL or named.kind in STATES)
    ]
    joined = [m for m in adjectives if m.dep_ == "conj" and m.head in adjectives]
    both = {m.i for m in joined} | {m.head.i for m in joined}
    return [span_at[i] for i in sorted(both)]


def of_states(token: Token, span_at: Mapping[int, Named]) -> list[Named]:
    """The states after "of", where there are several: "the presidents of Mali and Niger"."""
    of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    named = [span_at[t.i] for t in (governed(of) if of is not None else ()) if t.i in span_at]
    states = [n for n in named if n.kind == "State" and len(n.known) == 1]
    return states if len(states) > 1 else []


def gender_of_title(doc: Doc, start: int, lexicon: Lexicon) -> str | None:
    """Male or female where the word before a name tells: "Mrs", "King"."""
    return lexicon.cue("gender_of_title", doc[start - 1].lower_) if start else None


def gender_of_noun(base: str, lexicon: Lexicon) -> str | None:
    """Male or female where the noun tells: "father", "spokeswoman"."""
    if told := lexicon.cue("gender_of_noun", base):
        return told
    endings = lexicon.cues["gender_of_ending"]
    return next((told for ending, told in endings.items() if base.endswith(ending)), None)


def title_before(doc: Doc, start: int, lexicon: Lexicon) -> str:
    """The longest title right before a name, in lower case: "foreign minister".

    Empty where there is none.
    """
    for size in range(min(LONGEST_TITLE_BEFORE, start), 0, -1):
        words = doc[start - size : start].text.lower()
        if words in lexicon.titles:
            before = doc[start - size - 1].lower_ if start > size else ""
            return "" if before == "-" or lexicon.cue("former", before) else words
    return ""


def title_tail(token: Token, lexicon: Lexicon) -> str:
    """The rest of a title behind its noun: " of State" of "the Secretary of State"."""
    tail = token.doc[token.i + 1 : token.i + 1 + OF_PHRASE]
    words = f"{token.lower_} {tail.text.lower()}"
    return f" {tail.text}" if len(tail) == OF_PHRASE and words in lexicon.titles else ""


def is_ordinal(doc: Doc, i: int) -> bool:
    """Whether a token numbers the body whose name follows: "79th"."""
    return i >= 0 and ORDINAL.fullmatch(doc[i].text) is not None


def is_number_of(doc: Doc, i: int) -> bool:
    """Whether a token numbers the body named right before it: the "50" of "Task Force 50"."""
    number = doc[i] if i < len(doc) else None
    return number is not None and number.is_digit and number.head.i == i - 1
