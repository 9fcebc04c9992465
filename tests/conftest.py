"""What many tests share: hand-built parses, sample articles, the browser rule, profiles."""

import os
import shutil
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from kg.model import Article, Extraction
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

SAMPLES = Path(str(files("kg") / "data" / "samples"))
#: Set in `.ci/run`: there nothing may be missing, so a skipped test is a failed run.
REQUIRE_ALL = bool(os.environ.get("KG_REQUIRE_ALL"))
CHROMIUM = (
    os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
)
GET_CHROMIUM = "no Chromium here: apt-get install chromium, or name one in KG_CHROMIUM"

SLOW_START = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", deadline=None, suppress_health_check=SLOW_START)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if REQUIRE_ALL else "default")

#: What no space stands before in the texts of hand-built parses.
CLINGS = {",", ".", ";", ":", "?", "!", ")", "'s", "’s", "n't", "n’t", "-", "%"}


@cache
def _vocabulary() -> "Vocab":
    """English without a model: it knows lower case, punctuation and numbers."""
    from spacy import blank

    return blank("en").vocab


def make_doc(*rows: tuple[Any, ...], ents: tuple[tuple[int, int, str], ...] = ()) -> "Doc":
    """A parse written by hand: one row a token.

    A row is text, lemma, dependency label, index of the head, and, where a rule looks at them,
    coarse part of speech and tag. `ents` are (first token, end, label). The Doc knows no
    statistical model, so the test is of our rule only.
    """
    from spacy.tokens import Doc, Span

    words = [row[0] for row in rows]
    after = [*words[1:], "."]
    doc = Doc(
        _vocabulary(),
        words=words,
        spaces=[word not in CLINGS for word in after[:-1]] + [False],
        lemmas=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
        pos=[row[4] if len(row) > 4 else "X" for row in rows],
        tags=[row[5] if len(row) > 5 else "" for row in rows],
    )
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in ents])
    return doc


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.tsv")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM or REQUIRE_ALL:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=GET_CHROMIUM))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if REQUIRE_ALL and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    names = sorted({it.nodeid for it in skipped if GET_CHROMIUM in str(it.longrepr)})
    if names:
        terminalreporter.section(f"{len(names)} browser tests were skipped: {GET_CHROMIUM}")
        for name in names:
            terminalreporter.write_line(name)


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    from kg.ontology import load

    return load()


@pytest.fixture(scope="session")
def sample_articles() -> tuple[Article, ...]:
    """The bundled articles, read from their files as a user's would be."""
    from kg.pipeline import samples
    from kg.read import articles

    found = [articles([str(SAMPLES / it.file)], date=it.date) for it in samples()]
    return tuple(chain.from_iterable(found))


@pytest.fixture(scope="session")
def sample_extractions(sample_articles: tuple[Article, ...]) -> tuple[Extraction, ...]:
    """What the rules read from the samples, with the real parser; made once a session."""
    from kg.extract import extractor

    return tuple(extractor("rules").extract_all(sample_articles))


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own as the current one, so that no test writes into the project."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
