"""Prepare a management review: its agenda, and its minutes."""

import argparse

from clausebook.cli.options import add_as_of, choice, day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Both are made from the records of a period. The agenda is Markdown to be handed\n"
        "round; the minutes are a record that holds what was looked at, and that the lint\n"
        "keeps asking for the conclusions and decisions that are yours to write."
    )
    add = parser.add_argument
    add("what", metavar="WHAT", type=choice("part", "agenda", "minutes"), help="agenda or minutes")
    add(
        "--from",
        dest="begins",
        metavar="DATE",
        type=day,
        help="first day that is reviewed (default: the day after the last review's period)",
    )
    add(
        "--to",
        dest="ends",
        metavar="DATE",
        type=day,
        help="last day of it (default: today, or the day of the meeting if that has been)",
    )
    add(
        "--on",
        dest="held_on",
        metavar="DATE",
        type=day,
        action="append",
        default=[],
        help="day of the meeting; may be given several times",
    )
    add(
        "--output",
        metavar="FILE",
        help="a new file (default: the agenda is printed, minutes go beside the last ones)",
    )
    add(
        "--another",
        action="store_true",
        help="write minutes although there are some of the same time",
    )
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the agenda or the minutes and say where they are."""
    from clausebook.cli.meeting import prepare

    return prepare(arguments)
