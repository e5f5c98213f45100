"""List the rules with their clauses, basis and severity."""

import argparse

from clausebook.cli.options import add_edition, add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "RULES: codes, their beginnings, names, areas, clause:5.1.2 or basis:mandated."
    add = parser.add_argument
    add_format(parser, "json")
    add("--select", metavar="RULES", action="append", default=[], help="list these only")
    add_edition(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table of the rules."""
    import sys

    from clausebook.cli.output import style_of
    from clausebook.cli.rule_table import rule_table
    from clausebook.cli.settings import settings_of

    settings = settings_of(arguments, select=arguments.select)
    sys.stdout.write(rule_table(settings, arguments.format, style_of(sys.stdout)))
    return 0
