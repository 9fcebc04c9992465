"""Step 2b: mentions. Which actor, place or thing a noun phrase stands for, phrase by phrase.

Everything starts at the head token of a phrase, since that is what the grammar hands over:
`Mentions.of(token)` gives the candidates that the phrase stands for, most often one, two for
"Syrian and Russian warplanes", none for "wounds".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract import complements, nouns
from kg.extract.candidates import Candidate, of_pronoun
from kg.extract.class_words import are_people, known_before, own_name
from kg.extract.introduced import appointed, introduced_name
from kg.extract.known import ADJECTIVAL, Named
from kg.extract.names import named_spans
from kg.extract.naming import Namer
from kg.extract.owners import owners as owners_of
from kg.extract.peoples import people
from kg.extract.tree import NOUNS, PLURAL_TAGS, lemma
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: Determiners and the like, which are no part of a name.
UNNAMED = frozenset(
    {"det", "predet", "nummod", "quantmod", "cc", "punct", "case", "neg", "advmod", "poss"}
)
#: Dependencies of a noun that is a modifier of the next.
BEFORE_HEAD = frozenset({"compound", "nmod"})
#: So many parts of a coordination are one each: "French and German unions".
PAIR = 2
#: What before a noun tells whose or which it is.
UNBARE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "PRON"})
#: Entity labels of capitalised words that may be a body nobody knows: "" is no entity.
UNSURE = frozenset({"", "ORG", "PERSON", "NORP", "PRODUCT"})


class Mentions:
    """The candidates of one document, made on demand and remembered by head token."""

    def __init__(
        self, doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
    ) -> None:
        self.doc, self.gazetteer, self.lexicon, self.ontology = doc, gazetteer, lexicon, ontology
        self.spans = named_spans(doc, gazetteer, lexicon, ontology)
        self.span_at: dict[int, Named] = {i: n for n in self.spans for i in range(n.start, n.end)}
        self._namer = Namer(doc, self.span_at, gazetteer, lexicon, ontology)
        self._surnames = {self.doc[n.end - 1].text for n in self.spans if n.end - n.start > 1}
        self._made: dict[int, tuple[Candidate, ...]] = {}
        self._by_span: dict[Named, Candidate] = {}
        self.described: list[tuple[Candidate, Candidate]] = []
        """Descriptions beside a name, each with the name: by grammar they are one actor."""

    def all(self) -> list[Candidate]:
        """Every candidate of the text, in its order."""
        for token in self.doc:
            if self._is_phrase_head(token):
                self.of(token)
            elif token.dep_ in {"amod", "compound", "nmod"} and token.i in self.span_at:
                self.modifier(token)
            elif self._is_body_of_title(token):
                for each in self.modifier(token):
                    each.definite = True  # "party leader Ada Berg" leads the party
        unique = {id(c): c for made in self._made.values() for c in made}
        unique |= {id(c): c for c in self._by_span.values()}
        unique |= {id(c): c for c, _ in self.described}
        return sorted(unique.values(), key=lambda c: (c.start, c.end))

    def of(self, token: Token) -> tuple[Candidate, ...]:
        """Who the phrase with this head stands for, without what is coordinated with it."""
        made = self._made.get(token.i)
        if made is None:
            made = self._made[token.i] = tuple(self._make(token))
        return made

    def modifier(self, token: Token) -> tuple[Candidate, ...]:
        """Who a modifier names ("the *Norvikian* attack", "the *rebel* attack"), or nobody."""
        if named := self.span_at.get(token.i):
            return (self.named(named),)
        kind = self.lexicon.nouns.get(lemma(token))
        if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).tag_ == "CD":
            return ()  # a "three-party coalition" is no party's
        if kind and (token.pos_ in NOUNS or token.tag_ == "POS"):
            return self._of_country(token) if self.ontology.is_a(kind, "Actor") else ()
        if kind and token.pos_ == "ADJ" and self.ontology.is_a(kind, "ArmedGroup"):
            return tuple(self._noun(token))  # "a rebel attack", where "rebel" passes for adjective
        return ()

    def _of_country(self, token: Token) -> tuple[Candidate, ...]:
        """A body before a noun; the state before both is its: "Norvik's army chief"."""
        made = self.of(token)
        if token.dep_ != "compound" or any(c.countries or c.how != "noun" for c in made):
            return made
        before = (self.span_at.get(t.i) for t in token.head.lefts if t.i < token.i)
        state = next((n for n in before if n and n.kind == "State" and len(n.known) == 1), None)
        if state is not None:
            for each in made:
                each.countries = frozenset(state.known)
                each.name = f"{self._namer.adjective(state)} {each.name}"
        return made

    def named(self, named: Named) -> Candidate:
        """The candidate of a named span."""
        made = self._by_span.get(named)
        if made is None:
            made = self._by_span[named] = self._from_span(named)
        return made

    def describe(self, token: Token, name: Candidate, kind: str) -> None:
        """Keep the description with this head, which introduces a name, as a mention of its own."""
        for described in self._noun(token, kind):
            if described.how == "noun" and not described.plural:
                self.described.append((described, name))

    def is_named(self, token: Token) -> bool:
        """Whether a token is part of a name that is no mere adjective."""
        named = self.span_at.get(token.i)
        return named is not None and named.how not in ADJECTIVAL

    # ------------------------------------------------------------------ one phrase
    def _is_body_of_title(self, token: Token) -> bool:
        """Whether a bare noun stands before a title and a name: "union president Ada Berg"."""
        if token.dep_ not in BEFORE_HEAD or token.i + PAIR >= len(self.doc):
            return False
        title, name = token.nbor(), token.nbor(PAIR)
        before = self.doc[token.i - 1] if token.i else None
        bare = before is None or before.pos_ not in UNBARE
        kind = self.lexicon.nouns.get(token.lower_, "Entity")
        body = self.ontology.is_a(kind, "Organization")
        if not body or self.lexicon.cue("national", token.lower_):
            return False  # "state senator Ada Berg": whose state nobody says
        titled = title.text in self.lexicon.titles and name.text[0].isupper()
        return bare and titled and token.tag_ not in PLURAL_TAGS

    def _is_phrase_head(self, token: Token) -> bool:
        nominal = token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in BEFORE_HEAD
        return nominal or self.is_named(token)

    def _make(self, token: Token) -> Iterator[Candidate]:
        named = self.span_at.get(token.i)
        # "the US" is not us
        initials = named is not None and token.text.isupper() and len(token) > 1
        pronoun = None if initials else self.lexicon.cue("pronoun", token.lower_)
        if pronoun:
            yield of_pronoun(token, pronoun)
            return
        is_pronoun = not initials and (token.pos_ == "PRON" or token.tag_ == "PRP$")
        counted = nouns.counted(token, self.lexicon)
        if named and self.is_named(token) and not is_pronoun:
            yield self.named(named)
        elif counted is not None and (is_pronoun or not named or named.how != "people"):
            yield from self._with_coordinated(counted)
        elif is_pronoun:
            return
        elif named and (token.dep_ == "amod" or self._opens_compound(named)):
            yield self.named(named)  # no people: "the Russian plan to"
        elif named:
            yield people(self, token, named)
        elif (place := nouns.named_after(token, self.lexicon)) and self.is_named(place):
            yield self._settlement(place)
        elif names := self._named_beside(token):
            yield from names
        elif self._is_crowd(token):
            yield self._description(token, [], "Population", lemma(token), plural=True)
        else:
            yield from self._noun(token)

    def _named_beside(self, token: Token) -> list[Candidate]:
        """Whose name stands before or behind a description and means the same."""
        beside = (known_before, appointed, introduced_name)
        return next((names for find in beside if (names := find(self, token))), [])

    def _opens_compound(self, named: Named) -> bool:
        """Whether an adjective is the first half of "Chinese-owned": China is meant."""
        after = self.doc[named.end : named.end + 2]
        return len(after) > 1 and after[0].text == "-" and after[1].tag_ in {"VBN", "JJ", "NN"}

    def _is_crowd(self, token: Token) -> bool:
        """Whether a number stands for so many people: "thousands marched"."""
        crowd = self.lexicon.cue("crowd", lemma(token)) is not None
        return crowd and token.tag_ in PLURAL_TAGS and token.ent_type_ != "MONEY"

    def _settlement(self, name: Token) -> Candidate:
        """Bohum in "the town of Bohum", whatever the recogniser took it for."""
        found = self.named(self.span_at[name.i])
        if found.how == "capital":  # "the city of Bohum" is no state
            city = (found.place,) if found.place else ()
            text = self.doc[found.start : found.end].text
            return replace(
                found, kind="Place", how="name", known=city, name=text, countries=frozenset()
            )
        if not found.known:
            found.kind = found.told = "Place"
        return found

    def _with_coordinated(self, counted: Token) -> Iterator[Candidate]:
        """Those whom a quantity counts: workers and medics in "dozens of workers and medics"."""
        for each in (counted, *counted.conjuncts):
            if each.i >= counted.i:
                yield from self.of(each)

    # ------------------------------------------------------------------ names
    def _from_span(self, named: Named) -> Candidate:
        span = self.doc[named.start : named.end]
        name, gender, head = span.text, None, span.root
        if len(named.known) == 1:
            actor = self.gazetteer.actors[named.known[0]]
            name, gender = actor.name, actor.gender
        elif named.kind == "Person" and not self._is_surname(named):
            gender = self.gazetteer.genders.get(span[0].lower_)
        return Candidate(
            head.i,
            named.start,
            named.end,
            named.kind,
            name,
            named.how,
            named.known,
            named.place,
            plural=named.how == "people" or head.tag_ in PLURAL_TAGS,
            gender=gender or self._gender_told(named),
            definite=True,
            countries=frozenset(named.known) if named.kind == "State" else frozenset(),
            title=nouns.title_before(self.doc, named.start, self.lexicon),
        )

    def _gender_told(self, named: Named) -> str | None:
        """The gender that a form of address tells, before the name or taken into it."""
        inside = named.start + 1 if named.end - named.start > 1 else named.start
        before = nouns.gender_of_title(self.doc, named.start, self.lexicon)
        if before or named.kind != "Person":
            return before
        return nouns.gender_of_title(self.doc, inside, self.lexicon)

    def _is_surname(self, named: Named) -> bool:
        """Whether a word ends a longer name: "Zahra" is no woman beside "Carmelo Zahra"."""
        return named.end - named.start == 1 and self.doc[named.start].text in self._surnames

    def party_member(self, token: Token, named: Named) -> Candidate:
        """One of a party: "the Ohio Republican" is a person, not the party."""
        start = nouns.phrase_start(self.doc, token, self.lexicon)
        words = [self.doc[i] for i in range(start, token.i)]
        member = self._description(token, words, "Person", lemma(token).lower())
        member.how, member.body, member.countries = "noun", self._from_span(named), frozenset()
        member.modifiers = frozenset(t.lower_ for t in words if not t.is_punct)
        return member

    # ------------------------------------------------------------------ descriptions
    def _noun(self, token: Token, kind: str | None = None) -> Iterator[Candidate]:
        """Whom a description stands for; `kind` where its own words tell none.

        Its owner, a body of its own, or two ("French and German unions").
        """
        base = nouns.noun_lemma(token, self.lexicon)
        start = nouns.phrase_start(self.doc, token, self.lexicon)
        words = [self.doc[i] for i in range(start, token.i)]
        owners = owners_of(self, token, base, words)
        if owners is not None:
            yield from owners
            return
        kind = self._kind_of(token, base, words) or kind
        if kind is None:
            return
        plural = token.tag_ in PLURAL_TAGS or self.lexicon.cue("plural_noun", base) is not None
        if plural and kind == "Group" and (states := nouns.of_states(token, self.span_at)):
            yield from (self._one_each(token, start, state) for state in states)
            return
        parts = nouns.coordinated_adjectives(words, self.span_at) if plural else []
        if not parts:
            yield self._description(token, words, kind, base, plural=plural)
        for part in parts:  # each country's union, singular if there is one each
            own = [t for t in words if part.start <= t.i < part.end or t.i >= parts[-1].end]
            yield self._description(token, own, kind, base, part=part, singular=len(parts) == PAIR)

    def _description(
        self,
        token: Token,
        words: list[Token],
        kind: str,
        base: str,
        *,
        plural: bool = False,
        part: Named | None = None,
        singular: bool = False,
    ) -> Candidate:
        start = part.start if part else words[0].i if words else token.i
        office = kind == "Person" and base in self.lexicon.titles  # "the Permanent Representative"
        opening = token.is_sent_start is True and self._is_body_of_title(token)
        common = plural or office or opening
        proper = part is None and not common and _is_capitalised(token, words)
        name = (
            self.doc[start : token.i + 1].text
            if proper
            else self._namer.describe(words, token, kind, singular=singular)
        )
        own = [] if proper or plural or part else own_name(self, base, words)
        start -= proper and nouns.is_ordinal(self.doc, start - 1)  # "the 79th Brigade"
        name = self.doc[start : token.i + 1].text if proper else name
        if own:
            start, proper = own[0].i, True
            name = self.doc[start : token.i + 1].text
        end = token.i + 1
        if proper and nouns.is_number_of(self.doc, end):  # "Task Force 50"
            end += 1
            name = f"{name} {self.doc[end - 1].text}"
        whose = None
        if not (proper or part):
            whose = complements.named_after(self, token)
            end = whose.end if whose else end
            whose = whose or complements.shared(self, token, kind)
        if whose:
            name = self._namer.whose(name, kind, whose, self.named(whose).name)
        if office:
            name += nouns.title_tail(token, self.lexicon)
        countries = (
            frozenset(part.known)
            if part
            else nouns.countries_of(words, self.span_at, self.gazetteer)
        )
        modifiers = {t.lower_ for t in words if self._tells_apart(t)}
        if whose and whose.kind == "State" and not countries:
            countries = frozenset(whose.known)
        elif whose and kind != "Person":
            modifiers.add(self.doc[whose.start : whose.end].text.lower())
        return Candidate(
            token.i,
            start,
            end,
            kind,
            name,
            "found" if proper else "noun",
            plural=plural,
            definite=any(self.lexicon.cue("definite", c.lower_) for c in token.children),
            gender=nouns.gender_of_noun(base, self.lexicon),
            lemma=base,
            modifiers=frozenset(modifiers),
            countries=countries,
        )

    def _one_each(self, token: Token, start: int, state: Named) -> Candidate:
        """One of several rulers: Mali's of "the presidents of Mali and Niger"."""
        name = self._namer.describe(
            [self.doc[i] for i in range(start, token.i)], token, "Person", singular=True
        )
        return Candidate(
            token.i,
            state.start,
            state.end,
            "Person",
            f"{name} of {self.named(state).name}",
            "noun",
            definite=True,
            lemma=nouns.noun_lemma(token, self.lexicon),
            countries=frozenset(state.known),
        )

    def _tells_apart(self, word: Token) -> bool:
        """Whether a modifier says which of several is meant; names do so apart."""
        named = self.span_at.get(word.i)
        return (
            (named is None or named.kind == "PoliticalParty")
            and word.dep_ not in UNNAMED
            and not nouns.is_empty(word, self.lexicon)
        )

    def _kind_of(self, token: Token, base: str, words: list[Token]) -> str | None:
        """The kind of a description by its head, by modifier and head.

        None where it is no actor.
        """
        known = self.lexicon.nouns
        before = [it for modifier in reversed(words) for it in (lemma(modifier), modifier.lower_)]
        phrase = next((f"{it} {base}" for it in before if f"{it} {base}" in known), base)
        kind = known.get(phrase)
        if kind is None:
            body = _is_unknown_body(token) and not self.lexicon.cue("document", token.lower_)
            return "Organization" if body else None
        if (kind == "Person" and token.tag_ in PLURAL_TAGS) or are_people(self, kind, token, words):
            return "Group"
        if phrase != base:
            return kind
        if kind in {"ArmedForces", "ArmedGroup"} and any(
            self.lexicon.cue("rebellious", word.lower_) for word in words
        ):
            return "RebelGroup"
        return kind


def _is_capitalised(token: Token, words: list[Token]) -> bool:
    """Whether a phrase is written as a name: "the Farm Council"."""
    return token.pos_ == "PROPN" and all(
        word.text[:1].isupper() or word.tag_ in {"POS", "IN"} for word in words
    )


def _is_unknown_body(token: Token) -> bool:
    """Whether a capitalised word that no list knows may be a body."""
    return (
        token.pos_ == "PROPN"
        and token.dep_ != "pobj"
        and token.text[0].isupper()
        and (not token.text.isupper() or nouns.is_number_of(token.doc, token.i + 1))
        and token.ent_type_ in UNSURE
    )
