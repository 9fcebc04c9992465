"""What every extractor of the table promises, whatever it is made of."""

import pytest

from kg.extract import EXTRACTORS, extractor
from kg.model import Article, ArticleId, Extraction, Span
from kg.ontology import Ontology
from tests.fakes import FakeExtractor

pytestmark = [pytest.mark.model, pytest.mark.slow]

TEXT = (
    "Home | News | Sport\n\n"
    "Norway supports Sweden.  The 🇳🇴 government’s “friends” in Denmark did not attack Finland.\n\n"
    "Norwegian Prime Minister Kari Nordmann said on Tuesday that she would meet leaders of Iceland."
)
ODD = [
    "?",
    "\u202eNorway supports Sweden.\u202c",
    "Norway supports Sweden." * 40,
    "\n\n\n \t\nNorway\nsupports\nSweden",
    "🙂" * 200,
    "<script>Norway attacks Sweden.</script>",
    "नॉर्वे स्वीडन का समर्थन करता है।",
    "e\u0301" * 50,
]


@pytest.fixture(scope="module", params=[*EXTRACTORS, "fake"])
def made(request):
    return FakeExtractor() if request.param == "fake" else extractor(request.param)


def article(text: str, number: int = 0, **more) -> Article:
    return Article(ArticleId(f"a{number}"), text, **more)


def check(found: Extraction, ontology: Ontology) -> None:
    text = found.article.text
    numbers = [chain.number for chain in found.chains]
    assert len(set(numbers)) == len(numbers)
    for chain in found.chains:
        assert chain.kind in ontology.kinds
        for quote in chain.mentions:
            assert text[quote.start : quote.end] == quote.text
    for it in found.readings:
        assert it.article == found.article.id
        assert it.relation is None or it.relation in ontology.relations
        assert 0 <= it.confidence <= 1
        assert it.extractor
        assert it.wording.strip()
        people = [it.subject, it.object, it.speaker, it.place, *it.outer_speakers]
        quotes = [it.sentence, it.trigger, *(one.quote for one in people if one)]
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.text
        assert Span(it.sentence.start, it.sentence.end).covers(it.trigger)
        for one in people:
            assert one is None or one.chain in numbers
    ids = [it.id for it in found.readings]
    assert len(set(ids)) == len(ids)


def test_offsets_cut_what_they_say(made, ontology):
    (found,) = made.extract_all([article(TEXT, published="2024-05-03")])
    assert found.article.text == TEXT
    assert any(it.relation == "supports" for it in found.readings)
    check(found, ontology)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_text_is_survived(made, ontology, text):
    (found,) = made.extract_all([article(text)])
    check(found, ontology)


def test_articles_come_back_in_their_order_one_for_one(made):
    many = [article(f"Norway supports Sweden. Number {n}.", n) for n in range(5)]
    assert [it.article for it in made.extract_all(many, batch_size=2)] == many
    assert list(made.extract_all([])) == []


def test_an_article_reads_the_same_alone_and_among_others(made):
    one, other = article(TEXT, 1), article("Finland attacks Denmark.", 2)
    together = list(made.extract_all([other, one]))
    assert list(made.extract_all([one])) == together[1:]


def test_without_open_readings_every_reading_has_a_relation(made, ontology):
    (found,) = made.extract_all([article(TEXT)])
    assert all(it.relation for it in found.readings)
    (opened,) = made.extract_all([article(TEXT)], open_readings=True)
    check(opened, ontology)
    assert {it.id for it in found.readings} <= {it.id for it in opened.readings}


def test_furniture_is_read_by_nobody(made):
    text = "Norway supports Sweden.\n\nFinland attacks Denmark."
    (found,) = made.extract_all([article(text, furniture=(Span(0, 23),))])
    assert all(it.sentence.start >= 23 for it in found.readings)
