"""What the eye is told: shape by kind of actor, colour by family, dash by modality.

Colours themselves stand in the stylesheet, since they differ between light and dark.
"""

from dataclasses import dataclass

from kg.model import MODALITIES, Modality
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Shape:
    """One mark on the map and the kinds it stands for."""

    name: str
    label: str
    mark: str
    """Name of a vis-network shape."""
    roots: tuple[str, ...]
    """Kinds that wear it, with all kinds below them."""
    quiet: bool = False
    """Whether it steps back: what actors act on rather than who acts."""


#: The first that fits counts, so a ministry is a government before it is an organisation.
SHAPES = (
    Shape("person", "Person", "dot", ("Person",)),
    Shape("state", "State or government", "square", ("State", "StateGroup", "Government")),
    Shape("force", "Armed actor", "triangle", ("ForceOfArms",)),
    Shape("organization", "Organisation", "diamond", ("Organization",)),
    Shape("group", "People or group", "hexagon", ("Group",)),
    Shape("actor", "Other actor", "dot", ("Actor",)),
    Shape("place", "Place", "triangleDown", ("Place",), quiet=True),
    Shape("thing", "Post, topic, event", "star", ("Entity",), quiet=True),
)

#: Families in the order of the legend; the ontology's None is "other".
FAMILIES = {
    "cooperation": "Cooperation",
    "conflict": "Conflict",
    "other": "Other relations",
    "structural": "Structure",
}

#: Lengths of stroke and gap in pixels; factual voices are (nearly) solid, the others broken.
DASHES: dict[Modality, tuple[int, ...]] = {
    "asserted": (),
    "reported": (18, 3),
    "alleged": (12, 4, 3, 4),
    "planned": (8, 6),
    "attempted": (5, 4),
    "considered": (3, 5),
    "hypothetical": (1, 5),
}
if set(DASHES) != set(MODALITIES):
    raise TypeError("every modality needs its dash")


def shape_of(kind: str, ontology: Ontology) -> Shape:
    """The shape that `kind` wears; the last one for a kind below none of the roots."""
    lineage = {kind, *ontology.kind(kind).broader}
    return next((shape for shape in SHAPES if lineage.intersection(shape.roots)), SHAPES[-1])


def family_of(relation: str, ontology: Ontology) -> str:
    """Key of `FAMILIES` for a relation."""
    return ontology.relation(relation).family or "other"
