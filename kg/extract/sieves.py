"""Step 3: the sieves. Functions that join mentions of one actor, the surest first.

After Lee et al., "Deterministic coreference resolution based on entity-centric, precision-ranked
rules" (CL 2013). `SIEVES` gives their names and order. A pronoun that no sieve resolves stays
alone, and what stays alone as a pronoun yields no reading.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract import class_nouns, descriptions, members, pronouns, renamed, settling
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains
from kg.extract.known import is_at
from kg.extract.mentions import Mentions
from kg.gazetteer import KnownActor
from kg.model import Span
from kg.ontology import Ontology

#: Words before a name that is a part of a longer one: "Transport for Bohum".
LINKS = frozenset({"for", "of", "in", "at"})
#: Words of a name with two surnames.
DOUBLE = 3
#: What relatives are to somebody.
KIN = "affiliatedWith"
#: The country of an article is named this many times as often as another whose name it may be.
FAR_MORE = 3


def chains_of(
    doc: Doc,
    mentions: Mentions,
    ontology: Ontology,
    *,
    furniture: Sequence[Span] = (),
    without: frozenset[str] = frozenset(),
) -> Chains:
    """The chains of a document after all sieves but those named in `without`."""
    chains = Chains(doc, mentions, ontology, furniture)
    for name, sieve in SIEVES.items():
        if name not in without:
            sieve(chains)
    return chains


# ------------------------------------------------------------------ names
def same_name(chains: Chains) -> None:
    """Join mentions of the same known actor, and unknown names of the same words."""
    by_id: dict[str, Candidate] = {}
    by_name: dict[tuple[str, bool], Candidate] = {}
    for c in chains.candidates:
        if not c.named:
            continue
        if len(c.known) == 1:
            chains.join(by_id.setdefault(c.known[0], c), c)
        else:
            key = (c.name.lower().removeprefix("the "), c.kind == "Person")
            chains.join(by_name.setdefault(key, c), c)


def ambiguous_name(chains: Chains) -> None:
    """Settle a name that several known actors have.

    It means the one that the article names in full, else the one whose country the article is
    about.
    """
    actors = chains.mentions.gazetteer.actors
    first: dict[str, Candidate] = {}
    for c in chains.candidates:
        if len(c.known) == 1:
            first.setdefault(c.known[0], c)
    countries = _countries_named(chains)
    sure = set(first)
    for c in chains.candidates:
        if len(c.known) <= 1:
            continue
        named = [i for i in c.known if i in sure]
        meant = named[0] if len(named) == 1 else _of_the_country(c.known, actors, countries)
        if meant is not None:
            actor = actors[meant]
            c.known, c.name, c.kind, c.gender = (actor.id,), actor.name, actor.kind, actor.gender
            chains.join(first.setdefault(actor.id, c), c)
        else:
            c.known = ()
            c.name = _text(chains, c)


def _countries_named(chains: Chains) -> Counter[str]:
    """How often an article names each country, or an actor that is known to be of it."""
    actors = chains.mentions.gazetteer.actors
    found: Counter[str] = Counter()
    for c in chains.candidates:
        found.update(c.countries)
        if len(c.known) == 1:
            actor = actors[c.known[0]]
            country = actor.id if actor.kind == "State" else _country_of(actor)
            found.update([country] if country else [])
    return found


def _of_the_country(
    known: Sequence[str], actors: Mapping[str, KnownActor], countries: Counter[str]
) -> str | None:
    """The one of the country that is named much more than those of the others, or None.

    Of an article about another country none: its own party of that name is not in the list.
    """
    counts = Counter({i: countries[_country_of(actors[i]) or ""] for i in known})
    (best, most), (_, second) = counts.most_common(2)
    told = most >= FAR_MORE * second and FAR_MORE * most >= max(countries.values(), default=0)
    return best if most and told else None


def _country_of(actor: KnownActor) -> str | None:
    return actor.country or (actor.roles[0].of if actor.roles else None)


def surname(chains: Chains) -> None:
    """Join "Bakr" to "Abo Bakr": words that end exactly one fuller name of a person."""
    full: dict[str, list[Candidate]] = {}
    roles = chains.mentions.lexicon.senses["role"]
    kin = {
        id(name)
        for description, name in chains.mentions.described
        if any(sense.relation == KIN for sense in roles.get(description.lemma, ()))
    }
    for c in chains.candidates:
        words = _text(chains, c).split()
        if c.kind == "Person" and c.named and (len(words) > 1 or c.known):
            told = (
                settling.surnames_of(it, chains.mentions.lexicon) for it in (words, c.name.split())
            )
            ends = {" ".join(words[n:]) for n in range(1, len(words) - 1)}  # "Vela Pinto"
            ends |= {words[1]} if len(words) == DOUBLE else set()  # "Vela" of "Ada Vela Pinto"
            for word in set().union(ends, *told):
                full.setdefault(word.lower(), []).append(c)
    for c in chains.candidates:
        words = _text(chains, c).split()
        if not _may_be_surname(c) or (len(words) > 1 and c.kind != "Person"):
            continue
        named = full.get(" ".join(words).lower(), [])
        earlier = [f for f in named if f.start < c.start and not c.known]
        main = [f for f in named if id(f) not in kin]
        for near in (named, earlier, main):  # of two, who came first, or who is nobody's cousin
            people = {id(chains.entity(f)): f for f in near}
            if len(people) == 1:
                chains.join(next(iter(people.values())), c)
                break


def first_name(chains: Chains) -> None:
    """Join "Mina" to "Mina Torvald": one word that starts exactly one fuller name of a person."""
    full: dict[str, dict[int, Candidate]] = {}
    for c in chains.candidates:
        words = _text(chains, c).split()
        if c.kind == "Person" and c.named and len(words) > 1:
            full.setdefault(words[0], {}).setdefault(id(chains.entity(c)), c)
    for c in chains.candidates:
        if c.kind != "Person" or not c.named or c.known or len(chains.entity(c).mentions) > 1:
            continue
        named = list(full.get(_text(chains, c), {}).values())
        if len(named) == 1 and named[0].end <= c.start:
            chains.join(named[0], c)


def _may_be_surname(c: Candidate) -> bool:
    """Whether a name can be a person's.

    The recogniser takes many a surname for a body or a place.
    """
    return c.named and (
        c.kind == "Person" or (not c.known and c.kind in {"Organization", "Place", "Population"})
    )


def acronym(chains: Chains) -> None:
    """Join "NFC" to "the National Farm Council": initials of one fuller name."""
    full: dict[str, Candidate] = {}
    for c in chains.candidates:
        if c.named and c.kind != "Person" and c.end - c.start > 1:
            for initials in _initials(chains, c):
                full.setdefault(initials, c)
    for c in chains.candidates:
        text = _text(chains, c).replace(".", "")
        spelt = full.get(text.upper()) if c.named and _is_acronym(text) else None
        if spelt is not None and (not c.known or c.known == spelt.known):
            chains.join(spelt, c)


def _is_acronym(text: str) -> bool:
    """Whether a word is mostly capitals: "NFC", "BoJ"."""
    capitals = sum(map(str.isupper, text))
    return text.isalpha() and capitals > 1 and capitals > len(text) / 2


def _initials(chains: Chains, c: Candidate) -> Iterator[str]:
    """The acronyms that a name may have: of its capitalised words, and of all its words."""
    words = [t.text for t in chains.doc[c.start : c.end] if t.text[0].isalnum()]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return (initials.upper() for initials in (capitals, every) if len(initials) > 1)


def short_name(chains: Chains) -> None:
    """Join "the Observatory" to "the Norvik Observatory for Ice", "Brunsel" to "Brunsel AG"."""
    full = [
        (c, _text(chains, c).split())
        for c in chains.candidates
        if c.named
        and c.end - c.start > 1
        and c.kind not in {"Person", "Place", "State", "Facility"}
    ]
    for c in chains.candidates:
        if not c.named or c.known or c.kind == "Facility" or _is_located(chains, c):
            continue
        words = _text(chains, c).split()
        fits = {id(chains.entity(f)): f for f, told in full if _shortens(words, told)}
        if len(fits) == 1:
            chains.join(next(iter(fits.values())), c)


def _is_located(chains: Chains, c: Candidate) -> bool:
    """Whether something is said to be in it: "in Wexley" is not "the Wexley Courier"."""
    heads = [chains.doc[mention.head] for mention in chains.entity(c).mentions]
    # "at" is said of firms too
    return any(
        is_at(head)
        and (head.head.lower_ == "in" or c.kind == "Place")
        and not _is_share(chains, head.head.head)
        for head in heads
    )


def _is_share(chains: Chains, noun: Token) -> bool:
    """Whether what is "in" a name is a part of a firm: "an investor in Brunsel"."""
    lexicon, base = chains.mentions.lexicon, noun.lemma_.lower()
    return lexicon.cue("owned", base) is not None or lexicon.cue("stake", base) is not None


def _shortens(words: list[str], full: list[str]) -> bool:
    """Whether words are the start or the end of a longer name; several may follow its first."""
    size = len(words)
    if len(full) <= size:
        return False
    if words == full[-size:] and LINKS.intersection(word.lower() for word in full[:-size]):
        return False  # Bohum is not "Transport for Greater Bohum"
    return words in (full[:size], full[-size:]) or (size > 1 and words == full[1 : size + 1])


def _text(chains: Chains, c: Candidate) -> str:
    return chains.text(c)


SIEVES: dict[str, Callable[[Chains], None]] = {
    "local name": settling.local_name,
    "same name": same_name,
    "ambiguous name": ambiguous_name,
    "home country": descriptions.home_country,
    "settled kind": settling.settle_kinds,
    "surname": surname,
    "first name": first_name,
    "acronym": acronym,
    "short name": short_name,
    "kind settled again": settling.settle_kinds,  # a short name may have shown more
    "apposition": descriptions.apposition,
    "same description": descriptions.same_description,
    "class noun": class_nouns.class_noun,
    "title holder": settling.title_holder,
    "pronoun": pronouns.pronoun,
    "own country": renamed.own_country,
    "own client": renamed.own_client,
    "renamed person": renamed.renamed_person,
    "members": members.members,
}
