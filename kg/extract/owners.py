"""Step 2b: owners. Who acts when a thing or its people do: Norvik in "Norvik's jets".

Also the body in "fighters of the body".
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.candidates import Candidate
from kg.extract.known import Named
from kg.extract.nouns import phrase_start
from kg.extract.phrases import governed
from kg.extract.tree import IMPERSONAL, lemma

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions


#: Prepositions between fighters and their body.
OF = frozenset({"of", "from"})


def owners(
    mentions: "Mentions", token: Token, base: str, words: list[Token]
) -> list[Candidate] | None:
    """Those who act when their things or people do: Norvik in "Norvik's jets".

    None where nobody does, and the phrase stands for itself.
    """
    named = _named_in(mentions, words)
    if mentions.lexicon.cue("vehicle", base):
        if not named and (senders := _senders(mentions, token)):
            return [_owner(each, token.i, token) for each in senders]
        if acting := _acting(mentions, token, words):
            return acting
        possessor = next((c for c in token.lefts if c.lower_ in IMPERSONAL), None)
        if possessor is not None and token.dep_ == "nsubj":
            return [_owner(each, possessor.i, token) for each in mentions.of(possessor)]
    if mentions.lexicon.cue("people_of", base) and token.tag_ != "NNP":  # no "Task Force"
        armed = mentions.lexicon.nouns.get(base) == "ArmedGroup"
        near = named or _named_after(mentions, token)
        bodies = [n for n in near if _has_fighters(mentions, n, armed=armed)]
        if bodies:
            start = words[0].i if named else token.i
            return [_owner(mentions.named(bodies[-1]), start, token)]
    return None


def _has_fighters(mentions: "Mentions", named: Named, *, armed: bool) -> bool:
    """Whether people act for a force; an unknown body that has fighters is one."""
    unknown = named.how == "found" and named.kind == "Organization"
    return mentions.ontology.is_a(named.kind, "ForceOfArms") or (armed and unknown)


def acting_owners(mentions: "Mentions", token: Token) -> list[Candidate]:
    """Those whose thing is hit: Norvik in "Norvikian positions", the army in "army base"."""
    start = phrase_start(mentions.doc, token, mentions.lexicon)
    return _acting(mentions, token, [mentions.doc[i] for i in range(start, token.i)])


def _named_in(mentions: "Mentions", words: list[Token]) -> list[Named]:
    """The names among the words before a noun; no surname that only looks like a short name."""
    found = dict.fromkeys(mentions.span_at.get(word.i) for word in words)
    return [n for n in found if n is not None and (n.how != "short" or n.kind != "Person")]


def _acting(mentions: "Mentions", token: Token, words: list[Token]) -> list[Candidate]:
    """The states and forces among those words; where there is no name, the actor noun."""
    named = _named_in(mentions, words)
    if acting := [n for n in named if _acts_itself(mentions, n)]:
        return [_owner(mentions.named(n), n.start, token) for n in acting]
    noun = None if named else _owning_noun(mentions, words)
    return [_owner(each, noun.i, token) for each in mentions.of(noun)] if noun is not None else []


def _named_after(mentions: "Mentions", token: Token) -> list[Named]:
    """The name after "of": M23 in "fighters of M23", "gunmen from M23"."""
    after = [t for c in token.rights if c.lower_ in OF for t in governed(c)]
    near = [each for t in after for each in (*t.lefts, t) if each.dep_ != "poss"]
    return [n for n in (mentions.span_at.get(each.i) for each in near) if n is not None]


def _senders(mentions: "Mentions", token: Token) -> list[Candidate]:
    """Those who sent a thing that acts: "drones launched by the navy"."""
    for child in token.rights:
        claims = mentions.lexicon.cue("claiming", lemma(child))
        if child.dep_ == "acl" and child.tag_ == "VBN" and not claims:
            heads = [t for c in child.children if c.dep_ == "agent" for t in governed(c)]
            return [c for head in heads for c in mentions.of(head)]
    return []


def _owner(owner: Candidate, start: int, token: Token) -> Candidate:
    return Candidate(
        token.i,
        start,
        token.i + 1,
        owner.kind,
        owner.name,
        "owner",
        owner.known,
        chain=owner,
        pinned=True,
        plural=True,
    )


def _owning_noun(mentions: "Mentions", words: list[Token]) -> Token | None:
    """The actor noun before a thing: government in "government warplanes"."""
    for word in reversed(words):
        kind = mentions.lexicon.nouns.get(lemma(word))
        if (
            kind
            and kind != "Person"
            and word.dep_ == "compound"
            and mentions.ontology.is_a(kind, "Actor")
        ):
            return word
    return None


def _acts_itself(mentions: "Mentions", named: Named) -> bool:
    is_a = mentions.ontology.is_a
    return (
        named.kind == "State" or is_a(named.kind, "ForceOfArms") or is_a(named.kind, "StateGroup")
    )
