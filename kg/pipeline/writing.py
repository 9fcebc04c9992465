"""Contents to files and to other libraries' graphs; files are whole or not there."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from kg import ontology
from kg.errors import InputError, UnknownName
from kg.model import Contents

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset


def export(held: Contents, format_: str, path: Path, **options: object) -> Path:
    """Write the contents in this format; the file is there whole or not at all."""
    from kg.export import exporter

    write = exporter(format_)
    check_writable(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as part:
        write(held, ontology.load(), part, **options)
    return path


def formats() -> list[str]:
    """The names of all export formats, sorted."""
    from kg.export import EXPORTERS

    return sorted(EXPORTERS)


def file_name(format_: str) -> str:
    """What a graph in this format is called; UnknownName where there is no such format."""
    from kg.export import SUFFIXES

    if format_ not in SUFFIXES:
        raise UnknownName("export format", format_, SUFFIXES)
    return f"graph{SUFFIXES[format_]}"


def network(held: Contents) -> "MultiDiGraph":
    """The contents as networkx knows them."""
    from kg.export.network import to_networkx

    return to_networkx(held, ontology.load())


def dataset(held: Contents) -> "Dataset":
    """The contents as rdflib knows them, with a named graph for each voice."""
    from pyoxigraph import RdfFormat, serialize
    from rdflib import Dataset

    from kg.rdf import PREFIXES, quads

    written = serialize(quads(held, ontology.load()), format=RdfFormat.N_QUADS)
    found = Dataset()
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    found.parse(data=written or b"", format="nquads")
    return found


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when all is written; where that fails, it goes."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as problem:
        raise InputError(str(path), f"cannot be written: {problem.strerror}") from problem
    finally:
        part.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Raise InputError, before any long work, where no file can be written into this folder.

    Tries it, since rights alone do not tell (root, read-only disks), and leaves nothing behind.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise InputError(str(folder), f"cannot be written to: {problem.strerror}") from problem
    finally:
        for path in missing:
            with suppress(OSError):  # the last ones were never made
                path.rmdir()
