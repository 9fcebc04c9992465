"""What can be said: the kinds of actor and the relations, read from Turtle files in `ontology/`.

The ontology is closed: a misspelt name raises and lists the real ones. ::

    >>> ontology = load()
    >>> ontology.relation("endorses").broader
    ('supports', 'cooperation', 'relation')
    >>> ontology.is_a("Ministry", "Organization")
    True

pyoxigraph reads the files, since it starts ten times faster than rdflib; it loads when `load` is
called.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar

from kg.errors import DataError, UnknownName
from kg.model import Actor

if TYPE_CHECKING:
    from pyoxigraph import Quad

Family = Literal["cooperation", "conflict", "structural"]

KG = "https://w3id.org/newskg/ontology#"
FILES = ("actors.ttl", "relations.ttl", "statements.ttl")
ROOT_KIND = "Entity"
ROOT_RELATION = "relation"
FAMILIES: tuple[Family, ...] = ("cooperation", "conflict", "structural")

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "http://schema.org/"

#: Predicate -> values, in the order of the file.
_Node = Mapping[str, list[str]]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entity: `State`, `RebelGroup`, `Place`."""

    name: str
    label: str
    definition: str
    broader: tuple[str, ...]
    """All kinds above it, nearest first; `Entity` is last."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that joins two entities."""

    name: str
    label: str
    definition: str
    family: Family | None
    """None for what is neither friendly, hostile nor lasting by itself: `visits`, `requests`."""
    broader: tuple[str, ...]
    """All relations above it, nearest first; `relation` is last."""
    symmetric: bool
    inverse: str | None
    domain: tuple[str, ...]
    """Kinds that may be its subject; inherited from the nearest broader relation that says so."""
    range: tuple[str, ...]
    plover: str | None
    cameo: str | None
    mode: str | None
    """PLOVER's mode: how it is done, where the relation itself says so."""
    quad: int | None
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    score: float | None
    """PLOVER's conflict-cooperation score, -10 to +10."""
    extracted: bool
    """Whether a lexicon file gives its words."""


class Ontology:
    """The kinds and the relations, by their local names."""

    def __init__(self, kinds: Mapping[str, Kind], relations: Mapping[str, Relation]) -> None:
        self.kinds: Mapping[str, Kind] = MappingProxyType(dict(kinds))
        self.relations: Mapping[str, Relation] = MappingProxyType(dict(relations))

    def kind(self, name: str) -> Kind:
        """The kind called `name`, or UnknownName."""
        return _named("kind", name, self.kinds)

    def relation(self, name: str) -> Relation:
        """The relation called `name`, or UnknownName."""
        return _named("relation", name, self.relations)

    def is_a(self, kind: str, broader: str) -> bool:
        """Whether `kind` is `broader` or lies below it."""
        self.kind(broader)
        return kind == broader or broader in self.kind(kind).broader

    def admits(self, relation: str, subject_kind: str, object_kind: str) -> bool:
        """Whether the ends may be of these kinds.

        A state may stand where a place may: texts name a territory by its state
        ("troops entered Ruritania").
        """
        it = self.relation(relation)
        return self._fits(subject_kind, it.domain) and self._fits(object_kind, it.range)

    def _fits(self, kind: str, allowed: Iterable[str]) -> bool:
        kinds = (kind, "Place") if self.is_a(kind, "State") else (kind,)
        return any(self.is_a(one, broader) for broader in allowed for one in kinds)

    def most_specific(self, kinds: Iterable[str]) -> str:
        """The deepest of some kinds; of equally deep ones the first by name."""
        return min(kinds, key=lambda name: (-len(self.kind(name).broader), name))

    def merged(self, actors: Iterable[Actor]) -> Actor:
        """One actor from descriptions of the same id.

        Any order and any grouping gives the same, so a graph that is built at once and one that
        is built article by article agree.
        """
        several = list(actors)
        if len({actor.id for actor in several}) != 1:
            raise ValueError(f"these are not one actor: {sorted({actor.id for actor in several})}")
        if len(set(several)) == 1:
            return several[0]
        name = min((actor.name for actor in several), key=lambda name: (-len(name), name))
        names = {actor.name for actor in several}.union(*(actor.aliases for actor in several))
        known = [actor.wikidata for actor in several if actor.wikidata is not None]
        return Actor(
            id=several[0].id,
            kind=self.most_specific(actor.kind for actor in several),
            name=name,
            aliases=tuple(sorted(names - {name})),
            wikidata=min(known, default=None),
        )


@cache
def load() -> Ontology:
    """The ontology of this installation, read once."""
    return read(folder())


def read(where: Traversable) -> Ontology:
    """The ontology in a folder of Turtle files; DataError where it does not hold together."""
    nodes = _nodes(where)
    kinds = _Terms(where, nodes, f"{OWL}Class", f"{RDFS}subClassOf")
    relations = _Terms(where, nodes, f"{OWL}ObjectProperty", f"{RDFS}subPropertyOf")
    ontology = Ontology(
        {name: _kind(kinds, name) for name in kinds.below(ROOT_KIND)},
        {name: _relation(relations, name) for name in relations.below(ROOT_RELATION)},
    )
    for relation in ontology.relations.values():
        unknown = {*relation.domain, *relation.range} - set(ontology.kinds)
        if relation.inverse is not None and relation.inverse not in ontology.relations:
            unknown.add(relation.inverse)
        if unknown:
            raise DataError(where, f"kg:{relation.name}", f"unknown names {sorted(unknown)}")
    return ontology


def folder() -> Traversable:
    """Where the Turtle files lie: inside an installed package, or at the top of the source tree."""
    inside = resources.files("kg").joinpath("_ontology")
    source = Path(__file__).resolve().parent.parent / "ontology"
    for place in (inside, source):
        if place.is_dir():
            return place
    raise DataError(inside, "kg", "the ontology files are missing; install kg again")


def quads(where: Traversable | None = None) -> Iterator["Quad"]:
    """All triples of the ontology's files, in the order of the files."""
    from pyoxigraph import RdfFormat, parse

    place = folder() if where is None else where
    for name in FILES:
        file = place.joinpath(name)
        try:
            yield from parse(file.read_bytes(), format=RdfFormat.TURTLE)
        except OSError as problem:
            raise DataError(file, name, "cannot be read") from problem
        except SyntaxError as problem:
            raise DataError(file, f"line {problem.lineno}", str(problem)) from problem


def _nodes(where: Traversable) -> dict[str, dict[str, list[str]]]:
    """Subject -> predicate -> values, IRIs in full, kg: terms included."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads(where):
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        nodes[subject][quad.predicate.value].append(value)
    return nodes


class _Terms:
    """The terms of one type and the broader-than relation among them."""

    def __init__(
        self, where: Traversable, nodes: Mapping[str, _Node], type_: str, broader: str
    ) -> None:
        self.where = where
        self.nodes = {
            iri.removeprefix(KG): node
            for iri, node in nodes.items()
            if iri.startswith(KG) and type_ in node.get(RDF_TYPE, ())
        }
        self.parents = {name: _local(node.get(broader, ())) for name, node in self.nodes.items()}
        for name, parents in self.parents.items():
            if unknown := set(parents) - set(self.nodes):
                raise DataError(where, f"kg:{name}", f"unknown broader terms {sorted(unknown)}")

    def below(self, root: str) -> list[str]:
        """`root` and all terms under it, in the order of the file."""
        return [name for name in self.nodes if name == root or root in self.broader(name)]

    def broader(self, name: str) -> tuple[str, ...]:
        """All terms above, breadth first."""
        found: list[str] = []
        level = self.parents[name]
        while level:
            found += [parent for parent in level if parent not in found]
            level = [up for parent in level for up in self.parents[parent] if up not in found]
        if name in found:
            raise DataError(self.where, f"kg:{name}", "it is broader than itself")
        return tuple(found)

    def text(self, name: str, predicate: str) -> str:
        """The only value of a predicate that every term must have."""
        values = self.nodes[name].get(predicate, ())
        if len(values) != 1:
            problem = f"needs one <{predicate}>, has {len(values)}"
            raise DataError(self.where, f"kg:{name}", problem)
        return values[0]

    def inherited(self, name: str, predicate: str) -> tuple[str, ...]:
        """Values at the term itself, else at the nearest broader one; any actor where none says."""
        for term in (name, *self.broader(name)):
            if values := self.nodes[term].get(predicate):
                return tuple(_local(values))
        return ("Actor",)


def _kind(kinds: _Terms, name: str) -> Kind:
    return Kind(
        name=name,
        label=kinds.text(name, f"{RDFS}label"),
        definition=kinds.text(name, f"{SKOS}definition"),
        broader=kinds.broader(name),
    )


def _relation(relations: _Terms, name: str) -> Relation:
    node, broader = relations.nodes[name], relations.broader(name)
    family = next((one for one in FAMILIES if one in (name, *broader)), None)
    inverse = _first(node, f"{OWL}inverseOf", str)
    return Relation(
        name=name,
        label=relations.text(name, f"{RDFS}label"),
        definition=relations.text(name, f"{SKOS}definition"),
        family=family,
        broader=broader,
        symmetric=f"{OWL}SymmetricProperty" in node[RDF_TYPE],
        inverse=inverse.removeprefix(KG) if inverse else None,
        domain=relations.inherited(name, f"{SCHEMA}domainIncludes"),
        range=relations.inherited(name, f"{SCHEMA}rangeIncludes"),
        plover=_first(node, f"{KG}plover", str),
        cameo=_first(node, f"{KG}cameoRoot", str),
        mode=_first(node, f"{KG}ploverMode", str),
        quad=_first(node, f"{KG}quadClass", int),
        score=_first(node, f"{KG}ploverScore", float),
        extracted=node.get(f"{KG}extracted") == ["true"],
    )


def _first(node: _Node, predicate: str, of: Callable[[str], _T]) -> _T | None:
    values = node.get(predicate)
    return of(values[0]) if values else None


def _local(iris: Iterable[str]) -> list[str]:
    """Local names of the kg: terms among some IRIs."""
    return [iri.removeprefix(KG) for iri in iris if iri.startswith(KG)]


def _named(what: str, name: str, table: Mapping[str, _T]) -> _T:
    if name not in table:
        raise UnknownName(what, name, table)
    return table[name]
