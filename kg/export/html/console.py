"""SPARQL inside the page: Oxigraph as WebAssembly, the graph as TriG, and the named queries.

All of it lies compressed in the page and is unpacked at the first question, so that a page with a
console opens as fast as one without.
"""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kg.errors import DataError
from kg.model import Contents
from kg.ontology import Ontology
from kg.rdf import PREFIXES, quads

if TYPE_CHECKING:
    from pyoxigraph import Quad

#: What `vendor` holds, as its table says: file -> SHA-256.
VENDORED: dict[str, str] = {
    "oxigraph.js": "2fcfdcadc79c9146cee98028a273aebc93df3282eb0299c248595bc529deca41",
    "oxigraph.wasm.gz": "0d38f5f6b845d105b69a961fd1f0dc8978b091396af1f5589e2ec18a07a1df44",
}

ABOUT = "/* Oxigraph 0.5.11, MIT or Apache 2.0: https://github.com/oxigraph/oxigraph */"


@dataclass(frozen=True, slots=True)
class Query:
    """A named query as the page's menu shows it."""

    name: str
    help: str
    params: tuple[tuple[str, str, str], ...]
    """Name, what its text names ("text", "actor", "relation"), and help of each."""
    text: str


@dataclass(frozen=True, slots=True)
class Console:
    """What the page's query box is handed: the exporter knows neither the store nor its queries."""

    queries: Sequence[Query]
    vocabulary: Sequence["Quad"]
    """The ontology in its graph, as the store keeps it."""


def console_data(console: Console) -> dict[str, Any]:
    """The menu and the prefixes, for the page's tables."""
    menu = [
        {
            "name": query.name,
            "help": query.help,
            "params": [
                dict(zip(("name", "names", "help"), it, strict=True)) for it in query.params
            ],
            "text": query.text,
        }
        for query in console.queries
    ]
    return {"queries": menu, "prefixes": PREFIXES}


def console_parts(console: Console, contents: Contents, ontology: Ontology) -> dict[str, Markup]:
    """Engine and graph as the template takes them."""
    everything = [*quads(contents, ontology), *console.vocabulary]
    # S704: base64 has no character of HTML, and the script is a file of ours, checked by its hash.
    return {
        "engine": Markup(engine()),  # noqa: S704
        "engine_wasm": Markup(b64encode(vendored("oxigraph.wasm.gz")).decode()),  # noqa: S704
        "dataset": Markup(b64encode(gzip.compress(trig(everything), mtime=0)).decode()),  # noqa: S704
    }


def trig(everything: Iterable["Quad"]) -> bytes:
    """TriG, which compresses best and needs no prefix of ours to be read."""
    from pyoxigraph import RdfFormat, serialize

    return serialize(everything, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""


def engine() -> str:
    """The worker's script: Oxigraph as one expression, for want of imports here, and ours."""
    text = vendored("oxigraph.js").decode("utf-8")
    text = re.sub(r"^export (?=class|function)", "", text, flags=re.MULTILINE)
    text = re.sub(r"^export \{[^}]*\};$", "", text, flags=re.MULTILINE)
    # Its own file is never asked for: the page hands it the bytes.
    text = text.replace("new URL('web_bg.wasm', import.meta.url)", "undefined")
    if "import.meta" in text or re.search(r"^(?:im|ex)port\b", text, re.MULTILINE):
        raise DataError("oxigraph.js", "inline code", "is a module that this page cannot hold")
    given = "return { start: __wbg_init, Store };"
    ours = resources.files("kg.export.html").joinpath("assets/js/worker.js").read_text("utf-8")
    return f"{ABOUT}\nconst oxigraph = (() => {{\n{text}\n{given}\n}})();\n{ours}"


def vendored(name: str) -> bytes:
    """A file of `vendor`; DataError where it is not the one that the tests were run with."""
    content = resources.files("kg.export.html").joinpath("vendor", name).read_bytes()
    if sha256(content).hexdigest() != VENDORED[name]:
        raise DataError(name, "SHA-256", f"is not {VENDORED[name]}")
    return content
