"""Check the records by their schemas and rules."""

import argparse

from clausebook.cli.options import add_as_of, add_edition, add_executor, add_jobs, choice

__all__ = ["configure", "run"]

_SEVERITIES = ("error", "warning", "info")
_PROFILES = ("minimal", "standard", "strict")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    from clausebook.cli.formats import add_formats

    parser.epilog = "RULES: codes, their beginnings, names, areas, clause:5.1.2 or basis:mandated."
    add = parser.add_argument
    add("paths", metavar="PATH", nargs="*", help="show these only; the whole project is read")
    add_formats(parser)
    add("--statistics", action="store_true", help="count by rule instead of listing")
    add("--select", metavar="RULES", action="append", default=[], help="run these rules only")
    add("--ignore", metavar="RULES", action="append", default=[], help="do not run these rules")
    add(
        "--profile",
        metavar="NAME",
        type=choice("profile", *_PROFILES),
        help="how much is asked: minimal, standard or strict",
    )
    add_edition(parser)
    add_as_of(parser)
    add(
        "--fail-on",
        metavar="SEVERITY",
        type=choice("severity", *_SEVERITIES),
        help="exit with 1 from here on: error, warning or info",
    )
    add("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    add("--baseline", metavar="FILE", help="hold back the findings that this file lists")
    add("--update-baseline", action="store_true", help="write today's findings into that file")
    add("--base", metavar="REV", help="compare with this revision (default: where main was left)")
    add("--in-force", action="store_true", help="judge what is in force instead of what is written")
    add("--staged", action="store_true", help="read what git will commit, not the folder")
    add("--fix", action="store_true", help="mend what takes nobody's decision, and say so")
    add("--diff", action="store_true", help="show what --fix would change; 1 if anything")
    add("--no-cache", action="store_true", help="find out all anew, keep nothing")
    add("--stdin-filename", metavar="PATH", help="which file the path '-', standard input, is")
    add("--no-plug-ins", action="store_true", help="run no code of others, whatever is configured")
    add_jobs(parser)
    add_executor(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint and report; return 1 where a finding is grave enough to fail."""
    from clausebook.cli.recalling import run_remembered

    return run_remembered(arguments)
