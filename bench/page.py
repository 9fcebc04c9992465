"""How fast the page is, beside a plain pyvis page of the same graph: `python -m bench.page`.

Both are opened in one headless Chromium, in turns, five times; the plain page has our layout and no
physics. Ready is when the canvas has been painted and the page has had an idle moment.
"""

import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from kg import ontology
from kg.export.html import write
from kg.export.html.gather import gather
from kg.export.html.opening import opening
from kg.export.writing import in_order
from kg.model import Contents
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.sample_graphs import generated

ROUNDS = 5
SIZES = (300, 10_000)
#: Two frames after the main thread is idle: what was drawn is on the screen.
IDLE = "new Promise((r) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(r))))"


def plain(contents: Contents, path: Path) -> None:
    """Write pyvis's own page, its files inlined, with all actors where our layout puts them."""
    vocabulary = ontology.load()
    edges = gather(contents, vocabulary)
    looks = opening(contents, edges, vocabulary, max_drawn=300).looks
    network = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(status=False)
    for i, (actor, look) in enumerate(zip(contents.actors, looks, strict=True)):
        network.add_node(i, actor.name, x=look.x, y=look.y, shape="dot", size=look.size)
    for edge in edges:
        network.add_edge(edge.subject, edge.object, label=edge.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def opened(browser: Browser, path: Path) -> tuple[Page, float]:
    """The page, and seconds until it is ready."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    begun = perf_counter()
    page.goto(path.as_uri(), wait_until="load", timeout=180_000)
    page.wait_for_selector("canvas", timeout=180_000)
    page.evaluate(IDLE)
    return page, perf_counter() - begun


def ready(browser: Browser, path: Path) -> float:
    """Seconds until a page opened anew is ready."""
    page, seconds = opened(browser, path)
    page.context.close()
    return seconds


#: What a reader does, as the page hears it.
FILTER = """
  const box = document.querySelector('#facets input[type=checkbox]');
  box.click();"""
SEARCH = """
  const field = document.querySelector('#search');
  field.value = 'ka';
  field.dispatchEvent(new Event('input', { bubbles: true }));"""


def latency(page: Page, act: str) -> float:
    """Milliseconds until the page has answered, its painting aside; median of five."""
    timed = f"() => {{ const begun = performance.now(); {act} return performance.now() - begun; }}"
    return median(float(page.evaluate(timed)) for _ in range(ROUNDS))


def painted(page: Page, act: str) -> float:
    """Milliseconds until the answer is on the screen, its lists too; median of five."""
    timed = f"""async () => {{
      const begun = performance.now(); {act} await {IDLE}; return performance.now() - begun;
    }}"""
    return median(float(page.evaluate(timed)) for _ in range(ROUNDS))


def measured(browser: Browser, count: int, folder: Path) -> dict[str, float]:
    """All figures for a graph of `count` actors."""
    contents = in_order(generated(count))
    ours, theirs = folder / "ours.html", folder / "plain.html"
    write(contents, ontology.load(), ours)
    plain(contents, theirs)
    times: dict[Path, list[float]] = {ours: [], theirs: []}
    for _ in range(ROUNDS):
        for path, seconds in times.items():
            seconds.append(ready(browser, path))
    page, _ = opened(browser, ours)
    figures = {
        "actors": count,
        "statements": len(contents.statements),
        "MB": round(ours.stat().st_size / 1e6, 2),
        "ready s": round(median(times[ours]), 2),
        "plain pyvis s": round(median(times[theirs]), 2),
        "ratio": round(median(times[ours]) / median(times[theirs]), 2),
        "filter ms": round(latency(page, FILTER)),
        "filter painted ms": round(painted(page, FILTER)),
        "search ms": round(latency(page, SEARCH)),
    }
    page.context.close()
    return figures


def main(sizes: tuple[int, ...]) -> None:
    """Print the figures, a line a size."""
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for count in sizes:
            print(json.dumps(measured(browser, count, Path(folder))), flush=True)
        browser.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
