"""The coverage of the clauses as text and as JSON."""

from collections.abc import Iterator, Mapping
from datetime import date

from clausebook import __version__
from clausebook.analysis.coverage import ClauseCoverage
from clausebook.analysis.evidence import EvidenceState
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.edition import Edition
from clausebook.record import BEGUN, Record
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.in_progress import in_progress_text, in_progress_values
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["coverage_json", "coverage_text"]

SCHEMA_VERSION = 1

_FEW = 4
_WIDEST_NUMBER = 10
_WIDEST_STATE = max(len(state) for state in EvidenceState)
_READING = (
    "What the records show, not whether it is enough: that is for an auditor to judge. A letter "
    "that no record names takes the state of its clause, in brackets."
)


def coverage_text(
    rows: tuple[ClauseCoverage, ...],
    edition: Edition,
    as_of: date,
    style: Style,
    *,
    detailed: bool,
    in_progress: tuple[WorkInProgress, ...] = (),
) -> str:
    """Return a line for each clause, or a paragraph with each record where ``detailed``."""
    lines = [f"{edition.title}, as of {as_of}", ""]
    for row in rows:
        lines.append(_line(row, style, with_records=not detailed))
        if detailed:
            lines.extend(_details(row, style))
    lines += ["", *in_progress_text(in_progress, style), _summary(_counts(rows))]
    lines.append(wrap(_READING, style.width, ""))
    return "\n".join(lines) + "\n"


def coverage_json(
    rows: tuple[ClauseCoverage, ...],
    edition: Edition,
    as_of: date,
    in_progress: tuple[WorkInProgress, ...] = (),
) -> str:
    """Return all that is known of each clause as one JSON object."""
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "as_of": as_of.isoformat(),
            "edition": edition.name,
            "clauses": [_clause(row) for row in rows],
            "summary": {str(state): _counts(rows).get(state, 0) for state in EvidenceState},
            "in_progress": in_progress_values(in_progress),
        }
    )


def _counts(rows: tuple[ClauseCoverage, ...]) -> Mapping[EvidenceState, int]:
    judged = [row.state for row in rows if row.is_judged and row.state is not None]
    return {state: judged.count(state) for state in EvidenceState if state in judged}


def _summary(counts: Mapping[EvidenceState, int]) -> str:
    told = ", ".join(f"{number} {state}" for state, number in counts.items())
    return f"{in_numbers(sum(counts.values()), 'clause')}: {told or 'none that is judged'}"


def _line(row: ClauseCoverage, style: Style, *, with_records: bool) -> str:
    number = f"{row.clause.number:<{_WIDEST_NUMBER}}"
    if row.state is None:
        return f"{style.strong(number)}{style.strong(row.clause.title)}"
    state = f"({row.state})" if row.through else str(row.state)
    before = f"{number}{state:<{_WIDEST_STATE + 2}} "
    told = row.clause.title
    if row.evidence and with_records:
        told += f": {_few(row)}"
    if row.against:
        told += f"; {in_numbers(len(row.against), 'error')} against it"
    return before + wrap(told, style.width, " " * len(before), len(before))


def _few(row: ClauseCoverage) -> str:
    best = sorted(row.evidence, key=lambda one: -one.state.rank)
    return first_of([one.record.id for one in best], _FEW)


def _details(row: ClauseCoverage, style: Style) -> Iterator[str]:
    indent = "    "
    yield indent + wrap(row.clause.summary, style.width, indent, len(indent))
    for one in row.evidence:
        record = one.record
        facts = ", ".join(filter(None, (str(one.state), _standing(record), record.path)))
        told = f"{record.id} {visible(record.title)} ({facts})"
        yield indent + wrap(told, style.width, indent + "  ", len(indent))
    for error in row.against:
        told = f"against it: {error.code} {error.record or error.location.path} {error.message}"
        yield indent + wrap(visible(told), style.width, indent + "  ", len(indent))


def _standing(record: Record) -> str:
    """Return version, status and approval in words."""
    approval = record.part("approval")
    version = f"version {record.text('version')}" if record.has("version") else ""
    approved = f"approved by {approval.text('by')} on {approval.text('on')}" if approval else ""
    if approval and (record.status in BEGUN or not record.approval_holds):
        approved = "not approved yet" if record.status in BEGUN else "not approved as it stands"
    return ", ".join(filter(None, (version, record.status, visible(approved))))


def _clause(row: ClauseCoverage) -> dict[str, object]:
    return {
        "clause": row.clause.number,
        "title": row.clause.title,
        "summary": row.clause.summary,
        "documented": row.clause.documented,
        "conditional": row.clause.conditional,
        "unverified": row.clause.unverified,
        "state": row.state,
        "through": row.through,
        "evidence": [
            {
                "record": one.record.id,
                "kind": one.record.kind.name,
                "title": one.record.title,
                "path": one.record.path,
                "status": one.record.status,
                "version": one.record.text("version"),
                "state": one.state,
            }
            for one in row.evidence
        ],
        "against": [
            {"code": one.code, "record": one.record, "message": one.message} for one in row.against
        ],
    }
