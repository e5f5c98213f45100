"""Tell what to do next, by whom and until when."""

import argparse

from clausebook.cli.options import add_as_of, add_edition, add_format, choice, day

__all__ = ["configure", "run"]

_DAYS = 30
_MOST = 30


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = (
        "Told are findings of the linter, what is due, actions, decisions and approvals\n"
        "that wait, and what is to be read; each once, the most urgent first."
    )
    add = parser.add_argument
    ways = choice("way", "date", "person", "clause")
    add("--by", metavar="WHAT", type=ways, default="date", help="date, person or clause")
    add("--person", metavar="PSN", default="", help="tasks of this person only")
    add("--role", metavar="ROL", default="", help="tasks of this role only")
    window = parser.add_mutually_exclusive_group()
    window.add_argument("--until", metavar="DATE", type=day, help="what is due by this day")
    window.add_argument(
        "--days", metavar="N", type=_days, default=_DAYS, help=f"in so many days (default: {_DAYS})"
    )
    add("--all", action="store_true", help=f"list all, not the {_MOST} most urgent only")
    add_format(parser, "json")
    add_edition(parser)
    add_as_of(parser)


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of days, such as 30")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print what is to be done; return 0 whatever it is."""
    from clausebook.cli.output import write_as
    from clausebook.cli.todo import to_do
    from clausebook.reports.tasks import tasks_json, tasks_text

    found = to_do(arguments, None if arguments.all else _MOST)
    write_as(
        arguments.format,
        lambda style: tasks_text(found, arguments.by, style),
        json=lambda: tasks_json(found),
    )
    return 0
