"""A small extractor for tests of everything around extraction: no parser, no model.

It reads "Arvania supports Borduria." and "Arvania does not meet Borduria.": one capitalised word, a
verb of the table, one capitalised word. What it finds has true offsets, as the real one's has.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Article, Chain, Extraction, Mention, Quote, Reading, Rejected

VERBS = {"supports": "supports", "support": "supports", "attacks": "attacks", "meet": "meets"}
SENTENCE = re.compile(
    rf"(?P<a>[A-Z]\w+) (?P<how>does not |will )?(?P<verb>{'|'.join(VERBS)}) (?P<b>[A-Z]\w+)\."
)


class FakeExtractor:
    """The contract of an extractor, kept by a regular expression."""

    def extract_all(
        self, articles: Iterable[Article], *, open_readings: bool = False, batch_size: int = 32
    ) -> Iterator[Extraction]:
        for article in articles:
            yield extraction(article)


def extraction(article: Article) -> Extraction:
    """What the sentences of the article say, in the order of the text."""
    names: dict[str, list[Quote]] = {}
    readings = []
    for found in SENTENCE.finditer(article.text):
        if any(span.start <= found.start() < span.end for span in article.furniture):
            continue
        a, b, verb = (Quote.cut(article.text, *found.span(group)) for group in ("a", "b", "verb"))
        for quote in (a, b):
            names.setdefault(quote.text, []).append(quote)
        chain = {name: number for number, name in enumerate(names)}
        how = found["how"]
        readings.append(
            Reading(
                article=article.id,
                sentence=Quote.cut(article.text, *found.span()),
                subject=Mention(a, "State", a.text, chain[a.text]),
                relation=VERBS[verb.text],
                object=Mention(b, "State", b.text, chain[b.text]),
                trigger=verb,
                wording=verb.text,
                polarity="negative" if how == "does not " else "positive",
                modality="planned" if how == "will " else "asserted",
                extractor="fake 1",
            )
        )
    chains = tuple(
        Chain(number, name, "State", None, False, (), tuple(quotes))
        for number, (name, quotes) in enumerate(names.items())
    )
    odd = [Rejected(article.id, word, "an odd word") for word in re.findall("Blorb", article.text)]
    return Extraction(article, chains, tuple(readings), tuple(odd))


def article(text: str, name: str = "a1", published: str | None = "2024-05-03") -> Article:
    from kg.model import ArticleId

    return Article(ArticleId(name), text, title=f"Title of {name}", published=published)
