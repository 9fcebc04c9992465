"""TOML files with an address for everything that is wrong in them."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from kg.errors import DataError


def toml_files(folder: Traversable) -> list[Traversable]:
    """The TOML files of a folder, by name."""
    found = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    return sorted(found, key=lambda path: path.name)


def read(path: Traversable) -> dict[str, Any]:
    """What a TOML file says.

    Raises:
        DataError: it is not there, or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise DataError(path, "$", "no such file") from problem
    except tomllib.TOMLDecodeError as problem:
        raise DataError(path, "$", f"not TOML: {problem}") from problem


def words(path: Traversable, where: str, value: object) -> tuple[str, ...]:
    """A list of words, none of them empty.

    Raises:
        DataError: it is anything else.
    """
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise DataError(path, where, f"wants a list of words, got {value!r}")
    return tuple(value)


def table(path: Traversable, where: str, value: object) -> Mapping[str, Any]:
    """A table.

    Raises:
        DataError: it is anything else.
    """
    if not isinstance(value, dict):
        raise DataError(path, where, f"wants a table, got {value!r}")
    return value


def tables(path: Traversable, where: str, value: object) -> list[Mapping[str, Any]]:
    """A list of tables.

    Raises:
        DataError: it is anything else.
    """
    if not isinstance(value, list):
        raise DataError(path, where, f"wants a list of tables, got {value!r}")
    return [table(path, f"{where}[{number}]", each) for number, each in enumerate(value)]


def only(path: Traversable, where: str, value: Mapping[str, Any], known: Iterable[str]) -> None:
    """Pass if a table has none but these keys.

    Raises:
        DataError: it has another.
    """
    names = sorted(known)
    for key in sorted(set(value).difference(names)):
        raise DataError(path, f"{where}.{key}", f"no such key; there are: {', '.join(names)}")


def one_of(path: Traversable, where: str, value: object, known: Iterable[str]) -> str:
    """A word of a closed list.

    Raises:
        DataError: it is any other.
    """
    names = list(known)
    if value not in names:
        raise DataError(path, where, f"wants one of {', '.join(names)}, got {value!r}")
    return str(value)
