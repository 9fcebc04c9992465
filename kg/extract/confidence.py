"""Step 6: how sure a reading is. The share of readings of its kind that were right.

The shares are data, measured by `python -m bench.confidence`; `docs/confidence.md` tells what they
mean, and why these kinds and no finer ones.
"""

from collections.abc import Iterable

from kg.extract.candidates import Candidate
from kg.extract.manner import Manner
from kg.lexicon import Shares
from kg.model import FACTUAL


def confidence(
    shares: Shares, manner: Manner, ends: Iterable[tuple[Candidate, Candidate]]
) -> float:
    """The share of the reading's kind, to two decimals.

    Each end is a mention with the mention that names its chain best. A kind that too few annotated
    readings are of has no share of its own: its readings take that of all.
    """
    stated = manner.polarity == "positive" and manner.how in FACTUAL
    elsewhere = any(is_named_elsewhere(mention, best) for mention, best in ends)
    kind = ("stated" if stated else "unstated", "elsewhere" if elsewhere else "own")
    return round(shares.kinds.get(kind, shares.overall), 2)


def is_named_elsewhere(mention: Candidate, best: Candidate) -> bool:
    """Whether a pronoun or description takes its name from another mention.

    A description that the article never names is its own name: "the rebels".
    """
    return not mention.named and mention.how != best.how
