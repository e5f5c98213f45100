"""Tell who still has to read which document."""

import argparse

from clausebook.cli.options import add_as_of, add_format, choice

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "A policy is for all roles, a procedure or work instruction for those that it\n"
        "names. Nothing is owed before the first acknowledgement is entered."
    )
    ways = choice("way", "person", "role", "document")
    parser.add_argument(
        "--by", metavar="WHAT", type=ways, default="person", help="person, role or document"
    )
    add_format(parser, "json")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what is owed; return 0 whatever it is."""
    from clausebook.cli.judging import load_in_force
    from clausebook.cli.options import open_here, today
    from clausebook.cli.output import write_as
    from clausebook.reports.unread import unread_json, unread_text

    corpus = load_in_force(open_here(arguments), arguments, today(arguments)).corpus
    write_as(
        arguments.format,
        lambda style: unread_text(corpus, arguments.by, style),
        json=lambda: unread_json(corpus),
    )
    return 0
