"""The sheets of exceptions, and of what is open."""

from collections.abc import Iterable, Iterator

from clausebook.analysis.departures import Departure, departures
from clausebook.diagnostic import Diagnostic
from clausebook.record import WITHDRAWN, Record
from clausebook.reports.audit_pack.material import Material
from clausebook.reports.audit_pack.sheets import Cell, Part, Sheet, Table

__all__ = ["exception_sheet", "finding_sheet"]

_OPEN_KINDS = ("audit-finding", "nonconformity", "corrective-action")
_SETTLED = WITHDRAWN | {"closed"}
_DEPARTURE = ("Where", "What", "Why", "Decided by", "Until")
_FINDING = ("Finding", "Rule", "Severity", "On whose word", "Clauses", "Place")


def exception_sheet(material: Material) -> Sheet:
    """Return what is knowingly otherwise, each with its reason."""
    tables = (
        *(
            (title, _DEPARTURE, [_departure(material, one) for one in several])
            for title, several in departures(material.corpus)
        ),
        (
            "Rules of the linter that are knowingly not followed",
            ("Where", "Rule", "What it says", "Why it is not followed", "By", "Until"),
            _suppressed(material),
        ),
        ("Known findings held in the baseline", _FINDING, map(_finding, material.report.held)),
    )
    return Sheet(
        "exceptions",
        "Exceptions and suppressions",
        ("Of the whole management system, whatever clauses were asked for.",),
        tuple(_parts(tables)),
        "None is on record.",
    )


def finding_sheet(material: Material) -> Sheet:
    """Return what the linter says, and the records of findings that are not closed."""
    open_records = [
        one
        for one in material.corpus.all_records
        if one.kind.name in _OPEN_KINDS and one.status not in _SETTLED
    ]
    tables = (
        ("What the linter says", _FINDING, map(_finding, material.report.diagnostics)),
        (
            "Records that are not closed",
            ("Record", "Kind", "Status", "Place"),
            map(_open, open_records),
        ),
        (
            "Documents that are not in force as they are written",
            ("Document", "Version", "Status", "Why", "In force"),
            (
                _cells(
                    f"{one.id} ({one.document.path})",
                    one.version,
                    one.status,
                    str(one.reason),
                    one.shown_version or "nothing",
                )
                for one in material.works
            ),
        ),
    )
    return Sheet(
        "findings",
        "Open findings",
        (
            (
                "Of the whole management system, whatever clauses were asked for. The linter says "
                "what the records show or lack. That it finds nothing is no proof that the "
                "standard is met."
            ),
        ),
        tuple(_parts(tables)),
        "Nothing is open.",
    )


_Rows = Iterable[tuple[Cell, ...]]


def _parts(tables: Iterable[tuple[str, tuple[str, ...], _Rows]]) -> Iterator[Part]:
    for title, head, rows in tables:
        found = list(rows)
        if found:
            yield Part(title, (), Table(head, found))


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))


def _finding(one: Diagnostic) -> tuple[Cell, ...]:
    line = one.location.span.start.line
    place = f"{one.record or ''} {one.location.path}:{line}".strip()
    return _cells(
        one.message, one.code, str(one.severity), str(one.basis), ", ".join(one.clauses), place
    )


def _open(record: Record) -> tuple[Cell, ...]:
    named = f"{record.id} {record.title}"
    return _cells(named, record.kind.title, record.status, record.path)


def _departure(material: Material, one: Departure) -> tuple[Cell, ...]:
    named = f"{one.record.id} {one.record.title}"
    by, until = material.person(one.by), str(one.until or "no end")
    return _cells(named, one.what, one.reason, by, until)


def _suppressed(material: Material) -> Iterator[tuple[Cell, ...]]:
    for entry in material.report.suppressed:
        one, said = entry.diagnostic, entry.suppression
        where = f"{one.record or ''} {one.location.path}".strip()
        by, until = material.person(said.by), str(said.until or "no end")
        yield _cells(where, one.code, one.message, said.reason, by, until)
