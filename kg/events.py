"""Event codes of a reading: PLOVER and CAMEO, by the codebooks' rules for negation and modality.

The relation's own code stands in the ontology. A codebook recodes what is not (yet) done, which a
reading keeps apart as polarity and modality; so the rules are applied here, after the fact, and
nothing is recoded in the graph. See PLOVER (https://github.com/openeventdata/PLOVER) and CAMEO
1.1b3 (https://parusanalytics.com/eventdata/data.dir/cameo.html).

========================================  ==================================
reading                                   code
========================================  ==================================
done: asserted, reported, alleged         the relation's own
planned, words (quad class 1 or 3)        the relation's own
planned, material cooperation (2)         AGREE, 03: agrees or promises to
planned, material conflict (4)            THREATEN, 13
cooperation (1 or 2), negative            REJECT, 12
conflict (3 or 4), negative               none: nothing happened
attempted, considered, hypothetical       none
========================================  ==================================
"""

from dataclasses import dataclass

from kg.model import FACTUAL, Modality, Polarity
from kg.ontology import Relation

VERBAL = {1, 3}
COOPERATION = {1, 2}
MATERIAL_COOPERATION = 2


@dataclass(frozen=True, slots=True)
class Event:
    """An event code: PLOVER's type and CAMEO's root.

    CAMEO has three digits where the root alone would mislead.
    """

    plover: str
    cameo: str | None


AGREE = Event("AGREE", "03")
REJECT = Event("REJECT", "12")
THREATEN = Event("THREATEN", "13")


def event(relation: Relation, *, polarity: Polarity, modality: Modality) -> Event | None:
    """The code of a reading of `relation`; None where the codebook has none for it."""
    if relation.plover is None or modality not in FACTUAL | {"alleged", "planned"}:
        return None
    if polarity == "negative":
        return REJECT if relation.quad in COOPERATION else None
    if modality != "planned" or relation.quad in VERBAL:
        return Event(relation.plover, relation.cameo)
    return AGREE if relation.quad == MATERIAL_COOPERATION else THREATEN
