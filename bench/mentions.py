#!/usr/bin/env python3
"""Who is named where: `kg extract --mentions` on the gold of re3d, beside the plain recogniser.

usage: mentions.py [--re3d DIR] [--errors] [--states place|organisation|either]

A mention matches a gold one of the same coarse kind (person, organisation, place) if they overlap
by at least half of the longer one; each is matched once, the greatest overlap first. Both systems
are scored alike: what the recogniser calls PERSON; ORG, NORP; GPE, LOC, FAC, and what kg calls a
Person; any other Actor; a Place. re3d marks a state as organisation where it acts and as location
where it does not: `--states` says what kg's State and the recogniser's GPE count as, a place unless
told otherwise.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RE3D = ROOT.parent / "shared" / "bench" / "re3d"
GOLD = {"Person": "person", "Organisation": "organisation", "Location": "place"}
LABELS = {
    "PERSON": "person", "ORG": "organisation", "NORP": "organisation",
    "GPE": "state", "LOC": "place", "FAC": "place",
}  # fmt: skip
NEEDED = 0.5

#: Start, end, coarse kind.
Span = tuple[int, int, str]
Spans = Mapping[str, list[Span]]


def gold_spans(path: Path) -> dict[str, list[Span]]:
    """Gold mentions by article, each span once."""
    found: dict[str, list[Span]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        mentions = ((s, e, GOLD[kind]) for s, e, _, kind in document["mentions"] if kind in GOLD)
        found[document["id"]] = sorted(set(mentions))
    return found


def kg_spans(path: Path) -> dict[str, list[Span]]:
    """What `kg extract --mentions` prints, by article."""
    from kg.ontology import load

    is_a = load().is_a
    command = [sys.executable, "-m", "kg", "extract", "--mentions", "--format", "jsonl", str(path)]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    found: dict[str, set[Span]] = {}
    for row in map(json.loads, done.stdout.splitlines()):
        kind = next((k for k in ("Person", "State", "Place", "Actor") if is_a(row["kind"], k)), "")
        if kind:  # positions and topics are neither
            coarse = "organisation" if kind == "Actor" else kind.lower()
            found.setdefault(row["article"], set()).add((row["start"], row["end"], coarse))
    return {article: sorted(spans) for article, spans in found.items()}


def plain_spans(texts: Mapping[str, str]) -> dict[str, list[Span]]:
    """What the recogniser of the same pipeline says by itself."""
    import spacy

    from kg.doctor import MODEL

    nlp = spacy.load(MODEL)
    pairs = ((text, article) for article, text in texts.items())
    return {
        article: [
            (e.start_char, e.end_char, LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS
        ]
        for doc, article in nlp.pipe(pairs, as_tuples=True)
    }


def as_told(spans: Spans, states: str) -> dict[str, list[Span]]:
    """States made places or organisations; `either` keeps them apart."""
    told = "state" if states == "either" else states
    return {
        article: [(s, e, told if kind == "state" else kind) for s, e, kind in found]
        for article, found in spans.items()
    }


def fits(kind: str, gold: str) -> bool:
    """Whether coarse kinds agree."""
    return kind == gold or (kind == "state" and gold != "person")


def matches(gold: Iterable[Span], found: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Gold and found mentions that are one, the greatest overlap first."""
    ranked = sorted(
        (
            (-overlap, g, f)
            for g in gold
            for f in found
            if fits(f[2], g[2]) and (overlap := shared(g, f)) >= NEEDED
        ),
    )
    taken: set[tuple[str, Span]] = set()
    for _, g, f in ranked:
        if ("gold", g) not in taken and ("found", f) not in taken:
            taken |= {("gold", g), ("found", f)}
            yield g, f


def shared(one: Span, other: Span) -> float:
    """Shared characters as a part of the longer span."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / max(one[1] - one[0], other[1] - other[0])


def scores(gold: Spans, found: Spans) -> dict[str, tuple[float, float, float]]:
    """Precision, recall, F1 over all and by coarse kind; a state that fits nothing is a place."""
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for article, spans in gold.items():
        ours = found.get(article, [])
        kinds = {f: g[2] for g, f in matches(spans, ours)}
        right.update(kinds.values())
        made.update(kinds.get(f, "place" if f[2] == "state" else f[2]) for f in ours)
    wanted = Counter(kind for spans in gold.values() for *_, kind in spans)
    table = {"all": _prf(right.total(), made.total(), wanted.total())}
    return table | {kind: _prf(right[kind], made[kind], wanted[kind]) for kind in sorted(wanted)}


def _prf(right: int, made: int, wanted: int) -> tuple[float, float, float]:
    p, r = right / made if made else 0.0, right / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if right else 0.0


def errors(gold: Spans, found: Spans, texts: Mapping[str, str]) -> Iterator[str]:
    """Gold mentions that are missed and mentions that match none, with what overlaps them."""
    for article, spans in gold.items():
        ours, text = found.get(article, []), texts[article]
        pairs = list(matches(spans, ours))
        for what, side, other in (("MISSED", spans, ours), ("EXTRA", ours, spans)):
            hit = {pair[0 if what == "MISSED" else 1] for pair in pairs}
            for span in side:
                if span not in hit:
                    near = [
                        f"{' '.join(text[o[0] : o[1]].split())}/{o[2]}"
                        for o in other
                        if shared(span, o) > 0
                    ]
                    words = " ".join(text[span[0] : span[1]].split())
                    line = " ".join(text[max(0, span[0] - 40) : span[1] + 30].split())
                    yield f"{what}\t{article[:6]}\t{span[2]}\t{words}\t{' | '.join(near)}\t{line}"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--re3d", type=Path, default=RE3D, help="folder of the benchmark")
    parser.add_argument("--states", choices=("place", "organisation", "either"), default="place")
    parser.add_argument("--errors", action="store_true", help="every error of kg, one a line")
    asked = parser.parse_args()
    path = asked.re3d / "gold_dev.jsonl"
    if not path.is_file():
        print(f"skipped: no {path}; name the folder of re3d with --re3d")
        return
    texts = {
        row["id"]: row["text"]
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
    gold = gold_spans(path)
    systems = {
        "kg extract": as_told(kg_spans(asked.re3d / "input_dev.jsonl"), asked.states),
        "plain spaCy": as_told(plain_spans(texts), asked.states),
    }
    tables = {name: scores(gold, found) for name, found in systems.items()}
    print(
        f"{len(gold)} articles, {sum(map(len, gold.values()))} gold mentions; "
        f"a state counts as {asked.states}"
    )
    for name, table in tables.items():
        for kind, (p, r, f1) in table.items():
            print(f"{name:12s} {kind:13s} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    lead = 100 * (tables["kg extract"]["all"][2] - tables["plain spaCy"]["all"][2])
    print(f"kg is {lead:+.1f} points of F1 from plain spaCy")
    if asked.errors:
        for line in errors(gold, systems["kg extract"], texts):
            print(line)


if __name__ == "__main__":
    main()
