"""The folder of a store: `kg-store.json` names the format, `quads/` is pyoxigraph's own.

`judged/` is a copy of the store with judgements gone over it; `judged.json` says of which ones, and
is there only while the copy is up to date.
"""

import json
import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

FORMAT = 1
MARKER = "kg-store.json"
QUADS = "quads"
JUDGED = "judged"
JUDGED_OF = "judged.json"
LOCKED = re.compile(r"LOCK: (No locks available|Resource temporarily unavailable)|lock hold by")


def open_quads(path: Path, *, read_only: bool) -> ox.Store:
    """The quads of the store in a folder; it is made where there is none, unless `read_only`.

    Raises:
        StoreError: where there is no store, something else lies there, another process writes to
            it, or the folder cannot be written.
    """
    marker, inside = path / MARKER, path / QUADS
    try:
        if not marker.exists():
            _found(path, read_only=read_only)
        _check_format(path, marker)
        return ox.Store.read_only(str(inside)) if read_only else ox.Store(str(inside))
    except StoreError:
        raise
    except (OSError, RuntimeError) as problem:
        if LOCKED.search(str(problem)):
            raise StoreError(f"{path}: another process is writing to this store") from problem
        reason = getattr(problem, "strerror", None) or str(problem)
        raise StoreError(f"{path}: the store cannot be opened: {reason}") from problem


def copy_quads(store: ox.Store, path: Path) -> None:
    """A copy of an open store in a new folder; quick, since files are linked."""
    try:
        path.mkdir(parents=True)
        store.backup(str(path / QUADS))
        _mark(path)
    except (OSError, RuntimeError) as problem:
        raise StoreError(f"{path}: the store cannot be copied here: {problem}") from problem


def outdate(path: Path) -> None:
    """Before the store changes: its judged copy is no longer what it says."""
    (path / JUDGED_OF).unlink(missing_ok=True)


def _found(path: Path, *, read_only: bool) -> None:
    """Make an empty store's folder and marker."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: this is a file; a store is a folder")
    if path.exists() and any(path.iterdir()):
        raise StoreError(f"{path}: this folder is not empty and no store (it lacks {MARKER})")
    if read_only:
        raise StoreError(f"{path}: there is no store here; `kg build` makes one")
    path.mkdir(parents=True, exist_ok=True)
    _mark(path)


def _mark(path: Path) -> None:
    (path / MARKER).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")


def _check_format(path: Path, marker: Path) -> None:
    try:
        found = json.loads(marker.read_text("utf-8"))["format"]
    except (ValueError, KeyError, TypeError) as problem:
        raise StoreError(f"{marker}: this does not name the format of a store") from problem
    if found != FORMAT:
        raise StoreError(f"{path}: a store of format {found}; this kg reads format {FORMAT}")
