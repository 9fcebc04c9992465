"""Step 2b: names that a description introduces.

As in "the arms dealer Ada Berg", "its leader, the surgeon Ada Berg".
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract import nouns, past
from kg.extract.candidates import Candidate
from kg.extract.known import ADJECTIVAL, Named
from kg.extract.phrases import governed
from kg.extract.recognised import called
from kg.extract.tree import IMPERSONAL, NOUNS, PLURAL_TAGS, has_word

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: What the parser makes of a name that follows its description, besides the description's own
#: label.
BESIDE = frozenset({"npadvmod", "appos", "dep", "dobj"})
#: Tokens of a first name and a surname.
PAIR = 2
#: Kinds of names that a description of somebody who acts does not introduce.
STATIC = frozenset({"Place", "State"})
#: Kinds whose names may look like those of places.
BODIES = ("Organization", "ForceOfArms")


def introduced_name(mentions: "Mentions", token: Token) -> list[Candidate]:
    """The name that a description introduces and those coordinated with it.

    Empty where there is none.

    The description tells the name's kind and title, where nothing surer does.
    """
    if token.tag_ in PLURAL_TAGS:
        return []
    beside = (
        _name_told(mentions, token)
        or _name_after(mentions, token)
        or _name_behind_portfolio(mentions, token)
        or _name_in_apposition(mentions, token)
        or name_behind_body(mentions, token)
        or _name_behind_many(mentions, token)
    )
    if beside is None:
        return _through_apposition(mentions, token) or _through_second_role(mentions, token)
    if _is_of_a_role(mentions, token, beside):
        return []
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


def appointed(mentions: "Mentions", token: Token) -> list[Candidate]:
    """Ada Berg in "named Ada Berg head of the bank", which the parser takes for one phrase."""
    named = appointee(mentions, token)
    return [mentions.named(named)] if named is not None else []


def _kind(mentions: "Mentions", token: Token) -> str | None:
    """The kind of a description: "streaming platform" before "platform"."""
    base = nouns.noun_lemma(token, mentions.lexicon)
    before = mentions.doc[token.i - 1].lower_ if token.i else ""
    known = mentions.lexicon.nouns
    return known.get(f"{before} {base}") or known.get(base)


def _name_told(mentions: "Mentions", token: Token) -> Token | None:
    """The head of the name in "a militia called the Hawks"; of no plan, which acts for nobody."""
    start = called(token, mentions.lexicon)
    named = mentions.span_at.get(start) if start is not None else None
    kind = _kind(mentions, token)
    if named is None or named.start != start or kind is None or named.how in ADJECTIVAL:
        return None
    body = kind == "Person" or any(mentions.ontology.is_a(kind, each) for each in BODIES)
    return mentions.doc[named.start : named.end].root if body else None


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


def _name_behind_portfolio(mentions: "Mentions", token: Token) -> Token | None:
    """Ada Berg in "Minister for Europe Ada Berg", of which the parser makes one phrase."""
    title = mentions.lexicon.titles.get(token.lower_)
    beside = next((c for c in token.rights if c.lower_ == "for" and c.i == token.i + 1), None)
    doc = mentions.doc
    ends = beside is None or beside.i + 1 >= len(doc)
    if beside is None or ends or title is None or title.relation != "holdsPosition":
        return None
    first = beside.i + 1 + (doc[beside.i + 1].lower_ == "the")
    for head in governed(beside)[:1]:
        named = mentions.span_at.get(head.i)
        behind = named is not None and named.kind == "Person" and named.start > first
        before = doc[named.start - 1] if named is not None else head
        if behind and before.text[0].isupper() and before.lower_ not in mentions.lexicon.titles:
            return head
    return None


def _name_in_apposition(mentions: "Mentions", token: Token) -> Token | None:
    if token.dep_ == "appos" and mentions.is_named(token.head):
        return None  # "Berg, commander, Second Army": Berg's army
    return next((c for c in token.rights if c.dep_ == "appos" and mentions.is_named(c)), None)


def name_behind_body(mentions: "Mentions", token: Token) -> Token | None:
    """Whom a role names behind its body: Ada Berg in "a spokeswoman for the union, Ada Berg,".

    The parser hangs the name on the body.
    """
    if token.tag_ in PLURAL_TAGS or not _is_role(mentions, token):
        return None
    bodies = [t for c in token.rights if c.dep_ == "prep" for t in governed(c)]
    return next((name for body in bodies if (name := _holder_beside(mentions, body))), None)


def appointee(mentions: "Mentions", token: Token) -> Named | None:
    """Whom a verb gives an office: Ada Berg in "named Ada Berg head of the bank".

    The parser takes the name for a part of the office's.
    """
    named = mentions.span_at.get(token.i - 1)
    if named is None or named.kind != "Person" or token.tag_ != "NN":
        return None
    bare = not any(child.dep_ in {"det", "poss", "amod"} for child in token.lefts)
    full = named.end - named.start >= PAIR and token.dep_ in {"oprd", "dobj"}
    office = token.head.pos_ == "VERB" and mentions.lexicon.cue("office", token.head.lemma_)
    return named if office and bare and full and _is_role(mentions, token) else None


def _name_behind_many(mentions: "Mentions", token: Token) -> Token | None:
    """Whose title ends a phrase about several: Ada Berg in "allies of the minister, Ada Berg,"."""
    of = token.head
    if token.dep_ != "pobj" or of.head.tag_ not in PLURAL_TAGS or not _is_role(mentions, token):
        return None
    name = _name_in_apposition(mentions, of.head)
    if name is None or any(c.dep_ == "conj" for c in name.rights):
        return None
    return name if mentions.span_at[name.i].kind == "Person" else None


def _is_role(mentions: "Mentions", token: Token) -> bool:
    """Whether a noun is a title, of which each body has its own: no "ally", no "daughter"."""
    base = nouns.noun_lemma(token, mentions.lexicon)
    return base in mentions.lexicon.titles and mentions.lexicon.nouns.get(base) == "Person"


def _holder_beside(mentions: "Mentions", body: Token) -> Token | None:
    """The full name of a person in apposition to a body, which cannot be its own."""
    name = _name_in_apposition(mentions, body)
    named = mentions.span_at[name.i] if name is not None else None
    own = mentions.span_at.get(body.i)
    guessed = own is not None and named is not None and named.how == "found"
    person = named is not None and (named.kind == "Person" or guessed)
    if named is None or not person or named.end - named.start < PAIR:
        return None
    kind = own.kind if own is not None else _kind(mentions, body)
    return None if kind == "Person" else name


def _is_of_a_role(mentions: "Mentions", body: Token, name: Token) -> bool:
    """Whether a name beside a body is that of the role that the body belongs to."""
    role = body.head.head if body.dep_ == "pobj" else body
    if role is body or not _is_role(mentions, role) or role.tag_ in PLURAL_TAGS:
        return False
    return name.dep_ == "appos" and _holder_beside(mentions, body) == name


def _through_second_role(mentions: "Mentions", token: Token) -> list[Candidate]:
    """The name behind the last of several roles: "the envoy to Norvik and head of MINOR, X"."""
    first = token.head
    if token.dep_ == "conj" and _is_role(mentions, token) and _is_role(mentions, first):
        name = _listed_last(mentions, first, token)
        return list(mentions.of(name) if name else ())
    beside = first.rights if token.dep_ == "dobj" else ()  # or hung on the verb
    for child in (*token.rights, *beside):
        another = child.dep_ == "conj" and child.tag_ in {"NN", "NNP"}
        single = not any(c.dep_ in {"det", "poss"} for c in child.lefts)
        if another and single and all(_is_role(mentions, each) for each in (token, child)):
            name = _listed_last(mentions, token, child)
            return introduced_name(mentions, child) or list(mentions.of(name) if name else ())
    return []


def _listed_last(mentions: "Mentions", token: Token, role: Token) -> Token | None:
    """The name behind two roles that the parser takes for the third of them."""
    for child in (*token.rights, *role.rights):
        named = mentions.span_at.get(child.i) if child.dep_ == "conj" and child.i > role.i else None
        if named is not None and named.kind == "Person":
            behind = mentions.doc[named.start - 1].text == ","
            return child if behind and role.i < named.start else None
    return None


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
    if guessed and kind == "Person" and mentions.doc[name.head].dep_ == "appos":
        return True  # "his wife, Nino, ..."
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
