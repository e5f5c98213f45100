"""Show which records give evidence for which clause, and its worth."""

import argparse

from clausebook.cli.options import add_as_of, add_edition, add_format

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "The manual shows the same on its page of the clauses."
    add = parser.add_argument
    add(
        "clauses",
        metavar="CLAUSE",
        nargs="*",
        help="show these and what is below them, with each record, as in 5.1.2 or '5.1.2 b'",
    )
    add_format(parser, "json")
    add_edition(parser)
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the coverage; return 0 whatever it shows, for it is no verdict."""
    from clausebook.cli.judging import judge_in_force
    from clausebook.cli.options import today
    from clausebook.cli.output import write_as
    from clausebook.cli.usage import UsageError, did_you_mean

    judged = judge_in_force(arguments, today(arguments))

    from clausebook.analysis.coverage import coverage
    from clausebook.reports.clause_coverage import coverage_json, coverage_text

    edition = judged.corpus.edition
    found = coverage(judged.corpus, judged.report.diagnostics)
    for number in arguments.clauses:
        if number not in edition.clauses:
            told = f"{edition.title} has no clause '{number}'"
            raise UsageError(f"{told}{did_you_mean(number, tuple(edition.clauses))}")
    wanted = arguments.clauses or ["4", "5", "6", "7", "8", "9", "10"]
    rows = {row.clause.number: row for number in wanted for row in found.within(number)}
    shown = tuple(rows.values())
    day = judged.corpus.today
    detailed, works = bool(arguments.clauses), judged.in_progress
    write_as(
        arguments.format,
        lambda style: coverage_text(
            shown, edition, day, style, detailed=detailed, in_progress=works
        ),
        json=lambda: coverage_json(shown, edition, day, works),
    )
    return 0
