"""Which pairs of actors a person is asked about, and which never."""

from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.alike import _one_edit, alike, keys
from kg.link.duplicates import duplicates
from kg.link.judgements import Different
from kg.link.settling import Settled, settle
from kg.model import Actor, ActorId, Contents, ReadingId, short_hash
from kg.ontology import load
from tests.unit.graphs import FACT, SAMPLE

ONTOLOGY = load()


def held(*actors: Actor) -> Contents:
    """Each actor meets one of its own, so that no two have company in common."""
    said = [
        replace(
            FACT, id=ReadingId(f"r{n}"), subject=it.id, object=ActorId(f"Z{n * 7919}"), place=None
        )
        for n, it in enumerate(actors)
    ]
    return Contents(SAMPLE.articles, actors, tuple(said))


def person(name: str, *aliases: str, kind: str = "Person", id_: str = "") -> Actor:
    return Actor(ActorId(id_ or name.replace(" ", "")), kind, name, aliases)


def asked(contents: Contents, known=frozenset(), settled: Settled | None = None) -> list[set[str]]:
    found = duplicates(contents, settled or Settled(), known, ONTOLOGY)
    return [{it.one.name, it.other.name} for it in found]


@pytest.mark.parametrize(
    ("one", "other", "people", "why"),
    [
        ("John Smith", "Jon Smith", True, "a letter apart"),
        ("J. Smith", "John Smith", True, "an initial"),
        ("Smith", "John Smith", True, "a last name alone"),
        ("Jon Smith", "Jonathan Smith", True, "a short first name"),
        ("John Bruce Smith", "John Smith", True, "a word more"),
        ("Farmer John Smith", "John Smith", True, "a word more"),
        ("Mary Smith", "John Smith", True, ""),
        ("Kim Jong Un", "Kim Jong-un", True, "a letter apart"),
        ("DFB", "Deutscher Fussball Bund", False, "an acronym"),
        ("Ministry of Defence", "Defence Ministry", False, "the same words"),
        ("Volkswagen", "Volkswagen AG", False, "one spelling"),
        ("Free Arvanian Army", "Arvanian Army", False, "a part of the name"),
        ("Syrian rebels", "Yemeni rebels", False, ""),
        ("Mali", "Bali", False, ""),
    ],
)
def test_how_names_are_alike(one, other, people, why):
    score, said = alike(one, other, people=people)
    assert said == why
    assert alike(other, one, people=people) == (score, said)
    assert bool(score) == bool(why)
    if why:
        assert {*keys(one)} & {*keys(other)}, "else they are never compared"


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_one_edit_is_what_it_says(one, other):
    def edits(word: str) -> set[str]:
        cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        left_out = {a + b[1:] for a, b in cuts}
        changed = {a + c + b[1:] for a, b in cuts if b for c in "ab"}
        swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        return left_out | changed | swapped | {a + c + b for a, b in cuts for c in "ab"}

    assert _one_edit(one, other) == (other in edits(one))


def test_the_likeliest_come_first_and_company_counts():
    far = held(person("Ann Marlow"), person("Ann Marlowe"), person("Marlow"))
    assert asked(far)[0] == {"Ann Marlow", "Ann Marlowe"}
    same = tuple(replace(it, object=ActorId("Z0")) for it in far.statements)
    pairs = [duplicates(it, Settled(), (), ONTOLOGY) for it in (far, replace(far, statements=same))]
    apart, together = ({it.why: it.score for it in found} for found in pairs)
    assert apart.keys() == together.keys()
    assert all(together[why] > apart[why] for why in apart)


def test_a_last_name_that_two_are_called_by_does_not_make_them_alike():
    assert asked(held(person("Ann Marlow", "Marlow"), person("Tom Marlow", "Marlow"))) == []
    assert asked(held(person("Ann Marlow", "Marlow"), person("Ann Marlow-Vik", "Ann Marlow")))


def test_an_alias_is_a_name_and_a_description_is_none():
    union, farmers = person("Union", kind="Group"), person("Farmers", "Union", kind="Group")
    assert asked(held(union, farmers)) == [{"Union", "Farmers"}]
    assert asked(held(union, replace(farmers, aliases=("the union",)))) == []
    rebels = f"Rebels-{short_hash('dairy')[:8]}"
    named = person("Rebels", kind="Group")
    assert asked(held(named, replace(named, id=ActorId("Rebels-other")))) == [{"Rebels"}]
    assert asked(held(named, replace(named, id=ActorId(rebels)))) == []


@pytest.mark.parametrize(
    ("one", "other", "asks"),
    [
        ("Person", "Person", True),
        ("Person", "Company", False),
        ("State", "Group", False),
        ("State", "Place", False),
        ("Company", "Organization", True),
        ("Company", "Ministry", True),
        ("Actor", "Person", True),
        ("Actor", "Place", False),
    ],
)
def test_kinds_that_exclude_each_other_are_never_asked_about(one, other, asks):
    pair = (person("Marlow", kind=one, id_="A"), person("Marlow", kind=other, id_="B"))
    assert bool(asked(held(*pair))) == asks


def test_two_known_actors_are_two():
    pair = (person("Ann Marlow"), person("Ann Marlowe"))
    assert asked(held(*pair), known={"AnnMarlow"})
    assert asked(held(*pair), known={"AnnMarlow", "AnnMarlowe"}) == []


def test_who_acts_on_the_other_is_not_the_other():
    contents = held(person("Ann Marlow"), person("Ann Marlowe"))
    first, second = contents.statements
    meets = replace(first, object=second.subject)
    assert asked(replace(contents, statements=(meets, second))) == []


def test_what_is_judged_is_not_asked_again():
    pair = (ActorId("AnnMarlow"), ActorId("AnnMarlowe"))
    settled = settle([Different(pair, line=1)], Path("j"), ONTOLOGY)
    assert asked(held(person("Ann Marlow"), person("Ann Marlowe")), settled=settled) == []


def test_work_grows_with_the_number_of_actors_and_not_its_square(monkeypatch):
    compared = []

    def counted(*names, people):
        compared.append(names)
        return alike(*names, people=people)

    # by import: the package has a function of the module's name
    monkeypatch.setattr(import_module("kg.link.duplicates"), "alike", counted)
    counts = []
    for number in (200, 400, 800):
        compared.clear()
        actors = [person(f"{short_hash(n)} Marlow{n // 2}") for n in range(number)]
        asked(held(*actors))
        counts.append(len(compared))
    assert all(before for before in counts)
    assert all(after <= 3 * before for before, after in pairwise(counts)), counts
