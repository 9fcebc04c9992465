"""The store as a person judges it: a copy beside the quads, made again when either changes.

What extraction said stays as it is, so a judgement that is taken back leaves no trace. The copy
shares its files with the store (hard links: about 50 ms for a million quads), and only the articles
that judgements touch are written anew. Whoever has the copy open holds the store's lock.
"""

import json
import shutil
from collections.abc import Callable

from kg.errors import StoreError
from kg.store.embedded import Store, open_store
from kg.store.folder import JUDGED, JUDGED_OF

#: Counts up when the same judgements come to mean something else.
EDITION = 1


def judged_copy(raw: Store, of: str, change: Callable[[Store], None]) -> Store:
    """The copy of an open store that `change` has gone over, to be read.

    `of` names the judgements: under the same name, an unchanged store's copy is made once.
    """
    if raw.folder is None:
        raise ValueError("a store in memory has no copy on disk")
    copy, marker = raw.folder / JUDGED, raw.folder / JUDGED_OF
    wanted = json.dumps({"edition": EDITION, "of": of}) + "\n"
    try:
        if not (marker.exists() and copy.exists() and marker.read_text("utf-8") == wanted):
            forget(raw)
            raw.backup(copy)
            with open_store(copy) as made:
                change(made)
            marker.write_text(wanted, encoding="utf-8")
    except OSError as problem:
        if isinstance(problem, StoreError):
            raise
        reason = problem.strerror or str(problem)
        raise StoreError(f"{copy}: the judged copy cannot be written: {reason}") from problem
    return open_store(copy, read_only=True)


def forget(raw: Store) -> None:
    """Take the copy away, where there is one."""
    if raw.folder is None or not (raw.folder / JUDGED).exists():
        return
    (raw.folder / JUDGED_OF).unlink(missing_ok=True)
    shutil.rmtree(raw.folder / JUDGED)
