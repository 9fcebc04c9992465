"""The gazetteer's lint: `kg/data/en/actors/*.toml` fits the format of docs/lexicon.md."""

import re
import tomllib
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

FOLDER = files("kg") / "data" / "en" / "actors"
FILES = {
    path.name: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name)
    if path.name.endswith(".toml")
}
ACTORS = [(name, actor) for name, raw in FILES.items() for actor in raw.get("actor", [])]
IDS = {actor["id"] for _, actor in ACTORS}
CITIES = FILES["cities.toml"]["cities"]
NAMES = ("aliases", "careful", "capital", "seats", "adjectives", "people", "short")
KEYS = {"id", "name", "kind", "wikidata", "country", "gender", "roles", *NAMES}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?\Z")
QID = re.compile(r"Q[1-9]\d*\Z")
ID = re.compile(r"[A-Za-z0-9_-]+\Z")


def forms(actor):
    return [actor["name"], *(form for key in NAMES for form in actor.get(key, []))]


def test_ids_are_unique_and_fit_for_an_iri():
    twice = [i for i, count in Counter(actor["id"] for _, actor in ACTORS).items() if count > 1]
    assert twice == []
    assert [i for i in IDS if not ID.match(i)] == []


def test_no_entry_has_a_key_that_the_format_does_not_know():
    assert [(actor["id"], key) for _, actor in ACTORS for key in actor if key not in KEYS] == []


def test_kinds_stand_in_the_ontology():
    ontology = pytest.importorskip("kg.ontology").load()
    assert sorted({actor["kind"] for _, actor in ACTORS} - set(ontology.kinds)) == []


def test_countries_and_roles_name_entries():
    countries = {actor["country"] for _, actor in ACTORS if "country" in actor} | set(CITIES)
    offices = {role["of"] for _, actor in ACTORS for role in actor.get("roles", [])}
    assert sorted(countries - IDS) == []
    assert sorted(offices - IDS) == []


def test_terms_of_office_are_dates_in_order():
    roles = [(actor["id"], role) for _, actor in ACTORS for role in actor.get("roles", [])]
    assert [who for who, role in roles if not role["title"]] == []
    dates = [(who, role[end]) for who, role in roles for end in ("from", "to") if end in role]
    assert [pair for pair in dates if not DATE.match(pair[1])] == []
    both = [(who, role["from"], role["to"]) for who, role in roles if {"from", "to"} <= set(role)]
    assert [entry for entry in both if entry[1][:7] > entry[2] and entry[1][:4] != entry[2]] == []


def test_wikidata_ids_are_well_formed_and_belong_to_one_entry():
    ids = [actor["wikidata"] for _, actor in ACTORS if "wikidata" in actor]
    assert [qid for qid in ids if not QID.match(qid)] == []
    assert [qid for qid, count in Counter(ids).items() if count > 1] == []


def test_every_form_is_a_name_as_news_writes_it():
    written = [(actor["id"], form) for _, actor in ACTORS for form in forms(actor)]
    written += [(state, city) for state, cities in CITIES.items() for city in cities]
    assert [pair for pair in written if pair[1] != pair[1].strip() or not pair[1]] == []
    # "al-Qaeda" is as news writes it; a form without a capital letter would match common words
    lower = [pair for pair in written if pair[1] == pair[1].lower()]
    assert [pair for pair in lower if not pair[1][0].isdigit()] == []
    # the reader makes curly apostrophes straight, so a curly one would never match
    assert [pair for pair in written if "\u2019" in pair[1]] == []


def test_no_list_says_a_form_twice():
    repeated = [
        (actor["id"], key)
        for _, actor in ACTORS
        for key in NAMES
        if len(set(actor.get(key, []))) < len(actor.get(key, []))
    ]
    assert repeated == []
    assert [state for state, cities in CITIES.items() if len(set(cities)) < len(cities)] == []


def test_persons_have_a_gender_and_only_persons_have_short_names():
    people = [actor for _, actor in ACTORS if actor["kind"] == "Person"]
    assert [a["id"] for a in people if a.get("gender") not in {"male", "female"}] == []
    others = [actor for _, actor in ACTORS if actor["kind"] != "Person"]
    assert [a["id"] for a in others if {"gender", "short", "roles"} & set(a)] == []


def test_first_names_are_of_one_gender():
    names = FILES["firstnames.toml"]
    male, female = ({name.lower() for name in names[gender]} for gender in ("male", "female"))
    assert male & female == set()
    assert len(male) >= 400
    assert len(female) >= 400


@pytest.mark.parametrize(
    ("names", "least"),
    [
        (("states.toml",), 250),
        (("regions.toml",), 300),
        (
            (
                "organisations.toml",
                "government.toml",
                "armed.toml",
                "parties.toml",
                "companies.toml",
            ),
            600,
        ),
        (("people.toml",), 600),
        (("cities.toml",), 1500),
    ],
)
def test_the_world_is_covered(names, least):
    count = sum(len(FILES[name].get("actor", [])) for name in names)
    if names == ("cities.toml",):
        count += sum(len(cities) for cities in CITIES.values())
    assert count >= least


def test_namesakes_are_listed_under_each_owner(record_property):
    owners = defaultdict(set)
    for _, actor in ACTORS:
        for form in [actor["name"], *actor.get("aliases", [])]:
            owners[form].add(actor["id"])
    for state, cities in CITIES.items():
        for city in cities:
            owners[city].add(f"{city} in {state}")
    shared = {form: sorted(who) for form, who in owners.items() if len(who) > 1}
    for form, who in sorted(shared.items()):
        record_property(form, ", ".join(who))  # in the JUnit report: --junitxml
    expected = {"Greens", "Congo", "Georgia", "Labour Party", "Social Democrats", "Birmingham"}
    assert expected <= set(shared)
