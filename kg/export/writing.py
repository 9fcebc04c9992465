"""What the writers of text formats share: one order, and files that are whole or not there."""

import os
import re
from dataclasses import replace
from pathlib import Path

from kg.model import Contents

SURROGATE = re.compile("[\ud800-\udfff]")


def in_order(contents: Contents) -> Contents:
    """The contents sorted: by id, and statements by where they stand in their article."""
    return replace(
        contents,
        articles=tuple(sorted(contents.articles, key=lambda it: it.id)),
        actors=tuple(sorted(contents.actors, key=lambda it: it.id)),
        statements=tuple(
            sorted(
                contents.statements,
                key=lambda it: (it.article, it.sentence.start, it.trigger.start, it.id),
            )
        ),
    )


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 under another name first, then let it take the place of `path`.

    Line ends stay as they are. Lone surrogates, which UTF-8 cannot carry, become U+FFFD.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        part.write_bytes(SURROGATE.sub("\ufffd", text).encode("utf-8"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
