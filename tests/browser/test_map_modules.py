"""Where things stand on the map, module by module: curves, heads, routes, names, places."""

import itertools
import math

import pytest

pytestmark = pytest.mark.browser

#: A map of 1000 by 800 at its natural scale; `stand` puts actors where the test wants them.
MAP = """
    network = { getScale: () => 1, DOMtoCanvas: ({ x, y }) => ({ x: x ? 500 : -500, y: y ? 400 : -400 }) };
    const [one, two, three, four] = actors.filter((actor) => !actor.kind.shape.quiet);
    const edge = (subject, object, relation = {}) => ({
      index: 0, subject, object, family: families[0], denied: false, modality: modalities[0],
      relation: { symmetric: false, ...relation }, statements: [], matter: { agreement: "single" },
    });
    const show = (lines, places) => {
      spots = new Map(places);
      view = { ...view, drawn: new Set(spots.keys()), drawnLines: lines.map((it) => ({ edge: it, statements: [], articles: 1 })) };
      bends = routesFor(view.drawnLines, spots);
    };
"""  # noqa: E501


def via(start, end, roundness):
    """vis-network's own words: so far from the beginning, at such an angle."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = (0.5 + abs(roundness) / 2) * math.hypot(dx, dy)
    angle = math.atan2(-dy, dx) + (0.5 + roundness / 2) * math.pi
    return start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle)


@pytest.mark.parametrize("roundness", [0, 0.12, -0.38, 0.55])
@pytest.mark.parametrize("end", [(100, 0), (-30, 80), (0, -50), (7, 7)])
def test_curves_are_those_of_vis_network(run, roundness, end):
    start = (10, -20)
    got = run("viaOf({ x: a[0], y: a[1] }, { x: b[0], y: b[1] }, r)", a=start, b=end, r=roundness)
    assert (got["x"], got["y"]) == pytest.approx(via(start, end, roundness))


def test_curves_begin_and_end_at_their_actors(run):
    ends = run("[0, 1].map((t) => pointOn({ x: 3, y: 4 }, { x: 50, y: -9 }, 0.3, t))")
    assert [(it["x"], it["y"]) for it in ends] == [(3, 4), (50, -9)]


def test_grid_finds_boxes_in_any_cell_but_ones_own(run):
    before = "const grid = boxGrid(); grid.add(boxAround(300, -300, 200, 200), 'a');"
    ask = "[boxAround(215, -390, 40, 10), boxAround(150, -300, 90, 20), boxAround(0, 0, 9, 9)]"
    assert run(f"{ask}.map((box) => grid.meets(box, 0))", before=before) == [True, False, False]
    assert run(f"{ask}.map((box) => grid.meets(box, 10))", before=before) == [True, True, False]
    assert not run(f"grid.meets({ask}[0], 0, 'a')", before=before)
    assert run("grid.near({ x: 390, y: -210 }).map((it) => it.item)", before=before) == ["a"]


@pytest.mark.parametrize(
    ("mark", "from_", "reach"),
    [
        ("dot", (-300, 0), 20),
        ("dot", (-300, -300), 20),
        ("square", (-300, 0), 20),
        ("square", (-300, -300), 20 * math.sqrt(2)),
        ("diamond", (-300, 0), 20),
        ("diamond", (-300, -300), 20 / math.sqrt(2)),
    ],
)
def test_lines_arrive_at_the_border_of_the_mark(run, mark, from_, reach):
    t = run(
        "arrival({ x, y }, { x: 0, y: 0 }, 0, { size: 20, kind: { shape: { mark } } })",
        x=from_[0],
        y=from_[1],
        mark=mark,
    )
    assert (1 - t) * math.hypot(*from_) == pytest.approx(reach + 2, abs=2)


def test_heads_point_at_the_object_and_symmetric_lines_have_none(run):
    places = "show([edge(one, two)], [[one, { x: 0, y: 200 }], [two, { x: 0, y: 0 }]]);"
    head = run("headOf(view.drawnLines[0].edge)", before=MAP + places)
    assert head["angle"] == pytest.approx(-math.pi / 2)
    assert 0 < head["y"] < 60
    assert run("headOf(edge(one, two, { symmetric: true }))", before=MAP + places) is None
    assert run("headOf(edge(one, one))", before=MAP + places) is None


def test_heads_shrink_on_short_lines_and_grow_on_small_maps(run):
    def length(far, scale):
        places = f"show([], [[one, {{ x: {far}, y: 0 }}], [two, {{ x: 0, y: 0 }}]]);"
        at = f"network.getScale = () => {scale};"
        return run("headOf(edge(one, two)).length", before=MAP + places + at)

    assert length(300, 1) == 11
    assert length(300, 0.25) == 32
    assert length(40, 0.25) == 12
    assert length(10, 1) == 6


def test_a_line_bends_around_a_foreign_actor(run):
    ends = "[one, { x: -200, y: 0 }], [two, { x: 200, y: 0 }]"
    straight = MAP + f"show([edge(one, two)], [{ends}]);"
    assert run("[...bends.values()]", before=straight) == [0]
    blocked = MAP + f"show([edge(one, two)], [{ends}, [three, {{ x: 0, y: 0 }}]]);"
    (bend,) = run("[...bends.values()]", before=blocked)
    assert bend != 0
    through = run("[...foreignBoxes(view.drawnLines[0].edge, bends.values().next().value, spots, "
                  "(() => { const grid = boxGrid(); for (const [actor, spot] of spots) "
                  "grid.add(actorBox(actor, spot), actor); return grid; })())].length",
                  before=blocked)  # fmt: skip
    assert through == 0


def test_lines_of_one_pair_fan_out_and_none_covers_another(run):
    before = MAP + (
        "show([edge(one, two), edge(two, one), edge(one, two)],"
        " [[one, { x: -150, y: 0 }], [two, { x: 150, y: 0 }]]);"
    )
    middles = run("view.drawnLines.map(({ edge: it }) => pointOfLine(it, 0.5).y)", before=before)
    apart = sorted(middles)
    assert min(b - a for a, b in itertools.pairwise(apart)) > 15
    assert middles[1] == pytest.approx(0)


def test_a_name_leaves_the_head_of_its_own_line_in_sight(run):
    from_below = "show([edge(two, one)], [[one, { x: 0, y: 0 }], [two, { x: 0, y: 300 }]]);"
    asked = "placeNames(null); const name = names.find(({ actor }) => actor === one);"
    side, hidden = run(
        "[name.side, boxesMeet(name.box, headBox(headOf(view.drawnLines[0].edge)))]",
        before=MAP + from_below + asked,
    )
    assert side != "below"
    assert not hidden
    from_above = "show([edge(two, one)], [[one, { x: 0, y: 0 }], [two, { x: 0, y: -300 }]]);"
    assert run("name.side", before=MAP + from_above + asked) == "below"


def test_a_name_that_cannot_go_aside_makes_room_for_the_head(run):
    # Marks stand left, right and above, so that only below is free, where the line comes in.
    before = (
        MAP
        + """
        const aside = one.size + 5 + nameWidth(one) / 2;
        show([edge(four, one)], [[one, { x: 0, y: 0 }], [two, { x: aside, y: 0 }],
          [three, { x: -aside, y: 0 }], [four, { x: 0, y: 350 }]]);
        for (const y of [-one.size - 16]) spots.set(actors.at(-1), { x: 0, y });
        view.drawn.add(actors.at(-1));
        placeNames(null);
        const name = names.find(({ actor }) => actor === one);
    """
    )
    side, hidden = run(
        "[name.side, boxesMeet(name.box, headBox(headOf(view.drawnLines[0].edge)))]", before=before
    )
    assert side == "lower"
    assert not hidden


def test_words_of_a_line_in_sight_stay_inside_the_window(run):
    before = (
        MAP
        + """
        const line = edge(one, two);
        line.phrase = "has long been said to be on good terms with";
        show([line], [[one, { x: 470, y: -300 }], [two, { x: 470, y: 300 }]]);
        const label = freeLabel(view.drawnLines[0], 12, boxGrid(), shownArea());
    """
    )
    assert run("label === null || labelBox(label).right <= 500", before=before)
    assert run("label !== null && labelBox(label).left > 0", before=before)


def test_words_stand_beside_a_line_that_they_would_hide(run):
    near = "[[one, { x: -60, y: 0 }], [two, { x: 60, y: 0 }]]"
    far = "[[one, { x: -260, y: 0 }], [two, { x: 260, y: 0 }]]"
    label = "freeLabel(view.drawnLines[0], 12, boxGrid(), shownArea()).shift"

    def shift(places):
        phrase = "const line = edge(one, two); line.phrase = 'supports'; show([line], "
        return run(label, before=MAP + phrase + places + ");")

    assert shift(near) != 0
    assert shift(far) == 0


def test_who_stands_on_the_map_stays_and_newcomers_find_room(run):
    before = """
        const shown = [...opening.spots.keys()].slice(0, 12);
        const newcomer = { ...shown[0], index: 999 };
        const placed = spotsBeside([...shown, newcomer], LANDSCAPE);
        const boxes = [...placed].map(([actor, spot]) => actorBox(actor, spot));
    """
    assert run(
        "shown.every((actor) => placed.get(actor).x === opening.spots.get(actor).x)", before=before
    )
    assert not run("boxes.slice(0, -1).some((box) => boxesMeet(box, boxes.at(-1)))", before=before)
    far = run(
        "Math.hypot(placed.get(newcomer).x - newcomer.x, placed.get(newcomer).y - newcomer.y)",
        before=before,
    )
    assert 0 < far < 600


def test_a_big_neighbourhood_fills_rings_with_the_best_tied_inside(run):
    before = """
        const crowd = Array.from({ length: 240 }, (_, i) => ({ ...linkedActors[i % 20], index: i }));
        const of = (end) => ({ edge: { subject: crowd[0], object: end } });
        const ties = Float64Array.from(crowd, (_, i) => 300 - i);
        const placed = spotsOfFocus({
          scope: { first: [crowd[0]] }, frame: new Set(crowd), frameLines: crowd.slice(1, 40).map(of), ties,
        });
        const reach = crowd.map((actor) => Math.hypot(placed.get(actor).x, placed.get(actor).y));
    """  # noqa: E501
    reach = run("reach", before=before)
    assert reach[0] < 60
    near, middle, far = reach[1:10], reach[10:40], reach[40:]
    assert max(near) < min(far)
    assert sum(near) / len(near) < sum(middle) / len(middle) < sum(far) / len(far)
    # As discs of the room that an actor takes, 240 of them fill a circle of 920 pixels.
    assert max(far) < 2000


def test_boxes_pushed_apart_do_not_meet(run):
    crowd = (
        "new Map(linkedActors.map((actor, i) => [actor, { x: (i * 37) % 90, y: (i * 53) % 70 }]))"
    )
    meeting = run(
        "boxes.flatMap((a, i) => boxes.slice(0, i).filter((b) => boxesMeet(a, b))).length",
        before=f"const boxes = [...apart({crowd})].map(([actor, spot]) => actorBox(actor, spot));",
    )
    assert meeting == 0


def test_ground_of_a_circle_joins_its_actors_by_the_shortest_tree(run):
    pairs = run(
        "shortestTree([one, two, three, four]).map((pair) => pair.map((it) => spots.get(it).x))",
        before=MAP
        + "show([], [one, two, three, four].map((it, i) => [it, { x: [0, 10, 100, 90][i], y: 0 }]));",  # noqa: E501
    )
    assert sorted(sorted(pair) for pair in pairs) == [[0, 10], [10, 90], [90, 100]]
