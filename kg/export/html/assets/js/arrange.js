// Places for views that the page did not bring along: a neighbourhood of a big graph, a path, a filtered selection.
// No chance is involved, so the same view always looks the same.

/** Above so many actors on the page a neighbourhood is laid out anew, since its actors lie far apart. */
const KEEP_PLACES = 60;
const GAP = 26;

function spotsFor(view) {
  if (view.scope?.kind === "path") return spotsOfPath(view);
  if (view.scope?.kind === "focus" && actors.length > KEEP_PLACES) return spotsOfFocus(view);
  return spotsBeside([...view.frame], isTall() ? PORTRAIT : LANDSCAPE);
}

/** Who stands on the opening map stays there, so that readers find them again; others come in where there is room. */
function spotsBeside(shown, frame) {
  const opened = openingSpots(frame);
  const spots = new Map();
  const taken = boxGrid();
  const stand = (actor, spot) => {
    spots.set(actor, spot);
    taken.add(actorBox(actor, spot), actor);
  };
  for (const actor of shown) if (opened.has(actor)) stand(actor, opened.get(actor));
  for (const actor of shown) if (!opened.has(actor)) stand(actor, freeSpot(actor, spotIn(frame, actor), taken));
  return spots;
}

/** The nearest free place around where an actor belongs, on a spiral like that of a sunflower's seeds. */
function freeSpot(actor, home, taken) {
  for (let turn = 0; turn < SPIRAL.most; turn += 1) {
    const radius = SPIRAL.step * Math.sqrt(turn);
    const spot = { x: home.x + radius * Math.cos(SPIRAL.angle * turn), y: home.y + radius * Math.sin(SPIRAL.angle * turn) };
    if (!taken.meets(actorBox(actor, spot), GAP)) return spot;
  }
  return home;
}

const SPIRAL = { step: 34, angle: Math.PI * (3 - Math.sqrt(5)), most: 5000 };
/** How the map is squeezed across and stretched down on a screen held upright. */
const PORTRAIT = { wide: 0.62, high: 1.5, spots: null };
const LANDSCAPE = { wide: 1, high: 1, spots: null };

const spotIn = ({ wide, high }, { x, y }) => ({ x: x * wide, y: y * high });

/** Places of the opening view, as the page brought them; squeezed, they need room again. */
function openingSpots(frame) {
  frame.spots ??= frame === LANDSCAPE ? opening.spots : apart(new Map([...opening.spots.keys()].map((actor) => [actor, spotIn(frame, actor)])));
  return frame.spots;
}

function isTall() {
  const { clientWidth, clientHeight } = byId("stage");
  return clientHeight > 1.35 * clientWidth;
}

/** In a gentle arc from left to right. */
function spotsOfPath(view) {
  const step = 250;
  return new Map(
    view.scope.first.map((actor, i, all) => {
      const side = i - (all.length - 1) / 2;
      return [actor, { x: side * step, y: (i % 2 ? 1 : -1) * 46 }];
    }),
  );
}

/** The centre, and around it in rings its neighbours, in the order in which they lie around it on the whole map. */
function spotsOfFocus(view) {
  const [centre] = view.scope.first;
  const others = [...view.frame].filter((actor) => actor !== centre).sort(byTies(view.ties));
  const bearing = (actor) => Math.atan2(actor.y - centre.y, actor.x - centre.x);
  const near = new Set(view.frameLines.flatMap(({ edge }) => (edge.subject === centre ? [edge.object] : edge.object === centre ? [edge.subject] : [])));
  const spots = new Map([[centre, { x: 0, y: 0 }]]);
  let radius = RINGS.first - RINGS.step;
  for (const waiting of [others.filter((a) => near.has(a)), others.filter((a) => !near.has(a))]) {
    while (waiting.length) {
      radius += RINGS.step;
      // As many as have room beside each other; those with the most ties stand innermost.
      const ring = waiting.splice(0, Math.max(RINGS.least, Math.floor((2 * Math.PI * radius) / RINGS.place)));
      ring.sort((a, b) => bearing(a) - bearing(b) || a.index - b.index);
      ring.forEach((actor, i) => {
        const angle = (2 * Math.PI * i) / ring.length - Math.PI / 2;
        spots.set(actor, { x: RINGS.wide * radius * Math.cos(angle), y: radius * Math.sin(angle) });
      });
    }
  }
  return apart(spots);
}

/** Rings around a centre, in pixels: how far out, how far apart, how much room an actor takes; and how much wider than high. */
const RINGS = { first: 190, step: 130, place: 105, least: 8, wide: 1.35 };

/** Push overlapping boxes apart along the shorter way. From left to right: none meets a box that begins beyond its reach. */
function apart(spots) {
  const list = [...spots].map(([actor, spot]) => ({ spot, room: roomOf(actor) }));
  const reach = 2 * Math.max(0, ...list.map(({ room }) => room.aside)) + GAP;
  for (let round = 0; round < 120; round += 1) {
    let moved = false;
    list.sort((a, b) => a.spot.x - b.spot.x);
    for (let i = 0; i < list.length; i += 1) {
      for (let j = i + 1; j < list.length && list[j].spot.x - list[i].spot.x < reach; j += 1) moved = parted(list[i], list[j]) || moved;
    }
    if (!moved) break;
  }
  return spots;
}

/** How far mark and name reach from where the actor stands: aside, up and down. */
function roomOf(actor) {
  const box = actorBox(actor, { x: 0, y: 0 });
  return { aside: box.right, up: -box.top, down: box.bottom };
}

function parted(one, two) {
  const x = one.room.aside + two.room.aside - Math.abs(one.spot.x - two.spot.x) + GAP;
  if (x <= 0.5) return false;
  const bottom = Math.min(one.spot.y + one.room.down, two.spot.y + two.room.down);
  const y = bottom - Math.max(one.spot.y - one.room.up, two.spot.y - two.room.up) + GAP;
  if (y <= 0.5) return false;
  const axis = x < y ? "x" : "y";
  const way = one.spot[axis] <= two.spot[axis] ? 1 : -1;
  const step = (way * Math.min(x, y)) / 2;
  one.spot[axis] -= step;
  two.spot[axis] += step;
  return true;
}
