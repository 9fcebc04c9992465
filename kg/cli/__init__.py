"""The command line: arguments to one call, and its answer printed; the only part that prints.

An error that a user can mend is one line on standard error, and exit code 2. Any other exception is
a fault of ours and keeps its traceback.
"""

import click

import kg
from kg.cli.about import doctor, relations
from kg.cli.asking import explain, export, query
from kg.cli.building import build, demo, extract, open_, remove
from kg.cli.judging import kind, merge, reject, rename, split
from kg.cli.reviewing import review
from kg.cli.running import KgGroup


@click.group(cls=KgGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kg.__version__, prog_name="kg")
def cli() -> None:
    """Turn news articles into a checkable graph of who does what to whom.

    Start with `kg demo`, or with `kg build ARTICLE` and an article of yours.
    """


ASKING = (query, explain, relations, export, open_)
JUDGING = (review, merge, split, rename, kind, reject)
for command in (build, extract, *ASKING, *JUDGING, remove, doctor, demo):
    cli.add_command(command)


def main() -> None:
    """Run `kg` with the arguments of the process."""
    cli.main(prog_name="kg")
