"""The baseline file of a project: found, read, written."""

import sys
from pathlib import Path

from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_file
from clausebook.engine import Baseline, Report
from clausebook.project import Project, name_in
from clausebook.reports.result import in_numbers

__all__ = ["baseline_file", "update_baseline"]


def baseline_file(given: str | None) -> str | None:
    """Return the path of a baseline that was named on the command line, made absolute."""
    return str(Path(given).absolute()) if given else None


def update_baseline(project: Project, report: Report) -> int:
    """Write the findings of a report into the baseline and say how many they are."""
    name = project.configuration.baseline
    if not name:
        raise UsageError("which baseline? Name it: --baseline clausebook-baseline.json")
    path = project.root / name
    judging = {rule.code for rule in report.rules if rule.judges_the_lint}
    held = [d for d in report.diagnostics if d.code not in judging]
    write_file(path, Baseline.of(held).dump())
    sys.stdout.write(f"{in_numbers(len(held), 'finding')} held in {name_in(project, path)}\n")
    return 0
