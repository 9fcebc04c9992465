"""What can go wrong, said in one line that names the place and what would have been right.

::

    KgError
    ├── InputError       a source that cannot be read: file, page, row
    ├── UnknownName      a name that is in no table; the message lists the real ones
    ├── DataError        a data file (ontology, lexicon, gazetteer) that does not fit its format
    ├── QueryError       a SPARQL query that cannot be run
    └── StoreError       a store that cannot be opened, read or written
"""

from collections.abc import Iterable
from difflib import get_close_matches


class KgError(Exception):
    """Base of all errors that a user can mend; the command line prints it and exits with 2."""


class InputError(KgError, ValueError):
    """A source that cannot be read. `where` is a path, an address, or `file.jsonl:3`."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(where, problem)
        self.where, self.problem = where, problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


class UnknownName(KgError, KeyError):
    """A name that is in no table."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(what, name)
        self.what, self.name, self.known = what, name, sorted(known)

    def __str__(self) -> str:
        close = get_close_matches(self.name, self.known, n=1)
        hint = f" (did you mean {close[0]!r}?)" if close else ""
        return f"no {self.what} is called {self.name!r}{hint}; {self._known()}"

    def _known(self) -> str:
        return f"there are: {', '.join(self.known)}" if self.known else "there are none"


class DataError(KgError, ValueError):
    """A data file that does not fit the ontology or its own format."""

    def __init__(self, path: object, where: str, problem: str) -> None:
        super().__init__(path, where, problem)
        self.path, self.where, self.problem = path, where, problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem} @ {self.where}"


class QueryError(KgError, ValueError):
    """A SPARQL query that cannot be run."""


class StoreError(KgError, OSError):
    """A store that cannot be opened, read or written."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else "the store failed"
