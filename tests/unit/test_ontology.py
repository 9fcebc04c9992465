import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError, UnknownName
from kg.model import Actor, ActorId
from kg.ontology import folder, load, read

KINDS = sorted(load().kinds)
HEAD = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
kg:Entity a owl:Class ; rdfs:label "entity" ; skos:definition "Anything." .
kg:relation a owl:ObjectProperty ; rdfs:label "relation" ; skos:definition "Any." ;
    schema:domainIncludes kg:Entity ; schema:rangeIncludes kg:Entity .
"""
CAT = 'kg:Cat a owl:Class ; rdfs:label "cat" ; skos:definition "A cat." ; rdfs:subClassOf kg:Entity'


def small(tmp_path, text: str):
    for name in ("actors.ttl", "relations.ttl", "statements.ttl"):
        (tmp_path / name).write_text(HEAD if name == "actors.ttl" else "")
    (tmp_path / "relations.ttl").write_text(HEAD.partition("kg:Entity a")[0] + text)
    return read(tmp_path)


def test_broader_terms_come_nearest_first():
    assert load().relation("kills").broader == ("attacks", "conflict", "relation")
    assert load().kind("RebelGroup").broader == (
        "ArmedGroup",
        "ForceOfArms",
        "Group",
        "Actor",
        "Entity",
    )


def test_the_family_is_inherited():
    assert load().relation("endorses").family == "cooperation"
    assert load().relation("cooperation").family == "cooperation"
    assert load().relation("visits").family is None
    assert load().relation("relation").family is None


def test_codes_and_flags_are_read():
    fights = load().relation("fights")
    assert (fights.plover, fights.cameo, fights.quad, fights.score) == ("ASSAULT", "19", 4, -9.0)
    assert fights.symmetric
    assert fights.extracted
    assert load().relation("leads").inverse == "ledBy"
    assert load().relation("hasMember").extracted is False
    assert load().relation("partOf").plover is None


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "fits"),
    [
        ("supports", "State", "RebelGroup", True),
        ("supports", "State", "Topic", True),
        ("supports", "Place", "State", False),
        ("kills", "ArmedForces", "Population", True),
        ("kills", "ArmedForces", "Place", False),
        ("captures", "ArmedForces", "Facility", True),
        ("captures", "ArmedForces", "State", True),  # the territory
        ("captures", "ArmedForces", "Person", False),
        ("locatedIn", "Facility", "State", True),
        ("locatedIn", "Facility", "Person", False),
        ("holdsPosition", "Person", "Position", True),
        ("holdsPosition", "State", "Position", False),
        ("leads", "Person", "Ministry", True),
        ("withdrawsFrom", "State", "Topic", True),
        ("relation", "Topic", "Event", True),
    ],
)
def test_the_ends_must_be_of_kinds_that_fit(relation, subject, object_, fits):
    assert load().admits(relation, subject, object_) is fits


def test_a_misspelt_name_lists_the_real_ones():
    with pytest.raises(UnknownName, match=r"did you mean 'supports'.*attacks"):
        load().relation("suports")
    with pytest.raises(UnknownName, match="did you mean 'State'"):
        load().kind("Sate")
    with pytest.raises(UnknownName):
        load().admits("supports", "State", "Nobody")
    with pytest.raises(UnknownName):
        load().is_a("State", "Nobody")


def test_loading_twice_reads_once():
    assert load() is load()
    assert folder().joinpath("shapes.ttl").is_file()


def test_ends_are_inherited(tmp_path):
    ontology = small(
        tmp_path,
        f"""{CAT} . kg:Actor a owl:Class ; rdfs:label "a" ; skos:definition "An a." ;
            rdfs:subClassOf kg:Entity .
        kg:chases a owl:ObjectProperty ; rdfs:label "chases" ; skos:definition "Runs after." ;
            rdfs:subPropertyOf kg:relation ; schema:rangeIncludes kg:Cat ;
            schema:domainIncludes kg:Actor .
        kg:hunts a owl:ObjectProperty ; rdfs:label "hunts" ; skos:definition "Runs to eat." ;
            rdfs:subPropertyOf kg:chases .""",
    )
    assert ontology.relation("hunts").range == ("Cat",)
    assert ontology.relation("hunts").domain == ("Actor",)


def test_ends_are_actors_where_nobody_says_so(tmp_path):
    text = """kg:Actor a owl:Class ; rdfs:label "a" ; skos:definition "A." ;
            rdfs:subClassOf kg:Entity .
        kg:relation a owl:ObjectProperty ; rdfs:label "relation" ; skos:definition "Any." ."""
    for name in ("actors.ttl", "statements.ttl"):
        (tmp_path / name).write_text("")
    (tmp_path / "relations.ttl").write_text(HEAD.partition("kg:relation a")[0] + text)
    assert read(tmp_path).relation("relation").range == ("Actor",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("kg:Cat a owl:Class ; rdfs:subClassOf kg:Entity .", r"rdf-schema#label.* @ kg:Cat"),
        (f'{CAT} ; rdfs:label "puss" .', "has 2 @ kg:Cat"),
        (f"{CAT} , kg:Dog .", r"unknown broader terms \['Dog'\] @ kg:Cat"),
        (f"{CAT} . kg:Entity rdfs:subClassOf kg:Cat .", "broader than itself"),
        (
            """kg:eats a owl:ObjectProperty ; rdfs:label "e" ; skos:definition "E." ;
            rdfs:subPropertyOf kg:relation ; schema:rangeIncludes kg:Mouse .""",
            r"unknown names \['.*Mouse'\] @ kg:eats",
        ),
        ("kg:Cat a owl:Class", "@ line"),
    ],
)
def test_what_does_not_hold_together_is_refused(tmp_path, text, problem):
    with pytest.raises(DataError, match=problem):
        small(tmp_path, text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match=r"actors.ttl: cannot be read"):
        read(tmp_path)


names = st.text(max_size=5)
actors = st.lists(
    st.builds(
        Actor,
        id=st.just(ActorId("A")),
        kind=st.sampled_from(KINDS),
        name=names,
        wikidata=st.none() | st.sampled_from(["Q1", "Q2"]),
    ),
    min_size=1,
    max_size=4,
)


@given(one=actors, other=actors)
def test_merging_in_any_order_and_grouping_gives_the_same(one, other):
    merged = load().merged
    assert merged([*one, *other]) == merged([*other, *one])
    assert merged([merged(one), merged(other)]) == merged([*one, *other])
    assert merged([merged(one)]) == merged(one)


def test_only_one_actor_is_merged():
    with pytest.raises(ValueError, match="not one actor"):
        load().merged([Actor(ActorId("A"), "State", "A"), Actor(ActorId("B"), "State", "B")])
