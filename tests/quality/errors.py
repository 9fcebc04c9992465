"""Where the readings of the annotated sentences fall short, and why: errors.tsv.

    python -m tests.quality.errors            what has changed since errors.tsv was written
    python -m tests.quality.errors --update   write it anew; known errors keep their kind

One error a line. Its kind (errors.toml) is given by whoever reads the sentence; errors that nobody
has read yet are `unread`. The exit code is 1 where errors have come or gone.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.quality import gate
from tests.quality.score import Fact, Item, Said, Verdict, speaker_is_right

HERE = Path(__file__).resolve().parent
ERRORS = HERE / "errors.tsv"
KINDS = HERE / "errors.toml"
COLUMNS = ("sentence", "error", "what", "kind")
#: A fact that was not read; a reading that no fact bears out; the same where it would be a plain
#: triple; a fact that was read with another polarity, modality or speaker.
MISSED, EXTRA, WRONG, OFF = "missed", "extra", "wrong", "off"
UNREAD = "unread"


@dataclass(frozen=True, slots=True, order=True)
class Error:
    """One line of errors.tsv."""

    sentence: str
    error: str
    what: str
    kind: str = UNREAD

    @property
    def key(self) -> tuple[str, str, str]:
        """All but the kind: by this an error of one run is found again in the next."""
        return (self.sentence, self.error, self.what)


def main(argv: Sequence[str] | None = None) -> int:
    """Compare, or write; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.errors")
    parser.add_argument("--update", action="store_true", help="write errors.tsv anew")
    options = parser.parse_args(argv)
    known = read() if ERRORS.exists() else ()
    now = labelled(errors_of(gate.measure(gate.SENTENCES).verdicts), known)
    changes = list(changed(known, now))
    sys.stdout.writelines(f"{line}\n" for line in changes)
    if options.update:
        write(now)
        unread = sum(it.kind == UNREAD for it in now)
        sys.stdout.write(f"{len(now)} errors, {unread} of them to be read; then `make docs`\n")
        return 0
    return 1 if changes else 0


def errors_of(verdicts: Iterable[Verdict]) -> Iterator[Error]:
    """The errors of a run, in the order of the sentences; none has a kind yet."""
    for verdict in verdicts:
        name = verdict.item.id
        wrong = set(verdict.wrong)
        yield from (Error(name, MISSED, in_words(fact)) for fact in verdict.missed)
        for said in verdict.extra:
            yield Error(name, WRONG if said in wrong else EXTRA, in_words(said))
        for fact, said in verdict.found.items():
            if off := list(_off(fact, said)):
                yield Error(name, OFF, f"{in_words(said)}: {', '.join(off)}")


def _off(fact: Fact, said: Said) -> Iterator[str]:
    if fact.polarity != said.polarity:
        yield fact.polarity
    if said.modality not in fact.modality:
        yield fact.modality[0]
    if not speaker_is_right(fact, said):
        yield f"by {fact.speaker[0] or 'nobody'}"


def in_words(it: Fact | Said) -> str:
    """A fact or a reading on one line, without tabs."""
    triple = gate.fact_in_words(it) if isinstance(it, Fact) else gate.said_in_words(it)
    return " ".join(triple.split())


def labelled(found: Iterable[Error], known: Iterable[Error]) -> tuple[Error, ...]:
    """The errors found, each of the kind that it was known by."""
    kinds = {it.key: it.kind for it in known}
    return tuple(replace(it, kind=kinds.get(it.key, UNREAD)) for it in found)


def changed(before: Iterable[Error], after: Iterable[Error]) -> Iterator[str]:
    """One line for each error that has gone (-) or come (+)."""
    old, new = {it.key for it in before}, {it.key for it in after}
    yield from (f"- {' | '.join(key)}" for key in sorted(old - new))
    yield from (f"+ {' | '.join(key)}" for key in sorted(new - old))


def read(path: Path = ERRORS) -> tuple[Error, ...]:
    """The lines of errors.tsv."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Error(*line.split("\t")) for line in lines)


def write(errors: Iterable[Error], path: Path = ERRORS) -> None:
    """Write errors.tsv."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join((*it.key, it.kind)) for it in errors]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def kinds() -> Mapping[str, str]:
    """What goes wrong in each kind of error."""
    found: dict[str, str] = tomllib.loads(KINDS.read_text(encoding="utf-8"))["kinds"]
    return found


def counts(item: Item, errors: Iterable[Error]) -> tuple[int, int, int]:
    """Facts that must be found, those that were, and readings that no fact bears out."""
    mine = [it.error for it in errors if it.sentence == item.id]
    must = sum(fact.must for fact in item.gold)
    return must, must - mine.count(MISSED), mine.count(EXTRA) + mine.count(WRONG)


if __name__ == "__main__":
    sys.exit(main())
