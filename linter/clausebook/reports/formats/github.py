"""Workflow commands, which GitHub shows beside the changed lines."""

from clausebook.diagnostic import Diagnostic, Severity
from clausebook.reports.display import visible
from clausebook.reports.heading import clauses_of
from clausebook.reports.result import Result

__all__ = ["report"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(result: Result) -> str:
    """Return one workflow command a finding."""
    return "".join(f"{_command(diagnostic, result.folder)}\n" for diagnostic in result.diagnostics)


def _command(diagnostic: Diagnostic, folder: str) -> str:
    start, end = diagnostic.location.span
    title = f"{diagnostic.code} {clauses_of(diagnostic)} {diagnostic.name}".replace("  ", " ")
    properties = {
        "file": folder + diagnostic.location.path,
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        "endColumn": end.column,
        "title": title,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(filter(None, [diagnostic.message, diagnostic.hint]))
    return f"::{_COMMANDS[diagnostic.severity]} {given}::{_data(message)}"


def _data(text: str) -> str:
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
