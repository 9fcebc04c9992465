"""Where actors stand: a seeded force layout in numpy, so that the page draws at once.

Linked actors attract, all repel (Fruchterman and Reingold 1991,
https://doi.org/10.1002/spe.4380211102), actors of one circle hold together, and boxes of mark and
name push each other and foreign lines away. Of several beginnings the best drawing is kept.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Indices = NDArray[np.int64]

SEED = 20
#: Pixels a link wants to be long: room for its words between two names.
LINK_LENGTH = 140.0
#: Room kept between two boxes, in pixels.
MARGIN_X, MARGIN_Y = 26.0, 22.0
#: Boxes that lack no more room than this, in pixels, are left alone.
TOUCH = 0.5
#: How strongly members of a circle are drawn to its middle.
COHESION = 0.3
#: Pull to the middle, across and down: names are wide, the room between legend and panel is not.
GRAVITY = np.array([0.22, 0.12])
#: Beyond so many link lengths actors no longer repel, so that far parts do not drift apart.
REPULSION_REACH = 2.2
STEPS = 260
#: Circles of so many actors have a ground, and how far it reaches from its middle line, with air.
LEAST_GROUND, GROUND = 3, 62.0
#: Beginnings tried for up to so many actors: 28 actors take 1 s for 36 of them, 300 take 3 s for 1.
BEGINNINGS = ((8, 6), (40, 36), (90, 10), (160, 3))


def place(
    boxes: Sequence[tuple[float, float]],
    links: Sequence[tuple[int, int, float]],
    circles: Sequence[int],
) -> list[tuple[int, int]]:
    """Middle of each box, in whole pixels around the origin.

    Args:
        boxes: Width and height of each actor's mark and name.
        links: Two actors and how strongly they attract, above 0.
        circles: Number of each actor's circle.

    """
    count = len(boxes)
    if count == 0:
        return []
    size = np.asarray(boxes, dtype=np.float64)
    ends = np.asarray([(a, b) for a, b, _ in links if a != b], dtype=np.int64).reshape(-1, 2)
    strength = np.asarray([s for a, b, s in links if a != b], dtype=np.float64)
    membership = np.asarray(circles, dtype=np.int64)
    tries = next((tries for most, tries in BEGINNINGS if count <= most), 1)
    drawings = (drawing(size, ends, strength, membership, SEED + i) for i in range(tries))
    best = min(drawings, key=lambda points: cost(points, size, ends, membership))
    spread = np.ptp(best, axis=0) + size.max(axis=0)
    # Room that the window leaves above and below is used: apart from each other boxes only get.
    best[:, 1] *= np.clip(spread[0] * 8 / 9 / spread[1], 1.0, 1.3)
    best -= (best.min(axis=0) + best.max(axis=0)) / 2
    return [(round(x), round(y)) for x, y in best.tolist()]


def drawing(size: Points, ends: Indices, strength: Points, circles: Indices, seed: int) -> Points:
    """One layout, from one beginning."""
    points = simulated(size, ends, strength, circles, np.random.default_rng(seed))
    points = laid_wide(points)
    for _ in range(40):
        points = separated(points, size, rounds=4)
        points = points + clearance(points, size, ends)
    return separated(points, size, rounds=200)


def simulated(
    size: Points, ends: Indices, strength: Points, circles: Indices, rng: np.random.Generator
) -> Points:
    """Let the forces act while the step that they may cause cools down."""
    count = len(size)
    points: Points = beginning(circles, rng) * LINK_LENGTH * np.sqrt(count) / 2
    for step in range(STEPS):
        force = repulsion(points) + attraction(points, ends, strength)
        force += COHESION * (middles(points, circles) - points)
        force -= GRAVITY * points
        length = np.linalg.norm(force, axis=1, keepdims=True) + 1e-9
        most = LINK_LENGTH * 0.5 * (1 - step / STEPS) ** 1.5 + 1
        points = points + force / length * np.minimum(length, most)
    return points


def beginning(circles: Indices, rng: np.random.Generator) -> Points:
    """Circles around a ring, their members near each other."""
    angle = 2 * np.pi * rng.permutation(circles.max() + 1)[circles] / (circles.max() + 1)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return np.asarray(ring + rng.normal(scale=0.35, size=ring.shape))


def repulsion(points: Points) -> Points:
    """Push of all on all within reach, falling with distance."""
    apart = points[:, None, :] - points[None, :, :]
    square = (apart**2).sum(axis=2) + 400.0
    square[square > (REPULSION_REACH * LINK_LENGTH) ** 2] = np.inf
    return np.asarray((apart * (0.7 * LINK_LENGTH**2 / square)[:, :, None]).sum(axis=1))


def attraction(points: Points, ends: Indices, strength: Points) -> Points:
    """Pull along the links, growing with their length."""
    apart = points[ends[:, 1]] - points[ends[:, 0]]
    length = np.linalg.norm(apart, axis=1, keepdims=True)
    pull = apart * length / LINK_LENGTH * strength[:, None] * 0.5
    return gathered(pull, ends[:, 0], len(points)) - gathered(pull, ends[:, 1], len(points))


def gathered(vectors: Points, owners: Indices, count: int) -> Points:
    """Sum of the vectors of each owner."""
    columns = [np.bincount(owners, vectors[:, axis], count) for axis in (0, 1)]
    return np.stack(columns, axis=1)


def middles(points: Points, circles: Indices) -> Points:
    """For each actor the middle of its circle."""
    number = circles.max() + 1
    members = np.bincount(circles, minlength=number)[:, None]
    return np.asarray((gathered(points, circles, number) / np.maximum(members, 1))[circles])


def laid_wide(points: Points) -> Points:
    """Turn the drawing so that its longer side lies across."""
    centred = points - points.mean(axis=0)
    if len(points) <= 2:  # noqa: PLR2004  two points have no other side
        return np.asarray(centred[:, :1] * [1.0, 0.0] + centred[:, 1:] * [1.0, 0.0])
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    # Eigenvectors have no sign of their own; a fixed one keeps the drawing the same everywhere.
    sign = np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    return np.asarray(turned * sign)


def separated(points: Points, size: Points, *, rounds: int) -> Points:
    """Push overlapping boxes apart along the shorter way, until none overlap or the rounds end."""
    room_x = (size[:, None, 0] + size[None, :, 0]) / 2 + MARGIN_X
    room_y = (size[:, None, 1] + size[None, :, 1]) / 2 + MARGIN_Y
    np.fill_diagonal(room_x, 0.0)
    np.fill_diagonal(room_y, 0.0)
    # Boxes in the very same place have no direction to leave in: give each pair one.
    order = np.sign(np.arange(len(size))[:, None] - np.arange(len(size))[None, :])
    for _ in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        lack_x = room_x - np.abs(apart[:, :, 0])
        lack_y = room_y - np.abs(apart[:, :, 1])
        clash = (lack_x > TOUCH) & (lack_y > TOUCH)
        if not clash.any():
            break
        across = clash & (lack_x <= lack_y)
        down = clash & ~across
        sign_x = np.where(apart[:, :, 0] == 0, order, np.sign(apart[:, :, 0]))
        sign_y = np.where(apart[:, :, 1] == 0, order, np.sign(apart[:, :, 1]))
        push_x = (np.where(across, lack_x, 0.0) * sign_x).sum(axis=1)
        push_y = (np.where(down, lack_y, 0.0) * sign_y).sum(axis=1)
        points = points + np.stack([push_x, push_y], axis=1) * 0.5
    return points


def clearance(points: Points, size: Points, ends: Indices) -> Points:
    """Push boxes off the straight lines of links that are not theirs."""
    if not len(ends):
        return np.zeros_like(points)
    away, distance, along = to_lines(points, ends)
    foreign = np.ones(distance.shape, dtype=bool)
    rows = np.arange(len(ends))
    foreign[rows, ends[:, 0]] = foreign[rows, ends[:, 1]] = False
    lack = np.where(foreign & (along > 0) & (along < 1), reach(away, distance, size) - distance, 0)
    push = away / distance[:, :, None] * np.maximum(lack, 0.0)[:, :, None]
    return np.asarray(np.clip(push.sum(axis=0) * 0.35, -14, 14))


def to_lines(points: Points, ends: Indices) -> tuple[Points, Points, Points]:
    """For each link and each actor: way from the link, its length, and how far along the link.

    The last is 0 at the link's beginning and 1 at its end.
    """
    start, way = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    square = (way**2).sum(axis=1) + 1e-9
    offset = points[None, :, :] - start[:, None, :]
    along = (offset * way[:, None, :]).sum(axis=2) / square[:, None]
    away = offset - np.clip(along, 0, 1)[:, :, None] * way[:, None, :]
    return away, np.sqrt((away**2).sum(axis=2)) + 1e-6, along


def reach(away: Points, distance: Points, size: Points) -> Points:
    """How far a box extends in the direction of `away`, with some air."""
    direction = np.abs(away) / distance[:, :, None]
    half = size[None, :, :] / 2
    return np.asarray((direction * half).sum(axis=2) * 0.9 + 8)


def cost(points: Points, size: Points, ends: Indices, circles: Indices) -> float:
    """How bad a drawing is: crossings, lines through boxes, mixed circles, long lines, room."""
    length = np.linalg.norm(points[ends[:, 1]] - points[ends[:, 0]], axis=1).sum()
    spread = np.ptp(points, axis=0) + size.max(axis=0)
    # Side of the least window of nine by eight that holds all: the larger, the smaller the names.
    room = max(spread[0] / 9, spread[1] / 8)
    hits = (np.abs(clearance(points, size, ends)).sum(axis=1) > 1).sum()
    mixed = intruders(points, circles)
    return float(
        crossings(points, ends) + 3 * hits + 4 * mixed + length / LINK_LENGTH / 3 + room / 5
    )


def intruders(points: Points, circles: Indices) -> int:
    """How often one stands on the ground of a circle that is not theirs, or two grounds cross."""
    trees = [
        (number, shortest_tree(points, np.flatnonzero(circles == number)))
        for number in range(circles.max() + 1)
    ]
    ground = np.asarray([pair for _, tree in trees for pair in tree], dtype=np.int64)
    if not len(ground):
        return 0
    owner = np.asarray([number for number, tree in trees for _ in tree])
    on = (to_lines(points, ground)[1] < GROUND) & (circles[None, :] != owner[:, None])
    return int(on.sum()) + 2 * crossings(points, ground)


def shortest_tree(points: Points, members: Indices) -> list[tuple[int, int]]:
    """Pairs that join all members over the least distance (Prim); the page shades the way."""
    if len(members) < LEAST_GROUND:
        return []
    apart = np.linalg.norm(points[members][:, None] - points[members][None, :], axis=2)
    nearest, way = np.zeros(len(members), dtype=np.int64), apart[0].copy()
    way[0] = np.inf
    pairs = []
    for _ in range(len(members) - 1):
        new = int(way.argmin())
        pairs.append((int(members[nearest[new]]), int(members[new])))
        closer = (apart[new] < way) & np.isfinite(way)
        nearest[closer], way[closer] = new, apart[new][closer]
        way[new] = np.inf
    return pairs


def crossings(points: Points, ends: Indices) -> int:
    """How many pairs of links cross, those of a common actor aside."""
    start, stop = points[ends[:, 0]], points[ends[:, 1]]

    def side(points: Points) -> NDArray[np.bool_]:
        """For each link and each point, on which side of the link it lies."""
        way = (stop - start)[:, None, :]
        to = points[None, :, :] - start[:, None, :]
        return np.asarray(way[:, :, 0] * to[:, :, 1] - way[:, :, 1] * to[:, :, 0] > 0)

    parted = side(start) != side(stop)
    shared = (ends[:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3))
    return int((parted & parted.T & ~shared).sum() // 2)
