"""Begin a QMS: the smallest one that lints and publishes."""

import argparse

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("directory", metavar="DIR", nargs="?", default=".", help="default: the working folder")
    add("--name", metavar="TEXT", help="name of the organization (default: that of the folder)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files that are not there yet and say which were."""
    from clausebook.cli.beginning import begin

    return begin(arguments)
