import tomllib
from datetime import date
from importlib.resources import files

import pytest

from kg.read import articles

FOLDER = files("kg") / "data" / "samples"
LISTED = tomllib.loads((FOLDER / "samples.toml").read_text(encoding="utf-8"))["sample"]


def test_every_sample_is_listed_and_the_demonstration_comes_first():
    found = sorted(item.name for item in FOLDER.iterdir() if item.name.endswith(".txt"))
    assert sorted(entry["file"] for entry in LISTED) == found
    assert LISTED[0]["file"] == "fisheries.txt"


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["file"])
def test_a_sample_is_read_as_its_list_says(entry):
    (found,) = articles([str(FOLDER / entry["file"])])
    assert found.headline
    assert found.title == found.headline.of(found.text) == entry["title"]
    assert date.fromisoformat(entry["date"]).isoformat() == entry["date"]
    assert found.published in (entry["date"], None)
    assert 400 <= len(found.text.split()) <= 700
    assert any(span.of(found.text).startswith("By ") for span in found.furniture)


def test_the_furniture_of_the_demonstration_is_what_it_is():
    (found,) = articles([str(FOLDER / "fisheries.txt")])
    assert [span.of(found.text) for span in found.furniture] == [
        "Skip to content",
        "By Ingrid Halvorsen",
        "Published 14 May 2024 | Share this",
        "BRUSSELS (Nordic Wire) —",
        "Read more: Why the mackerel went north",
        "Sign up for our newsletter",
    ]


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("dam.txt", 3),  # byline, dateline, credits
        ("carmakers.txt", 4),  # byline, day, caption, rights
        ("tram.txt", 6),  # byline, day, dateline, a heading and two links
    ],
)
def test_no_more_is_furniture_than_stands_in_the_samples(name, furniture):
    (found,) = articles([str(FOLDER / name)])
    assert len(found.furniture) == furniture
