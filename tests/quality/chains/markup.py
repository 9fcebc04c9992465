"""Reads the annotated paragraphs beside this file: who is mentioned where, and who is one actor.

`README.md` says how they are written. A mention's span loses its article and its possessive ending
here, so that a system that keeps them and one that does not are measured alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
#: The chain of phrases that a reader may take or leave: neither right nor wrong.
EITHER = "-"
LEADING = re.compile(
    r"(?:the|a|an|this|these|those|its|his|her|their|my|our)\s+(?=\S)", re.IGNORECASE
)
TRAILING = re.compile(r"(?:['’]s|['’]|[\s,.;])$")
LABEL = re.compile(r"\|(?P<chain>[\w+-]+)(?::(?P<kind>[A-Za-z]+))?\]")


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A mention as annotated: characters `start` up to `end` of the plain text, half open."""

    start: int
    end: int
    chain: str
    """`a+b` where it means several actors at once; `-` where a reader may take or leave it."""
    kind: str
    """Kind of the ontology; empty for `a+b` and `-`, which have none of their own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One annotated paragraph."""

    name: str
    text: str
    mentions: tuple[Marked, ...]
    """In the order of the text, the longer first where two begin at once."""


def load(folder: Path = HERE) -> Iterator[Paragraph]:
    """Every paragraph, file by file in the order of their names.

    Raises:
        ValueError: a paragraph is malformed; the message names it.
    """
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            title, _, marked = block.partition("\n")
            if not title.startswith("# ") or "\n" in marked.strip():
                raise ValueError(f"{path.name}: a title and one line, not {title[:40]!r}")
            yield parse(title.removeprefix("# "), marked.strip())


def parse(name: str, marked: str) -> Paragraph:
    """Plain text and offsets of one marked paragraph.

    >>> paragraph = parse("x", "[The [Turkish|tr:State] president|p:Person] left; [he|p] sang.")
    >>> paragraph.text
    'The Turkish president left; he sang.'
    >>> [(paragraph.text[m.start:m.end], m.chain, m.kind) for m in paragraph.mentions]
    [('Turkish president', 'p', 'Person'), ('Turkish', 'tr', 'State'), ('he', 'p', 'Person')]
    """
    text, at = "", 0
    open_at: list[int] = []
    found: list[tuple[int, int, str]] = []
    kinds: dict[str, str] = {}
    while at < len(marked):
        if marked[at] == "[":
            open_at.append(len(text))
        elif marked[at] == "|":
            label = LABEL.match(marked, at)
            if label is None or not open_at:
                raise ValueError(f"{name}: no [words|chain:Kind] at {marked[at - 20 : at + 20]!r}")
            chain, kind = label["chain"], label["kind"]
            if kind and kinds.setdefault(chain, kind) != kind:
                raise ValueError(f"{name}: {chain} is {kinds[chain]} and {kind}")
            found.append((*bare(text, open_at.pop(), len(text)), chain))
            at = label.end() - 1
        else:
            text += marked[at]
        at += 1
    if open_at:
        raise ValueError(f"{name}: a bracket is not closed")
    unknown = {p for *_, c in found if c != EITHER for p in c.split("+")} - kinds.keys()
    if unknown:
        raise ValueError(f"{name}: no kind is given for {', '.join(sorted(unknown))}")
    mentions = (Marked(start, end, chain, kinds.get(chain, "")) for start, end, chain in found)
    return Paragraph(name, text, tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without leading articles and possessive pronouns, and without a possessive ending.

    >>> bare("the company's", 0, 13)
    (4, 11)
    """
    while (found := LEADING.match(text, start)) and found.end() < end:
        start = found.end()
    while end - start > 1 and (found := TRAILING.search(text[start:end])) and found.start():
        end = start + found.start()
    return start, end
