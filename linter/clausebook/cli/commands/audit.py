"""Guess what an auditor would raise on a day, and draw a sample."""

import argparse

from clausebook.cli.options import add_edition, add_format, day

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "The same seed draws the same records: note it in the audit."
    add = parser.add_argument
    add(
        "--on", metavar="DATE", type=day, dest="as_of", help="the day of the audit (default: today)"
    )
    add(
        "--since",
        metavar="DATE",
        type=day,
        help="sample what happened from this day on (default: a year before)",
    )
    add("--seed", metavar="TEXT", help="draw the sample by this (default: the day)")
    add("--most", metavar="N", type=int, default=15, help="pull no more of a kind (default: 15)")
    add_format(parser, "json", "markdown")
    add_edition(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the report; return 0 whatever it holds, for it is a guess."""
    from clausebook.cli.judging import judge_in_force
    from clausebook.cli.options import today
    from clausebook.cli.output import write_as
    from clausebook.cli.usage import UsageError

    if arguments.most < 1:
        raise UsageError("--most is at least 1")
    on = today(arguments)
    if arguments.since and arguments.since > on:
        raise UsageError(f"--since {arguments.since} lies after the day of the audit, {on}")
    judged = judge_in_force(arguments, on)

    from clausebook.analysis.concerns import concerns
    from clausebook.analysis.coverage import coverage
    from clausebook.analysis.days import before
    from clausebook.analysis.sampling_plan import sampling_plan
    from clausebook.reports.audit import Audit, audit_json, audit_markdown, audit_text

    corpus, report = judged.corpus, judged.report
    since = arguments.since or before(on, "1 year") or on
    seed = arguments.seed or on.isoformat()
    most = arguments.most
    audit = Audit(
        corpus.edition,
        on,
        since,
        seed,
        concerns(corpus, coverage(corpus, report.diagnostics), report.diagnostics),
        report.suppressed,
        sampling_plan(corpus, since, seed, least=min(3, most), most=most),
        judged.in_progress,
        is_empty=not corpus.live(),
    )
    write_as(
        arguments.format,
        lambda style: audit_text(audit, style),
        json=lambda: audit_json(audit),
        markdown=lambda: audit_markdown(audit),
    )
    return 0
