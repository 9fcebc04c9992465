"""pyvis, all of it that kg uses: a graph becomes vis-network's nodes, edges and options.

pyvis's own template fetches styles from a foreign host and lets text become HTML, so ours takes its
place. Node titles, menus and headings, which pyvis's template turns into HTML, are never set.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import DataError
from kg.export.html.gather import Edge
from kg.export.html.opening import Opening

TEMPLATE = "page.html.jinja"
STYLES = ("base", "layout", "legend", "map", "panel", "table", "console")
#: In the order in which they stand in the page; one scope holds them all.
SCRIPTS = (
    *("dom", "data", "words", "state", "timeline", "filters", "compose", "agreement", "geometry"),
    *(
        "arrange",
        "route",
        "theme",
        "marks",
        "items",
        "map",
        "arrows",
        "names",
        "draw",
        "evidence",
        "panel",
        "legend",
    ),
    *("combobox", "search", "table", "turtle", "picture", "save", "keys"),
)
#: Only in a page with a query box; and what comes last in each.
CONSOLE_SCRIPTS = ("engine", "console")
LAST = "main"
#: vis-network as pyvis ships it: version, and SHA-256 of the file that the tests were run with.
VIS_FILE = "lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"

OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"labelHighlightBold": True, "borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "smooth": False,
        "selectionWidth": 1.5,
        "hoverWidth": 1,
        "arrowStrikethrough": False,
        "selfReference": {"size": 22, "angle": 0.8},
        "endPointOffset": {"to": 3},
    },
}


class Page(Network):  # type: ignore[misc]  # pyvis ships no types
    """A pyvis network that writes our page."""

    def __init__(self, opening: Opening, edges: Sequence[Edge]) -> None:
        # Undirected networks of pyvis drop parallel edges; arrows are set edge by edge.
        super().__init__(directed=True, cdn_resources="local")
        self.path = TEMPLATE
        self.templateEnv = environment()
        drawn = set(opening.drawn)
        for actor in opening.drawn:
            look = opening.looks[actor]
            self.add_node(actor, look.label, shape=look.mark, size=look.size, x=look.x, y=look.y)
        for i, edge in enumerate(edges):
            if drawn.issuperset(edge.ends):
                self.add_edge(edge.subject, edge.object, id=i)
        # Last, since pyvis's methods expect its own options object.
        self.options = dict(OPTIONS)

    def page(
        self, data: Mapping[str, Any], title: str, console: Mapping[str, Markup] | None = None
    ) -> str:
        """The whole page; `console` are the parts of a query box, if it has one."""
        # A lone surrogate has no UTF-8; elsewhere the data's JSON escapes it.
        readable = title.encode("utf-8", "replace").decode("utf-8")
        self.templateEnv.globals |= {"title": readable, "data": data, **inlined(console or {})}
        return str(self.generate_html())


def environment() -> Environment:
    """Jinja with every value escaped and JSON written without spaces, keys in order."""
    made = Environment(loader=DictLoader({TEMPLATE: asset(TEMPLATE)}), autoescape=True)
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    return made


def inlined(console: Mapping[str, Markup]) -> dict[str, Any]:
    """Style and scripts, and the policy that lets these and no others act."""
    style = "\n".join(asset(f"css/{name}.css") for name in STYLES)
    names = (*SCRIPTS, *(CONSOLE_SCRIPTS if console else ()), LAST)
    app = "\n".join(asset(f"js/{name}.js") for name in names)
    app = f'(() => {{\n"use strict";\n{app}}})();'
    vis = vis_script()
    # What the page itself runs has a hash; the engine is text that it hands to a worker.
    scripts = {"vis": vis, "app": app}
    engine = {"engine": str(console["engine"])} if console else {}
    for name, text in {"style": style, **scripts, **engine}.items():
        # Each would end the element early, or change how the browser finds its end.
        for end in ("</script", "</style", "<!--", "\r"):
            if end in text.lower():
                raise DataError(name, "inline code", f"may not contain {end!r}")
    policy = {
        "default-src": "'none'",
        # WebAssembly is compiled by its own right; no text becomes a script by it.
        "script-src": " ".join(
            [*map(source_hash, scripts.values()), *(["'wasm-unsafe-eval'"] if console else [])]
        ),
        "style-src": source_hash(style),
        "img-src": "data: blob:",
        **({"worker-src": "blob:"} if console else {}),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    directives = "; ".join(f"{name} {value}" for name, value in policy.items())
    # S704: our own files, checked above; no text of an article passes here.
    return {
        "policy": Markup(directives),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "vis": Markup(vis),  # noqa: S704
        "app": Markup(app),  # noqa: S704
        "console": console,
    }


def vis_script() -> str:
    """vis-network, as it lies in the installed pyvis; licence text included (Apache 2.0 or MIT)."""
    file = resources.files("pyvis").joinpath(VIS_FILE)
    text = file.read_bytes()
    if sha256(text).hexdigest() != VIS_SHA256:
        raise DataError(file, "SHA-256", f"is not vis-network 9.1.2 ({VIS_SHA256})")
    # Browsers read CR LF as LF, and hash what they read.
    return text.decode("utf-8").partition("//# sourceMappingURL")[0].replace("\r\n", "\n")


def source_hash(text: str) -> str:
    """How a Content-Security-Policy names an inline text (https://www.w3.org/TR/CSP3/)."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def asset(name: str) -> str:
    """One of our own files."""
    return resources.files("kg.export.html").joinpath("assets", name).read_text(encoding="utf-8")
