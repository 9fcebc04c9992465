"""`kg.toml`: what a user sets once instead of typing it each time. Read once, handed down.

::

    model = "en_core_web_lg"   # another installed spaCy pipeline
    store = "news-store"       # the folder of the store
    judgements = "who.jsonl"   # the file of judgements about actors
    out = "news"               # the folder that `kg build` writes its page and its files to
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import DataError

FILE = "kg.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings; what `kg.toml` leaves out stands here."""

    model: str | None = None
    """Name of the spaCy pipeline; None means the one that kg is measured with."""
    store: Path = Path("kg-store")
    out: Path = Path("exports")
    judgements: Path | None = None
    """None means the file beside the store that has its name."""


def load(folder: Path = Path()) -> Config:
    """The settings of `kg.toml` in `folder`, relative to it; the defaults where there is none.

    Raises:
        DataError: the file is no TOML, or holds a key that is not ours or a value that is no text.
    """
    path = folder / FILE
    if not path.is_file():
        return Config()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DataError(path, "the file", f"no valid TOML: {problem}") from problem
    known = [field.name for field in fields(Config)]
    for key, value in found.items():
        if key not in known:
            raise DataError(path, key, f"no setting of this name; there are: {', '.join(known)}")
        if not isinstance(value, str) or not value:
            raise DataError(path, key, f"wants a text in quotes, got {value!r}")
    base = Config()
    return Config(
        model=found.get("model"),
        store=folder / found.get("store", base.store),
        out=folder / found.get("out", base.out),
        judgements=folder / found["judgements"] if "judgements" in found else None,
    )
