#!/usr/bin/env python3
"""Words a second of `kg extract` on the sample articles, beside a plain spaCy pass.

Machines are noisy, so the figure to look at is the ratio of the two, measured in one run.
"""

import argparse
import time
import warnings
from dataclasses import replace
from importlib.resources import files

from kg import read
from kg.doctor import MODEL
from kg.extract import extractor
from kg.model import ArticleId


def main(copies: int) -> None:
    """Measure and print three lines."""
    import spacy

    samples = list(read.articles([str(files("kg") / "data" / "samples")]))
    articles = [
        replace(it, id=ArticleId(f"{it.id}-{number}")) for number in range(copies) for it in samples
    ]
    words = sum(len(it.text.split()) for it in articles)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: the pin is deliberate, docs/decisions/0004
        nlp = spacy.load(MODEL)
    rules = extractor("rules")
    list(rules.extract_all(samples[:1]))  # what loads at first use is not the speed

    began = time.perf_counter()
    for _ in nlp.pipe(it.text for it in articles):
        pass
    plain = time.perf_counter() - began
    began = time.perf_counter()
    readings = sum(len(it.readings) for it in rules.extract_all(articles))
    ours = time.perf_counter() - began
    print(f"{len(articles)} articles, {words} words, {readings} readings")
    print(f"plain spaCy {words / plain:8.0f} words/s")
    print(f"kg extract  {words / ours:8.0f} words/s, {plain / ours:.2f} of plain spaCy")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("copies", type=int, nargs="?", default=5, help="of each sample; 5")
    main(parser.parse_args().copies)
