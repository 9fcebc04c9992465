"""docs/constructions.md: what is read of each construction, how well, and what goes wrong.

All figures are counted from sentences.jsonl and errors.tsv, so they are those of the run that wrote
errors.tsv; no extractor runs here.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.quality import errors, gate
from tests.quality.errors import EXTRA, MISSED, OFF, WRONG, Error
from tests.quality.score import Item

CONSTRUCTIONS = Path(__file__).resolve().parent / "constructions.toml"
#: Kinds of errors on the page.
COMMONEST = 10
HEAD = """# Constructions

Written by `make docs` from `tests/quality/`: edit there. A *construction* is a way in which English
says who does what to whom; the words that fill it are the lexicon's ([lexicon](lexicon.md)).
Each example is read exactly as shown: that runs as a test.

The figures are of {sentences} annotated sentences and passages
([how they are annotated](../tests/quality/GUIDE.md)), each counted under the construction that it
was written for, whatever else it holds. *n* = sentences, *facts* = those that must be found.
Precision is of the readings whose ends the annotators name, and of all readings where there is
nothing to find. The rules were improved on many of these sentences: expect less on other text.
Where *n* is small, a sentence more or less moves a share by several points.
"""
COLUMNS = "| construction | what it is | read of the example | n | facts | precision | recall |"
SILENT = """
## Sentences of which nothing must be read

| construction | n | nothing read |
| - | - | - |"""
ERRORS = """
## The {count} commonest kinds of error left

Each of the {total} errors of that run has been read, and is of the kind of what went wrong first.
*Missed* = a fact that was not read, *extra* = a reading that no fact bears out, *false* =
those of them that would give a plain triple, *off* = found, with another polarity, modality or
speaker. All of them, sentence by sentence: `tests/quality/errors.tsv`.

| kind | errors | missed | extra | false | off | what goes wrong | for example |
| - | - | - | - | - | - | - | - |"""


@dataclass(frozen=True, slots=True)
class Construction:
    """One entry of constructions.toml."""

    name: str
    part: str
    """Under which heading it stands."""
    says: str
    text: str
    reads: tuple[Mapping[str, str], ...]
    """Exactly what is read of the text; polarity and modality where not positive and asserted."""


def constructions() -> tuple[Construction, ...]:
    """All of them, in the order of the page."""
    rows = tomllib.loads(CONSTRUCTIONS.read_text(encoding="utf-8"))["construction"]
    return tuple(Construction(**{**row, "reads": tuple(row["reads"])}) for row in rows)


def page() -> str:
    """The page as it should be."""
    items, found = gate.load(gate.SENTENCES), errors.read()
    return "\n".join([*_lines(items, found), ""])


def _lines(items: Sequence[Item], found: Sequence[Error]) -> Iterator[str]:
    yield HEAD.format(sentences=len(items)).rstrip("\n")
    for part, rows in groupby(constructions(), key=lambda it: it.part):
        yield from ("", f"## {part}", "", COLUMNS, "| - " * COLUMNS.count(" | ") + "| - |")
        yield from (_row(it, items, found) for it in rows)
    must, right, extra = _counts(items, found)
    shares = f"precision {_share(right, right + extra)}, recall {_share(right, must)}"
    yield from ("", f"All together: {must} facts, {shares}.")
    yield SILENT
    yield from _silent(items, found)
    yield ERRORS.format(count=COMMONEST, total=len(found))
    yield from commonest(items, found)


def _row(it: Construction, items: Iterable[Item], found: Sequence[Error]) -> str:
    mine = [item for item in items if item.construction == it.name]
    must, right, extra = _counts(mine, found)
    example = "<br>".join([f"*{it.text}*", *(f"→ {_reading(one)}" for one in it.reads)])
    example += "" if it.reads else "<br>→ nothing"
    shares = f"{_share(right, right + extra)} | {_share(right, must)}"
    return f"| {it.name} | {it.says} | {example} | {len(mine)} | {must} | {shares} |"


def _counts(items: Iterable[Item], found: Sequence[Error]) -> tuple[int, int, int]:
    counted = [errors.counts(item, found) for item in items]
    must, right, extra = (sum(column) for column in zip(*counted, strict=True))
    return must, right, extra


def _reading(one: Mapping[str, str]) -> str:
    voice = [one[key] for key in ("polarity", "modality") if key in one]
    voice += [f"by {one['speaker']}"] if "speaker" in one else []
    end = f" ({', '.join(voice)})" if voice else ""
    return f"{one['subject']} `{one['relation']}` {one['object']}{end}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _silent(items: Iterable[Item], found: Sequence[Error]) -> Iterator[str]:
    """One row for each construction with sentences that state no fact, how many were left alone."""
    read = {it.sentence for it in found if it.error in (EXTRA, WRONG)}
    empty = [item for item in items if not item.gold]
    for name in sorted({item.construction for item in empty}):
        mine = [item for item in empty if item.construction == name]
        yield f"| {name} | {len(mine)} | {sum(item.id not in read for item in mine)} |"


def commonest(items: Iterable[Item], found: Sequence[Error]) -> Iterator[str]:
    """A row for each of the commonest kinds, the commonest first."""
    texts = {item.id: item.text for item in items}
    by_kind: dict[str, list[Error]] = {}
    for it in found:
        by_kind.setdefault(it.kind, []).append(it)
    ordered = sorted(by_kind.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    says = errors.kinds()
    for kind, some in ordered[:COMMONEST]:
        told = [it.error for it in some]
        numbers = [told.count(MISSED), told.count(EXTRA) + told.count(WRONG)]
        numbers += [told.count(WRONG), told.count(OFF)]
        counts = " | ".join(map(str, [len(some), *numbers]))
        # the shortest text shows the kind with the least around it
        shown = min(some, key=lambda it: (len(texts[it.sentence]), it.key))
        example = f"{shown.error}: {shown.what}, in *{' '.join(texts[shown.sentence].split())}*"
        meaning = says.get(kind, "Nobody has read it yet.")
        yield f"| {kind} | {counts} | {meaning} | {example.replace(' | ', ' → ')} |"
