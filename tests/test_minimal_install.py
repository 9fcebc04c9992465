"""What loads when: `kg --help` answers at once, and `import kg` costs next to nothing."""

import resource
import subprocess
import sys

import pytest

HEAVY = ["dateparser", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "spacy", "trafilatura"]

LOADED = f"""
import sys
{{what}}
print(sorted(set({HEAVY}) & set(sys.modules)))
"""
HELP = """
from kg.cli import cli
try:
    cli.main(["--help"], prog_name="kg")
except SystemExit as ended:
    assert ended.code == 0
"""
RELATIONS = HELP.replace("--help", "relations")


def run(what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(what=what)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "what", ["import kg", "import kg.cli", HELP, "import kg.pipeline", "import kg.graph"]
)
def test_nothing_heavy_is_loaded(what):
    assert run(what) == "[]"


def test_the_relations_need_no_parser_and_no_page():
    assert run(RELATIONS) == "['pyoxigraph']"


def test_help_takes_little_time():
    """Under 0.3 s of CPU, the best of three: others share the machine."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < 0.3
