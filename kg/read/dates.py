"""Dates: as rows and options give them, and as furniture shows them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(MONTHS)})[a-z]*\.?"
# Only what can be read in one way: a month's name or the year first. 05/06/2024 is two dates.
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH}),? (?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})\b"
    r"|\b(?P<year3>\d{4})[-/](?P<month3>\d\d)[-/](?P<day3>\d\d)(?=\b|T)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(published|posted|issued|created|updated|modified|corrected)\b", re.IGNORECASE
)
_LATER = frozenset({"updated", "modified", "corrected"})


def iso_date(value: str) -> str:
    """The date of `2016-12-07` or of an ISO timestamp, as it is written there; time and zone go.

    Raises:
        ValueError: Anything else; the message says what would be right.

    >>> iso_date("2016-12-07T23:30:00-05:00")
    '2016-12-07'
    """
    wanted = value.strip()
    # fromisoformat takes more: 20161207, 2016-W49-3
    if re.match(r"\d{4}-\d\d-\d\d(?:[T ]\d|\Z)", wanted, re.ASCII):
        with suppress(ValueError):
            datetime.fromisoformat(wanted)
            return wanted[:10]
    raise ValueError(f"{value[:40]!r} is no date: write YYYY-MM-DD")


def published_in(furniture: Iterable[str]) -> str | None:
    """The day of publication that the furniture names, if it names one and no second.

    "Published" goes before a bare date, and that before "updated".

    >>> published_in(["Skip to content", "PUBLISHED: December 7, 2016 | UPDATED: December 8, 2016"])
    '2016-12-07'
    >>> published_in(["3 May 2016", "4 May 2016"]) is None
    True
    """
    ranked: dict[int, set[str]] = {0: set(), 1: set(), 2: set()}
    for line in furniture:
        for match in _WRITTEN.finditer(line):
            if found := _day(match):
                labels = _LABEL.findall(line[: match.start()])
                label = labels[-1].lower() if labels else ""
                ranked[2 if label in _LATER else 0 if label else 1].add(found)
    named = next((days for _, days in sorted(ranked.items()) if days), set())
    return named.pop() if len(named) == 1 else None


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = (
        next(text for key in (name, f"{name}2", f"{name}3") if (text := parts.get(key)))
        for name in ("year", "month", "day")
    )
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:  # 31 June: no date, so nothing is known
        return None
