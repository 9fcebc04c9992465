"""Step 2b: mentions. Which actor, place or thing a noun phrase stands for, phrase by phrase.

Everything starts at the head token of a phrase, since that is what the grammar hands over: `Mentions.of(token)` gives
the candidates that the phrase stands for, most often one, two for "Syrian and Russian warplanes", none for "wounds".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.names import ADJECTIVAL, Named, named_spans
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: Dependencies of the words before a head that belong to its phrase.
MODIFIERS = {"amod", "compound", "nmod", "poss", "npadvmod", "quantmod", "nummod", "neg"}
#: Determiners and the like, which are no part of a name.
UNNAMED = {"det", "predet", "nummod", "quantmod", "cc", "punct", "case", "neg", "advmod", "poss"}
PLURAL_TAGS = {"NNS", "NNPS"}
#: Adjectives that say nothing of who is meant.
EMPTY_WORDS = {"other", "many", "several", "more", "most", "such", "same", "own", "new", "first", "second", "third",
               "last", "next", "few", "former", "various", "some", "additional", "further", "least", "late", "-"}  # fmt: skip
DEFINITE = {"the", "this", "these", "those", "that", "its", "their", "his", "her", "our"}
PRONOUNS = {
    "he": ("Person", "male", False), "him": ("Person", "male", False), "his": ("Person", "male", False), "himself": ("Person", "male", False),
    "she": ("Person", "female", False), "her": ("Person", "female", False), "hers": ("Person", "female", False), "herself": ("Person", "female", False),
    "it": ("Group", None, False), "its": ("Group", None, False), "itself": ("Group", None, False),
    "they": ("Group", None, True), "them": ("Group", None, True), "their": ("Group", None, True), "theirs": ("Group", None, True), "themselves": ("Group", None, True),
    "i": ("Person", None, False), "me": ("Person", None, False), "my": ("Person", None, False),
    "we": ("Group", None, True), "us": ("Group", None, True), "our": ("Group", None, True),
}  # fmt: skip
FIRST_PERSON = {"i", "me", "my", "we", "us", "our"}


@dataclass(eq=False, slots=True)
class Candidate:
    """A mention in the making. `chain` is set by the sieves; the rest is what the phrase itself shows."""

    head: int
    start: int
    end: int
    """Tokens, half open."""
    kind: str
    name: str
    how: str
    """name | capital | seat | short | people | found | noun | pronoun | owner"""
    known: tuple[str, ...] = ()
    place: str | None = None
    """Id of the place of the same name, "" where it has none; None where it is no place."""
    plural: bool = False
    definite: bool = False
    gender: str | None = None
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    """Lower-case words of the phrase before its head; the known states among them by id."""
    countries: frozenset[str] = frozenset()
    first_person: bool = False
    title: str = ""
    chain: "Candidate | None" = None
    pinned: bool = field(default=False)
    """Resolved by grammar (a relative pronoun, "we" in a quotation), not by the sieves."""

    @property
    def named(self) -> bool:
        """Whether it is a name, not a description or a pronoun."""
        return self.how not in {"noun", "pronoun", "owner"}


class Mentions:
    """The candidates of one document, made on demand and remembered by head token."""

    def __init__(
        self, doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
    ) -> None:
        self.doc, self.gazetteer, self.lexicon, self.ontology = doc, gazetteer, lexicon, ontology
        self.spans = named_spans(doc, gazetteer, lexicon, ontology)
        self.span_at: dict[int, Named] = {i: n for n in self.spans for i in range(n.start, n.end)}
        self._made: dict[int, tuple[Candidate, ...]] = {}
        self._by_span: dict[Named, Candidate] = {}

    def all(self) -> list[Candidate]:
        """Every candidate of the text, in its order."""
        for token in self.doc:
            if (token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "nmod"}) or (token.i in self.span_at and self.span_at[token.i].how not in ADJECTIVAL):
                self.of(token)
            elif token.dep_ in {"amod", "compound", "nmod"} and token.i in self.span_at:
                self.modifier(token)
        unique = {id(c): c for made in self._made.values() for c in made}
        unique |= {id(c): c for c in self._by_span.values()}
        return sorted(unique.values(), key=lambda c: (c.start, c.end))

    def of(self, token: Token) -> tuple[Candidate, ...]:
        """Who the phrase with this head stands for, without what is coordinated with it."""
        made = self._made.get(token.i)
        if made is None:
            made = self._made[token.i] = tuple(self._make(token))
        return made

    def modifier(self, token: Token) -> tuple[Candidate, ...]:
        """Who a modifier names ("the *Israeli* attack", "the *rebel* attack"), or nobody."""
        named = self.span_at.get(token.i)
        if named:
            return (self._from_span(named),)
        if (
            (token.lemma_.lower() in self.lexicon.nouns
            and token.pos_ in {"NOUN", "PROPN"})
            or token.tag_ == "POS"
        ):
            kind = self.lexicon.nouns.get(token.lemma_.lower(), "")
            if kind and self.ontology.is_a(kind, "Actor"):
                return self.of(token)
        return ()

    # ------------------------------------------------------------------ one phrase
    def _make(self, token: Token) -> Iterator[Candidate]:
        lower = token.lower_
        if token.pos_ == "PRON" or token.tag_ == "PRP$" or lower in PRONOUNS:
            if lower in PRONOUNS:
                yield self._pronoun(token)
            elif quantity := _of_phrase(token, self.lexicon):
                yield from self._all_of(quantity)
            return
        named = self.span_at.get(token.i)
        if named and named.how not in ADJECTIVAL:
            yield self._from_span(named)
            return
        if (quantity := _of_phrase(token, self.lexicon)) is not None and not (
            named and named.how == "people"
        ):
            yield from self._all_of(quantity)
            return
        if named:
            yield self._people(token, named)
            return
        if names := self._name_beside(token):
            yield from names
            return
        yield from self._noun(token)

    def _name_beside(self, token: Token) -> list[Candidate]:
        """The name that a description introduces, and those coordinated with it: "the arms dealer Jo Bloggs"."""
        kind = self.lexicon.nouns.get(_noun_lemma(token))
        beside = None
        after = self.span_at.get(token.i + 1)
        if (
            after is not None
            and after.start == token.i + 1
            and after.how not in ADJECTIVAL
            and token.pos_ in {"NOUN", "PROPN"}
        ):
            root = self.doc[after.start : after.end].root
            if root.head.i == token.i or (
                root.head.i == token.head.i
                and root.dep_ in {token.dep_, "npadvmod", "appos", "dep", "dobj"}
            ):
                beside = root
        if beside is None:
            beside = next(
                (
                    c
                    for c in token.rights
                    if c.dep_ == "appos"
                    and c.i in self.span_at
                    and self.span_at[c.i].how not in ADJECTIVAL
                ),
                None,
            )
        if (
            beside is None and token.tag_ not in PLURAL_TAGS
        ):  # "its leader, the biologist Iara Moreno"
            for child in token.rights:
                if (
                    child.dep_ == "appos"
                    and child.pos_ == "NOUN"
                    and (found := self._name_beside(child))
                ):
                    return found
        if beside is None or token.tag_ in PLURAL_TAGS:
            return []
        found: list[Candidate] = []
        for each in (beside, *(c for c in beside.rights if c.dep_ == "conj")):
            found += self.of(each)
        first = found[0] if found else None
        if (
            first is None
            or not first.named
            or (first.kind in {"Place", "State"}
            and kind not in {None, "Place", "State", "Facility"})
        ):
            return []
        if (
            kind
            and not first.known
            and kind != first.kind
            and (
                first.kind in {"Organization", "Place"}
                or (first.kind == "Person" and self.ontology.is_a(kind, "Organization"))
                or self.ontology.is_a(kind, first.kind)
            )
        ):
            first.kind = kind  # the writer's word beats the recogniser's guess
            first.gender = first.gender or (
                self.gazetteer.genders.get(self.doc[first.start].lower_)
                if kind == "Person"
                else None
            )
        if kind == "Person" and not first.title:
            first.title = _noun_lemma(token)
        return found

    def _all_of(self, token: Token) -> Iterator[Candidate]:
        for each in (token, *token.conjuncts):
            if each.i >= token.i:
                yield from self.of(each)

    def _pronoun(self, token: Token) -> Candidate:
        kind, gender, plural = PRONOUNS[token.lower_]
        return Candidate(
            token.i, token.i, token.i + 1, kind, token.text, "pronoun", plural=plural, gender=gender,
            lemma=token.lower_, first_person=token.lower_ in FIRST_PERSON,
        )  # fmt: skip

    def _from_span(self, named: Named) -> Candidate:
        made = self._by_span.get(named)
        if made is None:
            doc = self.doc
            name = doc[named.start : named.end].text
            gender = None
            if len(named.known) == 1:
                actor = self.gazetteer.actors[named.known[0]]
                name, gender = actor.name, actor.gender
            elif named.kind == "Person":
                gender = self.gazetteer.genders.get(doc[named.start].lower_)
            head = doc[named.start : named.end].root
            made = self._by_span[named] = Candidate(
                head.i, named.start, named.end, named.kind, name, named.how, named.known, named.place,
                plural=head.tag_ in PLURAL_TAGS or named.how == "people" or (named.kind not in {"Person", "State", "Place"} and head.tag_ == "NNPS"),
                gender=gender or _title_gender(doc, named.start), definite=True,
                countries=frozenset(named.known) if named.kind == "State" else frozenset(),
                title=_title_before(doc, named.start, self.lexicon),
            )  # fmt: skip
        return made

    def _people(self, token: Token, named: Named) -> Candidate:
        """ "The Russians" are the state when they act as one; "a Russian", "Cubans stranded in X" are people."""
        whole = token.tag_ in PLURAL_TAGS or token.text.endswith(("ch", "sh", "ese"))
        definite = any(child.lower_ == "the" for child in token.children)
        if (
            whole
            and definite
            and not any(c.dep_ in {"relcl", "acl", "amod", "prep"} for c in token.children)
        ):
            return self._from_span(named)
        name = self.doc[named.start : named.end].text
        kind = "Population" if whole else "Person"
        if not named.known or self.gazetteer.actors[named.known[0]].kind != "State":
            kind = named.kind if named.kind != "State" else kind
            if named.known:
                return self._from_span(named)
        return Candidate(
            token.i, named.start, named.end, kind, name, "noun", plural=whole, definite=definite, lemma=token.lemma_.lower(),
            countries=frozenset(named.known),
        )  # fmt: skip

    def _noun(self, token: Token) -> Iterator[Candidate]:
        doc, lemma = self.doc, _noun_lemma(token)
        left = [t for t in token.lefts if t.dep_ in MODIFIERS and t.i < token.i]
        inside = sorted({t.i for m in left for t in m.subtree if t.i < token.i} | {token.i})
        start = _trim(doc, inside[0], token.i)
        modifiers = [doc[i] for i in range(start, token.i)]
        countries = _countries(modifiers, self.span_at, self.gazetteer)
        owners = [
            n
            for n in dict.fromkeys(self.span_at[m.i] for m in modifiers if m.i in self.span_at)
            if n.how != "short" or n.kind != "Person"
        ]
        if self.lexicon.cue("vehicle", lemma) and (
            states := [n for n in owners if _acts_itself(n, self.ontology)]
        ):
            for named in states:
                owner = self._from_span(named)
                yield Candidate(
                    token.i,
                    named.start,
                    token.i + 1,
                    owner.kind,
                    owner.name,
                    "owner",
                    owner.known,
                    chain=owner,
                    pinned=True,
                    plural=True,
                )
            return
        if self.lexicon.cue("vehicle", lemma) and not owners:
            for modifier in reversed(modifiers):  # "government warnings", "rebel rockets"
                kind = self.lexicon.nouns.get(modifier.lemma_.lower())
                if (
                    kind
                    and modifier.dep_ == "compound"
                    and self.ontology.is_a(kind, "Actor")
                    and kind != "Person"
                ):
                    for owner in self.of(modifier):
                        yield Candidate(
                            token.i,
                            modifier.i,
                            token.i + 1,
                            owner.kind,
                            owner.name,
                            "owner",
                            owner.known,
                            chain=owner,
                            pinned=True,
                            plural=True,
                        )
                    return
        if self.lexicon.cue("people_of", lemma) and (
            bodies := [n for n in owners if self.ontology.is_a(n.kind, "ForceOfArms")]
        ):
            owner = self._from_span(bodies[-1])
            yield Candidate(
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
            return
        kind = self._kind_of_noun(token, lemma, modifiers)
        if (
            kind is None
            and token.pos_ == "PROPN"
            and token.text[0].isupper()
            and not token.text.isupper()
            and token.ent_type_ in {"", "ORG", "PERSON", "NORP", "PRODUCT"}
        ):
            kind = "Organization" if token.dep_ not in {"pobj"} else None
        if kind is None:
            return
        plural = token.tag_ in PLURAL_TAGS or lemma in {"police", "people", "media"}
        parts = _coordinated_adjectives(modifiers, self.span_at) if plural else []
        for part in parts or [None]:
            first = part.start if part else start
            words = [t for t in modifiers if t.i >= start]
            if (
                part
            ):  # "French and German unions": each country's union, singular if there is one each
                words = [t for t in words if part.start <= t.i < part.end or t.i >= parts[-1].end]
            proper = (
                part is None
                and not plural
                and token.pos_ == "PROPN"
                and all(t.text[:1].isupper() or t.tag_ in {"POS", "IN"} for t in words)
            )
            yield Candidate(
                token.i, first, token.i + 1, kind,
                self.doc[first : token.i + 1].text if proper else _description(words, token, self.span_at, self.gazetteer, singular=part is not None and len(parts) == 2, institution=self._is_institution(kind)),
                "found" if proper else "noun", plural=plural and part is None, lemma=lemma,
                definite=any(c.lower_ in DEFINITE for c in token.children),
                gender=_noun_gender(lemma),
                modifiers=frozenset(
                    t.lower_ for t in words
                    if t.lower_ not in EMPTY_WORDS and t.dep_ not in UNNAMED and t.i not in self.span_at
                ),
                countries=frozenset(part.known) if part else countries,
            )  # fmt: skip

    def _is_institution(self, kind: str) -> bool:
        is_a = self.ontology.is_a
        return any(
            is_a(kind, broad)
            for broad in (
                "Government",
                "ForceOfArms",
                "Legislature",
                "Court",
                "IntelligenceService",
                "OppositionGroup",
            )
        )

    def _kind_of_noun(self, token: Token, lemma: str, modifiers: list[Token]) -> str | None:
        nouns = self.lexicon.nouns
        for modifier in reversed(modifiers):
            for word in (modifier.lemma_.lower(), modifier.lower_):
                if told := nouns.get(f"{word} {lemma}"):
                    return told
        kind = nouns.get(lemma)
        if kind == "Person" and token.tag_ in PLURAL_TAGS:
            return "Group"
        if kind in {"ArmedForces", "ArmedGroup"} and any(
            m.lower_ in {"rebel", "opposition", "insurgent"} for m in modifiers
        ):
            return "RebelGroup"
        return kind


def _noun_lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.tag_ == "NNPS" and lemma.endswith("s"):
        lemma = lemma[:-1]
    irregular = {"gunmen": "gunman", "militiamen": "militiaman", "policemen": "policeman", "fishermen": "fisherman",
                 "businessmen": "businessman", "spokesmen": "spokesman", "guardsmen": "guardsman", "troops": "troop"}  # fmt: skip
    return irregular.get(token.lower_, lemma)


def _of_phrase(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun that a quantity counts: civilians in "hundreds of civilians"."""
    if (
        not lexicon.cue("quantity", token.lemma_.lower())
        and not token.like_num
        and token.pos_ != "NUM"
    ):
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            counted = next((t for t in child.children if t.dep_ == "pobj"), None)
            if (
                counted is not None
                and lexicon.nouns.get(token.lemma_.lower(), "Place") not in {"Place", "Facility"}
                and counted.tag_ not in PLURAL_TAGS
            ):
                return None  # "a team of lawyers" are lawyers, "the team of the Union" is the team
            return counted
    return None


def _trim(doc: Doc, start: int, head: int) -> int:
    while start < head and (doc[start].dep_ in {"det", "predet", "nummod", "quantmod", "punct", "cc", "neg"} or doc[start].lower_ in EMPTY_WORDS
                            or doc[start].tag_ in {"PRP$", "DT", "POS", "CD", "JJR", "JJS", "PDT"} or doc[start].pos_ in {"PUNCT", "NUM"} or doc[start].is_space):  # fmt: skip
        start += 1
    return start


def _countries(
    modifiers: list[Token], span_at: dict[int, Named], gazetteer: Gazetteer
) -> frozenset[str]:
    found = set()
    for token in modifiers:
        named = span_at.get(token.i)
        if named and named.known:
            actor = gazetteer.actors[named.known[0]]
            found.add(actor.id if actor.kind == "State" or not actor.country else actor.country)
    return frozenset(found)


def _acts_itself(named: Named, ontology: Ontology) -> bool:
    return (
        named.kind == "State"
        or ontology.is_a(named.kind, "ForceOfArms")
        or ontology.is_a(named.kind, "StateGroup")
    )


def _coordinated_adjectives(modifiers: list[Token], span_at: dict[int, Named]) -> list[Named]:
    """Demonyms joined by "and" before one plural head: "French and German unions" are two."""
    adjectives = [m for m in modifiers if m.i in span_at and span_at[m.i].how in ADJECTIVAL]
    joined = [m for m in adjectives if m.dep_ == "conj" and m.head in adjectives]
    both = {m.i for m in joined} | {m.head.i for m in joined}
    return [span_at[i] for i in sorted(both)]


def _description(
    words: list[Token],
    head: Token,
    span_at: dict[int, Named],
    gazetteer: Gazetteer,
    *,
    singular: bool,
    institution: bool,
) -> str:
    """A name for what has none: "Syrian government forces"; a state that possesses its institution becomes an adjective."""
    text, skip_to = "", -1
    for token in words:
        if token.i < skip_to or token.is_space:
            continue
        named = span_at.get(token.i)
        if (
            named
            and named.kind == "State"
            and named.known
            and institution
            and _is_possessor(token.doc, named)
        ):
            adjectives = gazetteer.actors[named.known[0]].adjectives
            text += (adjectives[0] if adjectives else token.doc[named.start : named.end].text) + " "
            skip_to = named.end + 1
        elif (
            token.lower_ in EMPTY_WORDS - {"-"}
            or token.tag_ in {"PRP$", "DT", "CD", "CC"}
            or token.dep_ in {"det", "nummod"}
        ):
            continue
        elif token.tag_ == "POS":
            text = text.rstrip() + token.text + " " if named or text else text
        else:
            text += token.text_with_ws
    return (text + (head.lemma_ if singular and head.tag_ == "NNS" else head.text)).strip()


def _is_possessor(doc: Doc, named: Named) -> bool:
    return named.end < len(doc) and doc[named.end].tag_ == "POS"


def _title_gender(doc: Doc, start: int) -> str | None:
    if start == 0:
        return None
    return {"mr": "male", "mr.": "male", "sir": "male", "king": "male", "prince": "male", "lord": "male", "sheikh": "male", "mrs": "female",
            "mrs.": "female", "ms": "female", "ms.": "female", "miss": "female", "dame": "female", "queen": "female", "princess": "female",
            "lady": "female"}.get(doc[start - 1].lower_)  # fmt: skip


def _noun_gender(lemma: str) -> str | None:
    if lemma.endswith(
        ("woman", "girl", "queen", "princess", "actress", "wife", "mother", "daughter", "sister")
    ):
        return "female"
    if lemma in {
        "man",
        "boy",
        "king",
        "prince",
        "pope",
        "father",
        "husband",
        "son",
        "brother",
        "emir",
        "sultan",
        "imam",
    } or lemma.endswith(("sman", "cman", "rman", "yman")):
        return "male"
    return None


def _title_before(doc: Doc, start: int, lexicon: Lexicon) -> str:
    """The longest title right before a name, in lower case: "foreign minister"."""
    for size in (4, 3, 2, 1):
        if start - size >= 0:
            words = doc[start - size : start].text.lower()
            if words in lexicon.titles:
                return words
    return ""
