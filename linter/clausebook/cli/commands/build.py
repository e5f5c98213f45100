"""Publish the records and docs/ as a website."""

import argparse

from clausebook.cli.options import add_as_of, add_jobs, add_language, add_profile

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add(
        "--output",
        metavar="DIR",
        help="default: _build/html, with --at _build/at-COMMIT, with --profile that name behind it",
    )
    add_profile(parser)
    add_language(parser)
    add_as_of(parser)
    add("--at", metavar="REV", help="show the records and pages of this revision")
    add("-W", "--strict", action="store_true", help="exit with 1 if there is any warning")
    add("--clean", action="store_true", help="build all pages anew")
    add_jobs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the manual; return 1 where a page lacks a part, or a warning fails."""
    from importlib.util import find_spec

    from clausebook.cli.usage import UsageError

    if find_spec("sphinx") is None:
        raise UsageError("publishing needs sphinx: pip install 'clausebook[sphinx]'")
    from clausebook.cli.publishing import publish

    return publish(arguments)
