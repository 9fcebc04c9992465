"""When and where: the time expression and the place that a frame's clause names, times as dates where they can be told."""

import re
from datetime import date, timedelta

from spacy.tokens import Doc, Span, Token

from kg.extract.frames import Filler, Frame, Grammar
from kg.model import Modality, Quote, Time

WEEKDAYS = {
    name: n
    for n, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.", "july jul jul.",
         "august aug aug.", "september sept sept. sep", "october oct oct.", "november nov nov.", "december dec dec."), 1)
    for name in names.split()
}  # fmt: skip
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
DAY = re.compile(r"\b([12]?\d|3[01])(?:st|nd|rd|th)?\b")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
WORD = re.compile(r"[a-z]+\.?")
#: How long, not when.
DURATION = re.compile(
    r"^(?:about |nearly |almost |over |more than |at least )?[\w-]+(?: \w+)? (?:days|weeks|months|years|decades|day|year|month|week)$(?<!last week)(?<!this week)(?<!next week)(?<!last month)(?<!this month)(?<!next month)(?<!last year)(?<!this year)(?<!next year)"
)
TEMPORAL = re.compile(
    r"day|week|month|year|decade|centur|morning|evening|night|noon|hour|spring|summer|autumn|winter|tomorrow|ago|recent|\b\d{4}\b|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
UNITS = {"week": 7, "month": 30, "year": 365}


def when(
    frame: Frame, doc: Doc, published: str | None, modality: Modality, text: str
) -> Time | None:
    """The time expression of the frame's clause, or None. Relative ones need the publication date."""
    ents = [e for e in frame.trigger.sent.ents if e.label_ == "DATE"]
    best = next((e for e in ents if _belongs(e, frame.clause)), None)
    if best is None:
        return None
    start = best.start_char
    quote = Quote.cut(text, start, best.end_char)
    if not TEMPORAL.search(best.text.lower()):
        return None  # "three-quarters" and other numbers that the recogniser took for dates
    if DURATION.match(best.text.lower()):
        return None
    begin, end = resolve(
        best.text, published, future=modality in {"planned", "hypothetical", "considered"}
    )
    del doc
    return Time(quote, begin, end)


def _belongs(ent: Span, clause: Token) -> bool:
    """Whether the expression hangs on the clause's word, or on the words it shares a clause with."""
    token = ent.root
    for _ in range(4):
        token = token.head
        if token.i == clause.i:
            return True
        if token.dep_ == "ROOT" or token.pos_ in {"VERB"}:
            break
    near = clause
    for _ in range(3):
        if (
            near.dep_ in {"xcomp", "conj", "dobj", "pobj", "prep", "acomp", "nsubj"}
            and near.head.i == token.i
        ):
            return True
        near = near.head
    return False


def resolve(
    expression: str, published: str | None, *, future: bool
) -> tuple[str | None, str | None]:
    """ISO dates (first and last day, month or year) of an expression; None where it cannot be told.

    >>> resolve("Wednesday", "2016-12-07", future=False)
    ('2016-12-07', '2016-12-07')
    >>> resolve("July", "2016-12-07", future=False)
    ('2016-07', '2016-07')
    >>> resolve("Friday", None, future=True)
    (None, None)
    """
    text = expression.lower()
    if iso := ISO.search(text):
        return iso.group(), iso.group()
    words = WORD.findall(text)
    year = YEAR.search(text)
    month = next((MONTHS[w] for w in words if w in MONTHS), None)
    day = DAY.search(YEAR.sub("", text)) if month else None
    today = date.fromisoformat(published) if published else None
    if month:
        return _calendar(
            year.group() if year else None,
            month,
            int(day.group(1)) if day else None,
            today,
            future=future,
        )
    if year and not re.search(r"\b(war|old|ago)\b", text):
        years = YEAR.findall(text)
        return years[0], years[-1]
    if today is None:
        return None, None
    return _relative(words, today, future=future)


def _calendar(
    year: str | None, month: int, day: int | None, today: date | None, *, future: bool
) -> tuple[str | None, str | None]:
    if year is None:
        if today is None:
            return None, None
        number = today.year
        if not future and month > today.month:
            number -= 1
        elif future and month < today.month:
            number += 1
        year = str(number)
    found = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return found, found


def _relative(words: list[str], today: date, *, future: bool) -> tuple[str | None, str | None]:
    weekday = next((WEEKDAYS[w] for w in words if w in WEEKDAYS), None)
    if weekday is not None:
        days = (weekday - today.weekday()) % 7 if future else -((today.weekday() - weekday) % 7)
        if "last" in words and days == 0:
            days = -7
        if "next" in words and days == 0:
            days = 7
        found = (today + timedelta(days)).isoformat()
        return found, found
    for word, days in (("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)):
        if word in words:
            found = (today + timedelta(days)).isoformat()
            return found, found
    for unit in UNITS:
        if unit in words and words[0] in {"last", "next", "this", "the"}:
            sign = -1 if "last" in words or "past" in words else 1 if "next" in words else 0
            if unit == "week":
                monday = today - timedelta(today.weekday()) + timedelta(7 * sign)
                return monday.isoformat(), (monday + timedelta(6)).isoformat()
            if unit == "month":
                number = today.year * 12 + today.month - 1 + sign
                found = f"{number // 12}-{number % 12 + 1:02d}"
                return found, found
            return str(today.year + sign), str(today.year + sign)
    return None, None


def where(frame: Frame, grammar: Grammar) -> Filler | None:
    """The place that the clause names with "in", "at" or "near", or None."""
    token = frame.clause
    for place in (token, *(t for t in frame.words if t.i != token.i), token.head):
        for child in place.children:
            if child.dep_ != "prep" or child.lower_ not in {
                "in",
                "at",
                "near",
                "outside",
                "inside",
            }:
                continue
            for below in child.children:
                if below.dep_ == "pobj":
                    filler = grammar.fill([below])[0]
                    if (
                        filler.candidates
                        and any(c.kind in {"Place", "Facility", "State"} for c in filler.candidates)
                        and all(o.token.i != below.i for o in frame.objects)
                    ):
                        return filler
    return None
