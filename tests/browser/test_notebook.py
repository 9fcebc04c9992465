"""The page in a frame, as a notebook shows a graph."""

import pytest

from kg.graph import Graph
from tests.browser.reading import wait_until
from tests.browser.sample_graphs import harbour

pytestmark = pytest.mark.browser


@pytest.fixture
def framed(browser, tmp_path):
    """The frame; fails in the end if anything in it complained."""
    notebook = tmp_path / "notebook.html"
    notebook.write_text(Graph(harbour())._repr_html_(), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1250, "height": 700}, offline=True)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    wait_until(page, lambda: "27 actors" in frame.locator("#status").inner_text())
    yield page, frame
    context.close()
    assert complaints == []


def test_filter_choice_and_ways_back_work_without_an_address(framed):
    _, frame = framed
    frame.get_by_label("Conflict").first.uncheck()
    assert "47" not in frame.locator("#status").inner_text()
    frame.locator("#reset").click()
    assert "47 connections" in frame.locator("#status").inner_text()
    frame.locator("#panel .fact").first.click()
    assert frame.locator("#panel .evidence").count() > 0
    frame.locator("#panel .panel-close").click()
    assert "At a glance" in frame.locator("#panel").inner_text()


def test_files_can_be_saved_and_no_link_to_nowhere_is_offered(framed):
    page, frame = framed
    frame.locator("#save").click()
    assert frame.locator("#copy-link").is_hidden()
    with page.expect_download() as download:
        frame.locator("#save-csv").click()
    assert download.value.suggested_filename.endswith(".csv")
