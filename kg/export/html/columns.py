"""The page's data: every fact once, in columns, with one table of sentences.

A table is a dict of equally long lists, which is a quarter of the size of a list of dicts. Rows
point at rows of other tables by number; -1 means none. Offsets are UTF-16 code units, as the
browser counts.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from kg.export.html.gather import OPEN, Edge
from kg.export.html.grammar import DASHES, FAMILIES, SHAPES, shape_of
from kg.export.html.wording import (
    MODALITY_HINTS,
    MODALITY_LABELS,
    POLARITY_LABELS,
    open_phrase,
    phrase,
)
from kg.model import MODALITIES, POLARITIES, Contents, Quote, Statement
from kg.ontology import Ontology

Table = dict[str, list[Any]]
#: Columns of statements that few articles fill.
SPARSE = ("turned", "speaker", "outer", "verb", "when", "start", "end", "place")
NONE = -1


def tables(contents: Contents, edges: Sequence[Edge], ontology: Ontology) -> dict[str, Any]:
    """All tables of the page but the actors' places on the map."""
    kinds = sorted({actor.kind for actor in contents.actors})
    relations = sorted({edge.relation for edge in edges})
    phrases = sorted({edge_phrase(edge, ontology) for edge in edges})
    sentences = {key: i for i, key in enumerate(sorted({*map(sentence_of, contents.statements)}))}
    return {
        "families": columns(("id", "label"), FAMILIES.items()),
        "modalities": columns(
            ("id", "label", "hint", "dash"),
            ((m, MODALITY_LABELS[m], MODALITY_HINTS[m], list(DASHES[m])) for m in MODALITIES),
        ),
        "polarities": columns(("id", "label"), ((p, POLARITY_LABELS[p]) for p in POLARITIES)),
        "shapes": columns(
            ("id", "label", "mark", "quiet"), ((s.name, s.label, s.mark, s.quiet) for s in SHAPES)
        ),
        "kinds": columns(
            ("id", "label", "shape"),
            ((k, ontology.kind(k).label, SHAPES.index(shape_of(k, ontology))) for k in kinds),
        ),
        "relations": relation_table(relations, ontology),
        "articles": columns(
            ("id", "title", "source", "link", "published"),
            (
                (a.id, a.title, a.source, web_address(a.source), a.published or "")
                for a in contents.articles
            ),
        ),
        "actors": columns(
            ("id", "name", "kind", "aliases", "wikidata"),
            (
                (a.id, a.name, kinds.index(a.kind), list(a.aliases), wikidata(a.wikidata))
                for a in contents.actors
            ),
        ),
        "phrases": phrases,
        "edges": edge_table(edges, relations, phrases, ontology),
        "sentences": sentence_table(list(sentences), contents),
        "statements": statement_table(contents, edges, sentences),
    }


def relation_table(relations: Iterable[str], ontology: Ontology) -> Table:
    """The relations that occur."""
    known = [ontology.relation(name) for name in relations]
    families = list(FAMILIES)
    return columns(
        ("id", "label", "definition", "family", "symmetric"),
        (
            (
                r.name,
                "in other words" if r.name == OPEN else r.label,
                r.definition,
                families.index(r.family or "other"),
                r.symmetric,
            )
            for r in known
        ),
    )


def edge_table(
    edges: Sequence[Edge], relations: Sequence[str], phrases: Sequence[str], ontology: Ontology
) -> Table:
    """One row an edge; the page calls it by the id of its first statement."""
    number = {words: i for i, words in enumerate(phrases)}
    return columns(
        ("subject", "relation", "object", "polarity", "modality", "phrase"),
        (
            (
                edge.subject,
                relations.index(edge.relation),
                edge.object,
                POLARITIES.index(edge.polarity),
                MODALITIES.index(edge.modality),
                number[edge_phrase(edge, ontology)],
            )
            for edge in edges
        ),
    )


def edge_phrase(edge: Edge, ontology: Ontology) -> str:
    """The words between subject and object."""
    if edge.wording:
        return open_phrase(edge.wording, edge.polarity, edge.modality)
    return phrase(ontology.relation(edge.relation).label, edge.polarity, edge.modality)


def sentence_of(statement: Statement) -> tuple[str, int, int, str]:
    """What tells sentences apart, in the order of the table."""
    sentence = statement.sentence
    return statement.article, sentence.start, sentence.end, sentence.text


def sentence_table(sentences: Iterable[tuple[str, int, int, str]], contents: Contents) -> Table:
    """Each sentence once. `start` and `end` are code points, as in the sentence's IRI."""
    number = {article.id: i for i, article in enumerate(contents.articles)}
    return columns(
        ("article", "start", "end", "text"),
        ((number.get(a, NONE), start, end, text) for a, start, end, text in sentences),  # type: ignore[call-overload]
    )


def statement_table(
    contents: Contents, edges: Sequence[Edge], sentences: dict[tuple[str, int, int, str], int]
) -> dict[str, Any]:
    """One row a statement."""
    number = {actor.id: i for i, actor in enumerate(contents.actors)}
    edge_of = {i: e for e, edge in enumerate(edges) for i in edge.statements}

    def row(i: int, it: Statement) -> tuple[Any, ...]:
        edge = edge_of[i]
        return (
            it.id,
            edge,
            sentences[sentence_of(it)],
            [*marks(it.sentence, it.subject_mention, it.object_mention, it.trigger)],
            number[it.subject] != edges[edge].subject,
            it.wording,
            NONE if it.speaker is None else number.get(it.speaker, NONE),
            [number[speaker] for speaker in it.outer_speakers if speaker in number],
            it.attribution_verb or "",
            it.time.quote.text if it.time else "",
            (it.time.start or "") if it.time else "",
            (it.time.end or "") if it.time else "",
            NONE if it.place is None else number.get(it.place, NONE),
            round(it.confidence, 3),
        )

    names = (
        *("id", "edge", "sentence", "marks", "turned", "wording", "speaker", "outer", "verb"),
        *("when", "start", "end", "place", "confidence"),
    )
    table = columns(names, (row(i, it) for i, it in enumerate(contents.statements)))
    return {name: shortened(table[name]) if name in SPARSE else table[name] for name in names}


def shortened(column: list[Any]) -> list[Any] | dict[str, Any]:
    """A column of one value throughout as that value.

    >>> shortened(["", ""]), shortened(["", "x"])
    ({'all': ''}, ['', 'x'])
    """
    same = bool(column) and all(value == column[0] for value in column)
    return {"all": column[0]} if same else column


def marks(sentence: Quote, *quotes: Quote) -> Iterable[int]:
    """Start and end in the sentence of each quote; -1 and -1 for one that lies outside."""
    for quote in quotes:
        if sentence.start <= quote.start and quote.end <= sentence.end:
            yield units(sentence.text[: quote.start - sentence.start])
            yield units(sentence.text[: quote.end - sentence.start])
        else:
            yield NONE
            yield NONE


def units(text: str) -> int:
    r"""Length as a browser counts it.

    >>> units("a\N{SMILING FACE WITH SUNGLASSES}")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def web_address(source: str) -> str:
    """The source, if it is one that a reader may be sent to; else empty.

    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    ('', 'https://example.org/a')
    """
    address = source.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def wikidata(identifier: str | None) -> str:
    """The Wikidata id if it looks like one; else empty."""
    it = identifier or ""
    return it if it[:1] == "Q" and it[1:].isascii() and it[1:].isdigit() else ""


def columns(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """Turn rows into columns.

    >>> columns(("a", "b"), [(1, 2), (3, 4)])
    {'a': [1, 3], 'b': [2, 4]}
    """
    listed = list(rows)
    return {name: [row[i] for row in listed] for i, name in enumerate(names)}
