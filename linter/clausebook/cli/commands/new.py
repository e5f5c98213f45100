"""Write the template of a new record, with the next free id."""

import argparse

from clausebook.cli.options import add_as_of

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("kind", metavar="KIND", help="such as risk or complaint; an unknown one lists all")
    add("--title", metavar="TEXT", help="the short name of the record")
    add("--into", metavar="REGISTER", help="add it to this register, such as policies/risks.yaml")
    add("--output", metavar="FILE", help="default: policies/ID.yaml; - prints it")
    add("--prose", action="store_true", help="write Markdown with a header")
    add("--of", metavar="KIND", help="for a register: the kind of its records")
    add("--like", metavar="NAME", help="for a kpi: an indicator of the library; ? lists them")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the record and say where it is."""
    from clausebook.cli.creating import create

    return create(arguments)
