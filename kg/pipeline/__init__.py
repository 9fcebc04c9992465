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
from kg.pipeline.judging import (
    Answered,
    Changed,
    answer,
    candidates,
    kind,
    merge,
    reject,
    rename,
    split,
)
from kg.pipeline.opening import judgements
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
    "Answered",
    "Built",
    "Changed",
    "PageWishes",
    "Sample",
    "answer",
    "ask",
    "ask_contents",
    "ask_named",
    "build",
    "candidates",
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
    "judgements",
    "kind",
    "merge",
    "named",
    "network",
    "raised",
    "reject",
    "remove",
    "rename",
    "samples",
    "split",
    "turtle",
    "unknown_terms",
]
