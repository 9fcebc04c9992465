"""Step 2b: names that a description introduces.

As in "the arms dealer Ada Berg", "its leader, the surgeon Ada Berg".
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract import nouns, past
from kg.extract.candidates import Candidate
from kg.extract.tree import NOUNS, PLURAL_TAGS, has_word

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: What the parser makes of a name that follows its description, besides the description's own
#: label.
BESIDE = frozenset({"npadvmod", "appos", "dep", "dobj"})
#: Kinds of names that a description of somebody who acts does not introduce.
STATIC = frozenset({"Place", "State"})
#: Possessives of bodies.
IMPERSONAL = frozenset({"its", "their"})
#: Kinds whose names may look like those of places.
BODIES = ("Organization", "ForceOfArms")


def introduced_name(mentions: "Mentions", token: Token) -> list[Candidate]:
    """The name that a description introduces and those coordinated with it.

    Empty where there is none.

    The description tells the name's kind and title, where nothing surer does.
    """
    if token.tag_ in PLURAL_TAGS:
        return []
    beside = _name_after(mentions, token) or _name_in_apposition(mentions, token)
    if beside is None:
        return _through_apposition(mentions, token)
    coordinated = (child for child in beside.rights if child.dep_ == "conj")
    found = [c for each in (beside, *coordinated) for c in mentions.of(each)]
    kind = _kind(mentions, token)
    if found and _is_a_bodys(mentions, token, found[0]):
        kind = "Organization"
    if not found or not found[0].named or not _may_introduce(mentions, kind, found[0]):
        return []
    _describe(mentions, found[0], kind, token)
    if not past.is_past(token, mentions.lexicon):
        mentions.describe(token, found[0], kind or found[0].kind)
    return found


def _kind(mentions: "Mentions", token: Token) -> str | None:
    """The kind of a description: "streaming platform" before "platform"."""
    base = nouns.noun_lemma(token, mentions.lexicon)
    before = mentions.doc[token.i - 1].lower_ if token.i else ""
    known = mentions.lexicon.nouns
    return known.get(f"{before} {base}") or known.get(base)


def _name_after(mentions: "Mentions", token: Token) -> Token | None:
    """The head of the name right after a noun, if it hangs on the noun or beside it."""
    named = mentions.span_at.get(token.i + 1)
    if named is None or named.start != token.i + 1 or token.pos_ not in NOUNS:
        return None
    if not mentions.is_named(mentions.doc[named.start]):
        return None
    root = mentions.doc[named.start : named.end].root
    beside = root.head.i == token.head.i and (root.dep_ == token.dep_ or root.dep_ in BESIDE)
    return root if root.head.i == token.i or beside else None


def _name_in_apposition(mentions: "Mentions", token: Token) -> Token | None:
    if token.dep_ == "appos" and mentions.is_named(token.head):
        return None  # "Berg, commander, Second Army": Berg's army
    return next((c for c in token.rights if c.dep_ == "appos" and mentions.is_named(c)), None)


def _through_apposition(mentions: "Mentions", token: Token) -> list[Candidate]:
    """The name that the description's own apposition introduces.

    As in "its leader, the surgeon Ada Berg".
    """
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            found = introduced_name(mentions, child)
            if found:
                return found
    return []


def _may_introduce(mentions: "Mentions", kind: str | None, name: Candidate) -> bool:
    """Whether a description of this kind can be the name's.

    No "general" is called Norvik, the country; a company, a newspaper or a militia may be called
    what looks like a place to the recogniser alone.
    """
    guessed = name.kind == "Place" and name.how == "found"
    if guessed and kind and any(mentions.ontology.is_a(kind, body) for body in BODIES):
        return True
    return name.kind not in STATIC or kind is None or kind in STATIC or kind == "Facility"


def _describe(mentions: "Mentions", name: Candidate, kind: str | None, token: Token) -> None:
    """Let the description tell what the name is: the writer's word beats the recogniser's guess."""
    guessed = name.how == "found" and mentions.ontology.is_a(kind or "Entity", "Organization")
    tells = kind and (guessed or _tells_more(mentions, kind, name.kind))
    if kind and not name.known and kind != name.kind and tells:
        name.kind = name.told = kind
        if kind == "Person" and not name.gender:
            first = mentions.doc[name.start].lower_
            name.gender = mentions.gazetteer.genders.get(first)
    if (
        kind == name.kind == "Person"
        and not name.title
        and not past.is_past(token, mentions.lexicon)
    ):
        own = nouns.noun_lemma(token, mentions.lexicon)
        same = mentions.lexicon.cue("same_title", own) is not None
        name.title = (same and _title_earlier(mentions, token)) or own


def _is_a_bodys(mentions: "Mentions", token: Token, name: Candidate) -> bool:
    """Whether a body's rival or owner is a body too: "its rival, Velnor".

    The recogniser takes the names of firms for places, and those of one word for persons.
    """
    if name.known or name.title or name.gender or name.how != "found":
        return False
    guessed = name.kind == "Place" or (name.kind == "Person" and name.end - name.start == 1)
    either = mentions.lexicon.cue("either_kind", nouns.noun_lemma(token, mentions.lexicon))
    return guessed and either is not None and has_word(token, IMPERSONAL, "poss")


def _title_earlier(mentions: "Mentions", token: Token) -> str:
    """The title last told before a word of the sentence: a counterpart has it too."""
    earlier = (mentions.span_at.get(i) for i in range(token.i - 1, token.sent.start - 1, -1))
    return next((c.title for named in earlier if named and (c := mentions.named(named)).title), "")


def _tells_more(mentions: "Mentions", kind: str, guess: str) -> bool:
    is_a = mentions.ontology.is_a
    return (
        guess in {"Organization", "Place"}
        or (guess == "Person" and is_a(kind, "Organization"))
        or is_a(kind, guess)
    )
