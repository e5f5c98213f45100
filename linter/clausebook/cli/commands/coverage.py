"""Show which records give evidence for which clause, and its worth."""

import argparse

from clausebook.cli.options import add_as_of, add_edition, choice

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
    add(
        "--format",
        metavar="NAME",
        type=choice("format", "text", "json"),
        default="text",
        help="text (default) or json",
    )
    add_edition(parser)
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the coverage; return 0 whatever it shows, for it is no verdict."""
    import sys

    from clausebook.cli.judging import judge
    from clausebook.cli.options import today
    from clausebook.cli.output import style_of
    from clausebook.cli.usage import UsageError, did_you_mean

    judged = judge(arguments, today(arguments))

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
    if arguments.format == "json":
        sys.stdout.write(coverage_json(shown, edition, day))
    else:
        style = style_of(sys.stdout)
        detailed = bool(arguments.clauses)
        sys.stdout.write(coverage_text(shown, edition, day, style, detailed=detailed))
    return 0
