"""The first sheet: clause by clause, the records that give evidence."""

from collections.abc import Iterator

from clausebook.analysis.coverage import ClauseCoverage, Evidence
from clausebook.analysis.evidence import EvidenceState
from clausebook.reports.audit_pack.documents import approval_told, binding_told
from clausebook.reports.audit_pack.material import Material, place_of_source
from clausebook.reports.audit_pack.sheets import Cell, Part, Sheet, Table, anchor_of

__all__ = ["clause_sheet", "state_told"]

_HEAD = ("Record", "Document", "Version", "Status", "Worth", "Approved", "Approval", "Commit")
_ASKED = {
    "maintain": "A document is asked for here.",
    "retain": "Records are asked for here.",
    "maintain_and_retain": "A document and records are asked for here.",
}
_NOTHING_ASKED = "No documented information is asked for here."


def clause_sheet(material: Material) -> Sheet:
    """Return each clause with its evidence and what speaks against it."""
    return Sheet(
        "clauses",
        "Clauses and their evidence",
        (
            (
                "What the records show of each clause, not whether it is enough: that is for an "
                "auditor to judge. Clauses are told in our own words."
            ),
        ),
        tuple(_part(material, row) for row in material.rows),
        "No clause was asked for.",
    )


def state_told(row: ClauseCoverage, *, shows_all: bool = True) -> str:
    """Return what the evidence of a clause is worth, as a sentence, empty for a mere heading.

    Nothing is called missing that no standard asks for, or that may only not be for the readers.
    """
    state = row.state
    if state is None:
        return ""
    if state in (EvidenceState.MISSING, EvidenceState.NOT_DETERMINED):
        names = "No record names it." if shows_all else "No record that is shown here names it."
        if not row.asks_for_documents:
            return f"{names} {_NOTHING_ASKED}"
        return names if state is EvidenceState.MISSING or not shows_all else f"{_told(state)}."
    through = f" It is that of {row.through}." if row.through else ""
    return f"{_told(state)}.{through}"


def _told(state: EvidenceState) -> str:
    return f"{state.value.capitalize()}: {state.meaning}"


def _part(material: Material, row: ClauseCoverage) -> Part:
    clause = row.clause
    told = [clause.summary, _ASKED.get(clause.documented, "")]
    told += [state_told(row, shows_all=not material.withholding.hides_records), *_against(row)]
    rows = [_row(material, evidence) for evidence in row.evidence]
    return Part(
        f"{clause.number} {clause.title}",
        tuple(filter(None, told)),
        Table(_HEAD, rows) if rows else None,
        anchor=anchor_of(clause.number),
        level=2 if len(clause.number.split(".")) < 3 and " " not in clause.number else 3,
    )


def _against(row: ClauseCoverage) -> Iterator[str]:
    for error in row.against:
        where = error.record or error.location.path
        yield f"Against it: {error.code} {where}: {error.message}."


def _row(material: Material, evidence: Evidence) -> tuple[Cell, ...]:
    record, header = evidence.record, material.header(evidence.record)
    source = material.sources.get(record.path)
    named = f"{record.id} {record.title}" if record.title != record.id else record.id
    return (
        Cell(named, place_of_source(record.path) if source else ""),
        Cell(f"{header.id} {header.title}", "documents", anchor_of(header.id)),
        Cell(record.text("version") or header.text("version")),
        Cell(record.status or header.status),
        Cell(str(evidence.state)),
        Cell(approval_told(material, header)),
        Cell(binding_told(material, record.path)),
        Cell(source.commit[:10] if source else ""),
    )
