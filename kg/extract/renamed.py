"""Step 3: sieves after the pronouns. Whom "the Republican", "her country", "his client" mean.

They ask what is known of a person by then: who "he" is, what titles and descriptions tell.
"""

from collections.abc import Iterator

from kg.extract import likelihood, pronouns
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.class_nouns import (
    PERSON_REACH,
    PERSONAL,
    acts_on_it,
    is_class_noun,
    is_of_class,
    is_somebodys,
    named_most,
)
from kg.extract.phrases import prepositions

#: "The Republican" renames the subject of the sentence before, or who is nearer: at most this far
#: by `likelihood.cost_of`.
RENAMED = likelihood.SENTENCE + likelihood.SALIENCE["nsubjpass"]
#: Genders that no one person has.
TWO = 2
#: Prepositions between a lawyer and the client.
FOR = frozenset({"for", "of"})


def renamed_person(chains: Chains) -> None:
    """Join "the Republican" and "the lawmaker" to the likeliest person of that party or office.

    After the pronouns: "he" keeps a person in mind, and tells whether the noun is a man.
    """
    for c in chains.candidates:
        if c.kind != "Person" or not is_class_noun(chains, c) or _is_owned(chains, c):
            continue
        options = {
            likelihood.cost_of(chains, c, option): option
            for option in chains.before(c, reach=PERSON_REACH, sentences=pronouns.PRONOUN_REACH)
            if _is_named_person(chains, option)
            and not acts_on_it(chains, option, c)
            and _genders_agree(chains, option, c)
            and (_shares_party(chains, option, c) if c.body else is_of_class(chains, option, c))
        }
        if options and min(options)[0] <= RENAMED:
            chains.join(options[min(options)], c)


def _is_owned(chains: Chains, c: Candidate) -> bool:
    return any(child.dep_ == "poss" for child in chains.doc[c.head].children)


def _is_named_person(chains: Chains, option: Candidate) -> bool:
    entity = chains.entity(option)
    named = any(mention.named for mention in entity.mentions)
    return named and not option.plural and chains.kind(entity) == "Person"


def _shares_party(chains: Chains, option: Candidate, c: Candidate) -> bool:
    told = _party_of(chains, option)
    return told is None or (c.body is not None and told == c.body.known)


def _party_of(chains: Chains, person: Candidate) -> tuple[str, ...] | None:
    """The party that a description of a person tells; None where none does."""
    for mention in chains.entity(person).mentions:
        if mention.body is not None:
            return mention.body.known
        head = chains.doc[mention.head]
        for before in (head, *head.lefts):
            named = chains.mentions.span_at.get(before.i)
            if named is not None and named.kind == "PoliticalParty":
                return named.known
    return None


def own_country(chains: Chains) -> None:
    """Join "her country" to the state whose minister she is, else to the one named most so far."""
    for c in chains.candidates:
        if not is_class_noun(chains, c) or not is_somebodys(chains, c):
            continue
        states = [
            option
            for option in chains.before(c, reach=PERSON_REACH)
            if option.named and chains.kind_of(option) == "State" and len(option.known) == 1
        ]
        own = _countries_of_owner(chains, c)
        told = [option for option in states if own and option.known[0] in own]
        meant = told[0] if len(own) == 1 and told else named_most(chains, states)
        if meant is not None:
            chains.join(meant, c)


def _countries_of_owner(chains: Chains, c: Candidate) -> set[str]:
    """The countries that the descriptions and titles of whom "her" means name."""
    possessor = next(t for t in chains.doc[c.head].children if t.lower_ in PERSONAL)
    found: set[str] = set()
    for owner in chains.mentions.of(possessor):
        for mention in chains.entity(owner).mentions:
            if mention.how == "noun":
                found |= mention.countries
            head = chains.doc[mention.head]
            for before in chains.doc[head.left_edge.i : head.i]:
                named = chains.mentions.span_at.get(before.i)
                if named is not None and named.kind == "State" and len(named.known) == 1:
                    found.add(named.known[0])
    return found


def own_client(chains: Chains) -> None:
    """Join "his client" to the one whose lawyer he is."""
    for c in chains.candidates:
        possessor = next((t for t in chains.doc[c.head].lefts if t.lower_ in PERSONAL), None)
        client = chains.mentions.lexicon.cue("client", c.lemma) is not None
        if c.how != "noun" or c.plural or not client or possessor is None:
            continue
        clients = {
            id(chains.entity(client)): client
            for lawyer in chains.mentions.of(possessor)
            for client in _clients(chains, lawyer)
            if _genders_agree(chains, client, c)
        }
        taken = any(mention.named for mention in chains.entity(c).mentions)
        if len(clients) == 1 and not taken:
            chains.join(next(iter(clients.values())), c)


def _clients(chains: Chains, lawyer: Candidate) -> Iterator[Candidate]:
    """Those for whom the descriptions of a person say that the person speaks."""
    for mention in chains.entity(lawyer).mentions:
        title = chains.mentions.lexicon.titles.get(mention.lemma)
        if mention.how != "noun" or title is None or title.relation != "represents":
            continue
        head = chains.doc[mention.head]
        heads = [child for child in head.lefts if child.dep_ == "poss"]
        for word, _, after in prepositions(head):
            heads += after if word in FOR else []
        for each in heads:
            yield from (c for c in chains.mentions.of(each) if c.how != "owner")


def _genders_agree(chains: Chains, option: Candidate, c: Candidate) -> bool:
    both = (*chains.entity(option).mentions, *chains.entity(c).mentions)
    return len({mention.gender for mention in both} - {None}) < TWO
