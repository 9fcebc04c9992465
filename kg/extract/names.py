"""Step 2a: names.

The gazetteer and the statistical recogniser, reconciled to one list of disjoint named spans.
"""

from collections import Counter

from spacy.tokens import Doc, Span, Token

from kg.extract.acronyms import explained
from kg.extract.kinds import kind_of_name, told_before
from kg.extract.known import Named, known_names
from kg.extract.longer import whole_names
from kg.extract.recognised import (
    LONG_WORD,
    entities,
    is_bare_body,
    is_office,
    nicknamed,
    told_names,
)
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: Kinds of what is called by a name of its own.
BODIES = ("Organization", "Group", "ForceOfArms")

Words = tuple[str, ...]


def named_spans(
    doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
) -> list[Named]:
    """Disjoint named spans in the order of the text."""
    names = _Names(doc)
    known = known_names(doc, gazetteer, lexicon)
    for named in whole_names(doc, known, gazetteer, lexicon, ontology):
        names.add(named)
    for start, end, label in entities(doc, lexicon, names.is_known):
        inside = names.inside(start, end)
        if inside and not _swallows(doc[start:end], label, inside):
            continue
        if lexicon.cue("document", doc[end - 1].lower_) or is_office(doc[start:end], lexicon):
            continue  # "the Digital Markets Act" does nothing
        if is_bare_body(doc[start:end], lexicon):
            continue
        names.remove(inside)
        adjective = label == "NORP" and doc[end - 1].pos_ == "ADJ"
        names.add(
            Named(
                start,
                end,
                told_before(doc, start, end, lexicon, ontology)
                or kind_of_name(doc[start:end], label, lexicon, ontology),
                "adjective" if adjective else "found",
                label=label,
            )
        )
    for start, end in nicknamed(doc):
        names.remove(names.inside(start, end))
        names.add(Named(start, end, "Person", "found", label="PERSON"))
    for start, end, noun in told_names(doc, lexicon):
        kind, inside = lexicon.nouns.get(noun), names.inside(start, end)
        part = all(
            n.start >= start and n.end <= end and (n.end - n.start < end - start or not n.known)
            for n in inside
        )
        if kind and part and any(ontology.is_a(kind, body) for body in BODIES):
            names.remove(inside)
            names.add(Named(start, end, kind, "found", label="ORG"))
    _join_branches(doc, names, ontology)
    _explain(doc, names, gazetteer, lexicon, ontology)
    _spread(doc, names)
    return names.all()


class _Names:
    """Named spans that do not overlap.

    A new one takes the place of those that are removed for it.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._by_start: dict[int, Named] = {}
        self._at: dict[int, Named] = {}

    def all(self) -> list[Named]:
        return sorted(self._by_start.values(), key=lambda named: named.start)

    def inside(self, start: int, end: int) -> set[Named]:
        """The spans that have a token in this range."""
        return {self._at[i] for i in range(start, end) if i in self._at}

    def is_known(self, token: int) -> bool:
        """Whether a token is part of a name that the gazetteer knows."""
        return any(it.known for it in self.inside(token, token + 1))

    def add(self, named: Named) -> None:
        self._by_start[named.start] = named
        self._at.update(dict.fromkeys(range(named.start, named.end), named))

    def remove(self, spans: set[Named]) -> None:
        for named in spans:
            self._by_start.pop(named.start, None)


def _join_branches(doc: Doc, names: _Names, ontology: Ontology) -> None:
    """Make one name of a force and the region of its branch: "Norvik Front-East Borduria"."""
    for place in names.all():
        before = names.inside(place.start - 2, place.start - 1) if place.start > 1 else set()
        for force in before if place.kind == "Place" else ():
            dashed = force.end == place.start - 1 and doc[force.end].text == "-"
            if dashed and ontology.is_a(force.kind, "ForceOfArms"):
                names.remove({force, place})
                names.add(Named(force.start, place.end, force.kind, "found", label="ORG"))


def _explain(
    doc: Doc, names: _Names, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
) -> None:
    """Name long forms and their acronyms, each of them wherever it stands."""
    for start, end, at in explained(doc):
        inside = names.inside(start, end)
        if any(n.start < start or n.end > end for n in inside):
            continue
        long = next((n for n in inside if (n.start, n.end) == (start, end) and n.known), None)
        short = next(
            (n for n in names.inside(at, at + 1) if n.known and n.end - n.start == 1), None
        )
        if (
            long is None
            and short is not None
            and _is_spelt(doc[start:end], short, gazetteer, lexicon)
        ):
            long = short
        kind = long.kind if long else kind_of_name(doc[start:end], "ORG", lexicon, ontology)
        known = long.known if long else ()
        names.remove(inside)
        names.add(Named(start, end, kind, "name" if known else "found", known, label="ORG"))
        for token in doc:
            if token.text == doc[at].text:
                there = names.inside(token.i, token.i + 1)
                if all(n.end - n.start == 1 for n in there):
                    names.remove(there)
                    how = "name" if known else "found"
                    names.add(Named(token.i, token.i + 1, kind, how, known, label="ORG"))


def _is_spelt(long: Span, short: Named, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    """Whether a long form can be of a known acronym: a word of its own in a known name says so."""
    actors = [gazetteer.actors[each] for each in short.known]
    told = {word for it in actors for name in (it.name, *it.aliases) for word in name.split()}
    own = (t.text for t in long if len(t) >= LONG_WORD and t.lower_ not in lexicon.nouns)
    return any(word in told for word in own)


def _spread(doc: Doc, names: _Names) -> None:
    """Name what the recogniser saw once, of its commonest kind, wherever the article writes it."""
    kinds: dict[Words, Counter[str]] = {}
    for named in names.all():
        words = tuple(token.text for token in doc[named.start : named.end])
        if named.how == "found" and (len(words) > 1 or named.label == "PERSON"):
            kinds.setdefault(words, Counter())[named.kind] += 1
    by_first: dict[str, list[Words]] = {}
    for words in sorted(kinds, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            if _stands_at(doc, token.i, words):
                kind = max(kinds[words].items(), key=lambda item: (item[1], item[0]))[0]
                _put(names, token.i, token.i + len(words), kind)
                break
    persons = {words[-1] for words in kinds if len(words) > 1 and set(kinds[words]) == {"Person"}}
    for token in doc:
        if (
            token.text in persons
            and _stands_alone(token)
            and not names.inside(token.i, token.i + 1)
        ):
            names.add(Named(token.i, token.i + 1, "Person", "found", label="PERSON"))


def _stands_alone(token: Token) -> bool:
    """Whether a surname is a phrase's head: "Klom", but not "Klom Street" or "the Klom plan"."""
    return token.pos_ == "PROPN" and token.dep_ not in {"compound", "nmod", "amod"}


def _stands_at(doc: Doc, start: int, words: Words) -> bool:
    return start + len(words) <= len(doc) and all(
        doc[start + n].text == word for n, word in enumerate(words)
    )


def _put(names: _Names, start: int, end: int, kind: str) -> None:
    """Name this range, unless a surer name stands in it or reaches out of it."""
    inside = names.inside(start, end)
    if all(
        start <= n.start and n.end <= end and (n.how == "found" or n.kind == "Place")
        for n in inside
    ):
        names.remove(inside)
        label = "PERSON" if kind == "Person" else "ORG"
        names.add(Named(start, end, kind, "found", label=label))


def _swallows(span: Span, label: str, inside: set[Named]) -> bool:
    """Whether the recogniser's longer name is a name, not a phrase around a known one."""
    for named in inside:
        if named.start < span.start or named.end > span.end:
            return False  # it cuts through a known name
        if (named.start, named.end) == (span.start, span.end):
            return False  # the gazetteer knows it already
        if named.how in {"name", "seat", "capital"} and named.end - named.start > 1:
            return False
    if label == "PERSON":
        return True
    return label in {"ORG", "FAC", "LOC"} and all(
        token.text[0].isupper() or token.is_punct or len(token) < LONG_WORD for token in span
    )
