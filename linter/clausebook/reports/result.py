"""What a reporter is given."""

from collections.abc import Mapping
from dataclasses import dataclass

from clausebook import __version__
from clausebook.diagnostic import Diagnostic, Severity
from clausebook.report import Report
from clausebook.reports.style import PLAIN, Style

__all__ = ["Result", "in_numbers"]


@dataclass(frozen=True, slots=True)
class Result:
    """A report as it is to be shown.

    ``paths`` are the documents that are reported on; ``sources`` are the texts of all by path;
    ``failing`` is the least severity that makes the lint fail. ``folder`` is where the project lies
    in its repository, with ``/`` at its end, for those who look for files from there.
    """

    report: Report
    paths: tuple[str, ...]
    sources: Mapping[str, str]
    failing: Severity
    style: Style = PLAIN
    version: str = __version__
    folder: str = ""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is shown, in order."""
        return self.report.diagnostics


def in_numbers(count: int, word: str) -> str:
    """Return a count with its word: ``1 error``, ``1,200 errors``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
