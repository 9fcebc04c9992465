"""The words: every file fits, no word means two things, and every example is read as it says."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import lexicon as lexicons
from kg.lexicon import STAR, Example, Lexicon, Sense
from kg.lexicon.tables import CUES
from kg.model import Article, ArticleId
from kg.ontology import Ontology

if TYPE_CHECKING:
    from kg.extract.rules import Rules

LEXICON = lexicons.load()
FEWEST_EXAMPLES = 4


@pytest.fixture(scope="module")
def rules() -> "Rules":
    from kg.extract.rules import Rules

    return Rules()


def senses(lexicon: Lexicon) -> Iterator[Sense]:
    for table in lexicon.senses.values():
        for found in table.values():
            yield from found


def wordings(sense: Sense) -> Iterator[tuple[str, ...]]:
    """Each way to say a sense: alternatives spelled out, with the roles it gives."""
    ends = sense.objects or ("",)
    for words in product(*sense.rest):
        for end in ends:
            roles = (f"object: {end or sense.object}", f"subject: {sense.subject}", sense.possessor)
            yield (sense.construction, sense.lemma, *filter(None, words), *roles)


def overlap(ontology: Ontology, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one thing can be of a kind of both lists; a list that names none admits all."""
    shut = [kind[1:] for kind in (*some, *others) if kind.startswith("!")]
    ones, twos = (
        [kind for kind in kinds if not kind.startswith("!")] or ["Entity"]
        for kinds in (some, others)
    )
    narrower = [
        a if ontology.is_a(a, b) else b
        for a, b in product(ones, twos)
        if ontology.is_a(a, b) or ontology.is_a(b, a)
    ]
    return any(not any(ontology.is_a(kind, out) for out in shut) for kind in narrower)


def test_every_extracted_relation_has_words_and_the_other_way_round(ontology: Ontology) -> None:
    promised = {name for name, relation in ontology.relations.items() if relation.extracted}
    assert promised == {sense.relation for sense in senses(LEXICON) if sense.relation}


def test_every_relation_shows_examples_and_one_that_says_nothing() -> None:
    shown: dict[str, list[Example]] = defaultdict(list)
    for example in LEXICON.examples:
        shown[example.relation].append(example)
    relations = {sense.relation for sense in senses(LEXICON) if sense.relation}
    assert not [name for name in sorted(relations) if len(shown[name]) < FEWEST_EXAMPLES]
    assert not [name for name in sorted(relations) if all(it.yields for it in shown[name])]


def test_no_word_means_two_relations_unless_kinds_tell_them_apart(ontology: Ontology) -> None:
    by_words: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
    for sense in senses(LEXICON):
        for words in wordings(sense):
            by_words[words].append(sense)
    clashes = []
    for words, found in by_words.items():
        for one, other in combinations([it for it in found if it.relation], 2):
            if one.relation == other.relation:
                continue
            ends = [
                it.object_kinds or ontology.relations[it.relation or ""].range
                for it in (one, other)
            ]
            if overlap(ontology, *ends) and overlap(
                ontology, one.subject_kinds, other.subject_kinds
            ):
                clashes.append((" ".join(words), one.relation, other.relation))
    assert not clashes


def test_no_word_stands_twice_in_a_relation() -> None:
    counted = Counter(
        (sense.relation, words, sense.object_kinds, sense.subject_kinds)
        for sense in senses(LEXICON)
        for words in wordings(sense)
    )
    assert not [found for found, count in counted.items() if count > 1]


def test_every_idiom_keeps_a_shorter_pattern_from_matching() -> None:
    verbs = LEXICON.senses["verb"]
    idle = []
    for sense in senses(LEXICON):
        if sense.relation is None:
            said = set().union(*sense.rest)
            shorter = [it for it in verbs[sense.lemma] if it.relation and it.size < sense.size]
            needs = [
                [set(word) for word in it.rest if word != (STAR,) and "" not in word]
                for it in shorter
            ]
            if not any(all(word & said for word in words) for words in needs):
                idle.append((sense.lemma, sense.rest))
    assert not idle


def test_no_verb_pattern_holds_an_article() -> None:
    # A pattern follows the grammar from word to word; an article hangs on the noun behind it.
    articles = {"a", "an", "the"}
    held = [
        it
        for it in senses(LEXICON)
        if it.construction == "verb" and any(articles & set(word) for word in it.rest)
    ]
    assert not held


@pytest.mark.model
@pytest.mark.parametrize("example", LEXICON.examples, ids=lambda it: f"{it.relation}: {it.text}")
def test_example_is_read_as_it_says(example: Example, rules: "Rules", ontology: Ontology) -> None:
    (extraction,) = rules.extract_all([Article(ArticleId("example"), example.text)])
    symmetric = ontology.relations[example.relation].symmetric

    def row(subject: str, object_: str, polarity: str, modality: str) -> tuple[str, ...]:
        # descriptions are named in lower case, wherever they stand in the sentence
        ends = [name[:1].lower() + name[1:] for name in (subject, object_)]
        return (*(sorted(ends) if symmetric else ends), polarity, modality)

    read = {
        row(it.subject.name, it.object.name, it.polarity, it.modality)
        for it in extraction.readings
        if it.relation == example.relation
    }
    stated = {
        row(
            it["subject"],
            it["object"],
            it.get("polarity", "positive"),
            it.get("modality", "asserted"),
        )
        for it in example.yields
    }
    assert read == stated


def test_the_page_on_the_lexicon_tells_every_table() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert not [table for table in CUES if f"`{table}`" not in page]
