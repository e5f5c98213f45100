"""The answer of a lint as plain data, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from clausebook.diagnostic import Basis, Diagnostic, Related, Severity, Suppressed, Suppression
from clausebook.report import Report
from clausebook.text import Location, Place, Position, Span
from clausebook.warm.fixes import plain_fix, read_fix

__all__ = ["Answer", "from_plain", "to_plain"]

_Plain = Any


class Answer(NamedTuple):
    """What a lint found, and what is needed to show it.

    ``documents`` are the paths of all documents, ``sources`` the texts of those with findings.
    ``failing`` is the least severity that makes the lint fail. A report that was remembered does
    not know the rules that ran.
    """

    report: Report
    documents: tuple[str, ...]
    sources: Mapping[str, str]
    failing: Severity
    configuration_path: str


def to_plain(answer: Answer) -> _Plain:
    """Return an answer as marshal takes it."""
    report = answer.report
    return (
        tuple(map(_diagnostic, report.diagnostics)),
        tuple((_diagnostic(s.diagnostic), _suppression(s.suppression)) for s in report.suppressed),
        tuple(map(_diagnostic, report.held)),
        report.as_of.isoformat(),
        report.edition,
        report.documents,
        report.records,
        answer.documents,
        dict(answer.sources),
        str(answer.failing),
        answer.configuration_path,
    )


def from_plain(plain: _Plain) -> Answer:
    """Return the answer again; raises ValueError or TypeError for what is none."""
    found, suppressed, held, as_of, edition, documents, records, *rest = plain
    paths, sources, failing, configuration_path = rest
    report = Report(
        tuple(map(_read_diagnostic, found)),
        tuple(Suppressed(_read_diagnostic(d), _read_suppression(s)) for d, s in suppressed),
        tuple(map(_read_diagnostic, held)),
        date.fromisoformat(as_of),
        edition,
        documents,
        records,
        (),
    )
    return Answer(report, paths, sources, Severity(failing), configuration_path)


def _diagnostic(one: Diagnostic) -> _Plain:
    return (
        one.code,
        one.name,
        str(one.severity),
        str(one.basis),
        one.clauses,
        one.message,
        one.hint,
        _location(one.location),
        one.record,
        one.pointer,
        tuple((related.message, _location(related.location)) for related in one.related),
        plain_fix(one.fix),
    )


def _read_diagnostic(plain: _Plain) -> Diagnostic:
    code, name, severity, basis, clauses, message, hint, where, record, pointer, related, fix = (
        plain
    )
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Basis(basis),
        clauses,
        message,
        hint,
        _read_location(where),
        record,
        pointer,
        tuple(Related(told, _read_location(place)) for told, place in related),
        read_fix(fix),
    )


def _location(where: Location) -> _Plain:
    (start, end) = where.span
    return (where.path, *start, *end)


def _read_location(plain: _Plain) -> Location:
    path, *numbers = plain
    line, column, end_line, end_column = numbers
    return Location(path, Span(Position(line, column), Position(end_line, end_column)))


def _suppression(one: Suppression) -> _Plain:
    place = one.place
    is_place = isinstance(place, Place)
    where = (
        (place.path, place.pointer, place.part, place.record)
        if isinstance(place, Place)
        else _location(place)
    )
    until = None if one.until is None else one.until.isoformat()
    told = (one.selector, one.reason, one.by, until)
    return (*told, is_place, where, one.path, one.record, one.line, one.whole_document)


def _read_suppression(plain: _Plain) -> Suppression:
    selector, reason, by, until, is_place, where, path, record, line, whole = plain
    return Suppression(
        selector,
        reason,
        by,
        None if until is None else date.fromisoformat(until),
        Place(*where) if is_place else _read_location(where),
        path,
        record,
        line,
        whole,
    )
