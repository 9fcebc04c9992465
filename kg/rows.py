"""The rows that `kg extract` prints: what one article says, as plain JSON values.

Offsets are code points in the article's text, half open. A row of a reading::

    article     id of the article
    sentence    {"text", "start", "end"}
    subject     {"name", "id", "type", "text", "start", "end"}: text is the mention as written
    relation    local name of an ontology property, or null for an open reading
    broader     the properties above it, nearest first
    wording     the relation in the text's own words; may leave gaps
    object      like subject
    polarity    positive | negative
    modality    asserted | reported | alleged | planned | attempted | considered | hypothetical
    attributed_to   like subject, or null: the innermost source
    trigger     {"text", "start", "end"}: the smallest unbroken span that carries the relation
    time        {"text", "start", "end"} with ISO dates or nulls, or null
    place       like subject, or null
    event       {"plover", "cameo"}, or null
    family      cooperation | conflict | structural | null
    confidence  0..1
"""

import re
from collections.abc import Iterator

from kg.events import Event, event
from kg.model import Extraction, Mention, Quote, Reading
from kg.ontology import Ontology, Relation

Row = dict[str, object]

SPACES = re.compile(" +")

#: Columns of the TSV and of the table, in this order.
COLUMNS = (
    "article",
    "start",
    "subject",
    "relation",
    "object",
    "polarity",
    "modality",
    "speaker",
    "time",
    "sentence",
)


def readings(extraction: Extraction) -> list[Reading]:
    """The readings of an article by sentence, trigger, subject, object and relation."""
    return sorted(
        extraction.readings,
        key=lambda it: (
            it.sentence.start,
            it.trigger.start,
            it.subject.quote.start,
            it.object.quote.start,
            it.relation or "",
            it.wording,
        ),
    )


def reading_row(reading: Reading, ontology: Ontology) -> Row:
    """One reading as the row of the module's docstring."""
    relation = ontology.relation(reading.relation) if reading.relation else None
    code = relation and _event(reading, relation)
    time = reading.time
    return {
        "article": reading.article,
        "sentence": _quote(reading.sentence),
        "subject": _mention(reading.subject),
        "relation": reading.relation,
        "broader": list(relation.broader) if relation else [],
        "wording": reading.wording,
        "object": _mention(reading.object),
        "polarity": reading.polarity,
        "modality": reading.modality,
        "attributed_to": _mention(reading.speaker),
        "trigger": _quote(reading.trigger),
        "time": time and {"text": time.quote.text, "start": time.start, "end": time.end},
        "place": _mention(reading.place),
        "event": code and {"plover": code.plover, "cameo": code.cameo},
        "family": relation.family if relation else None,
        "confidence": reading.confidence,
    }


def _event(reading: Reading, relation: Relation) -> Event | None:
    """The event between subject and object: whom a speaker accuses is another pair's."""
    found = event(reading, relation)
    return found if found and (found.source, found.target) == ("subject", "object") else None


def mention_rows(extraction: Extraction) -> Iterator[Row]:
    """Every mention of every chain of an article, in the order of the text."""
    found = [(quote, chain) for chain in extraction.chains for quote in chain.mentions]
    for quote, chain in sorted(found, key=lambda it: (it[0].start, it[0].end, it[1].number)):
        yield {
            "article": extraction.article.id,
            **_quote(quote),
            "kind": chain.kind,
            "name": chain.name,
            "id": chain.known,
            "chain": chain.number,
        }


def flat(reading: Reading) -> dict[str, str]:
    """One reading as one short text a column: those of `COLUMNS`, `voice` and `wording`.

    No text holds a tab or a line break.
    """
    values = {
        "article": reading.article,
        "start": reading.sentence.start,
        "subject": reading.subject.name,
        "relation": reading.relation or f"({reading.wording})",
        "object": reading.object.name,
        "polarity": reading.polarity,
        "modality": reading.modality,
        "speaker": reading.speaker.name if reading.speaker else "",
        "time": (reading.time.start or reading.time.quote.text) if reading.time else "",
        "sentence": reading.sentence.text,
    }
    cells = {column: one_line(str(values[column])) for column in COLUMNS}
    voice = reading.modality if reading.polarity == "positive" else f"not {reading.modality}"
    return {**cells, "voice": voice, "wording": one_line(reading.wording)}


def one_line(text: str) -> str:
    r"""The text without line breaks, tabs and terminal control codes, for one line of a terminal.

    >>> one_line("two\nlines and \x1b[31mred")
    'two lines and \ufffd[31mred'
    """
    return shown(text).strip()


def shown(text: str) -> str:
    r"""The same for a piece of a line, which may begin or end with a space.

    >>> shown("two\n\n lines ")
    'two lines '
    """
    seen = "".join(" " if char.isspace() else char if _shows(char) else "\ufffd" for char in text)
    return SPACES.sub(" ", seen)


def _shows(char: str) -> bool:
    """Whether a terminal takes it as text. Surrogates cannot be encoded; control codes steer it."""
    return not (char < " " or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff")


def _quote(quote: Quote) -> Row:
    return {"text": quote.text, "start": quote.start, "end": quote.end}


def _mention(mention: Mention | None) -> Row | None:
    if mention is None:
        return None
    who = {"name": mention.name, "id": mention.known, "type": mention.kind}
    return {**who, **_quote(mention.quote)}
