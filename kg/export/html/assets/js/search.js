// Search, and the two fields of a path.

let pathEnds = { from: null, to: null };

function wireSearch() {
  combobox(byId("search"), byId("search-list"), (actor) => {
    // One whom the view leaves out is shown among its neighbours.
    if (view.drawn.has(actor) || !actor.edges.length) choose({ actor });
    else update({ actor, edge: null, focus: actor, hops: 1, path: null, camera: null }, { step: true });
  });
  for (const end of ["from", "to"]) {
    const input = byId(`path-${end}`);
    combobox(input, byId(`path-${end}-list`), (actor) => {
      pathEnds[end] = actor;
    });
    input.addEventListener("input", () => {
      pathEnds[end] = null;
    });
  }
  byId("find-path").addEventListener("click", findPath);
}

function findPath() {
  const ends = ["from", "to"].map((end) => pathEnds[end] ?? matchesFor(byId(`path-${end}`).value)[0]?.actor);
  if (!ends.every(Boolean) || ends[0] === ends[1]) {
    say("Choose two different actors.");
    return;
  }
  update({ path: ends, focus: null, actor: null, edge: null, camera: null }, { step: true });
}

/** Open the path's fields with one end filled in. */
function startPath(actor) {
  pathEnds = { from: actor, to: null };
  byId("path-from").value = actor.name;
  byId("path-to").value = "";
  byId("legend").classList.add("open");
  byId("fold-path").open = true;
  byId("path-to").focus();
}
