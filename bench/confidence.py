"""Measure how sure readings are: `python -m bench.confidence` reads the annotated sentences.

    --check     write nothing; only print what was measured

Writes the shares of right readings to kg/data/en/confidence.toml, the plot and the tables of
docs/confidence.md. The exit code is 1, and nothing is written, where telling kinds apart is no
better than one number for all: see docs/decisions/0008.
"""

import argparse
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bench.reliability import (
    LEAST,
    Key,
    Reliability,
    Sample,
    brier,
    overall,
    plot,
    promises,
    reliability,
    shares,
)
from kg import ontology as ontologies
from kg import read
from kg.extract import extractor
from kg.extract.rules import Rules
from kg.lexicon import Shares
from kg.lexicon.tables import NAMINGS, VOICES
from kg.model import Extraction, Reading
from kg.ontology import Ontology
from tests.quality import gate
from tests.quality.score import Item, Said, agreement, fit, judge, names_are_right, said_from

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "kg" / "data" / "en" / "confidence.toml"
PAGE = ROOT / "docs" / "confidence.md"
PLOT = ROOT / "docs" / "confidence.svg"
#: Between these lines of the page stand the figures.
BEGIN, END = "<!-- figures: written by bench/confidence.py -->", "<!-- end of figures -->"
#: Of open readings: no sense of a word stands behind them, and nobody has annotated any.
OPEN = 0.5
#: Where to cut, for the table of what a cut does.
CUTS = (0.0, 0.8)
#: Columns of what promises are held against.
KEPT = ("right", "95% interval")

KINDS = tuple((voice, naming) for voice in VOICES for naming in NAMINGS)
NAMES: Mapping[Hashable, str] = {
    ("stated", "own"): "stated, named by its own words",
    ("stated", "elsewhere"): "stated, named elsewhere",
    ("unstated", "own"): "not stated, named by its own words",
    ("unstated", "elsewhere"): "not stated, named elsewhere",
}
#: Each kind with a number of its own, by which a reading tells of which kind it is.
PROBE = Shares(0.99, 0.98, MappingProxyType({kind: n / 100 for n, kind in enumerate(KINDS)}))


def by_kind(it: Sample) -> tuple[str, str]:
    """The kinds of the table."""
    return it.voice, it.naming


def by_construction(it: Sample) -> str:
    """What the reading was read from: a verb, a noun, an apposition."""
    return it.construction


CONSTANT, TAKEN = "nothing: one number for all", "**both: the table**"
PARTITIONS: Mapping[str, Sequence[Key]] = {
    CONSTANT: (),
    "construction": (by_construction,),
    "stated or not": (lambda it: it.voice,),
    "named by its own words or elsewhere": (lambda it: it.naming,),
    TAKEN: (by_kind,),
    "both, and whether an end is a description": (lambda it: (*by_kind(it), it.description),),
    "both, and construction": (lambda it: (*by_kind(it), it.construction), by_construction),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.confidence")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(argv)
    rules: Rules = extractor()
    samples = list(measure(rules))
    scores = {name: brier(samples, promises(samples, keys)) for name, keys in PARTITIONS.items()}
    right = sum(it.right for it in samples)
    run = (
        f"Annotated sentences {gate.fingerprint(gate.SENTENCES)}, {rules.name}: "
        f"{right} of {len(samples)} readings right."
    )
    figures = "\n".join(_figures(samples, scores, run))
    print(figures)
    if scores[TAKEN] >= scores[CONSTANT]:
        print("kinds are no better than one number for all: nothing is written")
        return 1
    if not options.check:
        _write(samples, run, figures)
    return 0


# ------------------------------------------------------------------ measure
def measure(rules: Rules) -> Iterator[Sample]:
    """The readings of the annotated sentences that can be judged, each once."""
    rules.lexicon = replace(rules.lexicon, confidence=PROBE)
    items = {it.id: (number, it) for number, it in enumerate(gate.load(gate.SENTENCES))}
    ontology = ontologies.load()
    for found in rules.extract_all(read.articles([str(gate.SENTENCES)])):
        number, item = items.pop(found.article.id)
        yield from _samples(number, item, found, ontology)
    if items:
        raise ValueError(f"never read: {sorted(items)}")


def _samples(number: int, item: Item, found: Extraction, ontology: Ontology) -> Iterator[Sample]:
    said: dict[Said, Reading] = {}
    for reading in found.readings:
        if (it := said_from(reading)) is not None:
            said.setdefault(it, reading)
    extra = frozenset(judge(item, said, ontology).extra)
    described = {chain.number for chain in found.chains if chain.generic}
    for it, reading in said.items():
        right = is_right(item, it, ontology)
        if right is None and it not in extra:
            continue  # neither borne out nor an error: the annotators did not look
        voice, naming = KINDS[round(reading.confidence * 100)]
        ends = (reading.subject, reading.object)
        yield Sample(
            number,
            (item.id, ends[0].name, it.relation, ends[1].name),
            reading.construction,
            any(end.chain in described for end in ends),
            voice,
            naming,
            bool(right),
        )


def is_right(item: Item, said: Said, ontology: Ontology) -> bool | None:
    """Whether the fact that a reading means has its names, its polarity, and is as plainly said.

    None where it means no annotated fact.
    """
    agreeing = {fact: agreement(fact, said, ontology) for fact in item.gold}
    closest = max(agreeing.values(), default=0.0)
    if not closest:
        return None
    facts = (fact for fact, agreed in agreeing.items() if agreed == closest)
    fact = max(facts, key=lambda each: fit(each, said))
    polarity, plainness, *_ = fit(fact, said)
    return polarity and plainness and names_are_right(fact, said)


# ------------------------------------------------------------------ say
def _figures(samples: Sequence[Sample], scores: Mapping[str, float], run: str) -> Iterator[str]:
    """The tables of the page."""
    given = shares(samples, by_kind)
    promised = promises(samples, (by_kind,))
    yield run
    yield from _table(*("kind", "readings", "confidence", "from other folds", *KEPT))
    for row in reliability(samples, promised, by_kind):
        yield _row(row, NAMES[row.kind], given.get(row.kind, overall(samples)), row.promised)
    yield from _table("construction", "readings", "from other folds", *KEPT)
    for row in reliability(samples, promised, by_construction):
        if row.readings >= LEAST:
            yield _row(row, str(row.kind), row.promised)
    yield from _table("told apart by", "Brier score")
    yield from (f"| {name} | {score:.4f} |" for name, score in scores.items())
    yield from _table("confidence at least", "edges", "wrong")
    for cut in CUTS:
        edges, wrong = cut_at(samples, given, cut)
        yield f"| {cut:.2f} | {edges} | {wrong} ({wrong / edges:.1%}) |"


def _table(*columns: str) -> Iterator[str]:
    yield from ("", f"| {' | '.join(columns)} |", "| - " * len(columns) + "|")


def _row(row: Reliability, name: str, *promised: float) -> str:
    numbers = "".join(f" {number:.2f} |" for number in (*promised, row.right))
    return f"| {name} | {row.readings} |{numbers} {row.low:.2f} to {row.high:.2f} |"


def cut_at(
    samples: Sequence[Sample], given: Mapping[Hashable, float], cut: float
) -> tuple[int, int]:
    """How many edges of stated readings a cut leaves, and how many of them no reading is right of.

    An edge is subject, relation and object of one annotated sentence.
    """
    edges: dict[tuple[str, ...], bool] = {}
    for it in samples:
        if it.voice == "stated" and round(given.get(by_kind(it), overall(samples)), 2) >= cut:
            edges[it.edge] = edges.get(it.edge, False) or it.right
    return len(edges), sum(not right for right in edges.values())


def _write(samples: Sequence[Sample], run: str, figures: str) -> None:
    TABLE.write_text("\n".join(_toml(samples, run)) + "\n", encoding="utf-8")
    rows = list(reliability(samples, promises(samples, (by_kind,)), by_kind))
    PLOT.write_text(plot(rows, NAMES, overall(samples)), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{figures}\n{END}{after}", encoding="utf-8")


def _toml(samples: Sequence[Sample], run: str) -> Iterator[str]:
    yield "# Written by `python -m bench.confidence`; docs/confidence.md tells what it means."
    yield f"# {run}"
    yield f"overall = {overall(samples):.2f}"
    yield f"open = {OPEN}  # set by hand: nobody has annotated open readings"
    given = shares(samples, by_kind)
    for voice in VOICES:
        yield from ("", f"[{voice}]")
        for naming in NAMINGS:
            if (voice, naming) in given:
                yield f"{naming} = {given[voice, naming]:.2f}"


if __name__ == "__main__":
    sys.exit(main())
