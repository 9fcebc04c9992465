"""When and where: the time expression and the place that a frame's clause names."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from spacy.tokens import Span, Token

from kg.extract.frames import Filler, Frame, Grammar
from kg.lexicon import Lexicon
from kg.model import Modality, Quote, Time

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
DAY = re.compile(r"\b([12]?\d|3[01])(?:st|nd|rd|th)?\b")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
WORD = re.compile(r"[a-z]+\.?")
#: Modalities under which a day without a date lies ahead.
AHEAD: frozenset[Modality] = frozenset({"planned", "hypothetical", "considered"})
#: Dependencies that keep a word in the clause of its head.
SAME_CLAUSE = frozenset({"xcomp", "conj", "dobj", "pobj", "prep", "acomp", "nsubj"})
#: Steps from a time expression up to its clause, and from a clause to the one it shares its time
#: with.
STEPS_UP = 4
STEPS_ASIDE = 3
#: Kinds of places where a thing can happen.
WHERE = frozenset({"Place", "Facility", "State"})
DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12

#: First and last day, month or year, as ISO dates; None where it cannot be told.
Period = tuple[str | None, str | None]
UNKNOWN: Period = (None, None)


class Times:
    """Reads time expressions of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues = lexicon.cues

    def when(
        self, frame: Frame, text: str, published: str | None, modality: Modality
    ) -> Time | None:
        """The time expression of the frame's clause, or None.

        Relative ones need the publication date.
        """
        dates = (ent for ent in frame.trigger.sent.ents if ent.label_ == "DATE")
        found = next((ent for ent in dates if _belongs(ent, frame.clause)), None)
        if found is None or not self.is_point(found.text):
            return None
        start, end = self.resolve(found.text, published, future=modality in AHEAD)
        return Time(Quote.cut(text, found.start_char, found.end_char), start, end)

    def is_point(self, expression: str) -> bool:
        """Whether an expression says when.

        Not how long, and no number that was taken for a date.
        """
        text = expression.lower()
        return bool(self._temporal.search(text)) and not self._duration.match(text)

    def resolve(self, expression: str, published: str | None, *, future: bool) -> Period:
        """What an expression means on the day of publication.

        `future` takes a weekday as the next, not the last.

        >>> from kg import lexicon
        >>> times = Times(lexicon.load())
        >>> times.resolve("Wednesday", "2016-12-07", future=False)
        ('2016-12-07', '2016-12-07')
        >>> times.resolve("July", "2016-12-07", future=False)
        ('2016-07', '2016-07')
        >>> times.resolve("Friday", None, future=True)
        (None, None)
        """
        text = expression.lower()
        if iso := ISO.search(text):
            return iso.group(), iso.group()
        words = WORD.findall(text)
        years = YEAR.findall(text)
        today = date.fromisoformat(published) if published else None
        if month := self._number("month", words):
            day = DAY.search(YEAR.sub("", text))
            return _calendar(
                years[0] if years else None,
                month,
                int(day.group(1)) if day else None,
                today,
                future=future,
            )
        if years and not self._no_year.search(text):
            return years[0], years[-1]
        return self._relative(words, today, future=future) if today else UNKNOWN

    def _relative(self, words: list[str], today: date, *, future: bool) -> Period:
        weekday = self._number("weekday", words)
        if weekday is not None:
            ahead = (weekday - 1 - today.weekday()) % DAYS_A_WEEK
            back = (today.weekday() - weekday + 1) % DAYS_A_WEEK
            days = ahead if future else -back
            if days == 0 and "last" in words:
                days = -DAYS_A_WEEK
            if days == 0 and "next" in words:
                days = DAYS_A_WEEK
            return _day(today + timedelta(days))
        for word, days_away in self.cues["near_day"].items():
            if word in words:
                return _day(today + timedelta(int(days_away)))
        if words and words[0] in self.cues["deictic"]:
            return _span_around(words, today)
        return UNKNOWN

    def _number(self, table: str, words: Iterable[str]) -> int | None:
        """The number that the first word of this table has there."""
        return next((int(self.cues[table][w]) for w in words if w in self.cues[table]), None)

    @cached_property
    def _temporal(self) -> re.Pattern[str]:
        return re.compile(rf"{'|'.join(self.cues['temporal'])}|\b\d{{4}}\b")

    @cached_property
    def _no_year(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.cues['no_year'])})\b")

    @cached_property
    def _duration(self) -> re.Pattern[str]:
        """Says how long: "nearly three weeks", but not "last week"."""
        about = "|".join(self.cues["about"])
        units = "|".join(self.cues["time_unit"])
        not_point = "".join(
            rf"(?<!{which} {unit})"
            for unit in ("week", "month", "year")
            for which in ("last", "this", "next")
        )
        return re.compile(rf"^(?:(?:{about}) )?[\w-]+(?: \w+)? (?:{units})${not_point}")


def _belongs(ent: Span, clause: Token) -> bool:
    """Whether the expression hangs on the clause's word, or on one that shares its clause."""
    token = ent.root
    for _ in range(STEPS_UP):
        token = token.head
        if token.i == clause.i:
            return True
        if token.dep_ == "ROOT" or token.pos_ == "VERB":
            break
    near = clause
    for _ in range(STEPS_ASIDE):
        if near.dep_ in SAME_CLAUSE and near.head.i == token.i:
            return True
        near = near.head
    return False


def _day(day: date) -> Period:
    return day.isoformat(), day.isoformat()


def _calendar(
    year: str | None, month: int, day: int | None, today: date | None, *, future: bool
) -> Period:
    """A month, or a day of it; without a year the last before publication, or the next."""
    if year is None:
        if today is None:
            return UNKNOWN
        if future:
            number = today.year + (month < today.month)
        else:
            number = today.year - (month > today.month)
        year = str(number)
    found = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return found, found


def _span_around(words: list[str], today: date) -> Period:
    """This, the last or the next week, month or year."""
    sign = -1 if "last" in words or "past" in words else 1 if "next" in words else 0
    if "week" in words:
        monday = today - timedelta(today.weekday()) + timedelta(DAYS_A_WEEK * sign)
        return monday.isoformat(), (monday + timedelta(DAYS_A_WEEK - 1)).isoformat()
    if "month" in words:
        year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + sign, MONTHS_A_YEAR)
        return (found := f"{year}-{month + 1:02d}"), found
    if "year" in words:
        return (found := str(today.year + sign)), found
    return UNKNOWN


def where(frame: Frame, grammar: Grammar) -> Filler | None:
    """The place that the clause names with "in", "at" or "near", or None.

    No object of the frame.
    """
    taken = {filler.token.i for filler in frame.objects}
    others = (word for word in frame.words if word.i != frame.clause.i)
    for word in (frame.clause, *others, frame.clause.head):
        for head in _located(word, grammar.lexicon):
            filler = grammar.fill([head])[0]
            places = [c for c in filler.candidates if c.kind in WHERE and c.how != "owner"]
            if places and head.i not in taken:
                return filler
    return None


def _located(word: Token, lexicon: Lexicon) -> Iterable[Token]:
    return (
        below
        for child in word.children
        if child.dep_ == "prep" and lexicon.cue("where", child.lower_)
        for below in child.children
        if below.dep_ == "pobj"
    )
