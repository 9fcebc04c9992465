"""Step 5: what is collected of how a frame is said."""

from dataclasses import dataclass, field
from typing import cast

from kg.extract.frames import Filler
from kg.model import MODALITIES, Modality, Polarity

#: How little a modality says that a thing is so: the model lists the least factual last.
RANK: dict[str, int] = {modality: rank for rank, modality in enumerate(MODALITIES)}


@dataclass(slots=True)
class Manner:
    """What the walk has found."""

    negative: bool = False
    modality: str = "asserted"
    speakers: list[Filler] = field(default_factory=list)
    """The nearest first."""
    verb: str | None = None
    """The word by which the nearest speaker says it, as written."""
    performed: bool = False
    """Whether doing it is saying it: who marches "to demand reform" demands it."""
    silent: bool = False
    """A question: it says nothing."""

    def mark(self, mark: str | None) -> None:
        """Take a mark if it is less factual than what stands.

        `negative` turns the polarity, `denied` reports a denial.

        >>> manner = Manner()
        >>> for mark in ("reported", "planned", "alleged", "negative"):
        ...     manner.mark(mark)
        >>> manner.how, manner.polarity
        ('planned', 'negative')
        """
        if mark == "negative":
            self.negative = not self.negative
        elif mark == "denied":
            self.negative = not self.negative
            self.mark("reported")
        elif mark and RANK[mark] > RANK[self.modality]:
            self.modality = mark

    @property
    def polarity(self) -> Polarity:
        """As the model wants it."""
        return "negative" if self.negative else "positive"

    @property
    def how(self) -> Modality:
        """As the model wants it."""
        return cast("Modality", self.modality)  # RANK's keys are exactly the modalities
