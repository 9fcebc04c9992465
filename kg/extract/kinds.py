"""Step 2a: what kind of thing a name is by its own words, and by the noun before it."""

import re

from spacy.tokens import Doc, Span

from kg.extract.tree import PLURAL_TAGS
from kg.lexicon import Lexicon
from kg.ontology import Ontology

#: What the recogniser's labels mean when the gazetteer does not know the name.
KIND_OF_LABEL = {
    "PERSON": "Person", "ORG": "Organization", "NORP": "Population",
    "GPE": "Place", "LOC": "Place", "FAC": "Facility",
}  # fmt: skip
#: Kinds that the last word of a name tells, whatever the recogniser says: "the Karen Army".
BODIES = ("PoliticalParty", "Ministry", "Legislature", "Court", "ForceOfArms", "MediaOrganization")
#: Letters that initials have more of.
SHORTEST = 2
LAST_WORD = re.compile(r"\w+$")


def told_before(doc: Doc, start: int, end: int, lexicon: Lexicon, ontology: Ontology) -> str | None:
    """The kind of a body that the noun before its name tells: "carton maker Velnor"."""
    noun = doc[start - 1] if start else None
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ not in {"compound", "nmod"}:
        return None
    if not start <= noun.head.i < end or noun.tag_ in PLURAL_TAGS:
        return None
    before = doc[noun.i - 1].lower_ if noun.i else ""
    told = lexicon.nouns.get(f"{before} {noun.lower_}") or lexicon.nouns.get(noun.lower_)
    return told if told and ontology.is_a(told, "Organization") else None


def kind_of_name(span: Span, label: str, lexicon: Lexicon, ontology: Ontology) -> str:
    """The kind of a name that only the recogniser knows.

    By its label, or by a word in it that tells more.
    """
    kind = lexicon.cue("body_opening", span[0].lower_) if len(span) > 1 else None
    if kind is not None:
        return kind
    kind = KIND_OF_LABEL[label]
    words = [token.lower_ for token in span]
    if label == "NORP" and span.text.isupper() and len(span.text) > SHORTEST:
        return "Organization"  # initials are no people
    if label != "ORG":
        tail = words[-1] if len(span) > 1 and label != "FAC" else ""
        body = lexicon.nouns.get(tail)
        told = body if body and any(ontology.is_a(body, it) for it in BODIES) else None
        return told or lexicon.cue("body_closing", tail) or kind
    for size in (2, 1):
        told = lexicon.nouns.get(" ".join(words[-size:]))
        if told and told not in {"Group", "StateGroup"} and ontology.is_a(told, "Group"):
            one_government = told == "Government" and not lexicon.cue("cabinet", words[-1])
            return "Organization" if one_government else told
    for word in words:  # Ministry of Defence, Bank of Norvik, Court of Appeal
        told = lexicon.nouns.get(word)
        if told and ontology.is_a(told, "Organization"):
            return "Organization" if told == "Government" else told
    last = LAST_WORD.search(span.text.removesuffix("."))
    return "Company" if last and lexicon.cue("company_tail", last.group()) else kind
