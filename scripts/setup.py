#!/usr/bin/env python3
"""Set kg up in `.venv`, and run one thing there; needs Python 3.11 or newer and nothing else.

usage: python3 scripts/setup.py [demo | test [PYTEST ARGUMENT...]]

Without a word it installs kg and its developer tools. `demo` builds the graph of the bundled
sample article and says where the page is. `test` runs the tests and says which of them a missing
browser skips. The environment variable VENV names another folder than `.venv`.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / os.environ.get("VENV", ".venv")
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Install what the word needs, run it, and give its exit code."""
    word, rest = (arguments or ["setup"])[0], arguments[1:]
    if word not in {"setup", "demo", "test"}:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        sys.exit(f"kg needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    install("" if word == "demo" else "[dev]")
    if word == "demo":
        return subprocess.call([PYTHON, "-m", "kg", "demo", *rest], cwd=ROOT)
    if word == "test":
        return subprocess.call([PYTHON, "-m", "pytest", "-n", "2", *rest], cwd=ROOT)
    return 0


def install(extra: str) -> None:
    """Install kg with the named extra into the virtual environment, unless it is there already."""
    wanted = f"{sys.version}{(ROOT / 'pyproject.toml').read_text(encoding='utf-8')}"
    mark = hashlib.sha256(wanted.encode()).hexdigest()[:16]
    stamps = {name: VENV / f"installed{name}-{mark}" for name in ("", "[dev]")}
    if stamps[extra].exists() or stamps["[dev]"].exists():
        return
    if not PYTHON.exists():
        create()
    print(f"setting up {VENV.name}: this fetches about 200 MB once", file=sys.stderr)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--editable", f"{ROOT}{extra}"]):
        sys.exit("the packages could not be installed: pip says why above")
    stamps[extra].touch()


def create() -> None:
    """Make the virtual environment. Debian keeps one half of `venv` in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        command = ["apt-get", "install", "-y", "--no-install-recommends", "python3-venv"]
        if os.geteuid() or not shutil.which("apt-get"):
            sys.exit(f"Python's venv is incomplete here; as root: {' '.join(command)}")
        print(f"Python's venv is incomplete here, so: {' '.join(command)}", file=sys.stderr)
        subprocess.check_call(["apt-get", "update", "-qq"])
        subprocess.check_call(command)
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
