"""Whether a graph satisfies the shapes of `ontology/shapes.ttl` (SHACL)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from kg import ontology as ontologies
from kg.errors import KgError
from kg.model import Contents
from kg.ontology import Ontology
from kg.rdf import quads, short

if TYPE_CHECKING:
    from rdflib import Graph, Node


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One node that does not satisfy a shape."""

    severity: str
    """`Violation`: the graph is wrong. `Warning`: worth a look."""
    node: str
    problem: str


def validate(contents: Contents, ontology: Ontology) -> list[Problem]:
    """What the shapes find fault with, sorted; violations and warnings."""
    return validate_quads(quads(contents, ontology))


def validate_quads(graph: Iterable[Quad]) -> list[Problem]:
    """The same of quads; only the default graph is looked at."""
    try:
        from pyshacl import validate as run
    except ImportError as problem:
        raise KgError('checking shapes needs pyshacl: pip install "newskg[shacl]"') from problem
    from rdflib import RDF, SH, Graph

    default = [it.triple for it in graph if isinstance(it.graph_name, DefaultGraph)]
    # pyshacl's own way to add an ontology leaves out what it does not know: domainIncludes.
    both = _rdflib([*default, *(it.triple for it in ontologies.quads())])
    shapes = Graph().parse(data=ontologies.folder().joinpath("shapes.ttl").read_bytes())
    _, report, _ = run(both, shacl_graph=shapes, advanced=True)
    problems = {
        Problem(
            severity=str(report.value(it, SH.resultSeverity)).rpartition("#")[2],
            node=_short(_node(report, it)),
            problem=_problem(report, it),
        )
        for it in report.subjects(RDF.type, SH.ValidationResult)
    }
    return sorted(problems)


def _rdflib(triples: Iterable[Triple]) -> "Graph":
    from rdflib import Graph

    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=data, format="nt")


def _node(report: "Graph", result: "Node") -> "Node | None":
    """What is wrong. A shape that looks at a whole class gives it as the value, not the focus."""
    from rdflib import SH

    whole = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
    return report.value(result, SH.value if whole else SH.focusNode)


def _problem(report: "Graph", result: "Node") -> str:
    """The shape's message, or what pyshacl makes of it, with the path that it is about."""
    from rdflib import SH

    messages = sorted(str(it) for it in report.objects(result, SH.resultMessage))
    path = report.value(result, SH.resultPath)
    about = f"{_short(path)}: " if path is not None else ""
    return about + " / ".join(messages)


def _short(node: object) -> str:
    return short(str(node)) or str(node)
