"""Show how far six steps to customer focus have come."""

import argparse

from clausebook.cli.options import add_as_of, choice

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "The steps are good practice; the standard does not prescribe them."
    parser.add_argument(
        "--format",
        metavar="NAME",
        type=choice("format", "text", "json"),
        default="text",
        help="text (default) or json",
    )
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the steps; return 0 whatever they show, for they are no verdict."""
    import sys

    from clausebook.cli.options import open_here, today
    from clausebook.cli.output import style_of
    from clausebook.cli.progress import CountedFiles, Progress
    from clausebook.project import WorkingTree

    project = open_here(arguments)
    day = today(arguments)
    with Progress(sys.stderr) as progress:
        corpus = project.load(day, CountedFiles(WorkingTree(project.root), progress))

    from clausebook.analysis.readiness import readiness
    from clausebook.reports.readiness import readiness_json, readiness_text

    found = readiness(corpus)
    if arguments.format == "json":
        sys.stdout.write(readiness_json(found, day))
    else:
        sys.stdout.write(readiness_text(found, day, style_of(sys.stdout)))
    return 0
