"""What is measured: the CoNLL metric, what became of each mention, what each sieve joins."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorch import scores  # type: ignore[import-untyped]  # ships no types

from kg.extract.sieves import SIEVES
from tests.quality.chains.markup import EITHER, Marked, Paragraph
from tests.quality.chains.runs import Found, Key, Runs

#: What is joined while every sieve is off: quotations, relative clauses, what the grammar pins.
GRAMMAR = "(grammar and quotations)"
FIRST = {"i", "me", "my", "we", "us", "our"}
PERSONAL = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
NEUTER = {"it", "its", "itself"}
PLURAL = {"they", "them", "their", "themselves"}
#: Each pronoun's row in the table of `later_mentions`.
PRONOUNS = {
    **dict.fromkeys(FIRST, "I, we"), **dict.fromkeys(PERSONAL, "he, she"),
    **dict.fromkeys(NEUTER, "it"), **dict.fromkeys(PLURAL, "they"),
}  # fmt: skip

#: Precision, recall, F1.
Scores = tuple[float, float, float]


def conll(
    paragraphs: Iterable[Paragraph], found: Iterable[Found], *, least: int
) -> dict[str, Scores]:
    """MUC, B-cubed, CEAF-e and their mean `CoNLL`, over chains of `least` mentions or more.

    The metric is that of scorch (https://github.com/LoicGrobol/scorch), after Pradhan et al.,
    "Scoring coreference partitions of predicted mentions", ACL 2014.
    """
    gold: dict[object, set[Key]] = {}
    for p in paragraphs:
        for m in p.mentions:
            if m.chain != EITHER:
                gold.setdefault((p.name, m.chain), set()).add((p.name, m.start, m.end))
    ours: dict[object, set[Key]] = {}
    for it in found:
        if it.gold is None or it.means:
            where = (it.key[0], it.gold.start, it.gold.end) if it.gold else it.key
            ours.setdefault((it.key[0], it.chain), set()).add(where)
    key = [chain for chain in gold.values() if len(chain) >= least]
    response = [chain for chain in ours.values() if len(chain) >= least]
    result: dict[str, Scores] = {}
    for name, metric in (("MUC", scores.muc), ("B3", scores.b_cubed), ("CEAFe", scores.ceaf_e)):
        recall, precision, f1 = metric(key, response)
        result[name] = (precision, recall, f1)
    p, r, f1 = (sum(values) / len(result) for values in zip(*result.values(), strict=True))
    return {**result, "CoNLL": (p, r, f1)}


def later_mentions(
    paragraphs: Iterable[Paragraph], found: Iterable[Found]
) -> dict[str, Counter[str]]:
    """What became of each mention of an actor with several, by its class.

    `right`: most others of its chain mean the same actor, `wrong`: they do not, `alone`: there are
    no others, `missed`: it is not found.
    """
    by_gold = {(it.key[0], it.gold): it for it in found if it.gold}
    members: dict[tuple[str, int], list[Found]] = {}
    for it in by_gold.values():
        members.setdefault((it.key[0], it.chain), []).append(it)
    table: dict[str, Counter[str]] = {}
    for p in paragraphs:
        size = Counter(m.chain for m in p.mentions if m.chain != EITHER)
        for m in p.mentions:
            if size[m.chain] > 1:
                own = by_gold.get((p.name, m))
                others = [it for it in members[p.name, own.chain] if it is not own] if own else []
                fate = _fate(own, others)
                table.setdefault(_class(p.text[m.start : m.end], m), Counter())[fate] += 1
    return table


def _fate(own: Found | None, others: Sequence[Found]) -> str:
    if own is None:
        return "missed"
    if not others:
        return "alone"
    (commonest, _), *_ = Counter(it.means for it in others).most_common(1)
    return "right" if commonest == own.means else "wrong"


def _class(words: str, m: Marked) -> str:
    shape = PRONOUNS.get(words.lower()) or ("name" if words[0].isupper() else "noun")
    return f"{shape} of several" if "+" in m.chain else shape


@dataclass(frozen=True, slots=True)
class Link:
    """One join of a sieve, as `words=chain`; `right` is None where neither side is annotated."""

    sieve: str
    paragraph: str
    joined: str
    to: str
    right: bool | None


def links(runs: Runs) -> Iterator[Link]:
    """What each sieve joins, in the order of the sieves: all up to it against all before it.

    Of what a sieve puts together, the part with the most names and nouns keeps its place, and each
    other part is one link: right where most mentions of both parts have the same gold chain.
    """
    names = list(SIEVES)
    before: Mapping[Key, object] = {}
    for count in range(len(names) + 1):
        found = runs.read(names[count:])
        gold = {it.key: it.gold.chain for it in found if it.gold}
        chains: dict[tuple[str, int], dict[object, list[Key]]] = {}
        for it in sorted(found, key=lambda it: it.key):
            parts = chains.setdefault((it.key[0], it.chain), {})
            parts.setdefault(before.get(it.key, it.key), []).append(it.key)
        for parts in chains.values():
            yield from _judged(
                names[count - 1] if count else GRAMMAR, parts.values(), gold, runs.text
            )
        before = {it.key: (it.key[0], it.chain) for it in found}


def _judged(
    sieve: str, parts: Iterable[list[Key]], gold: Mapping[Key, str], text: Mapping[str, str]
) -> Iterator[Link]:
    base, *others = sorted(parts, key=lambda part: (-len(_telling(part, text)), part))
    for part in others:
        one, other = _commonest(part, gold, text), _commonest(base, gold, text)
        if EITHER not in {one, other}:
            joined, to = (
                f"{text[n][a:b]}@{a}={c}" for (n, a, b), c in ((part[0], one), (base[0], other))
            )
            right = None if one is None and other is None else one == other
            yield Link(sieve, part[0][0], joined, to, right)


def _telling(part: Sequence[Key], text: Mapping[str, str]) -> list[Key]:
    """The mentions that say who is meant: all but the pronouns."""
    return [(name, a, b) for name, a, b in part if text[name][a:b].lower() not in PRONOUNS]


def _commonest(part: Sequence[Key], gold: Mapping[Key, str], text: Mapping[str, str]) -> str | None:
    """The gold chain of most of these, names and nouns before pronouns; None: none is annotated."""
    counts = Counter(chain for key in _telling(part, text) or part if (chain := gold.get(key)))
    sure = Counter({chain: n for chain, n in counts.items() if chain != EITHER}) or counts
    return max(sure, key=lambda chain: sure[chain]) if sure else None
