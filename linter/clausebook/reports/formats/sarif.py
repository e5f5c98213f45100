"""SARIF 2.1.0, which code-scanning services and editors read."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from clausebook.diagnostic import Diagnostic, Related, Severity
from clausebook.reports.fingerprint import fingerprints
from clausebook.reports.fix import edit_shown
from clausebook.reports.json_text import to_json
from clausebook.reports.result import Result
from clausebook.rules import Rule
from clausebook.text import Location, format_pointer

__all__ = ["report"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "SRCROOT"


def report(result: Result) -> str:
    """Return one run: the rules that ran and their findings, suppressed ones included."""
    driver = {
        "name": "Clausebook",
        "version": result.version,
        "rules": [_rule(rule) for rule in result.report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "results": list(_results(result)),
        "properties": {
            "asOf": result.report.as_of.isoformat(),
            "edition": result.report.edition,
        },
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule.page
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.explanation or page.summary},
        "help": {"text": f"clausebook rule {rule.code}", "markdown": page.markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [f"iso9001/{clause.replace(' ', '-')}" for clause in rule.clauses],
            "basis": rule.basis,
            "since": rule.since,
        },
    }


def _results(result: Result) -> Iterator[dict[str, Any]]:
    report = result.report
    reasons: list[tuple[Diagnostic, list[dict[str, str]]]] = [
        *((d, []) for d in report.diagnostics),
        *(
            (s.diagnostic, [_suppression("inSource", s.suppression.reason)])
            for s in report.suppressed
        ),
        *((d, [_suppression("external", "held by the baseline")]) for d in report.held),
    ]
    reasons.sort(key=lambda pair: pair[0].sort_key)
    indices = {rule.code: index for index, rule in enumerate(report.rules)}
    names = fingerprints(diagnostic for diagnostic, _ in reasons)
    for (diagnostic, suppressions), name in zip(reasons, names, strict=True):
        yield {
            "ruleId": diagnostic.code,
            "ruleIndex": indices[diagnostic.code],
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": "\n".join(filter(None, [diagnostic.message, diagnostic.hint]))},
            "locations": [_with_record(diagnostic, result.folder)],
            "relatedLocations": list(_related(diagnostic.related, result.folder)),
            "partialFingerprints": {"primaryLocationLineHash": name},
            "suppressions": suppressions,
            "properties": {
                "clauses": diagnostic.clauses,
                "basis": diagnostic.basis,
                "pointer": format_pointer(diagnostic.pointer),
            },
            **_fixes(result, diagnostic),
        }


def _fixes(result: Result, diagnostic: Diagnostic) -> dict[str, Any]:
    edit = edit_shown(result, diagnostic)
    if edit is None or diagnostic.fix is None:
        return {}
    place = _place(Location(diagnostic.location.path, edit.span), result.folder)["physicalLocation"]
    replacement = {"deletedRegion": place["region"], "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
    return {"fixes": [{"description": {"text": diagnostic.fix.title}, "artifactChanges": [change]}]}


def _suppression(kind: str, justification: str) -> dict[str, str]:
    return {"kind": kind, "status": "accepted", "justification": justification}


def _with_record(diagnostic: Diagnostic, folder: str) -> dict[str, Any]:
    place = _place(diagnostic.location, folder)
    if diagnostic.record:
        place["logicalLocations"] = [{"name": diagnostic.record, "kind": "record"}]
    return place


def _related(related: Iterable[Related], folder: str) -> Iterator[dict[str, Any]]:
    for number, other in enumerate(related, start=1):
        yield {"id": number, "message": {"text": other.message}, **_place(other.location, folder)}


def _place(location: Location, folder: str) -> dict[str, Any]:
    start, end = location.span
    uri = quote((folder + location.path).encode("utf-8", "surrogateescape"))
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        }
    }
