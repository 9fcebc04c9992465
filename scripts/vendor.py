#!/usr/bin/env python3
"""Fetch what kg/export/html/vendor holds, from npm, and write it as it lies there.

Prints the rows of its table; what differs from the table is a new version to be looked at.
"""

import gzip
import subprocess
import tarfile
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

TARGET = Path(__file__).resolve().parent.parent / "kg" / "export" / "html" / "vendor"
PACKAGE = "oxigraph@0.5.11"


def fetch(package: str, target: Path) -> list[Path]:
    """The script as it is, and the WebAssembly compressed: browsers unpack it."""
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, capture_output=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as content:
            script, wasm = (
                _member(content, f"package/{name}") for name in ("web.js", "web_bg.wasm")
            )
    target.joinpath("oxigraph.js").write_bytes(script)
    target.joinpath("oxigraph.wasm.gz").write_bytes(gzip.compress(wasm, mtime=0))
    return [target / "oxigraph.js", target / "oxigraph.wasm.gz"]


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read()


if __name__ == "__main__":
    for path in fetch(PACKAGE, TARGET):
        print(f"| `{path.name}` | {PACKAGE} | {sha256(path.read_bytes()).hexdigest()} |")
