"""Imports point down: docs/architecture.md, shown."""

import ast
from pathlib import Path

import pytest

KG = Path(__file__).parent.parent / "kg"

#: Lower may not import higher; names on one line do not see each other.
LAYERS = [
    {"errors", "model"},
    {"ontology", "config"},
    {"lexicon", "gazetteer", "rdf", "events", "explain"},
    {"rows", "report"},
    {"read", "extract", "link", "store", "export"},
    {"pipeline", "doctor"},
    {"graph"},
    {"cli"},
    {"__main__", "__init__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(KG.rglob("*.py"))

#: Where a heavy library may be named at all: the parts that stand alone with it.
HOMES = {
    "spacy": {"extract", "doctor"},
    "pyvis": {"export"},
    "networkx": {"export", "graph", "pipeline"},
    "trafilatura": {"read"},
    "dateparser": {"read", "extract"},
}


def part(path: Path) -> str:
    return path.relative_to(KG).parts[0].removesuffix(".py")


def imported(path: Path) -> list[tuple[int, str]]:
    """Line and full name of each import, also of those inside functions."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            found += [(node.lineno, f"kg.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are written in full"
            found.append((node.lineno, node.module or ""))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(KG)))
def test_imports_point_down(path):
    me = part(path)
    for line, name in imported(path):
        head, _, rest = name.partition(".")
        if head != "kg" or not rest:
            continue
        other = rest.partition(".")[0]
        assert other == me or RANK[other] < RANK[me], f"line {line}: kg.{other} from {me}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(KG)))
def test_heavy_libraries_stay_in_their_part(path):
    for line, name in imported(path):
        homes = HOMES.get(name.partition(".")[0])
        assert homes is None or part(path) in homes, f"line {line}: {name}"


def test_every_module_has_its_layer():
    assert {part(path) for path in MODULES} <= set(RANK)
