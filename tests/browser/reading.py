"""What tests read off an open page: its status, its files, its drawing."""

import re
import time
import xml.etree.ElementTree as ET

import pytest

__all__ = ["SVG", "drawing_of", "saved", "saved_by", "shown", "wait_until"]

SVG = "{http://www.w3.org/2000/svg}"


def wait_until(page, holds, *, seconds=20.0):
    """Ask until it holds. Playwright's own waiting evaluates text, which the page's policy bars."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"not within {seconds} s")
        page.wait_for_timeout(50)


def saved(page, button):
    """The file that a button of the save menu gives."""
    page.click("#save")
    return saved_by(page, button)


def saved_by(page, button):
    """The file that a button gives."""
    with page.expect_download() as download:
        page.click(button)
    return download.value


def shown(it):
    """How many actors and connections the status tells of."""
    return [int(number) for number in re.findall(r"\d+", it.status())]


def drawing_of(page):
    """The saved drawing: names with their boxes, marks as (x, y, radius), lines as points."""
    text = saved(page, "#save-svg").path().read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314  our own page wrote it
    names, marks, lines = [], [], []
    for words in root.iter(f"{SVG}text"):
        spans = words.iter(f"{SVG}tspan")
        rows = [(float(r.attrib["x"]), float(r.attrib["y"]), r.text or "") for r in spans]
        if rows:
            width = max(7 * len(row[2]) for row in rows)
            names.append((rows[0][2], rows[0][0], rows[0][1] - 12, rows[-1][1] + 2, width))
    for path in root.iter(f"{SVG}path"):
        place = re.fullmatch(r"translate\((\S+) (\S+)\) scale\((\S+)\)", path.get("transform", ""))
        if place:
            x, y, scale = map(float, place.groups())
            marks.append((x + 8 * scale, y + 8 * scale, 6 * scale))
        elif path.get("fill") == "none" and path.get("stroke-linecap") is None:
            numbers = list(map(float, re.findall(r"-?[\d.]+", path.attrib["d"])))
            lines.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return names, marks, lines
