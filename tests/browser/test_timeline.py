"""The map day by day: played, stepped, slid, and brought back by the address."""

import re

import pytest

from kg.model import Contents
from tests.browser.reading import drawing_of, wait_until
from tests.browser.sample_graphs import harbour

pytestmark = pytest.mark.browser

#: Days on which something is dated in the harbour graph, in order.
DAYS = 7


def day_of(it):
    found = re.search(r"day=([\d-]+)", it.page.url)
    return found[1] if found else ""


def unfold(it):
    it.page.click("#fold-dates summary")
    return it.page


def test_playing_adds_the_days_one_by_one_and_stops_at_the_last(open_page):
    it = open_page(motion="no-preference")
    page = unfold(it)
    page.focus("#play")
    page.keyboard.press("Enter")
    assert "play=1" in page.url
    assert page.locator("#play").inner_text() == "Pause"
    seen = [it.status()]
    while "play=1" in page.url:
        wait_until(page, lambda: it.status() != seen[-1])
        seen.append(it.status())
    counts = [int(re.findall(r"(\d+) connection", text)[0]) for text in seen]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == 47
    assert len(counts) == DAYS
    assert page.locator("#play").inner_text() == "Play"


def test_pause_holds_the_day(open_page):
    it = open_page(motion="no-preference")
    it.page.keyboard.press("p")
    it.page.keyboard.press("p")
    day = day_of(it)
    assert day == "2031-03-04"
    it.page.wait_for_timeout(1800)
    assert day_of(it) == day


def test_who_wants_no_motion_steps_by_hand(open_page):
    it = open_page()
    page = unfold(it)
    assert page.locator("#play").inner_text() == "Next day"
    page.click("#play")
    page.click("#play")
    assert day_of(it) == "2031-03-06"
    assert "play" not in page.url
    page.wait_for_timeout(1800)
    assert day_of(it) == "2031-03-06"


def test_slider_takes_keys_and_all_days_come_back(open_page):
    it = open_page()
    page = unfold(it)
    whole = it.status()
    page.focus("#day")
    page.keyboard.press("Home")
    assert day_of(it) == "2031-03-04"
    assert (
        page.locator("#day").get_attribute("aria-valuetext") == f"up to 4 Mar 2031, day 1 of {DAYS}"
    )
    assert "up to 4 Mar 2031" in it.status()
    page.click("#all-days")
    assert it.status() == whole


def test_days_move_nobody(open_page):
    it = open_page()
    everybody = set(drawing_of(it.page)[1])
    unfold(it)
    for step in ("Home", "ArrowRight", "ArrowRight"):
        it.page.focus("#day")
        it.page.keyboard.press(step)
        marks = drawing_of(it.page)[1]
        assert 2 <= len(marks) < len(everybody)
        assert everybody.issuperset(marks)


def test_address_brings_day_and_table_back(open_page):
    it = open_page(address="#day=2031-03-11&view=table")
    rows = it.page.locator("#table tbody tr").count()
    assert 0 < rows < 47
    dates = it.page.locator("#table tbody td:nth-child(6)").all_inner_texts()
    assert all(int(date.split()[0]) <= 11 for date in dates)
    assert "up to 11 Mar 2031" in it.status()
    it.page.click("#reset")
    assert it.page.locator("#table tbody tr").count() == 47


def test_address_of_a_page_that_plays_goes_on_playing(open_page):
    it = open_page(address="#day=2031-03-07&play=1", motion="no-preference")
    wait_until(it.page, lambda: day_of(it) != "2031-03-07")
    assert day_of(it) == "2031-03-11"


def test_one_date_has_no_timeline(open_page):
    whole = harbour()
    one = [s for s in whole.statements if s.article == "a2" and s.time is None]
    it = open_page(Contents(whole.articles, whole.actors, tuple(one)))
    unfold(it)
    assert it.page.locator("#date-from").is_visible()
    assert it.page.locator("#timeline").is_hidden()
