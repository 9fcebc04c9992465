"""Step 4: people beside a body that is theirs.

As in "Ada Berg, a Democrat", "the BBC's Ada Berg", "Ada Berg of the Dairy Union".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import past
from kg.extract.frames import Filler, Frame, Grammar, passing_frame
from kg.extract.holders import holders_of
from kg.extract.known import Named
from kg.extract.phrases import governed, prepositions
from kg.extract.tree import PLURAL_TAGS, lemma
from kg.lexicon import Sense

#: Bodies that somebody is a member of, and those that somebody works for.
JOINED = ("PoliticalParty", "ArmedGroup", "OppositionGroup")
EMPLOYING = ("MediaOrganization", "Company", "NGO")
#: A name that only the recogniser knows is of this kind.
PLAIN = "Organization"


def belonging_frames(grammar: Grammar) -> Iterator[Frame]:
    """Members of parties, then people named with their body; each in the order of the text."""
    for token in grammar.doc:
        if (party := _party(grammar, token)) is not None:
            yield from _partisan_frames(grammar, token, party)
    for named in grammar.mentions.spans:
        if named.kind == "Person":
            yield from _named_with_body(grammar, named)


def employed_frames(grammar: Grammar) -> Iterator[Frame]:
    """Where the head of a part works: "director of the music library at Norvik College"."""
    for noun in grammar.doc:
        if lemma(noun) not in grammar.lexicon.titles or noun.tag_ in PLURAL_TAGS:
            continue
        after = {word: heads for word, _, heads in prepositions(noun)}
        part = {"of", "at"} <= after.keys() and not any(
            c.known for f in grammar.fill(after["of"]) for c in f.candidates
        )  # "the president of Norvik at the Union" is no part of it
        holders = holders_of(grammar, noun) if part else None
        who = [c for f in holders.fillers for c in f.candidates] if holders is not None else []
        if holders is None or any(c.kind != "Person" for c in who):
            continue
        former = past.is_held_no_more(noun, grammar.lexicon)
        yield passing_frame(
            holders.construction,
            Sense("worksFor", "role", lemma(noun), polarity="negative" if former else "positive"),
            trigger=noun,
            words=[noun],
            holders=holders.fillers,
            objects=grammar.fill(after["at"][:1]),
            clause=holders.clause,
            backdrop=holders.construction == "apposition",
        )


def _party(grammar: Grammar, token: Token) -> Named | None:
    """The party that a word makes somebody a member of: "a Democrat"."""
    named = grammar.mentions.span_at.get(token.i)
    if named is None or named.kind != "PoliticalParty" or named.how != "people":
        return None
    beside = token.dep_ in {"appos", "attr"} and named.end - named.start == 1
    return named if beside and token.tag_ not in PLURAL_TAGS else None


def _partisan_frames(grammar: Grammar, token: Token, party: Named) -> Iterator[Frame]:
    holders = holders_of(grammar, token)
    if holders is None:
        return
    yield passing_frame(
        holders.construction,
        Sense(
            "memberOf",
            "role",
            lemma(token),
            polarity="negative" if past.is_past(token, grammar.lexicon) else "positive",
        ),
        trigger=token,
        words=[token],
        holders=holders.fillers,
        objects=[Filler(token, (grammar.mentions.named(party),))],
        clause=holders.clause,
        backdrop=holders.construction == "apposition",
    )


def _named_with_body(grammar: Grammar, named: Named) -> Iterator[Frame]:
    """What a possessor right before a name, or "of ..." right behind it, says of the person."""
    root = grammar.doc[named.start : named.end].root
    if root.dep_ in {"compound", "nmod", "poss"}:
        return
    before = [c for c in root.lefts if c.dep_ == "poss" and c.i + 2 == named.start]
    behind = [c for c in root.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == named.end]
    for place in (*before, *behind):
        heads = [place] if place in before else governed(place)
        for body in grammar.fill(heads[:1]):
            relation = _relation(grammar, body)
            if relation is not None:
                yield passing_frame(
                    "possessive",
                    Sense(relation, "role", named.kind),
                    trigger=place,
                    words=[place],
                    holders=grammar.fill([root]),
                    objects=[body],
                    clause=root,
                    backdrop=True,
                )


def _relation(grammar: Grammar, body: Filler) -> str | None:
    """What a body named with somebody is to them; None where it says too little."""
    is_a = grammar.ontology.is_a
    if len(body.candidates) != 1 or not body.candidates[0].named:
        return None
    kind = body.candidates[0].kind
    if any(is_a(kind, joined) for joined in JOINED):
        return "memberOf"
    return "worksFor" if kind == PLAIN or any(is_a(kind, each) for each in EMPLOYING) else None
