"""Say what changed since a revision, by record and field."""

import argparse

from clausebook.cli.options import add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "REV..REV compares two revisions, REV a revision with the working folder; without\n"
        "any it is HEAD. The id of a register stands for its records too. Reordering\n"
        "and reformatting show nothing."
    )
    add = parser.add_argument
    add("what", metavar="REV[..REV]|ID|PATH", nargs="*", help="show these records or files only")
    add_format(parser, "json", "html")
    add("--exit-code", action="store_true", help="exit with 1 if something changed")


def run(arguments: argparse.Namespace) -> int:
    """Print what changed."""
    from clausebook.cli.comparing import compare

    return compare(arguments)
