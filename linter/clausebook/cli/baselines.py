"""The baseline file of a project: found, read, written."""

import sys
from pathlib import Path

from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_file
from clausebook.engine import Baseline, Report
from clausebook.project import Project
from clausebook.reports.result import in_numbers

__all__ = ["baseline_file", "read_baseline", "update_baseline"]


def baseline_file(given: str | None) -> str | None:
    """Return the path of a baseline that was named on the command line, made absolute."""
    return str(Path(given).absolute()) if given else None


def read_baseline(project: Project) -> Baseline | None:
    """Return the baseline of a project, None where it has none.

    Raises UsageError when its file cannot be read, BaselineFault when it is no baseline.
    """
    path = _place(project)
    if path is None:
        return None
    try:
        return Baseline.parse(path.read_text(encoding="utf-8"), _name(project, path))
    except FileNotFoundError:
        raise UsageError(
            f"{_name(project, path)}: no such baseline; write one with --update-baseline"
        ) from None


def update_baseline(project: Project, report: Report) -> int:
    """Write the findings of a report into the baseline and say how many they are."""
    path = _place(project)
    if path is None:
        raise UsageError("which baseline? Name it: --baseline clausebook-baseline.json")
    judging = {rule.code for rule in report.rules if rule.judges_the_lint}
    held = [d for d in report.diagnostics if d.code not in judging]
    write_file(path, Baseline.of(held).dump())
    sys.stdout.write(f"{in_numbers(len(held), 'finding')} held in {_name(project, path)}\n")
    return 0


def _place(project: Project) -> Path | None:
    name = project.configuration.baseline
    return project.root / name if name else None


def _name(project: Project, path: Path) -> str:
    inside = path.is_relative_to(project.root)
    return path.relative_to(project.root).as_posix() if inside else str(path)
