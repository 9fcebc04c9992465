"""What of an article's text is read: furniture is marked, the headline found, nothing is cut.

    whole lines -> datelines, prefixes, credits (parts of lines) -> headline (the first line left)

Precision comes first: a furniture line that is missed costs a silly reading, a body line that is
marked costs all that it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Span
from kg.read.furniture import Rule, Where, rules

# A headline has no more words than this; the longest of agencies and broadsheets stay near 20.
HEADLINE_WORDS = 25
# A caption (a line that ends with a credit) has no more words than this.
CAPTION_WORDS = 60
# A dateline without an agency's name is believed in the first lines of the body only.
OPENING_LINES = 3
# Plain text is broken at a width between these, in characters: e-mail at 50-78, wide pages at 100.
PAGE_WIDTH = (50, 100)
# What joins the parts of a menu line, and the bullets before an entry of a list.
BETWEEN = re.compile(r"\s*[|•·\u203a»]+\s*|\s+>\s+|\t\s*|\s{3,}")
BULLET = re.compile(r"(?:[-*•·>»▪■●–—]+|\d{1,2}[.)])\s+")
# A sentence ends here: closing punctuation, perhaps quotes or brackets after it.
STOP = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
FULL_STOP = re.compile(r"(?:[.…]|[!?.,;:] ?(?:''|[\"”’»)\]])+|[:;,])\Z")
# "Iran warns U.S." has none; "They moved to the U.S." has one
ABBREVIATION = re.compile(r"(?<!\bthe )\b[UE]\.(?:[A-Z]\.)+\Z")
INNER_STOP = re.compile(r"[a-z0-9)”\"’]{2}[.!?][\"”’]? +[\"“‘]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in a text."""

    furniture: tuple[Span, ...] = ()
    """In order and disjoint."""
    headline: Span | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    after_blank: bool
    """Whether a blank line, or nothing, stands before it."""


def layout(text: str) -> Layout:
    r"""Mark the furniture of `text` and find its headline.

    >>> text = "Share this\n\nBill divides ministers\n\nOSLO (AP) — Norway objects."
    >>> [span.of(text) for span in layout(text).furniture]
    ['Share this', 'OSLO (AP) —']
    >>> layout(text).headline.of(text)
    'Bill divides ministers'
    """
    lines = list(_lines(text))
    whole = _whole_lines(lines)
    marks = [Span(line.start, line.end) for line in whole]
    left = [line for line in lines if line not in whole]
    parts: dict[_Line, list[Span]] = {}
    for number, line in enumerate(left):
        caption, spans = _parts(line, opening=number < OPENING_LINES, alone=len(left) == 1)
        if caption or _is_covered(line, spans):
            marks.append(Span(line.start, line.end))
        else:
            parts[line] = spans
            marks.extend(spans)
    headline = _headline(list(parts), parts)
    if headline is not None:
        marks.extend(_outlet(text, headline))
        headline = _without(headline, marks, text)
    return Layout(tuple(_joined(marks)), headline)


def _is_covered(line: _Line, spans: Sequence[Span]) -> bool:
    """Whether spans leave nothing of a line, one credit beside another included."""
    left = list(line.text)
    for span in spans:
        left[span.start - line.start : span.end - line.start] = " " * (span.end - span.start)
    return not "".join(left).strip()


def _lines(text: str) -> Iterator[_Line]:
    last = 0
    for match in re.finditer(r"[^\r\n]+", text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words[0])
        gap = text[last:start]
        blank = last == 0 or len(re.findall(r"\r\n|\r|\n", gap)) > 1
        last = start + len(words)
        yield _Line(start, last, words, blank)


def _whole_lines(lines: Sequence[_Line]) -> set[_Line]:
    """The lines that are furniture from end to end, lists of links among them."""
    found: set[_Line] = set()
    in_list = False
    for line in lines:
        bullet = BULLET.match(line.text)
        words = line.text[bullet.end() :] if bullet else line.text
        if _matches(words, "heading"):
            found.add(line)
            in_list = True
        elif _is_furniture(line.text) or _is_furniture(words):
            found.add(line)
        elif in_list and (bullet or not line.after_blank) and _is_headline(words):
            found.add(line)  # a link of the list
        else:
            in_list = False
    return found


def _is_furniture(line: str) -> bool:
    if _matches(line, "line"):
        return True
    segments = [segment for segment in BETWEEN.split(line) if segment]
    if len(segments) < 2:  # noqa: PLR2004 - one part is the line itself
        return False
    known = [segment for segment in segments if _matches(segment, "line")]
    # "Home > World > Middle East": what is not known may be a section's name
    rest_is_short = all(len(s.split()) <= 3 for s in segments if s not in known)  # noqa: PLR2004
    return len(known) == len(segments) or (rest_is_short and len(known) * 2 > len(segments))


def _parts(line: _Line, *, opening: bool, alone: bool) -> tuple[bool, list[Span]]:
    """Whether `line` is a caption, and otherwise which of its words are furniture."""
    spans: list[Span] = []
    done = 0
    for where in ("start", "dateline"):
        if match := _beginning(line.text[done:], where, opening=opening):
            # without the blank after it, as every span
            kept = len(match[0].rstrip())
            spans.append(Span(line.start + done, line.start + done + kept))
            done += match.end()
    for rule in _of("credit"):
        for match in rule.finds(line.text):
            if match.end() == len(line.text) and not alone and _is_short(line.text):
                return True, []
            spans.append(Span(line.start + match.start(), line.start + match.end()))
    return False, _joined(spans)


def _beginning(words: str, where: Where, *, opening: bool) -> re.Match[str] | None:
    for rule in _of(where):
        if rule.opening and not opening:
            continue
        for match in rule.finds(words):
            rest = words[match.end() :]
            # Body follows, not the rest of a title in capitals: "EU - NORWAY TALKS"
            body = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in set("\"'“‘«")
            if rest and (where == "start" or (body and re.search("[a-z]", rest))):
                return match
    return None


def _is_short(line: str) -> bool:
    return len(line) < CAPTION_WORDS * 20 and len(line.split()) <= CAPTION_WORDS


def _headline(lines: Sequence[_Line], parts: dict[_Line, list[Span]]) -> Span | None:
    """The first line left, where it reads like a headline and not like a first paragraph."""
    if not lines or _has_dateline(lines[0]):
        return None
    block = [lines[0]]
    for line in lines[1:]:
        if line.after_blank:
            break
        block.append(line)
    # A line that goes on with a small letter was broken for the width of a page.
    count = 1
    while count < len(block) and block[count].text[:1].islower():
        count += 1
    words = " ".join(_before_credit(line, parts[line]) for line in block[:count])
    if not _is_headline(words) or _is_broken_paragraph(block):
        return None
    if len(lines) == 1 and STOP.search(words) and not ABBREVIATION.search(words):
        return None  # "Will Norway go?" alone is a sentence
    start = block[0].start + _length_of_start(block[0], parts)
    return Span(start, block[count - 1].end)


def _before_credit(line: _Line, spans: Sequence[Span]) -> str:
    end = min([span.start for span in spans if span.start > line.start] or [line.end])
    return line.text[: end - line.start].rstrip()


def _is_headline(words: str) -> bool:
    """Short, one sentence at most, no full stop at its end."""
    return (
        len(words) < HEADLINE_WORDS * 20
        and len(words.split()) <= HEADLINE_WORDS
        and (not FULL_STOP.search(words) or bool(ABBREVIATION.search(words)))
        and not INNER_STOP.search(words)
        and any(letter.isalpha() for letter in words)
    )


def _is_broken_paragraph(block: Sequence[_Line]) -> bool:
    """Whether the lines are one paragraph broken at a page's width: long, and alike in length."""
    lengths = [len(line.text) for line in block[:-1]]
    return (
        len(lengths) > 1
        and PAGE_WIDTH[0] <= max(lengths) <= PAGE_WIDTH[1]
        and min(lengths) > max(lengths) - 18
        and sum(bool(STOP.search(line.text)) for line in block[:-1]) * 2 <= len(lengths)
    )


def _has_dateline(line: _Line) -> bool:
    return _beginning(line.text, "dateline", opening=True) is not None


def _length_of_start(line: _Line, parts: dict[_Line, list[Span]]) -> int:
    """How many characters of the line a prefix ("BREAKING: ") takes."""
    for span in parts[line]:
        if span.start == line.start:
            words = line.text[span.end - span.start :]
            return len(line.text) - len(words.lstrip())
    return 0


def _outlet(text: str, headline: Span) -> list[Span]:
    """The outlet's name after a headline: "... | Reuters"."""
    words = headline.of(text)
    for rule in _of("end"):
        for match in rule.finds(words):
            if match.start():
                blank = len(match[0]) - len(match[0].lstrip())
                return [Span(headline.start + match.start() + blank, headline.end)]
    return []


def _without(headline: Span, marks: Sequence[Span], text: str) -> Span | None:
    """The headline after the furniture that it starts with, up to the first in it."""
    start = headline.start
    for mark in sorted(marks, key=lambda it: it.start):
        if mark.start <= start < mark.end:
            start = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip())
    end = min([m.start for m in marks if start < m.start < headline.end] or [headline.end])
    kept = text[start:end].rstrip()
    return Span(start, start + len(kept)) if kept else None


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The same characters in order and disjoint."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _matches(line: str, where: Where) -> bool:
    return any(rule.is_line(line) for rule in _of(where))


@cache
def _of(where: Where) -> list[Rule]:
    return [rule for rule in rules() if rule.where == where]
