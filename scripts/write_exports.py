#!/usr/bin/env python3
"""Write exports/: the graph of the sample articles in every format."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import pipeline

TARGET = Path(__file__).resolve().parent.parent / "exports"


def write(target: Path) -> list[Path]:
    """Build from nothing, so that no earlier store shows through; the paths of all formats."""
    with TemporaryDirectory() as folder:
        rows = Path(folder) / "samples.jsonl"
        rows.write_text("".join(f"{row(it)}\n" for it in pipeline.samples()), encoding="utf-8")
        built = pipeline.build([str(rows)], store=Path(folder) / "store", out=target)
    return [
        pipeline.export(built.contents, name, target / pipeline.file_name(name))
        for name in pipeline.formats()
    ]


def row(sample: pipeline.Sample) -> str:
    """The sample as a row of JSONL, which has room for its date and a readable id."""
    text = (pipeline.SAMPLES / sample.file).read_text(encoding="utf-8")
    name = sample.file.removesuffix(".txt")
    told = {"id": name, "title": sample.title, "date": sample.date, "source": sample.file}
    return json.dumps({**told, "text": text})


if __name__ == "__main__":
    print(*write(TARGET), sep="\n")
