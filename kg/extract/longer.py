"""Step 2a: known names that are only a part of what the article names.

"Real Madrid" is not Madrid, a "State Security Service" no Security Service, and the Turkish joint
chiefs are not those of another state, whose short name is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.known import ADJECTIVAL, Named, is_at
from kg.extract.naming import INSTITUTIONS
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: Bodies that each state has its own of.
OF_EACH_STATE = (*INSTITUTIONS, "PoliticalParty")


def whole_names(
    doc: Doc, known: Iterable[Named], gazetteer: Gazetteer, lexicon: Lexicon, ontology: Ontology
) -> Iterator[Named]:
    """The known names, those that belong to a longer or another's name replaced by it.

    In the order of the text; disjoint, as they came.
    """
    before: Named | None = None
    for named in known:
        if before is not None and _is_local(doc, before, named, gazetteer, ontology):
            before = Named(before.start, named.end, named.kind, "found", label="ORG")
            continue
        if before is not None:
            yield before
        start = _start(doc, named, lexicon, ontology)
        if before is not None and start < before.end:
            start = named.start
        end = _end(doc, named, lexicon)
        if end > named.end:
            whole = replace(named, end=end)
        elif start < named.start:
            whole = Named(start, named.end, _kind(doc, named), "found", label="ORG")
        elif before is not None and _is_anothers(doc, before, named, gazetteer, ontology):
            whole = Named(named.start, named.end, named.kind, "found", label="ORG")
        else:
            whole = named
        before = whole
    if before is not None:
        yield before


def _end(doc: Doc, named: Named, lexicon: Lexicon) -> int:
    """Where a person's name ends: behind "Al Nasr" of "Hamad bin Khalid Al Nasr"."""
    particle = named.end + 1 < len(doc) and lexicon.cue("name_particle", doc[named.end].lower_)
    more = named.kind == "Person" and particle and doc[named.end + 1].pos_ == "PROPN"
    return named.end + 2 if more else named.end


def _kind(doc: Doc, part: Named) -> str:
    """The kind of a longer name: that of its last words, but for clubs that a city names."""
    if part.how != "capital":
        return part.kind
    return "Place" if is_at(doc[part.end - 1]) else "Organization"


def _start(doc: Doc, named: Named, lexicon: Lexicon, ontology: Ontology) -> int:
    """Where the name starts that a known name ends: at "Real" of "Real Madrid"."""
    bodies = (*OF_EACH_STATE, "NGO")
    if named.start and doc[named.start - 1].lower_ == "state":
        ours = any(ontology.is_a(named.kind, kind) for kind in bodies)
        return named.start - 1 if ours else named.start  # "the state Supreme Court"
    city = named.how == "capital" and named.place is not None
    institution = named.how == "name" and any(
        ontology.is_a(named.kind, kind) for kind in OF_EACH_STATE
    )
    start = named.start
    if not (city or institution):
        return start
    while start > 0 and _is_part(doc[start - 1], doc[start : named.end].root, lexicon):
        start -= 1
    return start


def _is_part(word: Token, root: Token, lexicon: Lexicon) -> bool:
    """Whether the word before a name belongs to it: written as a name, and no title or noun."""
    lower = word.lower_
    return (
        word.tag_ == "NNP"
        and word.is_alpha
        and word.text.istitle()
        and word.dep_ == "compound"
        and word.head.i == root.i
        and word.ent_type_ in {"", "ORG"}
        and lower not in lexicon.titles
        and lexicon.nouns.get(lower) != "Person"
        and not any(lexicon.cue(table, lower) for table in ("compass", "honorific", "former"))
    )


def _is_local(
    doc: Doc, place: Named, named: Named, gazetteer: Gazetteer, ontology: Ontology
) -> bool:
    """Whether a place before the name makes it a local body's: "the Ohio Chamber of Commerce"."""
    if place.kind != "Place" or place.end != named.start or not named.known:
        return False
    if named.how in ADJECTIVAL:
        return False  # "the Ohio Democrat" is one of the party
    if not ontology.is_a(named.kind, "Organization"):
        return False
    within = named.start <= doc[place.start : place.end].root.head.i < named.end
    words = doc[place.start : place.end].text
    return within and all(words not in gazetteer.actors[each].name for each in named.known)


def _is_anothers(
    doc: Doc, state: Named, named: Named, gazetteer: Gazetteer, ontology: Ontology
) -> bool:
    """Whether a state that has such a body too stands before it: "the Turkish Joint Chiefs"."""
    if not any(ontology.is_a(named.kind, kind) for kind in OF_EACH_STATE) or not named.known:
        return False
    owner = doc[state.start : state.end].root
    if not named.start <= owner.head.i < named.end:
        return False
    possessor = owner.dep_ == "poss"
    if state.kind != "State" or not (possessor or state.how in ADJECTIVAL):
        return False
    countries = {gazetteer.actors[each].country for each in named.known}
    return None not in countries and not countries.intersection(state.known)
