"""Step 4a: the grammar of phrases.

What is coordinated, what is left out of it, what a preposition governs.

Functions from a token to the heads of noun phrases, in the order of the text.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.tree import PLURAL_TAGS, clause_of, has, has_word

#: Parts of speech of the words that a noun phrase can have as its head.
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
#: Prepositions of those who are for something and of those who are not.
OPPOSITE = {"for": "against", "against": "for"}
#: Kinds of names that headlines list with a comma for "and".
LISTED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Labels of names that no person is an apposition to.
PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Dependencies and parts of speech of what works as a preposition.
PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "advmod"})
PREPOSITION_POS = frozenset({"ADP", "SCONJ", "ADV", "PART", "VERB"})

#: What stands between a plural and its names.
OPEN_LIST = frozenset({":", ",", "-", "–", "—"})


def expand(token: Token) -> list[Token]:
    """A phrase and those coordinated with it."""
    found = [token]
    for child in token.rights:
        if _is_coordinated(child) or (child.dep_ == "appos" and _is_list_item(token, child)):
            found += expand(child)
    return found


def apposed(token: Token) -> Token:
    """What an apposition stands beside; a person is beside no place.

    The parser hangs the name in "the envoy to Norvik, Ada Berg" on Norvik, and what follows a
    coordination on its first: of "Norvik and Borduria, a member of the union", Borduria is one.
    """
    beside = apposed_to_all(token)[-1]
    place = token.ent_type_ == "PERSON" and beside.ent_type_ in PLACES and beside.dep_ == "pobj"
    return beside.head.head if place and beside.head.head.pos_ == "NOUN" else beside


def apposed_to_all(token: Token) -> list[Token]:
    """The coordinated phrases that an apposition follows: what a plural stands beside.

    "Peru, Chad and the island states Fiji and Tuvalu, members of the union": only the islands are.
    """
    beside = token.head
    while beside.dep_ == "conj" and beside.head.pos_ in NOMINAL:
        beside = beside.head
    found = [it for it in expand(beside) if token.head.i <= it.i < token.i or it.i < token.head.i]
    if token.i < beside.i or token.head not in found or token in found:
        return [token.head]
    for place, it in enumerate(found[1:], start=1):
        first = it.left_edge
        before = first.nbor(-1) if first.i else None
        if it.tag_ == "NNS" or (before is not None and before.tag_ == "NNS"):
            return found[place:]
    return found


def listed(head: Token) -> list[Token]:
    """The names that a plural or number is told by: "four states - Peru, Fiji, Chad and Mali"."""
    if head.tag_ not in PLURAL_TAGS and not head.like_num:
        return []
    names = [child for child in head.rights if child.dep_ == "appos"] or _after_mark(head)
    if len(names) == 1 and has_word(head, ("two",), "nummod"):
        # "the two women, Ada Berg and her aunt, left": the parser hangs the second on the plural
        beside = [c for c in head.rights if c.dep_ == "conj" and c.i > names[0].i]
        if len(beside) == 1 and names[0].pos_ == "PROPN" and len(expand(names[0])) == 1:
            return names + beside
    return next((found for it in names if it.pos_ == "PROPN" and len(found := expand(it)) > 1), [])


def _after_mark(head: Token) -> list[Token]:
    """The phrase after "two women, ...", or after a colon, where it hangs on another word."""
    last = head.right_edge
    start = last.i if last.text in OPEN_LIST else last.i + 1
    mark, first = [*head.doc[start : start + 2], None, None][:2]
    if mark is None or first is None or mark.text not in OPEN_LIST:
        return []
    if mark.text == "," and not has(head, "nummod"):
        return []
    top = first
    while top.dep_ != "ROOT" and top.head.left_edge == first:
        top = top.head
    return [top] if top.dep_ in {"npadvmod", "appos", "dep"} and top.i > start else []


def excluded(token: Token) -> list[Token]:
    """What "but not" takes out of a coordination: Y in "X but not Y", "by X but not by Y"."""
    found = [
        child
        for child in token.rights
        if child.dep_ in {"conj", "appos"} and child.pos_ in NOMINAL and is_left_out(child)
    ]
    preposition = token.head
    if token.dep_ == "pobj":
        near = {c.i: c for c in (*preposition.rights, *clause_of(token).rights)}
        for other in near.values():
            same = other.i > token.i and other.lower_ == preposition.lower_
            if same and is_left_out(other):
                found += governed(other)
    return found


def governed(preposition: Token) -> list[Token]:
    """The phrases that a preposition governs."""
    found = [
        each for child in preposition.children if child.dep_ == "pobj" for each in expand(child)
    ]
    if preposition.lower_ == "between" and len(found) == 1:
        return found + _after_aside(found[0], preposition.head)
    return found


def _after_aside(first: Token, event: Token) -> list[Token]:
    """The second of two that stand around an aside: "between X, led by Y, and Z".

    The parser makes it a part of the aside.
    """
    if first.tag_ in PLURAL_TAGS:
        return []
    rest = event.doc[first.i + 1 : event.sent.end]
    for other in (t for t in rest if t.dep_ == "conj" and t.pos_ in NOMINAL):
        start = other.left_edge.i
        opening = first.doc[start - 2 : start].text if start > first.i + 2 else ""
        if opening == ", and":
            return expand(other)
    return []


def told_in_aside(verb: Token) -> Token | None:
    """Whom an aside is about: X in "the pact between X, led by Y, and Z"; None = it is none.

    The parser hangs it on the pact.
    """
    if verb.dep_ != "acl" or not verb.i or not verb.nbor(-1).is_punct:
        return None
    for child in verb.head.rights:
        pair = governed(child) if child.lower_ == "between" and child.i < verb.i else []
        if len(pair) > 1 and pair[0].i < verb.i < pair[1].i:
            return pair[0]
    return None


def prepositions(token: Token) -> Iterator[tuple[str, Token, list[Token]]]:
    """The prepositional phrases of a word.

    Preposition in lower case, its token, the phrases below it.
    """
    for child in token.children:
        # "defended by Norvik, which ..., and by Borduria": the second is its conjunct
        again = child.dep_ == "conj" and child.pos_ == "ADP"
        if not again and (child.dep_ not in PREPOSITIONAL or child.pos_ not in PREPOSITION_POS):
            continue
        if child.dep_ == "prep" and is_left_out(child):
            continue
        if heads := governed(child):
            yield child.lower_, child, heads
        for below in child.children:  # out of, away from, along with
            deeper = below.dep_ in {"prep", "conj"} and below.pos_ in {"ADP", "SCONJ"}
            deeper = deeper and child.lower_ != "according"  # who says so, and nobody's object
            if deeper and not is_left_out(below) and (heads := governed(below)):
                yield below.lower_, below, heads


def _is_coordinated(child: Token) -> bool:
    return (
        child.dep_ == "conj"
        and child.pos_ in NOMINAL
        and not is_left_out(child)
        and not _is_gapped(child)
        and not _is_second_role(child)
    )


def _is_second_role(child: Token) -> bool:
    """Whether a role is coordinated with another: "is a donor to Norvik and a rival of Borduria".

    The parser hangs it on the name before.
    """
    name, role = child.head, child.head.head.head
    both = all(any(c.lower_ in {"a", "an"} for c in each.lefts) for each in (child, role))
    return both and name.pos_ == "PROPN" and name.dep_ == "pobj" and role.dep_ in {"attr", "appos"}


def _is_gapped(child: Token) -> bool:
    """Whether a clause without its verb stands there: "voted for it and Norvik against it"."""
    side = child.head.head  # the preposition before the first of them
    if side.lower_ not in OPPOSITE:
        return False
    after = child.i + 1
    return after < len(child.doc) and child.nbor().lower_ == OPPOSITE[side.lower_]


def is_of_gap(preposition: Token) -> bool:
    """Whether a preposition belongs to a clause without its verb, though it hangs on the verb."""
    before = preposition.nbor(-1) if preposition.i else preposition
    return before.dep_ == "conj" and _is_gapped(before)


def is_left_out(token: Token) -> bool:
    """Whether "but not" stands before a phrase or preposition."""
    first = token.left_edge
    if first.lower_ == "not":
        return True
    before = first.nbor(-1) if first.i > first.sent.start else None
    return (
        before is not None
        and before.lower_ == "not"
        and before.i > 0
        and before.nbor(-1).lower_ in {"but", "and", ",", "though"}
    )


def _is_list_item(token: Token, child: Token) -> bool:
    """Whether an apposition is a list in truth.

    As in "phoned Ngu, Berg and Oda", "Chile, Peru to pool".
    """
    if token.pos_ != "PROPN" or child.pos_ != "PROPN" or token.ent_type_ not in LISTED:
        return False
    if token.ent_type_ != child.ent_type_:  # no state is an apposition to a body
        return has(child, "conj") and {token.ent_type_, child.ent_type_} == {"GPE", "ORG"}
    if has(child, "conj"):
        return True
    open_ended = not any(c.is_punct and c.i > child.i for c in token.children)
    return open_ended and _is_headline(token)


def _is_headline(token: Token) -> bool:
    """Whether the sentence of a token ends without a full stop."""
    sentence = token.sent
    return sentence[-1].text not in {".", "!", "?", '"'} and not any(
        each.text == "." for each in sentence[-2:]
    )
