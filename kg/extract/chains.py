"""Step 3: chains. Which mentions of an article mean the same actor: sieves, the surest first.

After Lee et al., "Deterministic coreference resolution based on entity-centric, precision-ranked rules" (CL 2013).
Each sieve is a function that may join a mention to an earlier one; `SIEVES` gives their order. A pronoun that no sieve
resolves stays alone, and what stays alone as a pronoun yields no reading.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.mentions import Candidate, Mentions
from kg.ontology import Ontology

#: How far back a pronoun looks, in sentences. Two covers most of news prose; farther ones are mostly wrong.
PRONOUN_REACH = 2
#: Words of a phrase that tell nothing about which group is meant.
LOOSE = {
    "force",
    "group",
    "fighter",
    "troop",
    "official",
    "faction",
    "side",
    "member",
    "leader",
    "soldier",
    "militant",
    "gunman",
}


@dataclass(eq=False, slots=True)
class Entity:
    """The chain in the making: mentions in the order of the text."""

    mentions: list[Candidate] = field(default_factory=list)

    @property
    def first(self) -> Candidate:
        """The mention that all others joined."""
        return self.mentions[0]


class Chains:
    """Chains of one document: a union of mentions that only grows."""

    def __init__(
        self,
        doc: Doc,
        mentions: Mentions,
        ontology: Ontology,
        *,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.doc, self.mentions, self.ontology = doc, mentions, ontology
        self.sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        self.candidates = [c for c in mentions.all() if c.how != "owner"]
        self._entity: dict[int, Entity] = {}
        for candidate in self.candidates:
            self._entity[id(candidate)] = Entity([candidate])
        for name, sieve in SIEVES.items():
            if name not in without:
                sieve(self)

    def entity(self, candidate: Candidate) -> Entity:
        """The chain that holds this mention."""
        if candidate.how == "owner" and candidate.chain is not None:
            return self.entity(candidate.chain)
        found = self._entity.get(id(candidate))
        if found is None:
            found = self._entity[id(candidate)] = Entity([candidate])
        return found

    def join(self, one: Candidate, other: Candidate) -> None:
        """Make two chains one."""
        a, b = self.entity(one), self.entity(other)
        if a is b:
            return
        a.mentions = sorted(a.mentions + b.mentions, key=lambda c: (c.start, c.end))
        for candidate in b.mentions:
            self._entity[id(candidate)] = a

    def entities(self) -> list[Entity]:
        """All chains, in the order of their first mention."""
        unique = {id(e): e for e in self._entity.values()}
        return sorted(unique.values(), key=lambda e: (e.first.start, e.first.end))

    # ------------------------------------------------------------------ what a chain is
    def best(self, entity: Entity) -> Candidate:
        """The mention that names the chain best: a known name, a full name, the fullest description."""

        def rank(c: Candidate) -> tuple[int, int, int]:
            kind = {"pronoun": 0, "owner": 0, "noun": 1}.get(c.how, 3 if len(c.known) == 1 else 2)
            size = c.end - c.start
            if c.how == "noun":
                size = 10 * len(c.countries) + min(len(c.modifiers), 3)
            return kind, size, -c.start

        return max(entity.mentions, key=rank)

    def kind(self, entity: Entity) -> str:
        """The kind that most of the chain's best mentions have; the gazetteer wins."""
        best = self.best(entity)
        if best.known:
            return best.kind
        votes = Counter(c.kind for c in entity.mentions if c.how == best.how or c.named)
        if any(c.title for c in entity.mentions):
            return "Person"  # only people have titles
        for c in entity.mentions:  # "the carmaker" says more than the recogniser's ORG
            if (
                c.how == "noun"
                and best.named
                and c.kind != best.kind
                and self.ontology.is_a(c.kind, best.kind)
            ):
                votes[c.kind] += len(entity.mentions)
        if best.kind == "Place" and best.named and any(v != "Place" for v in votes):
            return best.kind
        return (
            max(votes.items(), key=lambda item: (item[1], item[0] == best.kind))[0]
            if votes
            else best.kind
        )


# ---------------------------------------------------------------------- sieves
def same_name(chains: Chains) -> None:
    """The same known actor, or the same words."""
    by_id: dict[str, Candidate] = {}
    by_name: dict[tuple[str, str], Candidate] = {}
    for c in chains.candidates:
        if len(c.known) == 1 and c.named:
            by_id.setdefault(c.known[0], c)
            chains.join(by_id[c.known[0]], c)
        elif c.named:
            key = (c.name.lower().removeprefix("the "), "Person" if c.kind == "Person" else "")
            by_name.setdefault(key, c)
            chains.join(by_name[key], c)


def ambiguous_name(chains: Chains) -> None:
    """A name that several known actors have means the one that the article names in full, or the only one of its country."""
    sure = Counter(c.known[0] for c in chains.candidates if len(c.known) == 1)
    countries = Counter(x for c in chains.candidates for x in c.countries)
    first = {c.known[0]: c for c in reversed(chains.candidates) if len(c.known) == 1}
    for c in chains.candidates:
        if len(c.known) < 2:
            continue
        options = [i for i in c.known if i in sure]
        if not options:
            actors = chains.mentions.gazetteer.actors
            near = [i for i in c.known if _country_of(actors[i]) in countries]
            options = near
        if len(options) == 1:
            actor = chains.mentions.gazetteer.actors[options[0]]
            c.known, c.name, c.kind, c.gender = (actor.id,), actor.name, actor.kind, actor.gender
            if actor.id in first:
                chains.join(first[actor.id], c)
            else:
                first[actor.id] = c
        else:
            c.known = ()
            c.name = chains.doc[c.start : c.end].text


def _country_of(actor: object) -> str | None:
    country = getattr(actor, "country", None)
    roles = getattr(actor, "roles", ())
    return country or (roles[0].of if roles else None)


def home_country(chains: Chains) -> None:
    """ "The government" of an article about one country is that country's."""
    seen = Counter(
        x
        for c in chains.candidates
        for x in (c.countries or ((c.known[0],) if c.kind == "State" and len(c.known) == 1 else ()))
    )
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < HOME * ranked[1][1]):
        return
    actor = chains.mentions.gazetteer.actors.get(ranked[0][0])
    if actor is None or not actor.adjectives:
        return
    for c in chains.candidates:
        if (
            c.how == "noun"
            and c.definite
            and not c.plural
            and not c.countries
            and not c.modifiers
            and c.lemma in NATIONAL
            and not _possessed(chains.doc, c)
        ):
            c.countries = frozenset({actor.id})
            c.name = f"{actor.adjectives[0]} {c.name}"


#: A country this many times as often named as the next is where the article is at home.
HOME = 2
#: Bodies of which a country has one.
NATIONAL = {
    "government",
    "army",
    "military",
    "parliament",
    "cabinet",
    "opposition",
    "regime",
    "senate",
    "navy",
    "judiciary",
    "police",
    "legislature",
}


def _possessed(doc: Doc, c: Candidate) -> bool:
    return any(
        t.dep_ == "poss" or (t.dep_ == "prep" and t.lower_ == "of") for t in doc[c.head].children
    )


def surname(chains: Chains) -> None:
    """ "Bakr" after "Abo Bakr": one word that ends exactly one fuller name of a person."""
    full: dict[str, list[Candidate]] = {}
    people = [c for c in chains.candidates if c.kind == "Person" and c.named]
    for c in people:
        words = chains.doc[c.start : c.end].text.split()
        if len(words) > 1 or c.known:
            for word in {words[-1], c.name.split()[-1]}:
                full.setdefault(word.lower(), []).append(c)
    for c in chains.candidates:
        words = chains.doc[c.start : c.end].text.split()
        if (
            not c.named
            or len(words) != 1
            or c.kind not in {"Person", "Organization", "Place", "Population"}
        ):
            continue
        entities = {id(chains.entity(f)): f for f in full.get(words[0].lower(), [])}
        if len(entities) == 1 and not (c.known and c.kind != "Person"):
            chains.join(next(iter(entities.values())), c)


def acronym(chains: Chains) -> None:
    """ "the National Farm Council (NFC)" and "NFC": initials of one fuller name."""
    full: dict[str, Candidate] = {}
    for c in chains.candidates:
        if c.named and c.kind != "Person" and c.end - c.start > 1:
            words = [t.text for t in chains.doc[c.start : c.end] if t.text[0].isalnum()]
            for initials in (
                "".join(w[0] for w in words if w[0].isupper()),
                "".join(w[0] for w in words).upper(),
            ):
                if len(initials) > 1:
                    full.setdefault(initials, c)
    for c in chains.candidates:
        text = chains.doc[c.start : c.end].text.replace(".", "")
        if (
            c.named
            and text.isupper()
            and len(text) > 1
            and text in full
            and not (c.known and c.known != full[text].known)
        ):
            chains.join(full[text], c)


def short_name(chains: Chains) -> None:
    """ "the Observatory" after "the Syrian Observatory for Human Rights", "Volkswagen" after "Volkswagen AG"."""
    full = [
        c
        for c in chains.candidates
        if c.named
        and c.end - c.start > 1
        and c.kind not in {"Person", "Place", "State", "Facility"}
    ]
    for c in chains.candidates:
        if not c.named or c.known or c.kind in {"Place", "Facility"}:
            continue
        words = chains.doc[c.start : c.end].text.split()
        fits = {
            id(chains.entity(f)): f
            for f in full
            if (told := chains.doc[f.start : f.end].text.split()) != words and len(told) > len(words)
            and (told[: len(words)] == words or told[-len(words):] == words or (len(words) > 1 and told[1:len(words)+1] == words))
        }  # fmt: skip
        if len(fits) == 1:
            chains.join(next(iter(fits.values())), c)


def apposition(chains: Chains) -> None:
    """ "Abo Bakr, a rebel commander": a description set beside a name."""
    for c in chains.candidates:
        head = chains.doc[c.head]
        if head.dep_ != "appos" or c.how == "pronoun":
            continue
        for other in chains.mentions.of(head.head):
            if other is not c and compatible(chains, other, c) and (c.named != other.named):
                chains.join(other, c)


def same_description(chains: Chains) -> None:
    """ "rebel forces" and "the rebels": heads and modifiers that agree, no country that differs."""
    earlier: list[Candidate] = []
    sides: dict[str, set[frozenset[str]]] = {}
    for c in chains.candidates:
        if c.countries and not c.named:
            sides.setdefault(c.kind, set()).add(c.countries)
    sides = {kind: sides.get(kind, set()) for kind in SIDES}
    for c in chains.candidates:
        if c.how != "noun":
            continue
        for other in reversed(earlier):
            if chains.entity(other) is chains.entity(c):
                break
            if (
                c.kind in SIDES
                and not (c.countries and other.countries)
                and c.countries != other.countries
                and len(sides[c.kind]) > 1
            ):
                continue  # "the government" of an article with two governments
            if (
                alike(c, other)
                and (c.definite or c.plural or other.plural)
                and c.plural == other.plural
            ):
                chains.join(other, c)
                break
        earlier.append(c)


#: Kinds whose undetermined phrases mean one side of the story as long as no country tells them apart.
SIDES = {"RebelGroup", "ArmedForces", "Government", "OppositionGroup"}


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two descriptions may mean the same actors."""
    if one.kind != other.kind or one.how != "noun" or other.how != "noun":
        return False
    if one.countries and other.countries and one.countries != other.countries:
        return False
    if not one.countries and other.countries and not one.definite and one.kind not in SIDES:
        return False
    a, b = one.modifiers - LOOSE, other.modifiers - LOOSE
    if one.kind == "RebelGroup":
        extra = (a ^ b) - {"rebel", "armed", "opposition", "force", "group"}
        return not extra
    if one.lemma == other.lemma:
        return a <= b or b <= a
    if one.kind == "ArmedForces" and {one.lemma, other.lemma} <= {
        "army",
        "troop",
        "force",
        "military",
        "soldier",
    }:
        return (a | b) <= {"government", "security", "armed", "loyalist", "regular"}
    return False


def class_noun(chains: Chains) -> None:
    """ "the group", "the ministry", "the carmaker": the nearest earlier name of that kind."""
    for c in chains.candidates:
        if c.how != "noun" or not c.definite or c.plural or len(chains.entity(c).mentions) > 1:
            continue
        words = chains.doc[c.start : c.end].text.lower()
        if (c.modifiers or c.countries) and words not in chains.mentions.lexicon.titles:
            continue
        wanted = CLASS_OF.get(c.lemma, c.kind)
        clause = _clause(chains.doc[c.head])
        options = [
            o for o in _before(chains, c, reach=12)
            if o.named and not o.plural and _of_class(chains, o, wanted, words if wanted == "Person" else "", c)
            and not (c.lemma not in {"country", "city", "town"} and chains.doc[o.head].head.i == clause.i and chains.doc[o.head].dep_ in {"nsubj", "nsubjpass"})
        ]  # fmt: skip
        if options:
            chains.join(options[0], c)


def _clause(token: Token) -> Token:
    """The verb that a phrase is an argument of, however deep."""
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token


#: Class nouns whose antecedent may be of a wider kind than the noun's own.
CLASS_OF = {"group": "Group", "organisation": "Organization", "organization": "Organization", "union": "Organization", "body": "Organization",
            "bloc": "Group", "alliance": "Group", "movement": "Group", "company": "Company", "firm": "Company", "club": "Organization",
            "country": "State", "nation": "State", "state": "State", "city": "Place", "town": "Place"}  # fmt: skip


def _of_class(chains: Chains, option: Candidate, wanted: str, title: str, noun: Candidate) -> bool:
    kind = chains.kind(chains.entity(option))
    if wanted == "Place":
        return option.kind == "Place" or (option.how == "capital")
    if wanted == "Person":
        if kind != "Person" or noun.lemma in {"man", "woman"}:
            return kind == "Person" and option.gender in {None, noun.gender}
        titles = {m.title for m in chains.entity(option).mentions if m.title}
        if title == "minister":
            return any(t.endswith("minister") and "prime" not in t for t in titles)
        return any(t == title or t.endswith(f" {title}") for t in titles)
    if wanted == "Group":
        return chains.ontology.is_a(kind, "Group") and kind not in {
            "Government",
            "StateGroup",
            "Ministry",
            "Population",
        }
    if wanted in {"Government", "Organization", "Ministry"} and kind != wanted:
        return kind == "Organization" or chains.ontology.is_a(kind, wanted)
    if chains.ontology.is_a(wanted, "Company"):
        return kind in {"Company", "Organization"}
    return chains.ontology.is_a(kind, wanted)


def pronoun(chains: Chains) -> None:
    """Third persons: the nearest earlier mention that agrees, subjects before objects."""
    for c in chains.candidates:
        if c.how != "pronoun" or c.first_person or c.pinned:
            continue
        if c.lemma in {"it", "its"} and _expletive(chains, c):
            continue
        if c.lemma in {"it", "them"} and _means_a_thing(chains, c):
            continue
        options = [
            o for o in _before(chains, c, reach=60, sentences=PRONOUN_REACH) if agrees(chains, c, o)
        ]
        if options:
            chains.join(min(options, key=lambda o: _cost(chains, c, o)), c)


def _means_a_thing(chains: Chains, c: Candidate) -> bool:
    """ "Oslo backs the bid, but Tokyo opposes it": the object of the clause before, which is no actor."""
    verb = chains.doc[c.head].head
    if chains.doc[c.head].dep_ != "dobj" or verb.dep_ not in {"conj", "advcl"}:
        return False
    objects = [
        t for t in verb.head.children if t.dep_ == "dobj" and t.i < c.start and t.pos_ == "NOUN"
    ]
    return any(not chains.mentions.of(t) and (t.tag_ == "NNS") == c.plural for t in objects)


def _cost(chains: Chains, c: Candidate, o: Candidate) -> tuple[float, int]:
    """Less is likelier: near, a subject, the subject of the clause before."""
    distance = chains.sentence[c.head] - chains.sentence[o.head]
    dep = _role(chains.doc, o)
    cost = distance * 2.0
    object_like = c.lemma in {"it", "them"} and chains.doc[c.head].dep_ in {"dobj", "pobj"}
    cost += (PARALLEL if object_like else SALIENCE).get(dep, 2.0)
    if o.kind in {"Place", "Facility"}:
        cost += 2.0
    if c.lemma in {"his", "her", "their", "its"} and distance == 0:
        cost -= 0.5
    own = chains.doc[c.head].dep_
    if (
        own in {"dobj", "pobj"}
        and dep == "nsubj"
        and distance == 0
        and chains.doc[c.head].head == chains.doc[o.head].head
    ):
        cost += 5.0  # "Anna met her": not Anna
    return cost, -o.start


#: How much less likely than a subject the antecedent of a pronoun is in these roles (after Lappin and Leass 1994).
SALIENCE = {"nsubj": 0.0, "nsubjpass": 0.3, "agent": 1.2, "dobj": 1.3, "poss": 1.6}
#: "it" and "them" as objects continue objects.
PARALLEL = {"nsubj": 0.9, "nsubjpass": 0.6, "agent": 1.2, "dobj": 0.3, "pobj": 0.6, "poss": 1.6}


def _role(doc: Doc, o: Candidate) -> str:
    token = doc[o.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    return token.dep_


def agrees(chains: Chains, c: Candidate, o: Candidate) -> bool:
    """Number, gender and kind."""
    if o.how == "pronoun" and chains.entity(o).first.how == "pronoun":
        return False
    head = chains.doc[o.head]
    if head.dep_ in {"compound", "amod", "nmod"} and o.how != "short" and o.kind != "Person":
        return False  # a modifier is no antecedent
    entity = chains.entity(o)
    kind, ontology = chains.kind(entity), chains.ontology
    if c.lemma in {"he", "him", "his", "himself", "she", "her", "hers", "herself"}:
        genders = {m.gender for m in entity.mentions} - {None}
        return (
            kind == "Person"
            and not any(m.plural for m in entity.mentions if m.named is False and m.how == "noun")
            and (not genders or c.gender in genders)
        )
    if c.plural:
        if kind == "Person":
            return False
        return o.plural or (
            ontology.is_a(kind, "Group")
            and kind not in {"Government", "Ministry", "Company"}
            and not ontology.is_a(kind, "Court")
        )
    if kind in {"Person", "Topic", "Position"} or o.plural:
        return False
    return (
        ontology.is_a(kind, "State") or ontology.is_a(kind, "Group") or ontology.is_a(kind, "Place")
    )


def _expletive(chains: Chains, c: Candidate) -> bool:
    """ "It became clear that", "it is expected", "it rained": nobody."""
    token = chains.doc[c.head]
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if verb.lemma_ in {"seem", "appear", "happen", "emerge", "transpire", "rain", "snow"}:
        return True
    return verb.lemma_ in {"be", "become", "turn"} and any(
        t.dep_ in {"ccomp", "xcomp", "acl", "advcl", "csubj"} for t in verb.subtree if t.i > verb.i
    )


def compatible(chains: Chains, one: Candidate, other: Candidate) -> bool:
    """Whether kinds allow two mentions to be one actor."""
    a, b = chains.kind(chains.entity(one)), chains.kind(chains.entity(other))
    is_a = chains.ontology.is_a
    if (a == "Person") != (b == "Person"):
        return False
    if is_a(a, "Place") != is_a(b, "Place"):
        return False
    return (
        a == b
        or is_a(a, b)
        or is_a(b, a)
        or {a, b} & {"Organization", "Group"} != set()
        or a == "Person"
    )


def _before(
    chains: Chains, c: Candidate, *, reach: int, sentences: int = 10**6
) -> Sequence[Candidate]:
    """Earlier mentions, nearest first, outside its own phrase."""
    here = chains.sentence[c.head]
    found = []
    for o in reversed(chains.candidates):
        if (o.start, o.end) >= (c.start, c.end) or o.end > c.start:
            continue
        if here - chains.sentence[o.head] > sentences:
            break
        found.append(o)
        if len(found) >= reach:
            break
    return found


SIEVES: dict[str, Callable[[Chains], None]] = {
    "same name": same_name,
    "ambiguous name": ambiguous_name,
    "home country": home_country,
    "surname": surname,
    "acronym": acronym,
    "short name": short_name,
    "apposition": apposition,
    "same description": same_description,
    "class noun": class_noun,
    "pronoun": pronoun,
}
