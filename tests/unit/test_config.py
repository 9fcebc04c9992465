from pathlib import Path

import pytest

from kg.config import Config, load
from kg.errors import DataError


def test_no_file_means_the_defaults(tmp_path):
    assert load(tmp_path) == Config(model=None, store=Path("kg-store"), out=Path("exports"))


def test_folders_are_relative_to_the_file(tmp_path):
    (tmp_path / "kg.toml").write_text('model = "en_core_web_lg"\nstore = "news"\n')
    assert load(tmp_path) == Config("en_core_web_lg", tmp_path / "news", tmp_path / "exports")


NAMES = r"no setting of this name; there are: model, store, out, judgements @ modl"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("modl = 'x'", NAMES),
        ("model = 3", r"wants a text in quotes, got 3 @ model"),
        ("store = ''", r"wants a text in quotes, got '' @ store"),
        ("model = [", r"no valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path, text, message):
    (tmp_path / "kg.toml").write_text(text)
    with pytest.raises(DataError, match=message):
        load(tmp_path)


def test_bytes_that_are_no_text_are_named(tmp_path):
    (tmp_path / "kg.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="no valid TOML"):
        load(tmp_path)
