"""Counts over verdicts: precision, recall, F1, and how often a found fact is said as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.quality.score import Verdict, fit, names_are_right


@dataclass(slots=True)
class Tally:
    """Counts over some verdicts; shares are None where there is nothing to count."""

    must: int = 0
    found: int = 0
    extra: int = 0
    wrong: int = 0
    items: int = 0
    silent: int = 0
    right: Counter[str] = field(default_factory=Counter)
    """Found facts, optional ones included, whose polarity, modality, speaker, names are right."""
    judged: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """Found facts among them and the extra readings."""
        return _share(self.found, self.found + self.extra)

    @property
    def recall(self) -> float | None:
        """Found facts among those that must be found."""
        return _share(self.found, self.must)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.found, self.found + self.extra + self.must)

    def share(self, what: str) -> float | None:
        """Share of found facts with the right polarity, modality, speaker, source or names."""
        return _share(self.right[what], self.judged[what])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def tallies(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, str, Tally]]:
    """Counts as (group, name, tally): all, then each construction, topic and relation by name."""
    counts: dict[tuple[str, str], Tally] = {}
    for verdict in verdicts:
        item = verdict.item
        groups = (("all", ""), ("construction", item.construction), ("topic", item.topic))
        for key in groups:
            _count(counts.setdefault(key, Tally()), verdict)
        for fact in item.gold:
            if fact.must:
                one = counts.setdefault(("relation", fact.relation[0]), Tally())
                one.must += 1
                one.found += fact in verdict.found
        for said in verdict.extra:
            counts.setdefault(("relation", said.relation), Tally()).extra += 1
        for said in verdict.wrong:
            counts.setdefault(("relation", said.relation), Tally()).wrong += 1
    order = ("all", "construction", "topic", "relation")
    for group, name in sorted(counts, key=lambda key: (order.index(key[0]), key[1])):
        yield group, name, counts[group, name]


def _count(tally: Tally, verdict: Verdict) -> None:
    musts = sum(fact.must for fact in verdict.item.gold)
    tally.items += 1
    tally.must += musts
    tally.found += musts - len(verdict.missed)
    tally.extra += len(verdict.extra)
    tally.wrong += len(verdict.wrong)
    tally.silent += not verdict.extra
    for fact, said in verdict.found.items():
        polarity, _, modality, speaker, _ = fit(fact, said)
        shares = {"polarity": polarity, "modality": modality, "speaker": speaker}
        for what, right in {**shares, "names": names_are_right(fact, said)}.items():
            tally.judged[what] += 1
            tally.right[what] += right
        if fact.speaker[0] is not None:
            tally.judged["source"] += 1
            tally.right["source"] += speaker
