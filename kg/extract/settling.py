"""Step 3: what kind of thing a name is in this article.

The statistical recogniser labels single mentions, and errs on names that it has never seen. The
article itself tells: titles, descriptions beside the name, what the name owns ("Brunsel's
shareholders"). And a name of the gazetteer yields to the article's own bearer of it: in a story
about Hana Brandt, "Brandt" is nobody else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.extract import nouns, past
from kg.extract.candidates import Candidate
from kg.extract.chains import Chains, Entity
from kg.extract.known import is_at
from kg.extract.tree import NOUNS
from kg.lexicon import Lexicon

#: "R." of "Joseph R. Berg".
INITIAL = re.compile(r"[A-Z]\.")
#: Words of a full name, at least.
FULL = 2
#: Kinds that the recogniser mixes up.
UNSURE = frozenset({"Person", "Place", "Organization", "Population"})
#: Peoples often give their names to clubs and firms: "Roma".
PEOPLE = "EthnicOrReligiousCommunity"


def local_name(chains: Chains) -> None:
    """Take a known name for the article's own bearer of it.

    That is a surname or city that somebody else is called too, or a name that the article itself
    says is another's: "the main opposition party, the PRC".
    """
    _forget_described(chains)
    _know_again(chains)
    _forget_tails(chains)
    people, bodies = _full_names(chains)
    held = {_text(chains, c) for c in chains.candidates if _has_known_title(chains, c)}
    for c in chains.candidates:
        words = _words(chains, c)
        if len(words) != 1 or not c.known:
            continue
        bearers = people.get(words[0], set())
        surname = c.how == "short" or (c.kind == "Person" and " " in c.name)
        another = surname and bearers and not bearers & set(c.known)
        if (another and words[0] not in held) or (c.kind == PEOPLE and bearers):
            _forget(c, words[0], "Person")
        elif c.how == "name" and c.kind == "Place" and not _is_at(chains, c):
            if bearers:
                _forget(c, words[0], "Person")
            elif words[0] in bodies:
                _forget(c, words[0], "Organization")


def _know_again(chains: Chains) -> None:
    """Know a person whose name is written out: "Joseph R. Berg Jr." is "Joseph Berg"."""
    gazetteer, cue = chains.mentions.gazetteer, chains.mentions.lexicon.cue
    for c in chains.candidates:
        words = _words(chains, c)
        plain = [
            word
            for word in words
            if not INITIAL.fullmatch(word) and not cue("name_suffix", word.lower())
        ]
        if c.known or c.kind != "Person" or not c.named or not FULL <= len(plain) < len(words):
            continue
        form = gazetteer.find(name := " ".join(plain), 0)
        people = [who for how, who in form.means if how == "name"] if form else []
        if form is not None and form.text == name and len(people) == 1:
            actor = gazetteer.actors[people[0]]
            if actor.kind == "Person":
                c.known, c.how, c.name, c.gender = (actor.id,), "name", actor.name, actor.gender


def _has_known_title(chains: Chains, c: Candidate) -> bool:
    """Whether a known person has the title before the name: "President Berg" is no cousin."""
    roles = (role for who in c.known for role in chains.mentions.gazetteer.actors[who].roles)
    return bool(c.title) and any(role.title.lower() == c.title for role in roles)


def _forget_described(chains: Chains) -> None:
    """Let the article's own description win over a known name that is short or a people's."""
    told: dict[str, str] = {}
    for c in chains.candidates:
        kind = _told_beside(chains, c) if _is_doubtful(chains, c) else None
        if kind is not None:
            told[_text(chains, c)] = kind
    for c in chains.candidates:
        if c.known and (kind := told.get(_text(chains, c))):
            _forget(c, _text(chains, c), kind)


def _is_doubtful(chains: Chains, c: Candidate) -> bool:
    text = _text(chains, c)
    return bool(c.known) and c.named and (text.isupper() or c.kind == PEOPLE)


def _told_beside(chains: Chains, c: Candidate) -> str | None:
    """The kind of body that an apposition tells, where a known one of that name is none."""
    head, lexicon, is_a = chains.doc[c.head], chains.mentions.lexicon, chains.ontology.is_a
    beside = [t for t in head.rights if t.dep_ == "appos"]
    beside += [head.head] if head.dep_ == "appos" else []
    for noun in beside:
        if noun.pos_ == "PROPN" and any(t.dep_ == "conj" for t in noun.children):
            continue  # a list: "Norvik, the Coalition and Borduria"
        if chains.mentions.is_named(noun):
            continue  # the "Party" of a name
        kind = lexicon.nouns.get(nouns.noun_lemma(noun, lexicon))
        if kind and is_a(kind, "Organization") and not (is_a(c.kind, kind) or is_a(kind, c.kind)):
            return kind
    return None


def _forget_tails(chains: Chains) -> None:
    """Take "the Security Service" for the State Security Service that the article names."""
    longer = {_text(chains, c).lower(): c.kind for c in chains.candidates if c.how == "found"}
    for c in chains.candidates:
        text = _text(chains, c)
        if c.how == "name" and c.kind in longer.values() and " " in text:
            fits = [kind for told, kind in longer.items() if told.endswith(f" {text.lower()}")]
            if fits == [c.kind]:
                _forget(c, text, c.kind)


def _text(chains: Chains, c: Candidate) -> str:
    return " ".join(_words(chains, c))


def surnames_of(words: Sequence[str], lexicon: Lexicon) -> set[str]:
    """What the bearer of a full name may be called by: Keating of "Charles Keating IV".

    With a particle and without it: "al-Bakr" and "Bakr".
    """
    plain = (word for word in reversed(words) if not lexicon.cue("name_suffix", word.lower()))
    last = next(plain, words[-1])
    particle, _, rest = last.partition("-")
    bare = {rest} if rest and lexicon.cue("name_particle", particle.lower()) else set()
    return {last} | bare


def _full_names(chains: Chains) -> tuple[dict[str, set[str]], set[str]]:
    """Surnames and the ids of their bearers ("" = unknown); first and last words of bodies."""
    people: dict[str, set[str]] = {}
    bodies: set[str] = set()
    for c in chains.candidates:
        words = _words(chains, c)
        if not c.named or len(words) == 1:
            continue
        if c.kind == "Person":
            for surname in surnames_of(words, chains.mentions.lexicon):
                people.setdefault(surname, set()).add(c.known[0] if c.known else "")
        elif c.how == "found" and c.kind not in {"Place", "Facility"}:
            bodies |= {words[0], words[-1]}
    return people, bodies


def _words(chains: Chains, c: Candidate) -> list[str]:
    return chains.text(c).split()


def _forget(c: Candidate, name: str, kind: str) -> None:
    """Make a known name an unknown one."""
    c.known, c.how, c.name, c.kind, c.gender, c.place = (), "found", name, kind, None, None


def _is_at(chains: Chains, c: Candidate) -> bool:
    return is_at(chains.doc[c.head])


# ------------------------------------------------------------------ kinds
def settle_kinds(chains: Chains) -> None:
    """Give all mentions of an unknown name the one kind that the article shows."""
    for entity in chains.entities():
        named = [c for c in entity.mentions if c.named]
        if not named or any(c.known for c in named):
            continue
        kind = _shown_kind(chains, entity, named)
        if kind is not None:
            for c in named:
                c.kind = kind


def _shown_kind(chains: Chains, entity: Entity, named: list[Candidate]) -> str | None:
    """The kind of a name, the surest evidence first; None where there is none."""
    lexicon = chains.mentions.lexicon
    if any(lexicon.cue("company_tail", _words(chains, c)[-1].removesuffix(".")) for c in named):
        return "Company"
    if any(c.title for c in entity.mentions):
        return "Person"
    told = [kind for c in entity.mentions if (kind := c.told or _apposed(chains, c))]
    if told:
        return _commonest(told)
    if any(c.gender for c in named):
        return None  # a first name that is known
    owning = [kind for c in named if (kind := _owning(chains, c))]
    if owning and entity.first.kind in UNSURE:
        return _commonest(owning)
    beside = entity.first.kind == "Organization" and any(_is_beside_firm(chains, c) for c in named)
    return "Company" if beside else None


def _commonest(kinds: Iterable[str]) -> str:
    return max(Counter(kinds).items(), key=lambda item: (item[1], item[0]))[0]


def _apposed(chains: Chains, c: Candidate) -> str | None:
    """The kind of a description after the name: "Brunsel Capital, a hedge fund"."""
    for child in chains.doc[c.head].rights:
        either = chains.mentions.lexicon.cue("either_kind", child.lemma_.lower())
        if child.dep_ == "appos" and child.pos_ in NOUNS and not either:
            for other in chains.mentions.of(child):
                if other.how == "noun" and not other.plural:
                    return other.kind
    return None


def _is_beside_firm(chains: Chains, c: Candidate) -> bool:
    """Whether a body is coordinated with a known company: "Siemens and Brunsel bid"."""
    head = chains.doc[c.head]
    others = [t for t in head.rights if t.dep_ == "conj"]
    others += [head.head] if head.dep_ == "conj" else []
    return any(it.known and it.kind == "Company" for t in others for it in chains.mentions.of(t))


def _owning(chains: Chains, c: Candidate) -> str | None:
    """What owning a thing shows: "Brunsel's shareholders", "the board of Brunsel"."""
    token = chains.doc[c.head]
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        thing = token.head.head
    elif token.dep_ in {"poss", "compound", "nmod"}:
        thing = token.head
    else:
        return None
    return chains.mentions.lexicon.cue("owned", thing.lemma_.lower())


# ------------------------------------------------------------------ titles
def title_holder(chains: Chains) -> None:
    """Join "the mayor", in the headline too, to the article's only mayor."""
    holders: dict[str, dict[int, Candidate]] = {}
    for c in chains.candidates:
        if c.named and c.title:
            holders.setdefault(c.title, {})[id(chains.entity(c))] = c
    for c in chains.candidates:
        found = holders.get(" ".join(_words(chains, c)).lower(), {})
        if len(found) == 1 and _may_be_the_holder(chains, c):
            chains.join(next(iter(found.values())), c)


def _may_be_the_holder(chains: Chains, c: Candidate) -> bool:
    taken = any(mention.named for mention in chains.entity(c).mentions)
    if c.how != "noun" or c.plural or c.countries or taken:
        return False
    head = chains.doc[c.head]
    another = any(t.lower_ in {"a", "an", "another"} for t in head.lefts)
    somebodys = any(t.dep_ == "poss" or t.lower_ == "of" for t in head.children)
    return not (another or somebodys or past.is_past(head, chains.mentions.lexicon))
