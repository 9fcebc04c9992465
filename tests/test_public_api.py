"""The names that others build on. A change here is a change for them: CHANGELOG.md says so."""

from importlib.metadata import version
from typing import get_args

import pytest

import kg

PUBLIC = [
    "Actor",
    "Article",
    "Contents",
    "Extraction",
    "Graph",
    "InputError",
    "KgError",
    "Mention",
    "Modality",
    "Polarity",
    "QueryError",
    "Reading",
    "Statement",
    "__version__",
    "build",
    "extractions",
    "open_graph",
]


def test_the_public_names_are_these():
    assert kg.__all__ == PUBLIC
    assert dir(kg) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there_and_documented(name):
    found = getattr(kg, name)
    assert isinstance(found, str) or found.__doc__ or get_args(found)


def test_a_name_that_is_not_there_says_so():
    with pytest.raises(AttributeError, match="'kg' has no attribute 'bild'"):
        _ = kg.bild


def test_the_version_is_the_distributions():
    assert version("newskg") == kg.__version__
