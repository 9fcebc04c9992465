"""The quality gate: `python -m tests.quality.gate` reads the annotated sentences and holds the
figures against the floors in baseline.json.

    --verbose                   list every miss, extra and wrong reading
    --update                    raise the floors to what was reached
    --update --allow-regression also lower them

Floors hold for one corpus and one spaCy pipeline; with others nothing is compared, and the gate
fails until `--update` has set new ones. The exit code is 1 below a floor, 2 where nothing can be
compared.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg import ontology as ontologies
from tests.quality.score import (
    Fact,
    Item,
    Said,
    Verdict,
    item_from,
    judge,
    said_from,
    speaker_is_right,
)
from tests.quality.tally import Tally, tallies

HERE = Path(__file__).resolve().parent
SENTENCES = HERE / "sentences.jsonl"
BASELINE = HERE / "baseline.json"
#: Facts by which a figure may fall without being called worse: what other processors round
#: otherwise. Batches of 1, 16 and 64 (which pad the parser's input differently) gave the same
#: readings of all sentences, so one fact is ample for a construction, two for all together.
NOISE_ALL, NOISE_ONE = 2, 1
#: Figures that have floors over all sentences; of them only `wrong` is better when lower.
OVERALL = ("precision", "recall", "f1", "polarity", "modality", "speaker", "names", "wrong")

Floors = dict[str, float]


@dataclass(frozen=True, slots=True)
class Run:
    """What the extractor made of the sentences, and with which tools."""

    pipeline: str
    corpus: str
    verdicts: tuple[Verdict, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the gate; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.gate")
    parser.add_argument("--verbose", action="store_true", help="list misses and wrong readings")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="lower floors as well")
    options = parser.parse_args(argv)
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    run = measure(SENTENCES)
    counted = list(tallies(run.verdicts))
    _print(_table(run, counted))
    if options.verbose:
        _print(_details(run.verdicts))
    old = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    reached, noise = figures(counted)
    if options.update:
        return _update(run, old, reached, regress=options.allow_regression)
    if (old.get("corpus"), old.get("pipeline")) != (run.corpus, run.pipeline):
        _print(["other sentences or another pipeline than the baseline's: run with --update"])
        return 2
    fallen = list(below(old["floors"], reached, noise))
    _print(fallen or ["no figure is below its floor"])
    return 1 if fallen else 0


def measure(path: Path) -> Run:
    """Read every sentence as an article of its own, furniture and all, and judge the readings."""
    from kg.errors import InputError
    from kg.extract import extractor
    from kg.model import Article
    from kg.read import read_all

    def articles() -> Iterator[Article]:
        for found in read_all([str(path)], unique=False):
            if isinstance(found, InputError):
                raise found
            yield found

    rules, ontology = extractor(), ontologies.load()
    items = {item.id: item for item in load(path)}
    verdicts = []
    for extraction in rules.extract_all(articles()):
        said = [it for reading in extraction.readings if (it := said_from(reading))]
        verdicts.append(judge(items.pop(extraction.article.id), said, ontology))
    if items:
        raise ValueError(f"never read: {sorted(items)}")
    meta = rules.nlp.meta
    pipeline = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return Run(pipeline, fingerprint(path), tuple(verdicts))


def fingerprint(path: Path) -> str:
    """Sixteen hexadecimal digits that any change of the file changes."""
    return sha256(path.read_bytes()).hexdigest()[:16]


def load(path: Path) -> list[Item]:
    """The annotated sentences, in the order of the file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [item_from(json.loads(line)) for line in lines]


def figures(counted: Sequence[tuple[str, str, Tally]]) -> tuple[Floors, Floors]:
    """What was reached, and by how much each may fall, by `all f1` or `construction passive`."""
    reached: Floors = {}
    noise: Floors = {}
    for group, name, tally in counted:
        if group == "all":
            for what in OVERALL:
                value = _overall(tally, what)
                if value is not None:
                    reached[f"all {what}"] = value
                    noise[f"all {what}"] = 0 if what == "wrong" else NOISE_ALL / max(1, tally.must)
        elif group == "construction":
            silence = tally.must == 0  # nothing to find: the share of sentences left alone counts
            value = tally.silent / tally.items if silence else (tally.f1 or 0.0)
            reached[f"{group} {name}"] = round(value, 4)
            noise[f"{group} {name}"] = 0 if silence else NOISE_ONE / tally.must
    return reached, noise


def _overall(tally: Tally, what: str) -> float | None:
    if what == "wrong":
        return tally.wrong
    value = getattr(tally, what) if hasattr(Tally, what) else tally.share(what)
    return None if value is None else round(value, 4)


def _is_worse(key: str, value: float, floor: float, slack: float = 0.0) -> bool:
    return value > floor + slack if key == "all wrong" else value < floor - slack - 1e-9


def below(floors: Mapping[str, float], reached: Floors, noise: Floors) -> Iterator[str]:
    """One line for each figure that is below its floor by more than the noise, or is gone."""
    for key, floor in floors.items():
        if key not in reached:
            yield f"{key}: was {floor}, is no longer measured"
        elif _is_worse(key, reached[key], floor, noise[key]):
            yield f"{key}: {reached[key]} is worse than its floor {floor}"


def raised(old: Mapping[str, float], reached: Floors, *, regress: bool) -> tuple[Floors, list[str]]:
    """The new floors, and what stays because only `regress` may lower it."""
    kept = [key for key in old if key not in reached or _is_worse(key, reached[key], old[key])]
    if regress:
        return dict(reached), []
    return {**reached, **{key: old[key] for key in kept}}, kept


def _update(run: Run, old: Mapping[str, Any], reached: Floors, *, regress: bool) -> int:
    floors, kept = raised(old.get("floors", {}), reached, regress=regress)
    new = {"corpus": run.corpus, "pipeline": run.pipeline, "floors": dict(sorted(floors.items()))}
    BASELINE.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _print(f"kept, though now worse: {key}" for key in kept)
    return 0


def _table(run: Run, counted: Sequence[tuple[str, str, Tally]]) -> Iterator[str]:
    yield f"{len(run.verdicts)} sentences and passages ({run.corpus}), {run.pipeline}"
    yield f"{'':32}{'must':>6}{'found':>6}{'extra':>6}{'wrong':>6}  {'P':>5} {'R':>5} {'F1':>5}"
    for group, name, tally in counted:
        counts = (tally.must, tally.found, tally.extra, tally.wrong)
        shares = " ".join(f"{_as_text(v):>5}" for v in (tally.precision, tally.recall, tally.f1))
        yield f"{f'{group} {name}':32}" + "".join(f"{n:6}" for n in counts) + f"  {shares}"
    for what in ("polarity", "modality", "speaker", "source", "names"):
        yield f"{what} right: {_as_text(counted[0][2].share(what))}"


def _as_text(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _details(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        off = [(fact, said) for fact, said in verdict.found.items() if _is_off(fact, said)]
        if verdict.missed or verdict.extra or verdict.wrong or off:
            yield f"\n[{verdict.item.id} {verdict.item.construction}] {verdict.item.text}"
        yield from (f"  missed {fact_in_words(fact)}" for fact in verdict.missed)
        yield from (f"  extra  {said_in_words(said)}" for said in verdict.extra)
        yield from (f"  wrong  {said_in_words(said)}" for said in verdict.wrong)
        yield from (
            f"  off    {said_in_words(said)}, should be {fact_in_words(fact)}" for fact, said in off
        )


def _is_off(fact: Fact, said: Said) -> bool:
    return (
        fact.polarity != said.polarity
        or said.modality not in fact.modality
        or not speaker_is_right(fact, said)
    )


def fact_in_words(it: Fact) -> str:
    end = f" by {it.speaker[0]}" if it.speaker[0] else ""
    triple = f"{it.subject[0]} | {it.relation[0]} | {it.object[0]}"
    return f"{triple} ({it.polarity}, {it.modality[0]}{end})"


def said_in_words(it: Said) -> str:
    end = f" by {it.speaker[0]}" if it.speaker else ""
    return f"{it.subject[0]} | {it.relation} | {it.object[0]} ({it.polarity}, {it.modality}{end})"


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
