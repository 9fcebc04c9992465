"""A browser without a network, and pages as a reader opens them: from a file."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from kg.export.html import Console, write
from kg.export.html.vis import CONSOLE_SCRIPTS, SCRIPTS, asset
from kg.model import Contents
from kg.ontology import Ontology
from kg.pipeline.page import console as named_console
from tests.browser.reading import wait_until
from tests.browser.sample_graphs import harbour

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = (
    os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
)
#: Chromium's sandbox refuses to run as root, which is what containers run as.
ARGUMENTS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in KG_CHROMIUM")
    playwright_api = pytest.importorskip(
        "playwright.sync_api", reason="no Playwright here: pip install playwright"
    )
    with playwright_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page in the browser, and all that it did besides being shown."""

    page: "Page"
    file: Path
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def status(self) -> str:
        return self.page.locator("#status").inner_text()

    def panel(self) -> str:
        """Its text, line by line."""
        return "\n".join(self.page.locator("#panel").inner_text().split("\n\n"))

    def go(self, address: str) -> None:
        """Open the file anew with another address after "#"."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}{address}")
        wait_until(self.page, lambda: self.page.locator("#status").text_content())


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def harbour_page(ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Most tests look at this one; it is laid out once."""
    file = tmp_path_factory.mktemp("page") / "harbour.html"
    write(harbour(), ontology, file, title="Harbour dispute")
    return file


@pytest.fixture
def open_page(
    browser: "Browser", ontology: Ontology, harbour_page: Path, tmp_path: Path
) -> Iterator[Open]:
    """Writes contents and opens them; fails in the end if the page asked or complained."""
    opened: list[Opened] = []
    contexts = []

    def open_it(
        contents: Contents | None = None,
        address: str = "",
        *,
        size: tuple[int, int] = (1400, 900),
        scheme: Literal["light", "dark"] = "light",
        max_drawn: int = 300,
        title: str = "Harbour dispute",
        console: Console | None = None,
        motion: Literal["reduce", "no-preference"] = "reduce",
        touch: bool = False,
    ) -> Opened:
        file = harbour_page
        if contents is not None:
            file = tmp_path / f"page-{len(opened)}.html"
            write(contents, ontology, file, title=title, max_drawn=max_drawn, console=console)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            offline=True,
            reduced_motion=motion,
            has_touch=touch,
            is_mobile=touch,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        it = Opened(context.new_page(), file)
        opened.append(it)
        it.page.on("request", lambda request: it.requests.append(request.url))
        it.page.on("console", lambda message: it.messages.append(message.text))
        it.page.on("pageerror", lambda error: it.messages.append(str(error)))
        it.page.on("dialog", lambda dialog: it.messages.append(f"dialog: {dialog.message}"))
        it.go(address)
        return it

    yield open_it
    for context in contexts:
        context.close()
    for it in opened:
        own = ("file:", "about:", "blob:", "data:")
        assert [url for url in it.requests if not url.startswith(own)] == []
        assert it.messages == []


#: Runs an expression of JavaScript with the page's functions in sight; keywords become constants.
Run = Callable[..., Any]


@pytest.fixture(scope="session")
def run(
    browser: "Browser", ontology: Ontology, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Run]:
    """The page's modules by themselves: its tables are there, but nothing starts the page.

    Every run has modules, state and view of its own. `before` is done before the expression.
    """
    whole = tmp_path_factory.mktemp("modules") / "whole.html"
    write(harbour(), ontology, whole, title="Harbour dispute", console=named_console())
    idle = whole.with_name("idle.html")
    idle.write_text(whole.read_text("utf-8").rpartition("<script>")[0], encoding="utf-8")
    scripts = "\n".join(asset(f"js/{name}.js") for name in (*SCRIPTS, *CONSOLE_SCRIPTS))
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(idle.as_uri())

    def run_it(expression: str, *, before: str = "", **given: object) -> Any:
        constants = "".join(f"const {name} = {json.dumps(it)};\n" for name, it in given.items())
        return page.evaluate(f"() => {{\n{scripts}\n{constants}{before}\nreturn {expression};\n}}")

    yield run_it
    context.close()
