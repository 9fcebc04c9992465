"""The Python API: articles in, one `Graph` out, which other libraries take from there.

::

    graph = kg.build(["article.txt"], date="2024-05-01")
    graph.to_networkx()            # networkx.MultiDiGraph
    graph.to_rdflib()              # rdflib.Dataset
    graph.query("SELECT ...")      # rows of {variable: text}
    graph                          # in a notebook: the page itself
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg import pipeline
from kg.errors import InputError, QueryError
from kg.model import Contents, Extraction

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset

Source = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Graph:
    """What the articles say of whom. A value: it does not change when the store does."""

    contents: Contents

    def to_networkx(self) -> "MultiDiGraph":
        """A new multigraph: actors are nodes, the evidence of one triple is one edge."""
        return pipeline.network(self.contents)

    def to_rdflib(self) -> "Dataset":
        """A new RDF dataset, with a named graph for each voice that is no plain fact."""
        return pipeline.dataset(self.contents)

    def query(self, sparql: str, **bindings: str) -> list[dict[str, str]]:
        """The rows of a query, each variable as text; unbound ones are left out.

        CONSTRUCT and DESCRIBE give rows of subject, predicate and object.

        Raises:
            QueryError: the query cannot be run, and the message says where it fails; or it asks
                for yes or no, which `ask` gives.
        """
        answer = pipeline.ask_contents(self.contents, sparql, bindings)
        if answer.kind == "ask":
            raise QueryError("an ASK query has no rows; ask it with Graph.ask")
        return answer.dicts()

    def ask(self, sparql: str, **bindings: str) -> bool:
        """Whether an ASK query holds; any other query, whether it has rows."""
        answer = pipeline.ask_contents(self.contents, sparql, bindings)
        return bool(answer.truth or answer.rows)

    def html(self) -> str:
        """The whole page: one file that needs no network."""
        with TemporaryDirectory() as folder:
            path = pipeline.export(self.contents, "html", Path(folder) / "graph.html")
            return path.read_text(encoding="utf-8")

    def _repr_html_(self) -> str:
        """The page in a frame that may run its script, save files, and follow links to articles.

        It reaches nothing else of the notebook.
        """
        page = html.escape(self.html(), quote=True)
        rights = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
        return (
            f'<iframe sandbox="{rights}" width="100%" height="640" title="kg" srcdoc="{page}">'
            "</iframe>"
        )


def build(
    sources: Source | Sequence[Source],
    *,
    store: Source | None = None,
    date: str | None = None,
    model: str | None = None,
) -> Graph:
    """Read articles and give their graph.

    Args:
        sources: files, folders or http(s) addresses; one may stand alone.
        store: folder of the store that takes them; the graph is then of all that it holds.
        date: day of publication, `YYYY-MM-DD`, of articles that do not tell it.
        model: another installed spaCy pipeline.

    Raises:
        InputError: a source cannot be read. What came before it is in the store.
    """
    names = _names(sources)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "store" if store is None else Path(store)
        pipeline.fill(names, store=place, date=date, model=model)
        return Graph(pipeline.contents(place))


def extractions(
    sources: Source | Sequence[Source],
    *,
    date: str | None = None,
    open_readings: bool = False,
    model: str | None = None,
) -> Iterator[Extraction]:
    """What each article says, article by article in the order of the sources; no store.

    Raises:
        InputError: a source cannot be read, when its turn comes.
    """
    return pipeline.extract(_names(sources), date=date, open_readings=open_readings, model=model)


def open_graph(store: Source) -> Graph:
    """The graph of a store that `kg build` made."""
    return Graph(pipeline.contents(Path(store)))


def _names(sources: Source | Sequence[Source]) -> list[str]:
    several = [sources] if isinstance(sources, str | PathLike) else sources
    names = [fspath(source) for source in several]
    if not names:
        raise InputError("sources", "none given; give a file, a folder or an address")
    return names
