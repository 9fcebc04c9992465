"""What is read from the sample articles, reading by reading: a change of a rule shows as a diff.

`pytest --update-golden` rewrites the files; then read the git diff.
"""

import difflib
from pathlib import Path

import pytest

from kg.extract import extractor
from kg.model import Extraction
from kg.rows import readings
from tests.conftest import SAMPLES

HERE = Path(__file__).parent
COLUMNS = ["sentence", "subject", "relation", "object", "trigger", "voice", "speaker"]
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))

pytestmark = [pytest.mark.model, pytest.mark.slow]


def lines(extraction: Extraction) -> list[str]:
    """One reading a line, in the order of the text; sentences are numbered by where they stand."""
    found = readings(extraction)
    starts = sorted({reading.sentence.start for reading in found})
    rows = [
        [
            str(starts.index(it.sentence.start) + 1),
            it.subject.name,
            f"kg:{it.relation}",
            it.object.name,
            it.trigger.text,
            it.modality if it.polarity == "positive" else f"not {it.modality}",
            it.speaker.name if it.speaker else "",
        ]
        for it in found
    ]
    return ["\t".join(COLUMNS), *("\t".join(row).replace("\n", " ") for row in rows)]


def test_there_are_samples():
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_readings_are_those_of_the_golden_file(name, sample_extractions, request):
    (extraction,) = [it for it in sample_extractions if it.article.source == f"{name}.txt"]
    golden = HERE / f"{name}.tsv"
    got = lines(extraction)
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join(got) + "\n", encoding="utf-8")
    want = golden.read_text(encoding="utf-8").splitlines()
    if got != want:
        diff = difflib.unified_diff(want, got, golden.name, "this run", lineterm="", n=0)
        pytest.fail("\n".join(diff), pytrace=False)


def test_every_golden_file_has_its_article():
    assert {path.stem for path in HERE.glob("*.tsv")} == set(NAMES)


def test_reading_again_gives_the_same(sample_articles, sample_extractions):
    assert tuple(extractor("rules").extract_all(sample_articles)) == sample_extractions
