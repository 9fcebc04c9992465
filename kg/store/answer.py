"""SPARQL in, an answer out: prefixes known, parameters bound as data, mistakes explained."""

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import PREFIXES, short

_T = TypeVar("_T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
XSD_STRING = PREFIXES["xsd"] + "string"

#: Words that would reach out of the store, and why they are refused.
REFUSED = {
    "SERVICE": "SERVICE asks another server; a query here stays in this store",
    "FROM": "FROM names another data set; use GRAPH to ask for one voice, such as kg:Planned",
}
READING = "SELECT, ASK, CONSTRUCT or DESCRIBE"
READS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE"}
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
#: Keywords are `word`; the rest may hold a word that is none: comments, texts, IRIs, names.
TOKEN = re.compile(
    r"""  \#[^\n\r]*
        | '''(?:[^\\]|\\.)*?''' | \"{3}(?:[^\\]|\\.)*?\"{3}
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
        | <[^<>"{}|^`\\\x00-\x20]*>
        | [?$]\w+
        | @[A-Za-z][A-Za-z0-9-]*
        | [\w.-]*:[\w.:%\\-]*
        | (?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
#: What the parser expected is told where it is so few words; else it lists half the grammar.
MOST_NAMED = 3
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")
WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
NAME = re.compile(r"[\w.-]*:[\w.:%\\-]*")
DECLARED = re.compile(r"(?i)\bPREFIX\s+([\w.-]*):")


@dataclass(frozen=True)
class Answer:
    """What a query gave, read to its end: no part of it depends on the store any more."""

    kind: Literal["select", "ask", "construct"]
    variables: tuple[str, ...]
    """Names of the columns, without `?`; a constructed triple has subject, predicate, object."""
    rows: tuple[tuple[Term | None, ...], ...]
    """One term a column, None where unbound. Empty for ASK."""
    truth: bool | None = None
    """The answer to ASK, else None."""
    more: bool = False
    """Whether there are more rows than the limit that was asked for."""

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as people read them: IRIs with a prefix, texts without their type."""
        return [tuple(_text(term) for term in row) for row in self.rows]

    def dicts(self) -> list[dict[str, str]]:
        """The rows as `texts`, by column; unbound columns are left out."""
        return [
            {
                name: _text(term)
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }
            for row in self.rows
        ]

    def json(self) -> dict[str, object]:
        """The answer in the form of SPARQL 1.1 Query Results JSON."""
        if self.kind == "ask":
            return {"head": {}, "boolean": self.truth}
        bindings = [
            {
                name: _json(term)
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }
            for row in self.rows
        ]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}


def answer(
    store: ox.Store,
    sparql: str,
    *,
    bindings: Mapping[str, str | Term] | None = None,
    limit: int | None = None,
) -> Answer:
    """Run a query.

    Args:
        store: Where.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of `kg.rdf` need not be written.
        bindings: Variable (without `?`) -> its value; a str is a plain literal. Each must be
            projected by the query, and is left out of the answer's columns.
        limit: Rows to read at most.

    Raises:
        QueryError: where the query is wrong, or would reach out of the store.
    """
    _refuse(sparql)
    values = {
        ox.Variable(name): ox.Literal(value) if isinstance(value, str) else value
        for name, value in (bindings or {}).items()
    }
    try:
        found = store.query(sparql, prefixes=PREFIXES, substitutions=values or None)
        if isinstance(found, ox.QueryBoolean):
            return Answer("ask", (), (), truth=bool(found))
        if isinstance(found, ox.QueryTriples):
            triples = [(it.subject, it.predicate, it.object) for it in _some(found, limit)]
            rows, more = _cut(triples, limit)
            return Answer("construct", ("subject", "predicate", "object"), rows, more=more)
        columns = [it for it in found.variables if it not in values]
        rows, more = _cut([tuple(it[c] for c in columns) for it in _some(found, limit)], limit)
    except SyntaxError as problem:
        raise QueryError(_explain(sparql, str(problem))) from problem
    except (RuntimeError, ValueError, OSError) as problem:
        raise QueryError(f"the query cannot be run: {problem}") from problem
    return Answer("select", tuple(it.value for it in columns), rows, more=more)


def _some(found: Iterable[_T], limit: int | None) -> list[_T]:
    """As many as are wanted, and one more to know whether there are more."""
    return list(found if limit is None else islice(found, limit + 1))


def _cut(rows: list[_T], limit: int | None) -> tuple[tuple[_T, ...], bool]:
    more = limit is not None and len(rows) > limit
    return tuple(rows[:limit] if more else rows), more


def _refuse(sparql: str) -> None:
    """Raise where a keyword would reach out of the store."""
    # SPARQL reads \u0046 as F wherever it stands, so it is read before words are looked for.
    plain = ESCAPE.sub(lambda it: _char(int(it[1] or it[2], 16)), sparql)
    for word in _keywords(plain):
        if word in REFUSED:
            raise QueryError(REFUSED[word])


def _char(code: int) -> str:
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _keywords(sparql: str) -> list[str]:
    """The bare words of a query, in upper case."""
    return [it["word"].upper() for it in TOKEN.finditer(sparql) if it["word"]]


def _explain(sparql: str, problem: str) -> str:
    """Line, column and what to do about it."""
    found = WHERE.fullmatch(problem)
    if found is None:
        return f"the query is not SPARQL: {problem}"
    line, column, expected = int(found[1]), int(found[2]), found[3]
    lines = sparql.splitlines() or [""]
    here = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f", near {here[:30]!r}" if here else ", at its end"
    return f"line {line}, column {column}{near}: {_hint(sparql, expected)}"


def _hint(sparql: str, expected: str) -> str:
    words = _keywords(sparql)
    outside = TOKEN.sub(" ", sparql)
    if "Prefix not found" in expected and (unknown := _unknown_prefixes(sparql)):
        known = ", ".join(f"{it}:" for it in PREFIXES)
        return f"no prefix is called {unknown[0]!r}; known without being written: {known}"
    if not sparql.strip():
        return "the query is empty"
    if words and words[0] in UPDATES:
        return f"{words[0]} would change the store; a query reads: {READING}"
    if words and words[0] not in READS:
        return f"a query begins with {READING}, not with {words[0]}"
    if outside.count("{") != outside.count("}"):
        return f"{outside.count('{')} braces open and {outside.count('}')} close"
    return _expected(expected)


def _unknown_prefixes(sparql: str) -> list[str]:
    declared = {it.lower() for it in DECLARED.findall(sparql)} | set(PREFIXES)
    used = {it[0].partition(":")[0] for it in TOKEN.finditer(sparql) if NAME.fullmatch(it[0])}
    return sorted(it for it in used if it.lower() not in declared)


def _expected(expected: str) -> str:
    if "variable that is unbound" in expected:
        return "a selected variable must stand in the pattern, and beside COUNT in GROUP BY"
    named = dict.fromkeys(re.findall(r"[A-Z]{2,}", expected))
    few = " or ".join(named) if 0 < len(named) <= MOST_NAMED else ""
    return f"expected {few}" if few else "this is not SPARQL"


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return short(term.value) or term.value
    return term.value if isinstance(term, ox.Literal) else str(term)


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {name: _json(getattr(term, name)) for name in ("subject", "predicate", "object")}
        return {"type": "triple", "value": parts}
    shown: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language is not None:
        shown["xml:lang"] = term.language
    elif term.datatype.value != XSD_STRING:
        shown["datatype"] = term.datatype.value
    return shown
