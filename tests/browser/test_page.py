"""The page as its readers use it: mouse, keys, links, files."""

import csv
import io
import json
import math
import re
import xml.etree.ElementTree as ET

import pytest

from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents
from tests.browser.reading import SVG, drawing_of, saved, shown
from tests.browser.sample_graphs import Line, contents_of, generated, harbour

pytestmark = pytest.mark.browser


def spots(page):
    """Middle of each actor on the screen, for a page opened with `#camera=0~0~0.7`."""
    nodes = json.loads(page.locator("#data-nodes").text_content())
    names = json.loads(page.locator("#data-tables").text_content())["actors"]["name"]
    box = page.locator("#map").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return {
        names[node["id"]]: (middle[0] + 0.7 * node["x"], middle[1] + 0.7 * node["y"])
        for node in nodes
    }


def find_line(page, subject, target, words):
    """Move the mouse over the ground between two actors until the tip says `words`."""
    (x1, y1), (x2, y2) = (spots(page)[name] for name in (subject, target))
    length = math.hypot(x2 - x1, y2 - y1)
    across = (y1 - y2) / length, (x2 - x1) / length
    for aside in (0, 6, -6, 12, -12, 18, -18, 24, -24, 32, -32, 42, -42):
        for part in (0.5, 0.42, 0.58, 0.35, 0.65):
            x = x1 + part * (x2 - x1) + aside * across[0]
            y = y1 + part * (y2 - y1) + aside * across[1]
            page.mouse.move(x, y)
            page.wait_for_timeout(30)
            tip = page.locator("#tip")
            if tip.is_visible() and words in tip.inner_text():
                return x, y
    pytest.fail(f"no line between {subject} and {target} says {words!r}")


def test_opens_from_disk_without_network_and_without_a_word(open_page):
    it = open_page()
    assert shown(it) == [27, 47]
    assert it.page.title() == "Harbour dispute"
    assert [url for url in it.requests if url.startswith("file:")] == [it.file.as_uri()]


def test_the_overview_says_who_works_together_and_what_is_only_planned_or_denied(open_page):
    text = open_page().panel()
    assert "49 statements about 27 actors from 5 articles, 4 Mar 2031 – 19 Mar 2031." in text
    assert "1 more actor is only quoted or the place of a fact: search finds it." in text
    circles, _, rest = text.partition("Cooperation")
    assert re.search("Dockers’ Union, Steel Union, Mira Kolb, Green Party", circles)
    planned = rest.partition("Only planned, tried or considered")[2]
    assert "Acme Bank is due to meet Steel Union" in planned
    assert "Vestria does not support Free Sailors’ Front" in planned.partition("Denied")[2]


def test_clicking_a_line_shows_its_evidence(open_page):
    it = open_page(address="#camera=0~0~0.7")
    x, y = find_line(it.page, "Coast Guard", "fishing families", "detains")
    it.page.mouse.click(x, y)
    assert "Coast Guard detains fishing families" in it.panel()
    marks = it.page.locator("#panel mark").all_inner_texts()
    assert marks == ["Patrol boats", "held", "fishing families"]
    assert it.page.locator("#panel mark.trigger").inner_text() == "held"
    assert "“Patrol boats”\nis Coast Guard" in it.panel()
    assert "Where\nSel Island" in it.panel()
    link = it.page.locator("#panel .evidence a")
    assert link.get_attribute("href") == "https://daily.example/4"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_evidence_tells_voice_speaker_and_time(open_page):
    it = open_page()
    it.page.get_by_role("button", name="Acme Bank is due to meet Steel Union").click()
    text = it.panel()
    assert "planned" in text
    assert "Said by\nEdda Brandt (“said”)" in text
    assert "“on Friday”: 7 Mar 2031" in text
    assert "due to meet" in it.page.locator("#panel mark.trigger").all_inner_texts()


def test_clicking_an_actor_shows_its_facts_and_clicking_the_ground_lets_go(open_page):
    it = open_page(address="#camera=0~0~0.7")
    it.page.mouse.click(*spots(it.page)["Meridian Shipping"])
    text = it.panel()
    assert text.startswith("×\nMeridian Shipping\nCompany\nAlso called Meridian\nIn 3 articles")
    assert "Oskar Lund is alleged to agree with" in text
    assert "Oskar Lund does not negotiate with" in text
    it.page.mouse.click(260, 110)
    assert "At a glance" in it.panel()


def test_double_click_and_escape_narrow_and_widen(open_page):
    it = open_page(address="#camera=0~0~0.7")
    it.page.mouse.dblclick(*spots(it.page)["Coast Guard"])
    assert it.page.locator("#scope").inner_text().startswith("Around Coast Guard")
    actors, _ = shown(it)
    assert actors < 10
    it.page.keyboard.press("Escape")
    it.page.keyboard.press("Escape")
    assert shown(it) == [27, 47]


def test_wikidata_is_linked_only_where_known(open_page):
    it = open_page(address="#actor=EddaBrandt")
    link = it.page.get_by_role("link", name="Wikidata")
    assert link.get_attribute("href") == "https://www.wikidata.org/wiki/Q1000003"
    it.go("#actor=OskarLund")
    assert it.page.get_by_role("link", name="Wikidata").count() == 0


def test_search_finds_aliases_with_keys_alone(open_page):
    it = open_page()
    it.page.keyboard.press("/")
    it.page.keyboard.type("steelw")
    option = it.page.get_by_role("option")
    assert option.count() == 1
    assert "steelworkers" in option.inner_text()
    it.page.keyboard.press("Enter")
    assert "Steel Union" in it.page.locator("#panel h2").inner_text()
    it.page.fill("#search", "un")
    it.page.keyboard.press("ArrowDown")
    chosen = it.page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == it.page.locator("#search").get_attribute(
        "aria-activedescendant"
    )
    it.page.keyboard.press("Escape")
    assert it.page.locator("#search-list").is_hidden()


def test_legend_filters_and_only_and_reset(open_page):
    it = open_page()
    it.page.get_by_label("Conflict").first.uncheck()
    assert shown(it)[1] < 47
    assert "hide.family=conflict" in it.page.url
    it.page.click("#show-table")
    assert "attacks" not in it.page.locator("#table").inner_text()
    it.page.get_by_role("button", name="Only Planned").click(force=True)
    texts = it.page.locator("#table tbody tr td:nth-child(4)").all_inner_texts()
    assert texts
    assert set(texts) == {"planned"}
    it.page.click("#reset")
    assert it.page.locator("#table tbody tr").count() == 47
    assert it.page.locator("#reset").is_disabled()


def test_a_filter_set_by_keys_keeps_the_focus(open_page):
    it = open_page()
    it.page.get_by_label("Conflict").first.focus()
    it.page.keyboard.press("Space")
    assert shown(it)[1] < 47
    it.page.keyboard.press("Space")
    assert shown(it) == [27, 47]


def test_a_filter_leaves_those_who_stay_where_they_are(open_page):
    it = open_page(generated(300), max_drawn=40)
    before, places, _ = drawing_of(it.page)
    it.page.get_by_label("Conflict").first.uncheck()
    after, new_places, _ = drawing_of(it.page)
    stayed = {name for name, *_ in before} & {name for name, *_ in after}
    assert 10 < len(stayed) < len(after)
    assert len(set(places) & set(new_places)) >= len(stayed)


def test_legend_counts_what_the_map_draws(open_page):
    it = open_page()
    actors, connections = shown(it)
    for heading in ("Connections, by colour", "How it is said, by dashes", "Affirmed or denied"):
        assert sum(legend_counts(it.page, heading)) == connections
    assert sum(legend_counts(it.page, "Actors, by shape")) == actors


def legend_counts(page, heading):
    """The numbers beside the top rows of a part of the legend."""
    part = page.locator(".facet", has_text=heading)
    counts = part.locator(":scope > div > .row .count").all_inner_texts()
    return [int(count) for count in counts]


def test_dates_confidence_and_number_of_articles_filter(open_page):
    it = open_page(address="#view=table")
    it.page.click("#fold-dates summary")
    it.page.fill("#date-from", "2031-03-20")
    assert it.page.locator("#table tbody tr").count() == 2
    it.page.fill("#date-from", "")
    it.page.locator("#confidence").fill("0.95")
    assert it.page.locator("#table tbody tr").count() == 2
    it.page.locator("#confidence").fill("0")
    it.page.locator("#min-articles").fill("2")
    assert it.page.locator("#table tbody tr").count() == 2


def test_nothing_left_says_so_and_offers_the_way_back(open_page):
    it = open_page(address="#confidence=1")
    assert "Nothing matches the filters" in it.page.locator("#empty").inner_text()
    it.page.locator("#empty button").click()
    assert shown(it) == [27, 47]


def test_contents_without_statements_say_so(open_page):
    it = open_page(Contents(articles=harbour().articles))
    assert "5 articles gave no statement" in it.page.locator("#empty").inner_text()
    assert "false" not in it.page.locator("body").inner_text()


def test_address_brings_the_whole_view_back(open_page):
    it = open_page()
    it.page.get_by_label("Conflict").first.uncheck()
    it.page.click("#theme")
    it.page.click("#show-table")
    it.page.click("#sort-object")
    it.page.click("#sort-object")
    it.page.locator("#table .go", has_text="Acme Bank").first.click()
    address, rows = it.page.url, it.page.locator("#table tbody").inner_text()
    it.go(address.partition("#")[1] + address.partition("#")[2])
    assert it.page.locator("#table tbody").inner_text() == rows
    assert it.page.locator("html").get_attribute("data-theme") == "dark"
    assert "Acme Bank" in it.page.locator("#panel h2").inner_text()
    assert it.page.get_by_label("Conflict").first.is_checked() is False
    assert it.page.locator("th[aria-sort=descending]").inner_text() == "To whom ↓"


def test_address_of_things_that_are_not_there_does_no_harm(open_page):
    it = open_page(
        address="#actor=nobody&edge=x&focus=%00&path=a~b~c&confidence=x&camera=1~2&hide.kind=y"
    )
    assert shown(it) == [27, 47]


def test_back_button_goes_back(open_page):
    it = open_page()
    it.page.get_by_role("button", name="Acme Bank gives aid to Meridian Shipping").click()
    it.page.locator("#panel .claim .go").first.click()
    assert "Company" in it.panel()
    it.page.go_back()
    assert "sentence that says so" in it.panel()
    it.page.go_back()
    assert "At a glance" in it.panel()


def test_keys_walk_the_map(open_page):
    it = open_page()
    it.page.focus("#map")
    it.page.keyboard.press("ArrowRight")
    first = it.page.locator("#panel h2").inner_text()
    it.page.keyboard.press("ArrowLeft")
    assert it.page.locator("#panel h2").inner_text() != first
    it.page.keyboard.press("e")
    assert "says so" in it.panel() or "say so" in it.panel()
    one = it.page.url
    it.page.keyboard.press("e")
    assert it.page.url != one
    it.page.keyboard.press("f")
    assert it.page.locator("#scope").is_visible()
    it.page.keyboard.press("Enter")
    assert it.page.evaluate("document.activeElement.id") == "panel"
    it.page.keyboard.press("t")
    assert it.page.locator("#table").is_visible()


def test_tab_reaches_every_control(open_page):
    it = open_page(address="#confidence=0.1")
    reached = set()
    for _ in range(120):
        it.page.keyboard.press("Tab")
        reached.add(it.page.evaluate("document.activeElement.id"))
    assert {
        "skip",
        "skip-map",
        "search",
        "show-table",
        "save",
        "theme",
        "map",
        "zoom-fit",
        "reset",
    } <= reached


def test_path_between_two_actors(open_page):
    it = open_page()
    it.page.click("#fold-path summary")
    it.page.fill("#path-from", "kolb")
    it.page.keyboard.press("Enter")
    it.page.fill("#path-to", "vestrians")
    it.page.keyboard.press("Enter")
    it.page.click("#find-path")
    assert "Path from Mira Kolb to Vestria: 5 steps" in it.panel()
    assert shown(it)[0] == 6


#: Pixels in the colour of marks, which nothing else on the map has.
MARKS = """() => {
  const map = document.querySelector("#map canvas");
  const { data } = map.getContext("2d").getImageData(0, 0, map.width, map.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) count += data[i] + data[i + 1] + data[i + 2] === 765;
  return count;
}"""


def test_marks_are_drawn_wherever_a_view_moves_them(open_page):
    it = open_page(generated(300))
    tables = json.loads(it.page.locator("#data-tables").text_content())
    x, y = (tables["actors"][name] for name in "xy")
    pairs = zip(tables["edges"]["subject"], tables["edges"]["object"], strict=True)
    # Far out on the whole map, in the middle of the path's.
    one, other = max(pairs, key=lambda ends: min(math.hypot(x[end], y[end]) for end in ends))
    it.page.click("#fold-path summary")
    for end, actor in (("from", one), ("to", other)):
        it.page.fill(f"#path-{end}", tables["actors"]["aliases"][actor][0])
        it.page.keyboard.press("Enter")
    it.page.click("#find-path")
    it.page.wait_for_timeout(300)
    moved = it.page.evaluate(MARKS)
    it.go("#" + it.page.url.partition("#")[2])
    it.page.wait_for_timeout(300)
    assert moved == it.page.evaluate(MARKS) > 0


def test_table_sorts_by_any_column_and_says_so(open_page):
    it = open_page(address="#view=table")
    for i, name in enumerate(("subject", "phrase", "object", "voice", "source", "date"), start=1):
        it.page.click(f"#sort-{name}")
        assert it.page.locator(f"th:nth-child({i})").get_attribute("aria-sort") == "ascending"
    it.page.click("#sort-confidence")
    values = it.page.locator("#table tbody td:last-child").all_inner_texts()
    assert values == sorted(values)


def test_table_breaks_no_word_and_hides_no_row(open_page):
    it = open_page(address="#view=table")
    assert it.status() == "35 facts · 9 planned, supposed or only claimed · 3 denied"
    widths = it.page.evaluate(
        """[...document.querySelectorAll("#table td .go")].map((it) => {
          const range = document.createRange();
          const text = it.firstChild;
          return [...text.data.matchAll(/[^\\s-]+/g)].map((word) => {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length;
          });
        }).flat()"""
    )
    assert len(widths) > 100
    assert set(widths) == {1}
    it.page.locator("#table tbody tr").last.scroll_into_view_if_needed()
    last = it.page.locator("#table tbody tr").last.bounding_box()
    pill = it.page.locator("#status").bounding_box()
    assert last["y"] + last["height"] <= pill["y"]


def test_close_button_covers_no_word_of_the_claim(open_page):
    it = open_page()
    it.page.locator("#panel .fact").first.click()
    close = it.page.locator("#panel .panel-close").bounding_box()
    rects = it.page.evaluate(
        """[...document.querySelectorAll("#panel .claim, #panel .claim *")].flatMap((it) => {
          const range = document.createRange();
          range.selectNodeContents(it);
          return [...range.getClientRects()].map(({ right }) => right);
        })"""
    )
    assert rects
    assert max(rects) <= close["x"]


def test_big_graph_draws_its_budget_and_search_reaches_the_rest(open_page):
    it = open_page(generated(300), max_drawn=40)
    assert re.search(r"The \d+ actors with the most ties", it.status())
    assert shown(it)[0] <= 40
    drawn = {node["id"] for node in json.loads(it.page.locator("#data-nodes").text_content())}
    names = json.loads(it.page.locator("#data-tables").text_content())["actors"]["name"]
    edges = json.loads(it.page.locator("#data-tables").text_content())["edges"]
    left_out = next(i for i in edges["subject"] if i not in drawn and names.count(names[i]) == 1)
    it.page.fill("#search", names[left_out])
    it.page.keyboard.press("Enter")
    assert it.page.locator("#panel h2").inner_text() == names[left_out]
    assert names[left_out] in it.page.locator("#scope").inner_text()
    assert shown(it)[0] >= 2


def test_spreadsheet_holds_every_shown_statement_and_no_formula(open_page, ontology):
    actors = [Actor(ActorId("A"), "Person", "=HYPERLINK(1)"), Actor(ActorId("B"), "Person", "@b")]
    lines = [Line("A", "meets", "B", '[-1+2] {met, "and"} <+B>.')]
    it = open_page(contents_of([ArticleRef(ArticleId("a1"), "\t=1")], actors, lines))
    text = saved(it.page, "#save-csv").path().read_bytes().decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text))
    got = dict(zip(head, row, strict=True))
    assert got["subject"] == "'=HYPERLINK(1)"
    assert got["object"] == "'@b"
    assert got["article"] == "'\t=1"
    assert got["sentence"] == '\'-1+2 met, "and" +B.'
    assert got["confidence"] == "0.9"


def test_turtle_of_the_view_is_read_back_by_kg(open_page):
    from pyoxigraph import RdfFormat, parse

    from kg.rdf import contents as read_back

    it = open_page(address="#hide.family=conflict")
    download = saved(it.page, "#save-turtle")
    assert download.suggested_filename == "harbour-dispute.ttl"
    got = read_back(parse(download.path().read_bytes(), format=RdfFormat.TURTLE))
    whole = {s.id: s for s in harbour().statements}
    assert 20 < len(got.statements) < len(whole)
    for statement in got.statements:
        was = whole[statement.id]
        for name in ("subject", "relation", "object", "polarity", "modality", "sentence"):
            assert getattr(statement, name) == getattr(was, name)
        for name in ("trigger", "subject_mention", "object_mention", "speaker", "place"):
            assert getattr(statement, name) == getattr(was, name)


def test_drawing_keeps_names_apart(open_page):
    names, marks, _ = drawing_of(open_page().page)
    assert len(names) == len(marks) == 27
    for i, (name, x, top, bottom, width) in enumerate(names):
        for other, at, up, down, wide in names[:i]:
            apart = abs(x - at) > (width + wide) / 2 or bottom < up or down < top
            assert apart, (name, other)


def test_drawing_has_words_of_its_own_size_that_cover_no_name(open_page):
    page = open_page(size=(390, 844)).page
    names, *_ = drawing_of(page)
    root = ET.fromstring(saved(page, "#save-svg").path().read_text("utf-8"))  # noqa: S314  ours
    words = [
        [float(rect.attrib[side]) for side in ("x", "y", "width", "height")]
        for rect in root.iter(f"{SVG}rect")
        if rect.get("rx") == "5"
    ]
    assert len(words) > 30
    assert {round(height) for *_, height in words} == {17}
    for left, top, width, height in words:
        for name, x, up, down, wide in names:
            apart = left > x + wide / 2 or left + width < x - wide / 2
            assert apart or top > down or top + height < up, name


def test_no_line_runs_through_a_foreign_actor(open_page):
    _, marks, lines = drawing_of(open_page().page)
    assert len(lines) == 47
    for line in lines:
        nearest = [min(marks, key=lambda m: math.dist(m[:2], end)) for end in (line[0], line[-1])]
        for mark in marks:
            if mark not in nearest:
                assert min(math.dist(mark[:2], point) for point in line) > 0.9 * mark[2]


def test_arrowheads_lie_outside_marks_and_point_at_them(open_page):
    page = open_page().page
    text = saved(page, "#save-svg").path().read_text("utf-8")
    _, marks, _ = drawing_of(page)
    found = re.findall(r'd="M0.0 0.0L[^"]*z"[^>]*translate\((\S+) (\S+)\) rotate\((\S+)\)', text)
    assert len(found) > 30
    for x, y, degrees in (map(float, head) for head in found):
        turn = math.radians(degrees)
        near = min(marks, key=lambda mark: math.dist(mark[:2], (x, y)))
        assert math.dist(near[:2], (x, y)) > 0.7 * near[2]
        ahead = math.atan2(near[1] - y, near[0] - x)
        assert math.cos(ahead - turn) > 0.9


def test_picture_is_one(open_page):
    it = open_page()
    content = saved(it.page, "#save-png").path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 20_000


def test_copied_sparql_finds_the_statement(open_page, ontology):
    from pyoxigraph import QuerySolutions, Store

    from kg.rdf import quads

    it = open_page()
    it.page.get_by_role("button", name="Vestria does not support Free Sailors’ Front").click()
    it.page.get_by_role("button", name="Copy as SPARQL").click()
    query = it.page.evaluate("navigator.clipboard.readText()")
    assert query == it.page.locator(".query").inner_text()
    store = Store()
    store.extend(quads(harbour(), ontology))
    answer = store.query(query)
    assert isinstance(answer, QuerySolutions)
    assert [row["text"].value for row in answer] == ["Vestria denied backing the Front."]


def test_theme_follows_the_system_until_chosen(open_page):
    it = open_page(scheme="dark")
    assert it.page.locator("html").get_attribute("data-theme") == "dark"
    it.page.click("#theme")
    assert it.page.locator("html").get_attribute("data-theme") == "light"


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"'><svg onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_shown(open_page, text):
    # `[`, `<`, `{` mark words in our sample sentences, so that the sentence gets its text here.
    actors = [
        Actor(ActorId(text), "Person", text, (text,), "Q1/../x"),
        Actor(ActorId("B"), "Person", "B"),
    ]
    plain = contents_of(
        [ArticleRef(ArticleId("a1"), text, "javascript:alert(1)", "2031-01-01")],
        actors,
        [Line(text, "relation", "B", "[A] {did} <B>", speaker=text)],
    )
    it = open_page(plain, f"#actor={text}", title=text)
    assert it.page.locator("h1").inner_text() == text.strip()
    it.page.locator("#panel .fact").first.click()
    assert text in it.panel()
    assert it.page.locator("#panel a").count() == 0
    assert it.page.locator("img, svg[onload]").count() == 0
    it.page.fill("#search", text[:5])
    assert text in it.page.locator("#search-list").inner_text()
    it.page.keyboard.press("Escape")
    it.page.click("#show-table")
    assert text in it.page.locator("#table").inner_text()
    for button in ("#save-svg", "#save-csv", "#save-turtle"):
        saved(it.page, button)


@pytest.mark.parametrize("size", [(1400, 900), (1024, 700), (390, 844)], ids=str)
def test_nothing_is_cut_off_at_any_width(open_page, size):
    it = open_page(size=size)
    assert it.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for button in it.page.locator(".top button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0], button.inner_text()


def test_a_phone_has_room_for_fingers_and_draws_what_it_can_show(open_page):
    it = open_page(generated(300), size=(390, 844), touch=True)
    assert shown(it)[0] <= 100
    rows = {round(it.page.locator(f"#{name}").bounding_box()["y"]) for name in TOOLS}
    assert len(rows) == 1
    for name in TOOLS:
        assert it.page.locator(f"#{name}").bounding_box()["height"] >= 40
    it.page.tap("#filters-toggle")
    it.page.get_by_role("button", name="Only Cooperation").tap()
    assert "hide.family=conflict" in it.page.url


TOOLS = ("filters-toggle", "overview", "show-graph", "show-table", "save")


def test_narrow_screens_reach_legend_overview_and_details(open_page):
    it = open_page(size=(390, 844))
    it.page.click("#filters-toggle")
    assert it.page.locator("#legend").is_visible()
    it.page.click("#legend-close")
    assert it.page.locator("#legend").is_hidden()
    it.page.click("#overview")
    assert "At a glance" in it.panel()
    it.page.locator("#panel .fact").first.click()
    assert it.page.locator("#panel .evidence").first.is_visible()
    it.page.locator("#panel .panel-close").click()
    assert it.page.locator("#panel").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#view=table", "#actor=Meridian", "#confidence=1"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=str)
def test_axe_finds_nothing(open_page, scheme, address, size):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    it = open_page(address=address, scheme=scheme, size=size)
    it.page.wait_for_timeout(250)
    results = axe.Axe().run(it.page)
    assert [
        f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]
    ] == []


def test_axe_finds_nothing_in_evidence(open_page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    it = open_page()
    it.page.get_by_role("button", name="Vestria does not support Free Sailors’ Front").click()
    it.page.get_by_role("button", name="Copy as SPARQL").click()
    results = axe.Axe().run(it.page)
    assert [v["id"] for v in results.response["violations"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("count", [5, 300, 10_000])
def test_axe_finds_nothing_at_any_size(open_page, count):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    it = open_page(generated(count))
    for address, dark in (("", False), ("#theme=dark", True), ("#view=table", False)):
        it.go(address)
        assert (it.page.locator("html").get_attribute("data-theme") == "dark") is dark
        results = axe.Axe().run(it.page)
        assert [v["id"] for v in results.response["violations"]] == [], address
