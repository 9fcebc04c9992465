"""Step 3: the sieve for class nouns: which name "the union" or "the minister" means."""

from collections import Counter

from kg.extract import past
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
#: Possessives of a person.
PERSONAL = frozenset({"his", "her"})
#: Classes whose nouns a nationality narrows to the bearer of which the text told it.
FIRMS = frozenset({"Company", "Group"})
#: Groups that "the group" does not mean.
NO_MERE_GROUP = frozenset({"Government", "StateGroup", "Ministry", "Population"})


def class_noun(chains: Chains) -> None:
    """Join "the union" to the nearest earlier name with that word, else of that class."""
    for c in chains.candidates:
        if not is_class_noun(chains, c) or c.body is not None or is_somebodys(chains, c):
            continue
        reach = PERSON_REACH if c.kind == "Person" else CLASS_REACH
        options = [
            option
            for option in chains.before(c, reach=reach)
            if option.named
            and not option.plural
            and not acts_on_it(chains, option, c)
            and not _only_modifies(chains, option)
            and (not c.countries or _is_from(chains, option, c.countries))
        ]
        for fits in (_has_word, is_of_class):
            found = [option for option in options if fits(chains, option, c)]
            if found:
                several = len({id(chains.entity(option)) for option in found}) > 1
                bare = chains.doc[c.head].dep_ in MODIFIERS  # "party leader Ada Berg"
                if several and (bare or _is_any_persons(chains, c)):
                    break  # "the lawmaker" of two: see `renamed_person`
                meant = found[0] if fits is _has_word else _meant(chains, found)
                if meant is not None and not _is_nearer_place(chains, options, meant):
                    chains.join(meant, c)
                break


def _is_from(chains: Chains, option: Candidate, countries: frozenset[str]) -> bool:
    """Whether the text or the gazetteer tells that a body is of these states."""
    entity = chains.entity(option)
    actors = (chains.mentions.gazetteer.actors[it] for m in entity.mentions for it in m.known)
    return any(m.countries & countries for m in entity.mentions) or any(
        actor.country in countries for actor in actors
    )


def _is_nearer_place(chains: Chains, options: list[Candidate], meant: Candidate) -> bool:
    """Whether a nearer place may be "the town", which nothing tells to be one or none."""
    nearer = options[: options.index(meant)]
    place = meant.kind == "Place"
    return place and any(chains.kind_of(o) == "Place" for o in nearer if o.how != "capital")


def _is_any_persons(chains: Chains, c: Candidate) -> bool:
    """Whether a noun is no title of its own: "the man", "the lawmaker"."""
    cue = chains.mentions.lexicon.cue
    return cue("any_person", c.lemma) is not None or cue("lawmaker", c.lemma) == "generic"


def named_by_word(chains: Chains, c: Candidate) -> bool:
    """Whether "the league" has an earlier name with that word: "the Velnor Ice League"."""
    return any(
        option.named and not option.plural and _has_word(chains, option, c)
        for option in chains.before(c, reach=CLASS_REACH)
    )


def _meant(chains: Chains, options: list[Candidate]) -> Candidate | None:
    """The nearest of the names, if no other is spoken of more than it."""
    # "Halm, which served Norvik, leads the search. The firm ...": Norvik is told of in passing
    told = [o for o in options if not _is_in_passing(chains, o)]
    options = told or options
    nearest = options[0]
    size = len(chains.entity(nearest).mentions)
    others = [o for o in options if chains.entity(o) is not chains.entity(nearest)]
    subject = chains.doc[nearest.head].dep_ in SUBJECTS
    if subject or all(len(chains.entity(o).mentions) <= size for o in others):
        return nearest
    return None


def _is_in_passing(chains: Chains, option: Candidate) -> bool:
    """Whether a name stands in a clause about the subject of its sentence."""
    clause = next((t for t in chains.doc[option.head].ancestors if t.dep_ == "relcl"), None)
    return clause is not None and clause.head.dep_ in SUBJECTS


def is_somebodys(chains: Chains, c: Candidate) -> bool:
    """Whether a person's country is meant: "her country"."""
    state = chains.mentions.lexicon.cue("class_of", c.lemma) == "State"
    return state and has_word(chains.doc[c.head], PERSONAL, "poss")


def named_most(chains: Chains, options: list[Candidate]) -> Candidate | None:
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


def is_class_noun(chains: Chains, c: Candidate) -> bool:
    """Whether a description may mean a name of its class: definite, of one, not joined to one."""
    taken = any(mention.named for mention in chains.entity(c).mentions)
    if c.how != "noun" or not c.definite or c.plural or taken:
        return False
    in_class = chains.mentions.lexicon.cue("class_of", c.lemma) is not None
    if not in_class and (c.kind == "State" or chains.ontology.is_a(c.kind, "Place")):
        return False  # "the border", "the neighbour": not the nearest place or state
    if past.is_past(chains.doc[c.head], chains.mentions.lexicon):
        return False
    if c.kind != "Person" and any(_says_which(chains, m) for m in chains.entity(c).mentions):
        return False
    if c.body is not None:
        return not _is_narrowed(chains, c)
    firm = chains.mentions.lexicon.cue("class_of", c.lemma) in FIRMS  # "the Norvikian company"
    bare = not c.modifiers and (firm or not c.countries)
    return bare or _words(chains, c) in chains.mentions.lexicon.titles


def _says_which(chains: Chains, c: Candidate) -> bool:
    """Whether a body is told apart by more: "the union of teachers", "the union Solid Norvik"."""
    head = chains.doc[c.head]
    if c.how != "noun" or head.i + 1 >= len(chains.doc):
        return False
    after = head.nbor()
    named = after.text[0].isupper() and after.ent_type_ not in {"DATE", "TIME"}
    ofs = (t for t in head.rights if t.dep_ == "prep" and t.lower_ == "of")
    return named or any(each.tag_ == "NNS" for t in ofs for each in t.children)


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
    return chains.doc[c.start : c.head + 1].text.lower()


def acts_on_it(chains: Chains, option: Candidate, c: Candidate) -> bool:
    """Whether a name is the subject of the noun's own clause.

    As in "Norvik attacked the group" is about two.
    """
    if chains.mentions.lexicon.cue("own_territory", c.lemma):
        return False
    head = chains.doc[option.head]
    return head.dep_ in SUBJECTS and head.head.i == clause_of(chains.doc[c.head]).i


def is_of_class(chains: Chains, option: Candidate, noun: Candidate) -> bool:
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
    """Whether a name is a city's: no country's, no sea's, nor a capital's that is its country."""
    if option.how == "capital":
        return False
    if not option.known:
        return option.kind == "Place"
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
