"""Where the parts meet, and the only place: read, extract, link, store, export.

::

    sources -> articles -> extractions -> contents -> store -> page, Turtle, report

Each part is handed what it needs from another; none imports its neighbour. Parts load when they
are used.
"""

from kg.pipeline.asking import (
    ask,
    ask_contents,
    ask_named,
    contents,
    named,
    remove,
    turtle,
    unknown_terms,
)
from kg.pipeline.building import (
    SAMPLES,
    Built,
    Sample,
    build,
    check_store,
    demo,
    extract,
    fill,
    raised,
    samples,
)
from kg.pipeline.page import PageWishes
from kg.pipeline.writing import (
    check_writable,
    dataset,
    export,
    file_name,
    formats,
    network,
)

__all__ = [
    "SAMPLES",
    "Built",
    "PageWishes",
    "Sample",
    "ask",
    "ask_contents",
    "ask_named",
    "build",
    "check_store",
    "check_writable",
    "contents",
    "dataset",
    "demo",
    "export",
    "extract",
    "file_name",
    "fill",
    "formats",
    "named",
    "network",
    "raised",
    "remove",
    "samples",
    "turtle",
    "unknown_terms",
]
