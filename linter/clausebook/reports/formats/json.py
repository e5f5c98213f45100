"""For programs: the stable contract, ``schema_version`` 1."""

from typing import Any

from clausebook.diagnostic import Diagnostic, Related, Severity
from clausebook.reports.fix import edit_shown
from clausebook.reports.json_text import to_json
from clausebook.reports.result import Result
from clausebook.text import format_pointer

__all__ = ["report"]

SCHEMA_VERSION = 1


def report(result: Result) -> str:
    """Return the findings and their counts as one JSON object."""
    report = result.report
    counts = {str(severity): report.count(severity) for severity in Severity}
    whole = {
        "clausebook": result.version,
        "schema_version": SCHEMA_VERSION,
        "as_of": report.as_of.isoformat(),
        "edition": report.edition,
        "documents": report.documents,
        "records": report.records,
        "diagnostics": [_diagnostic(result, diagnostic) for diagnostic in result.diagnostics],
        "summary": {**counts, "suppressed": len(report.suppressed)},
    }
    return to_json(whole)


def _diagnostic(result: Result, diagnostic: Diagnostic) -> dict[str, Any]:
    start, end = diagnostic.location.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "basis": diagnostic.basis,
        "clauses": diagnostic.clauses,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": diagnostic.location.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "record": diagnostic.record,
        "pointer": format_pointer(diagnostic.pointer),
        "related": [_related(related) for related in diagnostic.related],
        "fixable": diagnostic.fixable,
        "fix": _fix(result, diagnostic),
    }


def _fix(result: Result, diagnostic: Diagnostic) -> dict[str, Any] | None:
    edit = edit_shown(result, diagnostic)
    if edit is None or diagnostic.fix is None:
        return None
    start, end = edit.span
    return {
        "title": diagnostic.fix.title,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": edit.text,
    }


def _related(related: Related) -> dict[str, Any]:
    start = related.location.span.start
    return {
        "message": related.message,
        "path": related.location.path,
        "line": start.line,
        "column": start.column,
    }
