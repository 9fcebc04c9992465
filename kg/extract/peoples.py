"""Step 2b: whom a demonym or a party's noun means: "the Russians", "armed Serbs", "a Democrat"."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract import nouns
from kg.extract.candidates import Candidate
from kg.extract.known import Named
from kg.extract.tree import PLURAL_TAGS, lemma

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions

#: Dependencies by which "the Cubans stranded in Norvik" are told from the nation.
NARROWING = frozenset({"relcl", "acl", "amod", "prep"})


def people(mentions: "Mentions", token: Token, named: Named) -> Candidate:
    """Whom a demonym means: the state, when "the Russians" act as one.

    Else people from there.
    """
    several = token.tag_ in PLURAL_TAGS or token.text.endswith(
        tuple(mentions.lexicon.cues["plural_demonym"])
    )
    definite = any(child.lower_ == "the" for child in token.children)
    narrowed = any(child.dep_ in NARROWING for child in token.children)
    if several and definite and not narrowed:
        return mentions.named(named)
    of_state = named.known and mentions.gazetteer.actors[named.known[0]].kind == "State"
    member = named.kind == "PoliticalParty" and not several and _is_one(token)
    if named.known and not of_state and not member:
        return mentions.named(named)
    if member:
        mentions.named(named)  # the party is spoken of too
        return mentions.party_member(token, named)
    kind = "Population" if several else "Person"
    if not of_state and named.kind != "State":
        kind = named.kind
    # "armed Serbs" are not the Serbs
    start = nouns.phrase_start(mentions.doc, token, mentions.lexicon) if several else named.start
    told = [t for t in token.lefts if t.dep_ == "amod" and start <= t.i < named.start]
    start = start if told else named.start
    return Candidate(
        token.i,
        start,
        named.end,
        kind,
        mentions.doc[start : named.end].text,
        "noun",
        plural=several,
        definite=definite,
        lemma=lemma(token),
        modifiers=frozenset(t.lower_ for t in told),
        countries=frozenset(named.known),
    )


def _is_one(token: Token) -> bool:
    """Whether an article makes a party's name one of its members: "the Democrat"."""
    return any(child.dep_ == "det" for child in token.lefts)
