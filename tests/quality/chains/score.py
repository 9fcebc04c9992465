"""Scores the chains of `kg extract` on the annotated paragraphs, and each sieve by itself.

usage: python -m tests.quality.chains.score [--errors] [--without SIEVE ...]
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from kg.extract.sieves import SIEVES
from tests.quality.chains.markup import EITHER, load
from tests.quality.chains.measures import GRAMMAR, Link, conll, later_mentions, links
from tests.quality.chains.runs import Found, Key, Runs, coarse

FATES = ("right", "wrong", "alone", "missed")
#: Characters shown before and after a mention in the list of errors.
BEFORE, AFTER = 40, 30


def report(runs: Runs, *, without: Sequence[str], errors: bool) -> Iterator[str]:
    """The tables, line by line."""
    found = runs.read(without)
    made = list(links(runs))
    yield from _mentions(runs, found)
    for least in (1, 2):
        for name, (p, r, f1) in conll(runs.paragraphs, found, least=least).items():
            yield f"{name:5s} (chains of {least} or more)  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}"
    yield f"\n{'mentions of the known':22s}    n " + " ".join(f"{fate:>6s}" for fate in FATES)
    table = later_mentions(runs.paragraphs, found)
    for name, counts in sorted(table.items(), key=lambda row: -row[1].total()):
        cells = " ".join(f"{counts[fate]:6d}" for fate in FATES)
        yield f"{name:22s} {counts.total():4d} {cells}"
    yield f"\n{'sieve':26s} right made precision  (stray: neither side is annotated)"
    for name in (GRAMMAR, *SIEVES):
        yield _sieve(name, [it for it in made if it.sieve == name])
    if errors:
        yield ""
        yield from (
            f"LINK\t{it.sieve}\t{it.paragraph}\t{it.joined}\t->\t{it.to}"
            for it in made
            if it.right is False
        )
        yield from _wrong_mentions(runs, found)
        yield from _split(runs, found)


def _mentions(runs: Runs, found: Sequence[Found]) -> Iterator[str]:
    gold = sum(m.chain != EITHER for p in runs.paragraphs for m in p.mentions)
    hits = [it for it in found if it.means]
    ours = sum(it.gold is None or it.means is not None for it in found)
    p, r = len(hits) / ours, len(hits) / gold
    kinds = [_same_kind(runs, it) for it in hits if it.gold and it.gold.kind]
    yield f"{len(runs.paragraphs)} paragraphs, {gold} mentions, read with {runs.rules.name}"
    yield f"mentions  P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.3f}"
    yield f"coarse kind right: {sum(kinds) / len(kinds):.3f} of {len(kinds)} found mentions"


def _same_kind(runs: Runs, it: Found) -> bool:
    ontology = runs.rules.ontology
    return it.gold is not None and coarse(it.kind, ontology) == coarse(it.gold.kind, ontology)


def _sieve(name: str, made: Sequence[Link]) -> str:
    judged = [it.right for it in made if it.right is not None]
    ratio = f"{sum(judged) / len(judged):.3f}" if judged else "-"
    return f"{name:26s} {sum(judged):5d} {len(judged):4d} {ratio:>9s}  ({len(made) - len(judged)})"


def _wrong_mentions(runs: Runs, found: Sequence[Found]) -> Iterator[str]:
    for it in found:
        if it.gold is None:
            yield f"EXTRA\t{it.key[0]}\t{it.kind}\t{_shown(runs, it.key)}"
        elif it.gold.kind and not _same_kind(runs, it):
            yield f"KIND\t{it.key[0]}\t{it.kind} for {it.gold.kind}\t{_shown(runs, it.key)}"
    got = {(it.key[0], it.gold) for it in found}
    for p in runs.paragraphs:
        for m in p.mentions:
            if m.chain != EITHER and (p.name, m) not in got:
                yield f"MISSED\t{p.name}\t{m.chain}\t{_shown(runs, (p.name, m.start, m.end))}"


def _split(runs: Runs, found: Sequence[Found]) -> Iterator[str]:
    """Actors whose mentions lie in several chains, with all that these chains hold."""
    words: dict[tuple[str, int], list[str]] = {}
    homes: dict[tuple[str, str], set[int]] = {}
    for it in found:
        name, start, end = it.key
        words.setdefault((name, it.chain), []).append(runs.text[name][start:end])
        if it.means:
            homes.setdefault((name, it.means), set()).add(it.chain)
    for (name, chain), numbers in homes.items():
        if len(numbers) > 1:
            parts = " || ".join(", ".join(words[name, n]) for n in sorted(numbers))
            yield f"SPLIT\t{name}\t{chain}\t{parts}"


def _shown(runs: Runs, key: Key) -> str:
    name, start, end = key
    text = runs.text[name]
    return f"{text[max(0, start - BEFORE) : start]}[{text[start:end]}]{text[end : end + AFTER]}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="every error, one a line")
    parser.add_argument(
        "--without",
        nargs="*",
        default=[],
        choices=list(SIEVES),
        metavar="SIEVE",
        help="switch sieves off; the table of sieves stays that of all",
    )
    asked = parser.parse_args()
    for line in report(Runs(list(load())), without=asked.without, errors=asked.errors):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
