"""The answer of a lint, shown as it was asked for."""

import argparse
from dataclasses import replace
from pathlib import Path

from clausebook.cli.formats import deliver
from clausebook.cli.paths import shown_paths
from clausebook.report import Report
from clausebook.reports import Result
from clausebook.warm import Answer

__all__ = ["STDIN", "tell"]

STDIN = "-"
"""The path that stands for standard input."""

_FROM_THE_TOP = frozenset({"github", "gitlab", "sarif"})
"""Formats whose readers look for files from the top of the repository."""


def tell(answer: Answer, arguments: argparse.Namespace, root: Path) -> int:
    """Write the report in the formats that were asked for, and return the exit code.

    Raises UsageError for a path that is outside the project or names none.
    """
    paths = _paths(answer, arguments, root)
    report = answer.report if paths is None else _only(answer.report, paths)
    documents = tuple(p for p in answer.documents if paths is None or p in paths)
    folder = _folder(arguments, root)
    result = Result(report, documents, answer.sources, answer.failing, folder=folder)
    deliver(result, _format(arguments), arguments.output)
    return int(report.fails(answer.failing) and not arguments.exit_zero)


def _folder(arguments: argparse.Namespace, root: Path) -> str:
    """Return where the project lies in its repository, if a format asks for it."""
    asked = {_format(arguments), *(output.format for output in arguments.output)}
    if not asked & _FROM_THE_TOP:
        return ""
    from clausebook.git import folder_in_repository

    return folder_in_repository(root)


def _paths(answer: Answer, arguments: argparse.Namespace, root: Path) -> frozenset[str] | None:
    """Return the paths to report on, None for all."""
    if not arguments.paths:
        return None
    named = [arguments.stdin_filename if p == STDIN else p for p in arguments.paths]
    placed = {diagnostic.location.path for diagnostic in answer.report.diagnostics}
    return shown_paths(named, root, {*answer.documents, *placed, answer.configuration_path})


def _only(report: Report, paths: frozenset[str]) -> Report:
    return replace(
        report,
        diagnostics=tuple(d for d in report.diagnostics if d.location.path in paths),
        suppressed=tuple(s for s in report.suppressed if s.diagnostic.location.path in paths),
        held=tuple(d for d in report.held if d.location.path in paths),
    )


def _format(arguments: argparse.Namespace) -> str:
    return "statistics" if arguments.statistics else arguments.format or "text"
