"""How an actor's name is written below its mark, and how much room mark and name take.

Browsers measure text; this module guesses, a little wide, so that a layout made without a browser
keeps names apart.
"""

import unicodedata

#: Characters a line of a name may have; longer names break between words.
LINE_LENGTH = 20
#: Lines a name may have; the rest is cut and the whole name stands in the panel.
MOST_LINES = 3
#: Pixels at 14 pixels: the mean advance of DejaVu Sans, the widest of the page's fonts.
CHARACTER_WIDTH, LINE_HEIGHT = 8.2, 17.0
#: Radius of a mark in pixels: smallest, largest, what each root of a connection adds.
SMALLEST, LARGEST, GROWTH = 9.0, 24.0, 3.2
QUIET_SIZE = 7.0


def written(name: str) -> str:
    r"""The name in at most three lines.

    >>> written("Permanent Committee for the Coordination of Harbour Affairs and Tides")
    'Permanent Committee\nfor the Coordination\nof Harbour Affairs…'
    """
    lines: list[str] = []
    for word in name.split():
        for piece in pieces(word):
            if lines and len(lines[-1]) + 1 + len(piece) <= LINE_LENGTH:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1][: LINE_LENGTH - 1]
        lines = [*lines[: MOST_LINES - 1], f"{last}…"]
    return "\n".join(lines)


def pieces(word: str) -> list[str]:
    """A word cut to the length of a line, since a link or a script without spaces may be longer."""
    return [word[i : i + LINE_LENGTH] for i in range(0, len(word), LINE_LENGTH)]


def width(text: str) -> float:
    """Pixels of the widest line; full-width characters count twice, combining ones not at all."""
    return max((sum(map(advance, line)) for line in text.split("\n")), default=0.0)


def advance(character: str) -> float:
    """Pixels one character takes."""
    if unicodedata.combining(character):
        return 0.0
    wide = unicodedata.east_asian_width(character) in "WF"
    return CHARACTER_WIDTH * (1.8 if wide else 1.0)


def mark_size(ties: float, *, quiet: bool) -> float:
    """Radius of an actor's mark: it grows with the root of the connections."""
    return QUIET_SIZE if quiet else round(min(LARGEST, SMALLEST + GROWTH * ties**0.5), 1)


def box(label: str, size: float) -> tuple[float, float]:
    """Width and height of mark and name together."""
    lines = label.count("\n") + 1 if label else 0
    return max(width(label), 2 * size), 2 * size + 6 + lines * LINE_HEIGHT
