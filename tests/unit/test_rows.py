import json

from kg.model import Article, ArticleId, Extraction, Mention, Quote, Reading, Time
from kg.rows import COLUMNS, flat, mention_rows, reading_row, readings
from tests.fakes import article, extraction

TEXT = "Arvania supports Borduria. Borduria will meet Arvania."
KEYS = {
    "article", "sentence", "subject", "relation", "broader", "wording", "object", "polarity",
    "modality", "attributed_to", "trigger", "time", "place", "event", "family", "confidence",
}  # fmt: skip


def test_a_row_holds_what_the_format_promises(ontology):
    first, second = readings(extraction(article(TEXT)))
    row = reading_row(first, ontology)
    assert set(row) == KEYS
    assert row["sentence"] == {"text": "Arvania supports Borduria.", "start": 0, "end": 26}
    assert row["subject"] == {
        "name": "Arvania", "id": None, "type": "State", "text": "Arvania", "start": 0, "end": 7,
    }  # fmt: skip
    assert row["broader"] == list(ontology.relation("supports").broader)
    assert row["family"] == "cooperation"
    assert row["event"] == {"plover": "SUPPORT", "cameo": ontology.relation("supports").cameo}
    assert row["trigger"] == {"text": "supports", "start": 8, "end": 16}
    assert row["time"] is row["place"] is row["attributed_to"] is None
    assert reading_row(second, ontology)["modality"] == "planned"
    json.dumps(row)


def test_an_open_reading_has_its_wording_and_no_relation(ontology):
    text = "Arvania greets Borduria."
    a, b = Quote.cut(text, 0, 7), Quote.cut(text, 15, 23)
    reading = Reading(
        article=ArticleId("x"),
        sentence=Quote.cut(text, 0, len(text)),
        subject=Mention(a, "State", "Arvania", 0),
        relation=None,
        object=Mention(b, "State", "Borduria", 1),
        trigger=Quote.cut(text, 8, 14),
        wording="greets",
        time=Time(Quote.cut(text, 0, 7), "2024-05"),
    )
    row = reading_row(reading, ontology)
    assert (row["relation"], row["broader"], row["family"], row["event"]) == (None, [], None, None)
    assert row["time"] == {"text": "Arvania", "start": "2024-05", "end": None}
    assert flat(reading)["relation"] == "(greets)"


def test_the_order_is_that_of_the_text_whatever_came_first():
    found = extraction(article(TEXT))
    turned = Extraction(found.article, found.chains, tuple(reversed(found.readings)))
    assert readings(turned) == list(found.readings)


def test_mentions_come_in_the_order_of_the_text():
    rows = list(mention_rows(extraction(article(TEXT))))
    assert [(row["text"], row["chain"]) for row in rows] == [
        ("Arvania", 0), ("Borduria", 1), ("Borduria", 1), ("Arvania", 0),
    ]  # fmt: skip
    for row in rows:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert TEXT[start:end] == row["text"]


def test_flat_cells_hold_no_tab_and_no_line_break():
    made = Article(ArticleId("a\tb\nc"), "Arvania supports Borduria.")
    (reading,) = extraction(made).readings
    cells = flat(reading)
    assert tuple(cells) == (*COLUMNS, "voice", "wording")
    assert cells["article"] == "a b c"
