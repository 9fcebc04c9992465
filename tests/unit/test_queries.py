from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError, QueryError, UnknownName
from kg.model import ActorId, ReadingId
from kg.store import memory_store, named_queries
from kg.store.named import read
from tests.unit.graphs import ACTORS, DENIED, FACT, PLANNED, SAMPLE, other_article

#: A value for every parameter that a query may have.
VALUES = {
    "name": "arvania",
    "one": "ARVANIANS",
    "other": "Borland",
    "subject": "Arvania",
    "relation": "meets",
    "object": "Borland",
}
AIDED = replace(
    PLANNED, id=ReadingId("r4"), relation="aids", modality="asserted", object=ActorId("Arvania")
)
ATTACKED = replace(DENIED, id=ReadingId("r5"), polarity="positive")


@pytest.fixture(scope="module")
def store():
    made = memory_store()
    made.add(replace(SAMPLE, statements=(*SAMPLE.statements, AIDED, ATTACKED)))
    made.add(other_article())
    return made


def values(name: str) -> dict[str, str]:
    return {param.name: VALUES[param.name] for param in named_queries()[name].params}


@pytest.mark.parametrize("name", named_queries())
def test_every_query_has_help_and_finds_something(store, name):
    query = named_queries()[name]
    assert query.help.endswith(".")
    assert all(param.help for param in query.params)
    given_ = values(name)
    if name == "common-ground":
        given_ = {"one": "Hill Farmers", "other": "Borland"}
    assert store.ask(name, given_).rows
    assert not set(given_) & set(store.ask(name, given_).variables)


@pytest.mark.parametrize("name", [it for it, query in named_queries().items() if query.params])
def test_a_stranger_is_said_to_be_none(store, name):
    with pytest.raises(UnknownName, match="'Nobody'"):
        store.ask(name, dict.fromkeys(values(name), "Nobody"))


def test_a_misspelt_name_is_told_the_right_one(store):
    with pytest.raises(UnknownName, match="did you mean 'Arvania'"):
        store.ask("who-supports", {"name": "Arvanja"})
    given_ = {"subject": "Arvania", "relation": "suports", "object": "Borland"}
    with pytest.raises(UnknownName, match="did you mean 'supports'"):
        store.ask("evidence", given_)
    assert store.ask("evidence", {**given_, "relation": "ATTACKS"}).variables


@settings(max_examples=20)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_parameter_is_data(store, text):
    for name, query in named_queries().items():
        if query.params:
            with pytest.raises(UnknownName):
                store.ask(name, dict.fromkeys(values(name), text + '" } #'))


def test_who_supports_counts_narrower_relations_and_no_plans(store):
    assert store.ask("who-supports", {"name": "port arvan"}).texts() == [
        ("Hill Farmers", "gives aid to", "Arvania")
    ]
    assert not store.ask("who-supports", {"name": "Dairy Union"}).rows


def test_planned_gives_the_date(store):
    (row,) = store.ask("planned", {}).dicts()
    assert (row["subject"], row["relation"], row["when"]) == (
        "Hill Farmers",
        "supports",
        "2024-04-29",
    )


def test_allies_and_foes_count_both_families(store):
    rows = {row["other"]: row for row in store.ask("allies-and-foes", {"name": "Arvania"}).dicts()}
    assert (rows["Borland"]["cooperation"], rows["Borland"]["conflict"]) == ("2", "1")
    assert (rows["Hill Farmers"]["cooperation"], rows["Hill Farmers"]["conflict"]) == ("1", "0")


def test_evidence_of_a_symmetric_relation_comes_from_both_directions(store):
    found = store.ask("evidence", values("evidence")).dicts()
    assert [row["article"] for row in found] == ["doc:dairy", "doc:port"]


def test_contradictions_show_both_sentences(store):
    (row,) = store.ask("contradictions", {}).dicts()
    assert (row["subject"], row["relation"], row["object"]) == ("Borland", "attacks", "Arvania")


def test_by_speaker_finds_outer_speakers(store):
    found = store.ask("by-speaker", {"name": "Borland"}).dicts()
    assert {row["speaker"] for row in found} == {"Borland"}
    assert {row["relation"] for row in found} == {"attacks"}


def test_most_connected_comes_first(store):
    others = [int(row["others"]) for row in store.ask("most-connected", {}).dicts()]
    assert others == sorted(others, reverse=True)
    assert others[0] == 2


@pytest.mark.parametrize("given_", [{}, {"name": "a", "nome": "b"}, {"nome": "b"}])
def test_parameters_must_be_the_declared_ones(store, given_):
    with pytest.raises(QueryError, match=r"'who-supports' takes name; given: "):
        store.ask("who-supports", given_)


def test_a_query_without_help_is_refused():
    with pytest.raises(DataError, match="says what it asks"):
        read("bare", "# text: name - somebody\nSELECT * {}")


def test_symmetric_facts_are_counted_once_each(store):
    found = store.ask("about-pair", values("about-pair")).dicts()
    assert len([row for row in found if row["relation"] == FACT.relation]) == 2


def test_a_name_of_two_actors_asks_for_both():
    twins = (
        replace(ACTORS[0], aliases=("twin",)),
        replace(ACTORS[1], aliases=("Twin",)),
        *ACTORS[2:],
    )
    with memory_store() as twin_store:
        twin_store.add(replace(SAMPLE, actors=twins))
        rows = twin_store.ask("actor", {"name": "TWIN"}).dicts()
        assert {row["actor"] for row in rows} == {"Arvania", "Borland"}
        few = twin_store.ask("actor", {"name": "TWIN"}, limit=1)
        assert (len(few.rows), few.more) == (1, True)
