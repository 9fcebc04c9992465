"""Parses written by hand, a small invented world, and what the rules make of both.

No model is loaded. A parse is a block of lines: word, lemma (`=`: the word itself), part of speech,
tag, dependency, head. The head is written as its word; of several the nearest. Each ROOT is a
sentence of its own.
"""

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType

import pytest
import spacy
from spacy.tokens import Doc, Token

from kg import lexicon as lexicons
from kg import ontology as ontologies
from kg.extract import parse as parsing
from kg.extract.chains import Chains
from kg.extract.frames import Frame, Grammar
from kg.extract.mentions import Mentions
from kg.extract.rules import Rules
from kg.extract.sieves import chains_of
from kg.gazetteer import FIRST, Form, Gazetteer, KnownActor, Role
from kg.model import Article, ArticleId, Extraction, Reading
from tests.conftest import make_doc

LEXICON = lexicons.load()
ONTOLOGY = ontologies.load()
Ents = tuple[tuple[int, int, str], ...]


def doc_of(block: str, *, ents: Ents = ()) -> Doc:
    """The parse that a block of lines describes."""
    rows = [line.split() for line in block.splitlines() if line.strip()]
    words = [row[0] for row in rows]
    return make_doc(
        *(
            (row[0], row[0] if row[1] == "=" else row[1], row[4], _head(words, i, row), *row[2:4])
            for i, row in enumerate(rows)
        ),
        ents=ents,
    )


def _head(words: list[str], i: int, row: list[str]) -> int:
    if row[4] == "ROOT":
        return i
    places = [place for place, word in enumerate(words) if word == row[5] and place != i]
    return min(places, key=lambda place: abs(place - i))


def sentence(*words: str, verb: str = "came") -> str:
    """A sentence whose subject is these words, the last its head; or whole lines of a parse."""
    *before, head = words
    lines = [w if " " in w else f"{w} = PROPN NNP compound {head.split()[0]}" for w in before]
    first = head if " " in head else f"{head} = PROPN NNP nsubj {verb}"
    return "\n".join(
        [*lines, first, f"{verb} come VERB VBD ROOT -", f". = PUNCT . punct {verb}", ""]
    )


def noun(word: str, lemma: str, tag: str = "NN") -> str:
    """The line of a noun that is the subject of such a sentence."""
    return f"{word} {lemma} NOUN {tag} nsubj came"


def the(head: str) -> str:
    """The line of the article before it."""
    return f"the = DET DT det {head}"


def token(doc: Doc, word: str) -> Token:
    """The first token of this form."""
    return next(each for each in doc if each.text == word)


def texts(tokens: Iterable[Token]) -> list[str]:
    return [each.text for each in tokens]


# ------------------------------------------------------------------ an invented world
ACTORS: tuple[tuple[KnownActor, dict[str, tuple[str, ...]]], ...] = (
    (
        KnownActor("Norvik", "Norvik", "State", adjectives=("Norvikian",)),
        {
            "name": ("Norvik",),
            "adjective": ("Norvikian",),
            "people": ("Norvikians", "Norvikian"),
            "capital": ("Oda",),
            "seat": ("Glass Palace",),
        },
    ),
    (
        KnownActor("Borduria", "Borduria", "State", adjectives=("Bordurian",)),
        {"name": ("Borduria",), "adjective": ("Bordurian",), "people": ("Bordurians",)},
    ),
    (KnownActor("OdaCity", "Oda", "Place", country="Norvik"), {"name": ("Oda",)}),
    (KnownActor("Halm-place", "Halm", "Place", country="Norvik"), {"name": ("Halm",)}),
    (
        KnownActor(
            "AdaBerg", "Ada Berg", "Person", gender="female", roles=(Role("President", "Norvik"),)
        ),
        {"name": ("Ada Berg",), "short": ("Berg",)},
    ),
    (
        KnownActor("TomBerg", "Tom Berg", "Person", gender="male", roles=(Role("MP", "Borduria"),)),
        {"name": ("Tom Berg",), "short": ("Berg",)},
    ),
    (
        KnownActor(
            "MinaKlim", "Mina Klim", "Person", gender="female", roles=(Role("Mayor", "Norvik"),)
        ),
        {"name": ("Mina Klim",), "short": ("Klim",)},
    ),
    (
        KnownActor("OPEN", "Open Party", "PoliticalParty"),
        {"name": ("Open Party",), "careful": ("OP",), "people": ("Openers", "Opener")},
    ),
    (
        KnownActor("NorvikGreens", "Norvik Green Party", "PoliticalParty", country="Norvik"),
        {"name": ("Norvik Green Party",), "people": ("Greens",)},
    ),
    (
        KnownActor("BordurianGreens", "Bordurian Greens", "PoliticalParty", country="Borduria"),
        {"name": ("Bordurian Greens", "Greens")},
    ),
    (KnownActor("FarmCouncil", "Farm Council", "Organization"), {"name": ("Farm Council",)}),
)


@cache
def world() -> Gazetteer:
    means: dict[str, list[tuple[str, str]]] = {}
    for actor, forms in ACTORS:
        for how, names in forms.items():
            for name in names:
                means.setdefault(name, []).append((how, actor.id))
    by_first: dict[str, list[Form]] = {}
    for name in sorted(means, key=len, reverse=True):
        first = FIRST.match(name)
        assert first
        by_first.setdefault(first.group(), []).append(Form(name, tuple(means[name])))
    return Gazetteer(
        MappingProxyType({actor.id: actor for actor, _ in ACTORS}),
        MappingProxyType({word: tuple(forms) for word, forms in by_first.items()}),
        MappingProxyType({"mina": "female", "tomas": "male"}),
    )


def mentions_of(doc: Doc) -> Mentions:
    return Mentions(doc, world(), LEXICON, ONTOLOGY)


def grammar_of(doc: Doc) -> Grammar:
    return Grammar(doc, mentions_of(doc), LEXICON, ONTOLOGY)


def joined(doc: Doc, *without: str) -> list[list[str]]:
    """The chains with more than one mention, as texts in the order of the article."""
    chains = chains_of(doc, mentions_of(doc), ONTOLOGY, without=frozenset(without))
    return [
        [doc[c.start : c.end].text for c in entity.mentions]
        for entity in chains.entities()
        if len(entity.mentions) > 1
    ]


def chains_in(doc: Doc) -> Chains:
    return chains_of(doc, mentions_of(doc), ONTOLOGY)


@cache
def rules() -> Rules:
    """The extractor without a model, in the invented world."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "load", lambda *_: spacy.blank("en"))
        made = Rules()
    made.known = world()
    return made


def article_of(doc: Doc, published: str | None = "2024-05-03") -> Article:
    return Article(ArticleId("a"), doc.text, published=published)


def extract(doc: Doc, *, open_readings: bool = False) -> Extraction:
    return rules().extract(article_of(doc), doc, open_readings=open_readings)


def readings(doc: Doc) -> list[Reading]:
    return list(extract(doc).readings)


def facts(doc: Doc) -> list[tuple[str, str | None, str]]:
    return [(r.subject.name, r.relation, r.object.name) for r in readings(doc)]


def only(doc: Doc) -> Reading:
    (reading,) = readings(doc)
    return reading


def ends(frame: Frame) -> tuple[list[str], str, list[str]]:
    """Heads of the subjects, relation, heads of the objects."""
    subjects = [filler.token.text for filler in frame.subjects]
    return subjects, frame.relation, [filler.token.text for filler in frame.objects]
