"""Write records as a spreadsheet, to be edited and imported."""

import argparse

from clausebook.cli.options import add_as_of

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "A row is a record. 'clausebook import FILE' brings back what was changed in it.\n"
        "Approvals are not in it: they are given by 'clausebook approve'."
    )
    add = parser.add_argument
    add("what", metavar="KIND|REGISTER", help="as in risk, REG-0014 or policies/risks/risks.yaml")
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--xlsx", metavar="FILE", help="with drop-down lists and explanations")
    form.add_argument("--csv", metavar="FILE", help="comma-separated values; - prints them")
    add("--force", action="store_true", help="write over a file that is there")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the spreadsheet and say where it is."""
    from clausebook.cli.exporting import export

    return export(arguments)
