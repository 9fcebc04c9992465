"""How readings are judged against annotated sentences: pure counting, no extractor, no files.

A reading and a fact agree when both ends bear the same names and one relation is the other or
broader than it (families and `relation` are too broad to count). Names agree from a token F1 of
0.6 on, by the reading's name or by its words as written. GUIDE.md says what the facts are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import FACTUAL, Mention, Reading
from kg.ontology import FAMILIES, ROOT_RELATION, Ontology

#: "the shipbuilder Torvald" is Torvald's, "Danish Foreign Minister X" is not "Foreign Ministry".
SAME_NAME = 0.6
ARTICLES = frozenset({"a", "an", "the"})
#: Words longer than this lose a final "s": "border guards" are named "border guard" by some.
LONG = 3
#: Too broad to tell one fact from another.
TOO_BROAD = frozenset({ROOT_RELATION, *FAMILIES})
#: Readings of these are no error where the annotators name no such fact: who talks to whom and
#: what lies where is annotated only where it is news.
UNCOUNTED = frozenset({"speaksTo", "locatedIn"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One annotated fact; each field that is a tuple holds the answer and what is as good."""

    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    polarity: str = "positive"
    modality: tuple[str, ...] = ("asserted",)
    speaker: tuple[str | None, ...] = (None,)
    must: bool = True
    """False: true of the text but not required; neither a miss nor an error."""

    @property
    def is_plain(self) -> bool:
        """Whether the text states it as so."""
        return self.polarity == "positive" and not FACTUAL.isdisjoint(self.modality)


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated sentence or short passage."""

    id: str
    topic: str
    construction: str
    text: str
    date: str | None
    gold: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an extractor read: each end as its name and its words."""

    subject: tuple[str, str]
    relation: str
    object: tuple[str, str]
    polarity: str = "positive"
    modality: str = "asserted"
    speaker: tuple[str, str] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it would give a plain triple."""
        return self.polarity == "positive" and self.modality in FACTUAL


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the readings of one item fare."""

    item: Item
    found: Mapping[Fact, Said]
    missed: tuple[Fact, ...]
    extra: tuple[Said, ...]
    """Readings that no fact bears out, and second copies that contradict a right one."""
    wrong: tuple[Said, ...]
    """Readings that would give a plain triple which the text does not state."""


def item_from(row: Mapping[str, Any]) -> Item:
    """An item from a row of sentences.jsonl."""
    return Item(
        row["id"],
        row["topic"],
        row["construction"],
        row["text"],
        row["date"],
        tuple(_fact(fact) for fact in row["gold"]),
    )


def _fact(row: Mapping[str, Any]) -> Fact:
    other: Mapping[str, Sequence[str]] = row.get("or", {})

    def all_of(key: str) -> tuple[Any, ...]:
        return (row[key], *other.get(key, ()))

    return Fact(
        all_of("subject"),
        all_of("relation"),
        all_of("object"),
        row["polarity"],
        all_of("modality"),
        all_of("speaker"),
        row["must"],
    )


def said_from(reading: Reading) -> Said | None:
    """A reading as it is judged; None for an open one."""
    if reading.relation is None or reading.relation in TOO_BROAD:
        return None
    return Said(
        _names(reading.subject),
        reading.relation,
        _names(reading.object),
        reading.polarity,
        reading.modality,
        _names(reading.speaker) if reading.speaker else None,
    )


def _names(mention: Mention) -> tuple[str, str]:
    return (mention.name, mention.quote.text)


def same_name(names: Iterable[str | None], said: Iterable[str]) -> bool:
    """Whether any two of them share enough words.

    >>> same_name(["Torvald"], ["the maker Torvald", "it"])
    True
    """
    return likeness(names, said) >= SAME_NAME


def likeness(names: Iterable[str | None], said: Iterable[str]) -> float:
    """The best token F1 of any two of them, 0 to 1."""
    wanted = [_tokens(name) for name in names if name]
    others = [_tokens(other) for other in said]
    return max((_f1(one, other) for one in wanted for other in others), default=0.0)


def _tokens(name: str) -> Counter[str]:
    plain = name.lower().replace("’", "'").replace("'s ", " ").removesuffix("'s")
    words = (word.strip(".,'\"") for word in plain.split() if word not in ARTICLES)
    return Counter(word.removesuffix("s") if len(word) > LONG else word for word in words)


def _f1(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def agreement(fact: Fact, said: Said, ontology: Ontology) -> float:
    """How well a reading names the ends of this fact, whatever its polarity, modality and speaker.

    0 where it is another fact; symmetric and inverse relations count either way round.
    """
    relation = ontology.relation(said.relation)
    best = 0.0
    straight = any(_akin(one, said.relation, ontology) for one in fact.relation)
    inverse = said.relation if relation.symmetric else relation.inverse
    turned = inverse is not None and any(_akin(one, inverse, ontology) for one in fact.relation)
    for fits, subject, object_ in (
        (straight, said.subject, said.object),
        (turned, said.object, said.subject),
    ):
        ends = (likeness(fact.subject, subject), likeness(fact.object, object_))
        if fits and min(ends) >= SAME_NAME:
            best = max(best, sum(ends))
    return best


def _akin(one: str, other: str, ontology: Ontology) -> bool:
    lines = [{name, *ontology.relation(name).broader} - TOO_BROAD for name in (one, other)]
    return one in lines[1] or other in lines[0]


def fit(fact: Fact, said: Said) -> tuple[bool, bool, bool, bool, bool]:
    """What is right: polarity, plainness, modality, speaker; last, whether it must be found."""
    return (
        fact.polarity == said.polarity,
        fact.is_plain == said.is_plain,
        said.modality in fact.modality,
        speaker_is_right(fact, said),
        fact.must,
    )


def names_are_right(fact: Fact, said: Said) -> bool:
    """Whether both ends are called what the fact calls them, not only written so in the text."""
    one, other = said.subject[:1], said.object[:1]
    return (same_name(fact.subject, one) and same_name(fact.object, other)) or (
        same_name(fact.subject, other) and same_name(fact.object, one)
    )


def speaker_is_right(fact: Fact, said: Said) -> bool:
    """Whether the reading names the fact's speaker, or none where it has none."""
    if said.speaker is None:
        return None in fact.speaker
    return same_name(fact.speaker, said.speaker)


def judge(item: Item, readings: Iterable[Said], ontology: Ontology) -> Verdict:
    """Hold the readings of one item against its facts."""
    best: dict[Fact, Said] = {}
    matched: list[tuple[Said, Fact]] = []
    extra: list[Said] = []
    for said in dict.fromkeys(readings):
        agreeing = {fact: agreement(fact, said, ontology) for fact in item.gold}
        if any(agreeing.values()):
            # best named first: "Georgian guards" are not the "Armenian and Georgian guards"
            closest = max(agreeing.values())
            facts = [fact for fact, named in agreeing.items() if named == closest]
            fact = max(facts, key=lambda it: fit(it, said))
            matched.append((said, fact))
            if fact not in best or fit(fact, said) > fit(fact, best[fact]):
                best[fact] = said
        elif said.relation not in UNCOUNTED and _is_counted(item, said):
            extra.append(said)
    contradicting = [
        said for said, fact in matched if fit(fact, best[fact])[:2] > fit(fact, said)[:2]
    ]
    wrong = [said for said in extra if said.is_plain]
    wrong += [said for said, fact in matched if said.is_plain and not fact.is_plain]
    missed = tuple(fact for fact in item.gold if fact.must and fact not in best)
    return Verdict(item, best, missed, (*extra, *contradicting), tuple(wrong))


def _is_counted(item: Item, said: Said) -> bool:
    """Whether the annotators would have said so if it were true: they name both ends, or none."""
    named = [names for fact in item.gold for names in (fact.subject, fact.object)]
    ends = (said.subject, said.object)
    return not named or all(any(same_name(names, end) for names in named) for end in ends)
