"""Show how far six steps to customer focus have come."""

import argparse

from clausebook.cli.options import add_as_of, add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "The steps are good practice; the standard does not prescribe them."
    add_format(parser, "json")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the steps; return 0 whatever they show, for they are no verdict."""
    from clausebook.cli.judging import load_in_force
    from clausebook.cli.options import open_here, today
    from clausebook.cli.output import write_as

    day = today(arguments)
    state = load_in_force(open_here(arguments), arguments, day)

    from clausebook.analysis.readiness import readiness
    from clausebook.reports.readiness import readiness_json, readiness_text

    found, works = readiness(state.corpus), tuple(state.in_progress.values())
    write_as(
        arguments.format,
        lambda style: readiness_text(found, day, style, works),
        json=lambda: readiness_json(found, day, works),
    )
    return 0
