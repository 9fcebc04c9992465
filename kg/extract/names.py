"""Step 2a: names. The gazetteer and the statistical recogniser, reconciled to one list of disjoint named spans."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: What the recogniser's labels mean when the gazetteer does not know the name.
KIND_OF_LABEL = {
    "PERSON": "Person", "ORG": "Organization", "NORP": "Population",
    "GPE": "Place", "LOC": "Place", "FAC": "Facility",
}  # fmt: skip
#: Ways of naming that make a modifier, not a name of its own.
ADJECTIVAL = {"adjective", "people"}
COMPANY_TAIL = re.compile(
    r"\b(Inc|Corp|Ltd|PLC|plc|AG|SA|GmbH|LLC|NV|Co|Group|Holdings|Motors|Airlines|Bank)\.?$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A named span: tokens `start` up to `end`."""

    start: int
    end: int
    kind: str
    how: str
    """name | capital | seat | short | adjective | people | found (by the recogniser alone)"""
    known: tuple[str, ...]
    """Ids of the gazetteer entries that it may mean; empty = unknown to it."""
    place: str | None = None
    """Id of the place of that name, where the name is one of both (capitals)."""
    label: str = ""


class Titled:
    """Words that are no part of a person's name: titles and actor nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __contains__(self, word: object) -> bool:
        return word in self.lexicon.nouns or word in self.lexicon.titles


def named_spans(
    doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
) -> list[Named]:
    """Disjoint named spans in the order of the text."""
    found = {named.start: named for named in _from_gazetteer(doc, gazetteer)}
    taken = {i: named for named in found.values() for i in range(named.start, named.end)}
    for start, end, label in _entities(doc, Titled(lexicon)):
        inside = {taken[i] for i in range(start, end) if i in taken}
        if any(n.start < start or n.end > end for n in inside):
            continue
        whole = next((n for n in inside if n.start == start and n.end == end), None)
        if whole or (inside and not _swallows(doc, start, end, label, inside)):
            continue
        for named in inside:
            del found[named.start]
        kind = _kind(doc, start, end, label, lexicon, ontology)
        named = Named(
            start,
            end,
            kind,
            "adjective" if label == "NORP" and doc[end - 1].pos_ == "ADJ" else "found",
            (),
            label=label,
        )
        found[start] = named
        taken.update(dict.fromkeys(range(start, end), named))
    _spread(doc, found, taken)
    return sorted(found.values(), key=lambda named: named.start)


def _spread(doc: Doc, found: dict[int, Named], taken: dict[int, Named]) -> None:
    """A name that the recogniser saw once is that name, of its commonest kind, wherever the article writes it."""
    kinds: dict[tuple[str, ...], Counter[str]] = {}
    for named in found.values():
        words = tuple(t.text for t in doc[named.start : named.end])
        if named.how == "found" and (len(words) > 1 or named.label == "PERSON"):
            kinds.setdefault(words, Counter())[named.kind] += 1
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(kinds, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            end = token.i + len(words)
            if end <= len(doc) and all(doc[token.i + n].text == w for n, w in enumerate(words)):
                kind = max(kinds[words].items(), key=lambda item: (item[1], item[0]))[0]
                inside = {taken[i] for i in range(token.i, end) if i in taken}
                within = all(
                    token.i <= n.start and n.end <= end and (n.how == "found" or n.kind == "Place")
                    for n in inside
                )
                if within:
                    for named in inside:
                        found.pop(named.start, None)
                    named = Named(
                        token.i,
                        end,
                        kind,
                        "found",
                        (),
                        label="PERSON" if kind == "Person" else "ORG",
                    )
                    found[token.i] = named
                    taken.update(dict.fromkeys(range(token.i, end), named))
                break


COMPASS = {
    "east", "eastern", "west", "western", "north", "northern", "south", "southern", "central", "northeast", "northeastern", "northwest",
    "northwestern", "southeast", "southeastern", "southwest", "southwestern", "north-eastern", "north-western", "south-eastern",
    "south-western", "upper", "lower", "downtown", "inner", "outer",
}  # fmt: skip


def _from_gazetteer(doc: Doc, gazetteer: Gazetteer) -> list[Named]:
    spans: list[Named] = []
    text = doc.text  # built anew at each access
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    entity_at = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
    free_from = 0
    for token in doc:
        if token.i < free_from or not (
            token.text[0].isupper() or token.text[0].isdigit() or token.text[0] == "a"
        ):
            continue
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}:
            continue  # "14 May" is nobody
        form = gazetteer.find(text, token.idx)
        if form is None or (end := ends.get(token.idx + len(form.text))) is None:
            continue
        means = form.means
        if not entity_at.get(token.i) or token.text.islower():
            means = tuple(m for m in means if m[0] != "careful")
        if (
            end == token.i + 1
            and token.pos_ in {"VERB", "ADV", "ADP", "INTJ", "AUX"}
            and token.i not in entity_at
        ):
            continue
        named = _choose(token.i, end, means, gazetteer)
        if named is None:
            continue
        if (
            named.kind in {"Place", "State"}
            and named.how in {"name", "capital"}
            and token.i
            and doc[token.i - 1].lower_ in COMPASS
        ):
            # "eastern Ukraine" is a part of the country and does not act as the country does
            named = Named(token.i - 1, end, "Place", "found", ())
        spans.append(named)
        free_from = end
    return spans


#: Which way of naming is meant when a form can be several.
ORDER = ("name", "careful", "seat", "capital", "short", "people", "adjective")


def _choose(
    start: int, end: int, means: tuple[tuple[str, str], ...], gazetteer: Gazetteer
) -> Named | None:
    if not means:
        return None
    by: dict[str, list[str]] = {}
    for how, who in means:
        by.setdefault(how, []).append(who)
    places = [i for i in by.get("name", ()) if gazetteer.actors[i].kind == "Place"]
    if "capital" in by:
        return Named(
            start,
            end,
            gazetteer.actors[by["capital"][0]].kind,
            "capital",
            tuple(by["capital"]),
            places[0] if places else "",
        )
    how = next(h for h in ORDER if h in by)
    known = tuple(dict.fromkeys(by[how]))
    if how == "name" and len(known) > 1 and places and len(places) < len(known):
        known = tuple(i for i in known if i not in places)
    return Named(
        start, end, gazetteer.actors[known[0]].kind, "name" if how == "careful" else how, known
    )


def _entities(doc: Doc, nouns: Container[str]) -> list[tuple[int, int, str]]:
    spans = []
    for ent in doc.ents:
        if ent.label_ not in KIND_OF_LABEL:
            continue
        start, end = ent.start, ent.end
        while start < end and (
            doc[start].lower_ in {"the", "a", "an", "pro", "anti", "-", "'", '"'}
            or doc[start].is_space
        ):
            start += 1
        while end > start and (
            doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or doc[end - 1].is_punct
        ):
            end -= 1
        if (
            ent.label_ == "PERSON"
        ):  # "Rahul [Gandhi]": the recogniser often drops what stands before
            while (
                start > 0
                and (before := doc[start - 1]).pos_ == "PROPN"
                and before.dep_ == "compound"
                and before.text[0].isupper()
                and before.is_alpha
                and before.ent_type_ == ""
                and before.head.i in range(start, end)
                and before.lower_ not in nouns
            ):
                start -= 1
        if start < end and doc[start].text[0].isalnum() and not doc[start:end].text.islower():
            spans.append((start, end, ent.label_))
    return spans


def _swallows(doc: Doc, start: int, end: int, label: str, inside: set[Named]) -> bool:
    """Whether the recogniser's longer name is a name of its own, not a phrase around a known one."""
    names = [n for n in inside if n.how in {"name", "seat", "capital"} and n.end - n.start > 1]
    if names:
        return False
    if label == "PERSON":
        return True
    return label in {"ORG", "FAC", "LOC"} and all(
        t.text[0].isupper() or t.is_punct or len(t) < 4 for t in doc[start:end]
    )


def _kind(doc: Doc, start: int, end: int, label: str, lexicon: Lexicon, ontology: Ontology) -> str:
    kind = KIND_OF_LABEL[label]
    if label != "ORG":
        return kind
    words = [token.lower_ for token in doc[start:end]]
    for size in (2, 1):
        told = lexicon.nouns.get(" ".join(words[-size:]))
        if told and ontology.is_a(told, "Group") and told != "Group":
            return (
                "Organization"
                if told == "Government"
                and words[-1] not in {"government", "administration", "cabinet"}
                else told
            )
    for word in words:  # Ministry of Defence, Bank of Ghana, Court of Appeal
        told = lexicon.nouns.get(word)
        if told and ontology.is_a(told, "Organization"):
            return "Organization" if told == "Government" else told
    if COMPANY_TAIL.search(doc[start:end].text):
        return "Company"
    return kind
