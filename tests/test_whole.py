"""The whole way with the real parts, from the sample articles to the files."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import gazetteer, pipeline
from kg.export.check import validate
from kg.link import link
from kg.model import Contents, Extraction
from kg.store import open_store

pytestmark = [pytest.mark.model, pytest.mark.slow]


def stored(store: Path, extractions: Iterable[Extraction]) -> Contents:
    """What a store holds that is given these one by one."""
    with open_store(store) as opened:
        for extraction in extractions:
            opened.add(link([extraction], gazetteer.load().actors))
        return opened.contents()


@pytest.fixture(scope="module")
def held(tmp_path_factory, sample_extractions) -> Contents:
    return stored(tmp_path_factory.mktemp("whole") / "store", sample_extractions)


def test_every_shape_is_satisfied(held, ontology):
    found = [it for it in validate(held, ontology) if it.severity == "Violation"]
    assert found == []


def test_the_samples_say_much_and_in_many_voices(held, sample_articles):
    assert len(held.articles) == len(sample_articles)
    assert len(held.statements) > 100
    assert {it.polarity for it in held.statements} == {"positive", "negative"}
    assert len({it.modality for it in held.statements}) >= 5


def test_all_at_once_and_one_by_one_in_any_order_are_the_same(held, sample_extractions, tmp_path):
    assert stored(tmp_path / "turned", reversed(sample_extractions)) == held
    with open_store(tmp_path / "once") as opened:
        opened.add(link(sample_extractions, gazetteer.load().actors))
        assert opened.contents() == held


def test_every_format_is_written_with_the_same_bytes_twice(held, tmp_path):
    for name in pipeline.formats():
        one = pipeline.export(held, name, tmp_path / "one" / pipeline.file_name(name))
        two = pipeline.export(held, name, tmp_path / "two" / pipeline.file_name(name))
        assert one.read_bytes() == two.read_bytes(), name


def test_removing_one_article_leaves_what_the_others_say(held, sample_extractions, tmp_path):
    gone, *rest = sample_extractions
    stored(tmp_path / "all", sample_extractions)
    left = pipeline.remove(tmp_path / "all", [gone.article.id])
    want = stored(tmp_path / "rest", rest)
    assert left.articles == want.articles
    assert left.statements == want.statements
    assert {it.id for it in left.actors} == {it.id for it in want.actors}


def test_the_demo_is_the_first_sample(tmp_path, sample_articles):
    built = pipeline.demo(tmp_path / "demo")
    assert [it.article.source for it in built.run.read] == [sample_articles[0].source]
    assert {it.name for it in built.files} == {"graph.html", "graph.ttl", "report.md"}
    assert "http-equiv" in (tmp_path / "demo" / "graph.html").read_text(encoding="utf-8")
