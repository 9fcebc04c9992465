"""One process at a time has the store; the others wait for a while."""

import threading

import pytest

from kg import pipeline
from kg.errors import StoreError
from kg.pipeline import opening
from kg.store import open_store


def test_a_question_waits_until_the_store_is_free(tmp_path):
    store = tmp_path / "store"
    opened = open_store(store)
    freed = threading.Timer(0.3, opened.close)
    freed.start()
    assert pipeline.ask(store, "ASK { ?a kg:supports ?b }").truth is False
    freed.join()


def test_a_question_does_not_wait_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    with open_store(tmp_path / "store"), pytest.raises(StoreError, match="another process"):
        pipeline.contents(tmp_path / "store")


def test_what_is_no_store_is_said_at_once(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="a store is a folder"):
        pipeline.contents(tmp_path / "file")
