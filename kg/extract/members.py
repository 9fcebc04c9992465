"""Step 3: the sieve for several actors at once: "the two countries", "both ministers", "they".

A plural that means named actors gets them as its members; each of them stands in a reading where
the plural stands in the text.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.phrases import expand
from kg.extract.tree import SUBJECTS, has

#: How many sentences back "both sides" looks for them, its own included.
MEMBER_REACH = 3
#: Two are meant by "both" and "the two".
TWO = 2


def members(chains: Chains) -> None:
    """Give "both ministers" and "they" the named actors that they mean."""
    for c in chains.candidates:
        entity = chains.entity(c)
        if not c.plural or entity.members or any(mention.named for mention in entity.mentions):
            continue
        if _is_pair(chains, c):
            found = _nearest_two(chains, c)
            # "two men shot her ... Both men deny it": whoever was spoken of before is another
            known = all(m.start < entity.first.start for m in found)
            entity.members = found if known else []
        elif c.how == "pronoun" and not c.first_person and len(entity.mentions) == 1:
            entity.members = _coordinated_subject(chains, c)


def _is_pair(chains: Chains, c: Candidate) -> bool:
    """Whether two known ones are meant: "both sides", "the two ministers"."""
    before = {word.lower_ for word in chains.doc[c.start : c.head]}
    told = c.countries or c.modifiers & before  # not by what follows: "both chambers of Congress"
    if c.how != "noun" or told or has(chains.doc[c.head], "appos"):
        return False
    cue = chains.mentions.lexicon.cue
    words = {word.lower_: word for word in chains.doc[c.head].lefts}
    two = any(cue("two", word) for word in words)
    return "both" in words or (c.definite and two)


def _nearest_two(chains: Chains, c: Candidate) -> list[Candidate]:
    """The only two named actors of the kind in the nearest sentences, or nobody."""
    here = chains.sentence[c.head]
    own = _own_subject(chains, c)
    acting = {id(chains.entity(o)) for o in chains.candidates if o.head in own}
    found: dict[int, Candidate] = {}
    for back in range(MEMBER_REACH):
        for other in chains.candidates:
            if other.head in chains.furniture:
                continue
            if chains.sentence[other.head] != here - back or other.end > c.start:
                continue
            if other.head in own or id(chains.entity(other)) in acting:
                continue  # "Chair Ada Berg of the Greens blamed both sides": not hers
            if _is_part_of_title(chains, other):
                continue  # "Labour Minister Ada Berg": no party
            if _is_one(chains, other) and _is_meant(chains, c, other):
                found.setdefault(id(chains.entity(other)), other)
        if len(found) >= TWO:
            break
    return list(found.values()) if len(found) == TWO else []


def _is_part_of_title(chains: Chains, other: Candidate) -> bool:
    """Whether a name stands before a title of which it is a part."""
    head = chains.doc[other.head]
    after = chains.doc[other.end].lower_ if other.end < len(chains.doc) else ""
    return head.dep_ in {"compound", "nmod"} and after in chains.mentions.lexicon.titles


def _own_subject(chains: Chains, c: Candidate) -> frozenset[int]:
    """The tokens of the subject that acts on both; a deal "between both" may be its own."""
    head = chains.doc[c.head]
    if head.dep_ != "dobj":
        return frozenset()
    subjects = (t for t in head.head.lefts if t.dep_ in SUBJECTS)
    return frozenset(t.i for subject in subjects for t in subject.subtree)


def _is_one(chains: Chains, other: Candidate) -> bool:
    """Whether a name is of one actor; some states and many parties have plural names."""
    if chains.kind_of(other) == "PoliticalParty":
        return other.named
    return other.named and (not other.plural or other.kind == "State") and other.how != "people"


def _is_meant(chains: Chains, c: Candidate, other: Candidate) -> bool:
    """Whether a plural can mean this name: both ministers are ministers."""
    kind, is_a, cue = chains.kind_of(other), chains.ontology.is_a, chains.mentions.lexicon.cue
    if cue("any_side", c.lemma):
        return is_a(kind, "Actor")
    if c.kind == "Group" and kind == "Person":
        titles = {word for m in chains.entity(other).mentions for word in m.title.split()}
        return c.lemma in titles or cue("any_person", c.lemma) is not None
    if c.kind == "Government":  # "both governments" are most often called by their states
        return kind in {"Government", "State"}
    return c.kind != "Group" and is_a(kind, c.kind)


def _coordinated_subject(chains: Chains, c: Candidate) -> list[Candidate]:
    """A and B, where they are the subject of the sentence before or of the clause before."""
    here = chains.sentence[c.head]
    for token in reversed(chains.doc[: c.start]):
        if here - chains.sentence[token.i] > 1:
            return []
        if token.dep_ in SUBJECTS and len(heads := expand(token)) > 1:
            return list(_named(chains, heads, c))
    return []


def _named(chains: Chains, heads: list[Token], c: Candidate) -> Iterator[Candidate]:
    """The coordinated ones, where all of them are named and stand before the pronoun."""
    found = [o for head in heads for o in chains.mentions.of(head) if o.named and o.end <= c.start]
    if len(found) == len(heads):
        yield from found
