"""A result with every sort of finding, for the tests of reporters."""

from dataclasses import replace
from datetime import date
from typing import Any

from clausebook.diagnostic import Basis, Diagnostic, Related, Severity
from clausebook.engine import Report, Suppressed
from clausebook.reports import Result
from clausebook.rules import Suppression, builtin_rules
from clausebook.text import Location, Position, Span

RISKS = """\
id: REG-0001
kind: register
of: risk
records:
  - id: RSK-0012
    title: 電源 fails
    affects: {none: ""}
"""


def location(path: str, line: int, column: int, end: int) -> Location:
    return Location(path, Span(Position(line, column), Position(line, end)))


def diagnostic(**changes: Any) -> Diagnostic:
    return replace(
        Diagnostic(
            "STR101",
            "missing-field",
            Severity.ERROR,
            Basis.INTEGRITY,
            ("5.1.2 b", "6.1.1", "6.1.2 a"),
            "'cause' is missing",
            'add cause: "Only one maker supplies the board"',
            location("policies/risks.yaml", 7, 5, 12),
            "RSK-0012",
            ("records", 0, "affects"),
            (Related("the criteria stand", location("policies/criteria.yaml", 3, 1, 4)),),
        ),
        **changes,
    )


WARNING = diagnostic(
    code="STR106",
    name="repeated-item",
    severity=Severity.WARNING,
    basis=Basis.PRACTICE,
    clauses=("7.5.2 a",),
    message="'電源' stands twice",
    hint="",
    location=location("policies/risks.yaml", 6, 12, 14),
    pointer=("records", 0, "title"),
    related=(),
)
INFO = diagnostic(
    code="STR205",
    name="foreign-line-ends",
    severity=Severity.INFO,
    clauses=(),
    message="lines end with a carriage return",
    hint="save with line ends LF",
    location=location("policies/a b%20ü.yaml", 1, 1, 1),
    record=None,
    pointer=(),
    related=(),
)
HIDDEN = diagnostic(message="'effect' is missing")
HELD = diagnostic(message="'event' is missing")


def result(*diagnostics: Diagnostic, source: str = RISKS, **changes: Any) -> Result:
    shown = diagnostics or (INFO, WARNING, diagnostic())
    suppression = Suppression(
        "STR101",
        "the import of 2024",
        "ROL-0002",
        None,
        location("policies/risks.yaml", 5, 5, 6),
        "policies/risks.yaml",
        "RSK-0012",
    )
    report = Report(
        shown,
        (Suppressed(HIDDEN, suppression),),
        (HELD,),
        date(2026, 11, 22),
        "iso-9001-2015-amd-1",
        3,
        12,
        tuple(builtin_rules()),
    )
    paths = ("policies/a b%20ü.yaml", "policies/criteria.yaml", "policies/risks.yaml")
    sources = {"policies/risks.yaml": source, "policies/a b%20ü.yaml": "id: x\r\n"}
    return replace(Result(report, paths, sources, Severity.ERROR), **changes)
