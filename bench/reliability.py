"""Shares by kind, shrunk; how good they are on sentences that they were not measured on; a plot.

A partition is a row of ways to tell readings apart, the finest first. A reading takes the share of
the first of its kinds with at least `LEAST` readings, else that of all readings.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from xml.sax.saxutils import escape

#: A share counts as if this many more readings had been seen, right as often as all are. As many as
#: `LEAST`, so that the smallest kind with a share of its own stands half way to that of all.
SHRINK = 8
#: Kinds of fewer readings have no share of their own.
LEAST = 8
FOLDS = 5
#: For intervals that hold 95 of 100 times.
Z = 1.96


@dataclass(frozen=True, slots=True)
class Sample:
    """One reading of annotated text, judged."""

    item: int
    """Number of the annotated sentence."""
    edge: tuple[str, ...]
    """What the graph would show."""
    construction: str
    description: bool
    """Whether an end is a description, and so is the best name of its chain."""
    voice: str
    naming: str
    right: bool


#: Tells readings apart.
Key = Callable[[Sample], Hashable]


@dataclass(frozen=True, slots=True)
class Reliability:
    """What a kind was promised and what it kept, on sentences that it was not measured on."""

    kind: Hashable
    readings: int
    promised: float
    right: float
    low: float
    high: float


def overall(samples: Sequence[Sample]) -> float:
    """The share of right readings."""
    return fmean(it.right for it in samples)


def shares(samples: Sequence[Sample], key: Key, shrink: float = SHRINK) -> dict[Hashable, float]:
    """The share of each kind with enough readings, drawn towards that of all."""
    kinds: dict[Hashable, list[bool]] = defaultdict(list)
    for it in samples:
        kinds[key(it)].append(it.right)
    mean = overall(samples)
    return {
        kind: (sum(right) + shrink * mean) / (len(right) + shrink)
        for kind, right in kinds.items()
        if len(right) >= LEAST
    }


def promises(
    samples: Sequence[Sample], partition: Sequence[Key], shrink: float = SHRINK
) -> list[float]:
    """For each reading the share that the other folds promise it. Folds hold whole sentences."""
    promised: dict[int, float] = {}
    for fold in range(FOLDS):
        seen = [it for it in samples if it.item % FOLDS != fold]
        tables = [(key, shares(seen, key, shrink)) for key in partition]
        mean = overall(seen)
        for number, it in enumerate(samples):
            if it.item % FOLDS == fold:
                found = (table[key(it)] for key, table in tables if key(it) in table)
                promised[number] = next(found, mean)
    return [promised[number] for number in range(len(samples))]


def brier(samples: Sequence[Sample], promised: Sequence[float]) -> float:
    """The mean square of what promises are off by: 0 is best."""
    return fmean((p - it.right) ** 2 for it, p in zip(samples, promised, strict=True))


def reliability(
    samples: Sequence[Sample], promised: Sequence[float], key: Key
) -> Iterator[Reliability]:
    """What was promised and kept, kind by kind, the surest first."""
    kinds: dict[Hashable, list[tuple[float, bool]]] = defaultdict(list)
    for it, p in zip(samples, promised, strict=True):
        kinds[key(it)].append((p, it.right))
    for kind, pairs in sorted(kinds.items(), key=lambda it: -fmean(p for p, _ in it[1])):
        right = sum(r for _, r in pairs)
        low, high = interval(right, len(pairs))
        yield Reliability(
            kind, len(pairs), fmean(p for p, _ in pairs), right / len(pairs), low, high
        )


def interval(right: int, readings: int) -> tuple[float, float]:
    """Where the true share lies 95 of 100 times (Wilson 1927)."""
    share, weight = right / readings, Z * Z / readings
    middle = (share + weight / 2) / (1 + weight)
    reach = Z / (1 + weight) * sqrt(share * (1 - share) / readings + weight / (4 * readings))
    return middle - reach, middle + reach


# ------------------------------------------------------------------ the plot
LEFT, WIDTH, TOP, ROW = 300, 400, 40, 44
FROM = 0.5
STYLE = """<style>
text { font: 13px sans-serif; fill: #222 } .axis { stroke: #bbb } .mean { stroke: #666;
stroke-dasharray: 4 3 } .range { stroke: #1f5fa8; stroke-width: 2 } .right { fill: #1f5fa8 }
.promised { stroke: #b3400f; stroke-width: 3 }
</style>"""


def plot(rows: Sequence[Reliability], names: Mapping[Hashable, str], mean: float) -> str:
    """An SVG: of each kind the share that was right, its interval, and what was promised."""
    bottom = TOP + ROW * len(rows)
    box = f'viewBox="0 0 {LEFT + WIDTH + 30} {bottom + 60}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-labelledby="title">',
        '<title id="title">Promised and actual share of right readings, kind by kind</title>',
        STYLE,
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for tenth in range(round(FROM * 10), 11):
        x = _x(tenth / 10)
        parts.append(f'<path class="axis" d="M{x} {TOP}V{bottom}"/>')
        parts.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{tenth / 10}</text>')
    parts.append(f'<path class="mean" d="M{_x(mean)} {TOP - 8}V{bottom}"/>')
    parts.append(f'<text x="{_x(mean)}" y="{TOP - 14}" text-anchor="middle">all: {mean:.2f}</text>')
    for number, row in enumerate(rows):
        y = TOP + ROW * number + ROW // 2
        label = escape(f"{names[row.kind]} ({row.readings})")
        parts.append(f'<text x="{LEFT - 12}" y="{y + 4}" text-anchor="end">{label}</text>')
        parts.append(f'<path class="range" d="M{_x(row.low)} {y}H{_x(row.high)}"/>')
        parts.append(f'<circle class="right" cx="{_x(row.right)}" cy="{y}" r="5"/>')
        parts.append(f'<path class="promised" d="M{_x(row.promised)} {y - 11}v22"/>')
    legend = (
        "dot and line: share that was right, 95% interval; upright bar: promised by other folds"
    )
    parts.append(f'<text x="{LEFT + WIDTH}" y="{bottom + 44}" text-anchor="end">{legend}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return round(LEFT + WIDTH * (max(share, FROM) - FROM) / (1 - FROM), 1)
