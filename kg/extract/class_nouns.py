"""Step 3: the sieve for class nouns: which name "the union" or "the minister" means."""

from collections import Counter

from kg.extract import past, pronouns
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.tree import SUBJECTS, clause_of, has_word

#: Kinds whose bodies are named by what they are: "the regulator" is no "Halvorsen".
PUBLIC = ("Government", "Ministry", "Court", "Legislature", "Police", "ArmedForces")
#: Dependencies of a name that is part of another phrase.
MODIFIERS = frozenset({"compound", "amod", "nmod"})
#: How many mentions back "the group" looks for its name.
CLASS_REACH = 30
#: And "the minister" for the person.
PERSON_REACH = 60
#: Bodies that "the union" and "the club" may mean.
PLAIN_BODIES = frozenset({"Organization", "NGO", "IntergovernmentalOrganization"})
#: "The Republican" renames the subject of the sentence before, or who is nearer: at most this far
#: by `pronouns.cost_of`.
RENAMED = pronouns.SENTENCE + pronouns.SALIENCE["nsubjpass"]
#: Genders that no one person has.
TWO = 2
#: Possessives of a person.
PERSONAL = frozenset({"his", "her"})
#: Groups that "the group" does not mean.
NO_MERE_GROUP = frozenset({"Government", "StateGroup", "Ministry", "Population"})


def class_noun(chains: Chains) -> None:
    """Join "the union" to the nearest earlier name with that word, else of that class."""
    for c in chains.candidates:
        if not _is_class_noun(chains, c) or c.body is not None or _is_somebodys(chains, c):
            continue
        reach = PERSON_REACH if c.kind == "Person" else CLASS_REACH
        options = [
            option
            for option in chains.before(c, reach=reach)
            if option.named
            and not option.plural
            and not _acts_on_it(chains, option, c)
            and not _only_modifies(chains, option)
        ]
        for fits in (_has_word, _is_of_class):
            found = [option for option in options if fits(chains, option, c)]
            if found:
                several = len({id(chains.entity(option)) for option in found}) > 1
                if several and c.kind == "Person":
                    break  # "the senator" of two: see `renamed_person`
                meant = found[0] if fits is _has_word else _meant(chains, found)
                if meant is not None:
                    chains.join(meant, c)
                break


def renamed_person(chains: Chains) -> None:
    """Join "the Republican" and "the lawmaker" to the likeliest person of that party or office.

    After the pronouns: "he" keeps a person in mind, and tells whether the noun is a man.
    """
    for c in chains.candidates:
        if c.kind != "Person" or not _is_class_noun(chains, c) or _is_owned(chains, c):
            continue
        options = {
            pronouns.cost_of(chains, c, option): option
            for option in chains.before(c, reach=PERSON_REACH, sentences=pronouns.PRONOUN_REACH)
            if _is_named_person(chains, option)
            and not _acts_on_it(chains, option, c)
            and _genders_agree(chains, option, c)
            and (_shares_party(chains, option, c) if c.body else _is_of_class(chains, option, c))
        }
        if options and min(options)[0] <= RENAMED:
            chains.join(options[min(options)], c)


def _is_owned(chains: Chains, c: Candidate) -> bool:
    return any(child.dep_ == "poss" for child in chains.doc[c.head].children)


def _is_named_person(chains: Chains, option: Candidate) -> bool:
    entity = chains.entity(option)
    named = any(mention.named for mention in entity.mentions)
    return named and not option.plural and chains.kind(entity) == "Person"


def _genders_agree(chains: Chains, option: Candidate, c: Candidate) -> bool:
    both = (*chains.entity(option).mentions, *chains.entity(c).mentions)
    return len({mention.gender for mention in both} - {None}) < TWO


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


def named_by_word(chains: Chains, c: Candidate) -> bool:
    """Whether "the league" has an earlier name with that word: "the Velnor Ice League"."""
    return any(
        option.named and not option.plural and _has_word(chains, option, c)
        for option in chains.before(c, reach=CLASS_REACH)
    )


def _meant(chains: Chains, options: list[Candidate]) -> Candidate | None:
    """The nearest of the names, if no other is spoken of more than it."""
    nearest = options[0]
    size = len(chains.entity(nearest).mentions)
    others = [o for o in options if chains.entity(o) is not chains.entity(nearest)]
    subject = chains.doc[nearest.head].dep_ in SUBJECTS
    if subject or all(len(chains.entity(o).mentions) <= size for o in others):
        return nearest
    return None


def own_country(chains: Chains) -> None:
    """Join "her country" to the state whose minister she is, else to the one named most so far."""
    for c in chains.candidates:
        if not _is_class_noun(chains, c) or not _is_somebodys(chains, c):
            continue
        states = [
            option
            for option in chains.before(c, reach=PERSON_REACH)
            if option.named and chains.kind_of(option) == "State" and len(option.known) == 1
        ]
        own = _countries_of_owner(chains, c)
        told = [option for option in states if own and option.known[0] in own]
        meant = told[0] if len(own) == 1 and told else _named_most(chains, states)
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


def _is_somebodys(chains: Chains, c: Candidate) -> bool:
    """Whether a person's country is meant: "her country"."""
    state = chains.mentions.lexicon.cue("class_of", c.lemma) == "State"
    return state and has_word(chains.doc[c.head], PERSONAL, "poss")


def _named_most(chains: Chains, options: list[Candidate]) -> Candidate | None:
    """The one that the text so far is about; None of two that it names as often."""
    if not options:
        return None
    counts = Counter(id(chains.entity(option)) for option in options)
    (most, times), *others = counts.most_common(2)
    if others and others[0][1] == times:
        return None
    return next(option for option in options if id(chains.entity(option)) == most)


def _only_modifies(chains: Chains, option: Candidate) -> bool:
    """Whether a name is spoken of only in passing: Chester in "a guest at Chester races"."""
    heads = (chains.doc[mention.head] for mention in chains.entity(option).mentions)
    return all(head.dep_ in MODIFIERS for head in heads)


def _has_word(chains: Chains, option: Candidate, noun: Candidate) -> bool:
    """Whether a body's name says what the noun says: "the board" and "the Norvik Fish Board"."""
    body = chains.ontology.is_a(chains.kind_of(option), "Group")
    return body and noun.lemma in option.name.lower().split()


def _is_class_noun(chains: Chains, c: Candidate) -> bool:
    taken = any(mention.named for mention in chains.entity(c).mentions)
    if c.how != "noun" or not c.definite or c.plural or taken:
        return False
    in_class = chains.mentions.lexicon.cue("class_of", c.lemma) is not None
    if not in_class and (c.kind == "State" or chains.ontology.is_a(c.kind, "Place")):
        return False  # "the border", "the neighbour": not the nearest place or state
    if past.is_past(chains.doc[c.head], chains.mentions.lexicon):
        return False
    if c.body is not None:
        return not _is_narrowed(chains, c)
    bare = not c.modifiers and not c.countries
    return bare or _words(chains, c) in chains.mentions.lexicon.titles


def _is_narrowed(chains: Chains, c: Candidate) -> bool:
    """Whether more words say which one of a party: "the top Republican on the panel"."""
    head = chains.doc[c.head]
    if any(chains.mentions.lexicon.cue("ranking", word) for word in c.modifiers):
        return True
    return any(
        (child.dep_ == "prep" and child.lower_ != "from")
        or (child.dep_ == "relcl" and not chains.doc[head.i + 1].is_punct)
        for child in head.rights
    )


def _words(chains: Chains, c: Candidate) -> str:
    return chains.doc[c.start : c.end].text.lower()


def _acts_on_it(chains: Chains, option: Candidate, c: Candidate) -> bool:
    """Whether a name is the subject of the noun's own clause.

    As in "Norvik attacked the group" is about two.
    """
    if chains.mentions.lexicon.cue("own_territory", c.lemma):
        return False
    head = chains.doc[option.head]
    return head.dep_ in SUBJECTS and head.head.i == clause_of(chains.doc[c.head]).i


def _is_of_class(chains: Chains, option: Candidate, noun: Candidate) -> bool:
    """Whether a name is of the class that a noun says."""
    kind = chains.kind_of(option)
    is_a = chains.ontology.is_a
    in_class = chains.mentions.lexicon.cue("class_of", noun.lemma)
    wanted = in_class or noun.kind
    match wanted:
        case "Place":
            fits = _is_city(chains, option)
        case "Person":
            fits = kind == "Person" and _is_person_of_class(chains, option, noun)
        case "Group":
            bloc = chains.mentions.lexicon.cue("mere_group", noun.lemma) and is_a(
                kind, "IntergovernmentalOrganization"
            )
            fits = is_a(kind, "Group") and kind not in NO_MERE_GROUP and not bloc
        case "Organization":  # "the board" is no other body's; "the club" is no company
            fits = in_class is not None and kind in PLAIN_BODIES
        case "Company":
            unknown = kind == "Organization" and not _sounds_public(chains, option)
            fits = kind == "Company" or unknown
        case _:
            national = chains.mentions.lexicon.cue("national", noun.lemma) is not None
            unknown = kind == "Organization" and is_a(wanted, "Organization")
            private = any(is_a(wanted, body) for body in PUBLIC) and not _sounds_public(
                chains, option
            )
            fits = is_a(kind, wanted) or (unknown and not national and not private)
    return fits


def _sounds_public(chains: Chains, option: Candidate) -> bool:
    """Whether a name ends as those of public bodies do: "the Federal Cartel Office"."""
    return chains.mentions.lexicon.cue("public_name", option.name.lower().split()[-1]) is not None


def _is_city(chains: Chains, option: Candidate) -> bool:
    """Whether a name is a city's: no country's, no sea's."""
    if option.how == "capital" or not option.known:
        return option.how == "capital" or option.kind == "Place"
    return chains.mentions.gazetteer.actors[option.known[0]].id.endswith("-place")


def _is_person_of_class(chains: Chains, option: Candidate, noun: Candidate) -> bool:
    """Whether a person holds the title that a noun says; "the woman" only agrees in gender."""
    cue = chains.mentions.lexicon.cue
    if cue("any_person", noun.lemma):
        return option.gender in {None, noun.gender}
    title = _words(chains, noun)
    mentions = chains.entity(option).mentions
    titles = {m.title for m in mentions if m.title} | {m.lemma for m in mentions if m.how == "noun"}
    if cue("lawmaker", title) == "generic":
        return any(cue("lawmaker", t.split()[-1]) for t in titles)
    if title == "minister":
        return any(t.endswith("minister") and "prime" not in t for t in titles)
    return any(t == title or t.endswith(f" {title}") for t in titles)
