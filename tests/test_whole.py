"""The whole way with the real parts, from the sample articles to the files."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.export.check import validate
from kg.model import Contents

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Contents]:
    """All samples, each with its date, in one store."""
    folder = tmp_path_factory.mktemp("whole")
    for sample in pipeline.samples():
        path = str(pipeline.SAMPLES / sample.file)
        pipeline.fill([path], store=folder / "store", date=sample.date)
    return folder, pipeline.contents(folder / "store")


def test_every_shape_is_satisfied(built, ontology):
    _, held = built
    found = [it for it in validate(held, ontology) if it.severity == "Violation"]
    assert found == []


def test_each_sample_says_much(built):
    _, held = built
    assert len(held.articles) == len(pipeline.samples())
    assert len(held.statements) > 100
    assert {it.polarity for it in held.statements} == {"positive", "negative"}
    assert len({it.modality for it in held.statements}) >= 5


def test_a_store_that_is_built_in_another_order_gives_the_same_files(built, tmp_path):
    folder, held = built
    for sample in reversed(pipeline.samples()):
        path = str(pipeline.SAMPLES / sample.file)
        pipeline.fill([path], store=tmp_path / "store", date=sample.date)
    again = pipeline.contents(tmp_path / "store")
    assert again == held
    for name in pipeline.formats():
        one = pipeline.export(held, name, folder / pipeline.file_name(name))
        two = pipeline.export(again, name, tmp_path / pipeline.file_name(name))
        assert one.read_bytes() == two.read_bytes(), name


def test_removing_one_article_leaves_what_the_others_say(built, tmp_path):
    _, held = built
    gone, *rest = pipeline.samples()
    for sample in (gone, *rest):
        path = str(pipeline.SAMPLES / sample.file)
        pipeline.fill([path], store=tmp_path / "all", date=sample.date)
    for sample in rest:
        path = str(pipeline.SAMPLES / sample.file)
        pipeline.fill([path], store=tmp_path / "rest", date=sample.date)
    (article,) = (it.id for it in held.articles if it.source == gone.file)
    left = pipeline.remove(tmp_path / "all", [article])
    assert {it.id for it in left.statements} == {
        it.id for it in pipeline.contents(tmp_path / "rest").statements
    }
    assert {it.id for it in left.actors} == {
        it.id for it in pipeline.contents(tmp_path / "rest").actors
    }
