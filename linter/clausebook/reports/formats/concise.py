"""One line a finding, for editors and searching."""

from clausebook.reports.display import visible
from clausebook.reports.heading import clauses_of, place_of
from clausebook.reports.result import Result

__all__ = ["report"]


def report(result: Result) -> str:
    """Return a line for each finding: place, severity, code, clauses, message."""
    style = result.style
    lines = []
    for diagnostic in result.diagnostics:
        parts = [
            style.strong(f"{place_of(diagnostic.location)}:"),
            style.weighed(diagnostic.severity, diagnostic.severity),
            diagnostic.code,
            clauses_of(diagnostic),
            visible(diagnostic.message),
        ]
        lines.append(" ".join(filter(None, parts)) + "\n")
    return "".join(lines)
