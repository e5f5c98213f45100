"""Say what another edition asks anew, and rewrite clause numbers."""

import argparse

from clausebook.cli.options import add_as_of, add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Without --diff and --write nothing but the report is made. Numbers are\n"
        "rewritten where one takes the place of another; the rest is listed."
    )
    add = parser.add_argument
    add("--to", metavar="EDITION", required=True, type=_edition, help="as in iso-9001-2026")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--diff", action="store_true", help="show what --write would change")
    what.add_argument("--write", action="store_true", help="rewrite clause numbers and edition")
    add_format(what, "json", "markdown", what="of the report: ")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Report, or rewrite; return 0 where it was done."""
    from clausebook.cli.migrating import migrate

    return migrate(arguments)


def _edition(word: str) -> str:
    from clausebook.cli.usage import one_of
    from clausebook.edition import edition_names

    return one_of(word, edition_names(), "edition")
