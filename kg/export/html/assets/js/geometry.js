// Curves and boxes. A line bends by its roundness: 0 is straight, above 0 vis-network's "curvedCW", below "curvedCCW".

/** Point that pulls the curve, as vis-network computes it: from the beginning, turned away from the end by the roundness. */
function viaOf(from, to, roundness) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const reach = 0.5 + Math.abs(roundness) / 2;
  const along = reach * Math.cos((roundness * Math.PI) / 2);
  const aside = reach * Math.sin((roundness * Math.PI) / 2);
  return { x: from.x + along * dx + aside * dy, y: from.y + along * dy - aside * dx };
}

/** Point of the curve at `t`, 0 at its beginning and 1 at its end. Whoever asks for many points of it gives `via`. */
function pointOn(from, to, roundness, t, via = viaOf(from, to, roundness)) {
  const a = (1 - t) * (1 - t);
  const b = 2 * t * (1 - t);
  const c = t * t;
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/** Direction of the curve at `t`, in radians. */
function angleOn(from, to, roundness, t) {
  const a = pointOn(from, to, roundness, Math.max(0, t - 0.02));
  const b = pointOn(from, to, roundness, Math.min(1, t + 0.02));
  return Math.atan2(b.y - a.y, b.x - a.x);
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function boxesMeet(a, b, air = 0) {
  return a.left < b.right + air && b.left < a.right + air && a.top < b.bottom + air && b.top < a.bottom + air;
}

function holdsPoint(box, point) {
  return point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
}

function holdsBox(box, inner) {
  return inner.left >= box.left && inner.right <= box.right && inner.top >= box.top && inner.bottom <= box.bottom;
}

/** The box around all boxes. */
function boxOfAll(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** Boxes by the cells of a grid that they touch, so that only those nearby are asked. */
function boxGrid() {
  const cells = new Map();
  const cellAt = (x, y) => Math.floor(x / CELL) * 65536 + Math.floor(y / CELL);
  return {
    add(box, item) {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
          const key = x * 65536 + y;
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push({ box, item });
        }
      }
    },
    /** Whether a box of an item other than `own` comes nearer than `air`. */
    meets(box, air, own = null) {
      for (let x = Math.floor((box.left - air) / CELL); x <= Math.floor((box.right + air) / CELL); x += 1) {
        for (let y = Math.floor((box.top - air) / CELL); y <= Math.floor((box.bottom + air) / CELL); y += 1) {
          for (const other of cells.get(x * 65536 + y) ?? []) if ((own === null || other.item !== own) && boxesMeet(box, other.box, air)) return true;
        }
      }
      return false;
    },
    /** The boxes that may hold a point. */
    near: ({ x, y }) => cells.get(cellAt(x, y)) ?? [],
  };
}

const CELL = 140;
const NAME_SIZE = 14;
const NAME_LEADING = 17;
const pen = document.createElement("canvas").getContext("2d");

/** Width of a text in pixels. */
function textWidth(text, size) {
  pen.font = `${size}px ${css("--sans")}`;
  return pen.measureText(text).width;
}

const nameWidths = new Map();

/** Width of an actor's name at its usual size. */
function nameWidth(actor) {
  if (!nameWidths.has(actor)) nameWidths.set(actor, Math.max(...actor.label.split("\n").map((text) => textWidth(text, NAME_SIZE))));
  return nameWidths.get(actor);
}

/** Mark and name of an actor that stands at `spot`. */
function actorBox(actor, spot) {
  const width = Math.max(nameWidth(actor), 2 * actor.size);
  const lines = actor.label.split("\n").length;
  return {
    left: spot.x - width / 2,
    right: spot.x + width / 2,
    top: spot.y - actor.size,
    bottom: spot.y + actor.size + 6 + lines * NAME_LEADING,
  };
}
