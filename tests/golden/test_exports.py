"""What is committed below exports/ is what the sample articles give today."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KEPT = ["graph.csv", "graph.events.csv", "graph.ttl", "report.md"]

pytestmark = [pytest.mark.model, pytest.mark.slow]


def test_committed_exports_are_up_to_date(tmp_path, request):
    run = runpy.run_path(str(ROOT / "scripts" / "write_exports.py"))
    update = request.config.getoption("--update-golden")
    run["write"](ROOT / "exports" if update else tmp_path)
    for name in [] if update else KEPT:
        same = (tmp_path / name).read_bytes() == (ROOT / "exports" / name).read_bytes()
        assert same, f"exports/{name}: run `make exports`"
