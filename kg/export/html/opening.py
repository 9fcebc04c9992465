"""The opening view: which actors are drawn, where they stand, and what each looks like.

The rest of a big graph stands near whom it is linked to; the browser makes room when it draws them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from kg.export.html import labels
from kg.export.html.circles import circles
from kg.export.html.gather import Edge, best_connected, connectedness
from kg.export.html.grammar import shape_of
from kg.export.html.layout import place
from kg.model import Contents
from kg.ontology import Ontology

#: How strongly an edge pulls its ends together on the map.
PULL = {"cooperation": 1.0, "conflict": 0.45, "other": 0.6, "structural": 0.9}
GOLDEN_ANGLE = pi * (3 - sqrt(5))
#: Distance from its neighbour of the first actor that the opening view leaves out.
ASIDE = 120


@dataclass(frozen=True, slots=True)
class Look:
    """One actor on the map."""

    label: str
    mark: str
    size: float
    x: int
    y: int
    circle: int


@dataclass(frozen=True, slots=True)
class Opening:
    """All actors' looks, and who of them is drawn at first."""

    looks: tuple[Look, ...]
    drawn: tuple[int, ...]


def opening(
    contents: Contents, edges: Sequence[Edge], ontology: Ontology, *, max_drawn: int
) -> Opening:
    """Lay out the best connected actors well, all others roughly."""
    shapes = [shape_of(actor.kind, ontology) for actor in contents.actors]
    quiet = [shape.quiet for shape in shapes]
    ties = connectedness(len(shapes), edges)
    names = [labels.written(actor.name) for actor in contents.actors]
    sizes = [labels.mark_size(tie, quiet=q) for tie, q in zip(ties, quiet, strict=True)]

    drawn = best_connected(ties, edges, max_drawn)
    everyone = range(len(shapes))
    circle = circles(everyone, edges, ontology, quiet=quiet) if edges else list(everyone)
    places = opening_places(drawn, edges, [*zip(names, sizes, strict=True)], circle)
    spots = beside(places, edges, len(shapes))
    looks = (Look(names[i], shapes[i].mark, sizes[i], *spots[i], circle[i]) for i in everyone)
    return Opening(tuple(looks), tuple(drawn))


def opening_places(
    drawn: Sequence[int],
    edges: Sequence[Edge],
    written: Sequence[tuple[str, float]],
    circle: Sequence[int],
) -> dict[int, tuple[int, int]]:
    """Where the drawn actors stand."""
    position = {actor: i for i, actor in enumerate(drawn)}
    pull: defaultdict[tuple[int, int], float] = defaultdict(float)
    for edge in edges:
        if all(end in position for end in edge.ends):
            ends = sorted(position[end] for end in edge.ends)
            pull[ends[0], ends[1]] += PULL[edge.family]
    # Two who meet every day need not stand on each other's feet.
    links = [(a, b, min(strength, 2.0)) for (a, b), strength in sorted(pull.items())]
    boxes = [labels.box(*written[actor]) for actor in drawn]
    numbers = {c: i for i, c in enumerate(sorted({circle[actor] for actor in drawn}))}
    spots = place(boxes, links, [numbers[circle[actor]] for actor in drawn])
    return dict(zip(drawn, spots, strict=True))


def beside(
    places: dict[int, tuple[int, int]], edges: Sequence[Edge], count: int
) -> list[tuple[int, int]]:
    """Places of all `count` actors: those without one stand around a neighbour that has one."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for edge in edges:
        neighbours[edge.subject].append(edge.object)
        neighbours[edge.object].append(edge.subject)
    spots, around = dict(places), defaultdict[int, int](int)
    waiting = list(spots)
    while waiting:
        host = waiting.pop(0)
        for guest in neighbours[host]:
            if guest not in spots:
                around[host] += 1
                spots[guest] = spiral(spots[host], around[host])
                waiting.append(guest)
    rest = (actor for actor in range(count) if actor not in spots)
    for turn, actor in enumerate(rest, start=1):
        spots[actor] = spiral((0, 0), turn)
    return [spots[actor] for actor in range(count)]


def spiral(middle: tuple[int, int], turn: int) -> tuple[int, int]:
    """The `turn`-th place around `middle`, spread as seeds in a sunflower."""
    radius, angle = ASIDE * sqrt(turn), GOLDEN_ANGLE * turn
    return round(middle[0] + radius * cos(angle)), round(middle[1] + radius * sin(angle))
