"""What several sources say, and what some deny, is seen on every part of the page."""

import xml.etree.ElementTree as ET

import pytest

from kg.model import Actor, ActorId, ArticleId, ArticleRef
from tests.browser.reading import SVG, saved, shown
from tests.browser.sample_graphs import Line, contents_of

pytestmark = pytest.mark.browser

ACTORS = [
    Actor(ActorId("Fleet"), "Company", "Fleet"),
    Actor(ActorId("Port"), "Company", "Port"),
    Actor(ActorId("Union"), "PoliticalParty", "Union"),
    Actor(ActorId("Clerk"), "Person", "Clerk"),
]
SAYS = "[Fleet] {backs} the <Port>."
DENIES = "The [Fleet] {does not back} the <Port>."
LINES = [
    Line("Fleet", "supports", "Port", SAYS, article="a1"),
    Line("Fleet", "supports", "Port", SAYS, article="a2"),
    # The clerk says it in two articles and is one source.
    Line("Fleet", "supports", "Port", SAYS, article="a1", modality="reported", speaker="Clerk"),
    Line("Fleet", "supports", "Port", SAYS, article="a2", modality="reported", speaker="Clerk"),
    Line(
        *("Fleet", "supports", "Port", DENIES),
        article="a2",
        polarity="negative",
        modality="reported",
        speaker="Fleet",
    ),
    Line("Fleet", "supports", "Port", SAYS, article="a2", modality="planned"),
    # A meeting has no direction: one source names the Port first and denies it, the other does not.
    Line("Port", "meets", "Union", "[Port] {met} <Union>.", article="a1"),
    Line("Union", "meets", "Port", "[Union] {met} <Port>.", article="a2"),
    Line("Union", "opposes", "Port", "[Union] {opposes} <Port>.", article="a1"),
]


@pytest.fixture
def disputed(open_page):
    articles = [ArticleRef(ArticleId(f"a{i}"), f"Paper {i}") for i in (1, 2)]
    return open_page(contents_of(articles, ACTORS, LINES))


def test_glance_and_panel_count_who_says_and_who_denies(disputed):
    page = disputed.page
    contested = page.locator("#panel h3", has_text="Contested").locator("+ ul li")
    assert "3 sources say, 1 denies" in contested.first.inner_text()
    contested.first.locator("button").click()
    assert page.locator("#panel .voice .tag.loud").inner_text() == "3 sources say, 1 denies"
    opposite = page.locator("#panel h3", has_text="Others deny it").locator("+ ul li")
    assert "Fleet does not support Port" in opposite.inner_text()
    opposite.locator("button").click()
    assert page.locator("#panel .voice .tag.loud").all_inner_texts() == [
        "denied or negated",
        "3 sources say, 1 denies",
    ]
    assert "Others say it is so" in disputed.panel()


def test_a_plan_is_another_matter_than_the_deed(disputed):
    disputed.page.get_by_role("button", name="Fleet is due to support Port").click()
    assert "denies" not in disputed.page.locator("#panel .voice").inner_text()


def test_both_directions_of_a_meeting_are_one_matter(disputed):
    disputed.page.get_by_role("button", name="meets").first.click()
    assert disputed.page.locator("#panel .voice .tag").all_inner_texts() == [
        "2 sources say",
        "stated",
    ]


def test_legend_filters_by_agreement_and_the_address_keeps_it(disputed):
    page = disputed.page
    page.get_by_role("button", name="Only Contested").click(force=True)
    assert shown(disputed) == [2, 3]
    disputed.go(page.url.partition("#")[1] + page.url.partition("#")[2])
    assert shown(disputed) == [2, 3]
    page.click("#show-table")
    cells = page.locator("#table tbody td:nth-child(4)").all_inner_texts()
    assert len(cells) == 3
    assert all("3 sources say, 1 denies" in cell for cell in cells)


def test_a_ring_marks_each_contested_line_of_the_map(disputed):
    drawing = ET.fromstring(saved(disputed.page, "#save-svg").path().read_text("utf-8"))  # noqa: S314  our own page wrote it
    assert len(list(drawing.iter(f"{SVG}circle"))) == 3
    words = [it.text or "" for it in drawing.iter(f"{SVG}text")]
    assert "supports: 3 say, 1 denies" in words


def test_one_source_for_everything_has_no_such_part_of_the_legend(open_page):
    articles = [ArticleRef(ArticleId("a1"), "Paper 1")]
    it = open_page(contents_of(articles, ACTORS, [LINES[0], LINES[8]]))
    assert it.page.locator(".facet", has_text="How many say so").count() == 0
