"""Bring back what was changed in an exported spreadsheet."""

import argparse

from clausebook.cli.options import add_as_of

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Only what was changed in the sheet is changed in the files, all of it or\n"
        "nothing. Where sheet and file were both changed, the cell is reported. New rows\n"
        "become records with the next free ids; deleted rows are reported, not deleted."
    )
    add = parser.add_argument
    add("file", metavar="FILE", help="the XLSX or CSV file")
    add("--into", metavar="REGISTER", help="the register that takes new rows")
    add("--skip-conflicts", action="store_true", help="import the rest; such cells stay as filed")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")
    what.add_argument("--diff", action="store_true", help="show the diff, write nothing")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import the spreadsheet; return 1 where something has to be looked at."""
    from clausebook.cli.importing import import_sheet

    return import_sheet(arguments)
