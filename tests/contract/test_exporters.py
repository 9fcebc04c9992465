"""What every exporter of the table promises: any text survives, nothing depends on the clock."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.model import Actor, ActorId, ArticleId, ArticleRef, Contents, Quote, ReadingId, Statement

FORMATS = pipeline.formats()
HOSTILE = [
    "plain",
    "\"double\" 'single' `back` \\back\\",
    "</script><script>window.hit = 1</script>",
    "<!-- --> ]]> &amp; &#0; {{ 7*7 }} {% raw %}",
    "line\nend\r\nand\ttab \u2028 \u2029 \x85",
    "\u202eright to left\u202c עברית العربية",
    "🙂🇳🇴 👨‍👩‍👧 é e\u0301 ﬀ",
    "=SUM(A1:A9) +1 -1 @x",
    "control \x01\x08\x0b\x1f\x7f \ufffe",
    "javascript:alert(1)",
]
texts = st.text(min_size=1, max_size=30).filter(str.strip) | st.sampled_from(HOSTILE)


def contents(name: str, *, title: str = "", sentence: str | None = None) -> Contents:
    said = f"{name} supports Borduria." if sentence is None else sentence
    whole = Quote(0, len(said), said)
    first = Quote(0, 1, said[:1])
    made = Statement(
        id=ReadingId("0123456789abcdef"),
        article=ArticleId("x"),
        subject=ActorId("A"),
        relation="supports",
        object=ActorId("B"),
        sentence=whole,
        subject_mention=first,
        object_mention=first,
        trigger=first,
        wording=name,
        attribution_verb=name,
        speaker=ActorId("B"),
        extractor="test 1",
    )
    return Contents(
        articles=(ArticleRef(ArticleId("x"), title=title, source="a.txt", published="2024-05-03"),),
        actors=(
            Actor(ActorId("A"), "State", name, aliases=(f"{name} again",)),
            Actor(ActorId("B"), "State", "Borduria"),
        ),
        statements=(made,),
    )


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_written(format_, text, tmp_path):
    path = tmp_path / pipeline.file_name(format_)
    pipeline.export(contents(text, title=text, sentence=text), format_, path)
    assert path.stat().st_size
    assert [it.name for it in tmp_path.iterdir()] == [path.name]


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_any_text_is_written(format_, tmp_path_factory):
    folder = tmp_path_factory.mktemp(format_)

    @settings(max_examples=20)
    @given(name=texts, title=st.text(max_size=20), sentence=texts)
    def written(name, title, sentence):
        path = folder / pipeline.file_name(format_)
        pipeline.export(contents(name, title=title, sentence=sentence), format_, path)
        assert path.stat().st_size

    written()


@pytest.mark.parametrize("format_", FORMATS)
def test_twice_gives_the_same_bytes(format_, tmp_path, monkeypatch):
    one, two = (tmp_path / n / pipeline.file_name(format_) for n in ("one", "two"))
    held = contents("Arvania")
    pipeline.export(held, format_, one)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    pipeline.export(held, format_, two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_to_write_is_written_too(format_, tmp_path):
    path = tmp_path / pipeline.file_name(format_)
    pipeline.export(Contents(), format_, path)
    assert path.exists()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_name_is_found_in_every_format(format_, tmp_path):
    path = tmp_path / pipeline.file_name(format_)
    pipeline.export(contents("Syldavia"), format_, path)
    assert b"Syldavia" in path.read_bytes()


def test_an_unknown_format_lists_the_real_ones(tmp_path):
    from kg.errors import UnknownName

    with pytest.raises(UnknownName, match="did you mean 'turtle'"):
        pipeline.export(Contents(), "turtel", tmp_path / "x")
