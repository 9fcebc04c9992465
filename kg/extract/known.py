"""Step 2a: names that the gazetteer knows, where they stand in a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon

#: Ways of naming that make a modifier, not a name of its own.
ADJECTIVAL = frozenset({"adjective", "people"})
#: Which way of naming is meant when a form can be several.
ORDER = ("name", "careful", "seat", "capital", "short", "people", "adjective")
#: Ways of naming among which a form that several actors have does not choose: "Democrats".
NAMING = ("name", "careful", "people")
#: Entities that are numbers or dates: "14 May" is nobody.
NUMERIC = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
#: Entities that are places.
PLACES = frozenset({"GPE", "LOC"})
#: Prepositions (closed class) after which a capital is the city.
AT = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "throughout"})
#: What a single word is not, when it is a name.
NO_NAME = frozenset({"VERB", "ADV", "ADP", "INTJ", "AUX"})


@dataclass(frozen=True, slots=True)
class Named:
    """A named span: tokens `start` up to `end`."""

    start: int
    end: int
    kind: str
    how: str
    """name | capital | seat | short | adjective | people | found (by the recogniser alone)"""
    known: tuple[str, ...] = ()
    """Ids of the gazetteer entries that it may mean; empty = unknown to it."""
    place: str | None = None
    """Id of the place of that name, where the name is one of both (capitals)."""
    label: str = ""
    """The recogniser's label; empty where the gazetteer found it."""


def known_names(doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Named]:
    """Disjoint spans that the gazetteer knows, in the order of the text."""
    text = doc.text  # built anew at each access
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    entity_at = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
    free_from = 0
    for token in doc:
        if token.i < free_from or not _may_open(token):
            continue
        form = gazetteer.find(text, token.idx)
        end = ends.get(token.idx + len(form.text)) if form else None
        if form is None or end is None or _is_other_word(token, end, entity_at):
            continue
        means = form.means
        if token.i not in entity_at or token.text.islower():
            means = tuple(pair for pair in means if pair[0] != "careful")
        if entity_at.get(token.i) in PLACES and _may_be_place(means, gazetteer):
            means = tuple(pair for pair in means if pair[0] not in {"careful", "short"})
        named = _choose(token.i, end, means, gazetteer, at=is_at(doc[end - 1]))
        if named is not None:
            yield _part_of(doc, named, lexicon)
            free_from = end


def _may_be_place(means: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> bool:
    """Whether a place has the name: "Toledo", where the recogniser sees one, is no Mr Toledo."""
    return any(how == "name" and gazetteer.actors[who].kind == "Place" for how, who in means)


def _may_open(token: Token) -> bool:
    first = token.text[0]
    return (first.isupper() or first.isdigit() or first == "a") and token.ent_type_ not in NUMERIC


def _is_other_word(token: Token, end: int, entities: dict[int, str]) -> bool:
    """Whether a single word is no name here: "Chad" is, "chad" as a verb is not."""
    return end == token.i + 1 and token.pos_ in NO_NAME and token.i not in entities


def _part_of(doc: Doc, named: Named, lexicon: Lexicon) -> Named:
    """The name, or the part of the country: "eastern Norvik" does not act for Norvik."""
    country = named.kind in {"Place", "State"} and named.how in {"name", "capital"}
    if country and named.start and lexicon.cue("compass", doc[named.start - 1].lower_):
        return Named(named.start - 1, named.end, "Place", "found")
    return named


def is_at(token: Token) -> bool:
    """Whether a name stands where only a place does: "in Moscow", whatever Moscow says."""
    return token.dep_ == "pobj" and token.head.lower_ in AT


def _choose(
    start: int, end: int, means: Iterable[tuple[str, str]], gazetteer: Gazetteer, *, at: bool
) -> Named | None:
    """What a form means: a capital is both, else the first way of naming of `ORDER`."""
    by: dict[str, list[str]] = {}
    for how, who in means:
        by.setdefault(how, []).append(who)
    if not by:
        return None
    actors = gazetteer.actors
    places = [i for i in by.get("name", ()) if actors[i].kind == "Place"]
    capital = by.get("capital")
    if capital and at:
        return Named(start, end, "Place", "name" if places else "found", tuple(places[:1]))
    if capital:
        place = places[0] if places else ""
        return Named(start, end, actors[capital[0]].kind, "capital", tuple(capital), place)
    how = next(each for each in ORDER if each in by)
    alike = [it for each in NAMING if how in NAMING for it in by.get(each, ())]
    known = tuple(dict.fromkeys(alike or by[how]))
    if how == "name" and 0 < len(places) < len(known):
        known = tuple(i for i in known if i not in places)
    return Named(start, end, actors[known[0]].kind, "name" if how == "careful" else how, known)
