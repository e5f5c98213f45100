"""The code quality report of GitLab."""

from typing import Any

from clausebook.diagnostic import Diagnostic, Severity
from clausebook.reports.fingerprint import fingerprints
from clausebook.reports.heading import clauses_of
from clausebook.reports.json_text import to_json
from clausebook.reports.result import Result

__all__ = ["report"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(result: Result) -> str:
    """Return the findings as GitLab compares them between branches."""
    named = zip(result.diagnostics, fingerprints(result.diagnostics), strict=True)
    return to_json([_issue(diagnostic, name, result.folder) for diagnostic, name in named])


def _issue(diagnostic: Diagnostic, fingerprint: str, folder: str) -> dict[str, Any]:
    start, end = diagnostic.location.span
    told = [diagnostic.code, clauses_of(diagnostic), diagnostic.message]
    return {
        "description": " ".join(filter(None, told)),
        "content": {"body": diagnostic.hint},
        "check_name": diagnostic.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": folder + diagnostic.location.path,
            "lines": {"begin": start.line, "end": end.line},
        },
    }
