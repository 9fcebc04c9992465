"""The network for Gephi, Cytoscape and yEd: GraphML."""

import re
from io import BytesIO
from pathlib import Path

from kg.export.network import to_networkx
from kg.export.writing import write_text
from kg.model import Contents
from kg.ontology import Ontology

#: What XML 1.0 cannot carry at all.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(contents: Contents, ontology: Ontology, path: Path) -> None:
    """Write nodes and edges; lists become texts, and what XML cannot carry U+FFFD."""
    from networkx import MultiDiGraph, write_graphml_xml

    network = to_networkx(contents, ontology)
    plain = MultiDiGraph()
    for node, data in network.nodes(data=True):
        # Gephi shows the attribute `label`.
        plain.add_node(_text(node), label=_text(data.get("name", node)), **_flat(data))
    for number, (source, target, data) in enumerate(network.edges(data=True)):
        plain.add_edge(_text(source), _text(target), key=f"e{number}", **_flat(data))
    out = BytesIO()
    write_graphml_xml(plain, out, encoding="utf-8", prettyprint=True)
    write_text(path, out.getvalue().decode("utf-8").rstrip("\n") + "\n")


def _flat(data: dict[str, object]) -> dict[str, object]:
    return {name: _scalar(value) for name, value in data.items() if value is not None}


def _scalar(value: object) -> object:
    if isinstance(value, list):
        return _text(" | ".join(map(str, value)))
    return _text(value) if isinstance(value, str) else value


def _text(text: object) -> str:
    return NOT_XML.sub("\ufffd", str(text))
