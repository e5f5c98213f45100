"""Show the versions of a document or record, with their approvals."""

import argparse

from clausebook.cli.options import add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Of a record in a register these are the versions in which it changed itself.\n"
        "What was removed is looked for in git."
    )
    parser.add_argument("id", metavar="ID", help="the document or record, as in POL-0001")
    add_format(parser, "json")
    parser.add_argument(
        "--redline", action="store_true", help="say what changed from each version to the next"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the versions, the newest first."""
    from clausebook.cli.version_history import show_history

    return show_history(arguments)
