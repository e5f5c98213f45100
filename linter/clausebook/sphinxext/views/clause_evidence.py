"""The evidence for a clause as HTML: a line that unfolds into documents and their records.

Version and approval belong to documents, so that an auditor reads them once for all records of a
register.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.coverage import ClauseCoverage, Evidence
from clausebook.analysis.evidence import EvidenceState
from clausebook.diagnostic import Diagnostic
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.anchors import clause_anchor
from clausebook.sphinxext.html import (
    clause_link,
    escape,
    identifier,
    page_link,
    record_link,
    rule_link,
)
from clausebook.sphinxext.manual import docname_of, manual_of
from clausebook.sphinxext.views.control_cells import approval_cell, in_date_cell, version_cell
from clausebook.sphinxext.views.once import listed_of
from clausebook.sphinxext.views.pieces import (
    binding_mark,
    folded,
    listing,
    state_mark,
)
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["asked_for", "clause_list", "states_below"]

_FEW = 4
_HEAD = (N_("Document"), N_("Version"), N_("Approved"), N_("In date"), N_("Records"))
_DOCUMENTED = {
    "maintain": N_("keep a document current"),
    "retain": N_("keep a record"),
    "maintain_and_retain": N_("keep a document current and a record"),
    "none": N_("no documented information"),
}


def clause_list(
    translator: HTML5Translator, rows: Iterable[ClauseCoverage], *, anchors: bool
) -> str:
    """Return a line for each clause; with ``anchors`` links lead there, and unfold it.

    What lies below a clause such as 8.4 unfolds with it.
    """
    shown = "".join(
        _section(translator, list(together), anchors=anchors)
        for _number, together in groupby(rows, key=_section_number)
    )
    return f'<div class="qms-clauses">{shown}</div>' if shown else ""


def states_below(row: ClauseCoverage) -> str:
    """Return how many clauses below a heading are in which state."""
    counts = (f"{number} {state_mark(state)}" for state, number in row.below.items())
    return " ".join(f'<span class="qms-id">{count}</span>' for count in counts)


def _section_number(row: ClauseCoverage) -> str:
    return ".".join(row.clause.number.partition(" ")[0].split(".")[:2])


def _section(translator: HTML5Translator, rows: Sequence[ClauseCoverage], *, anchors: bool) -> str:
    first, *others = rows
    lines = "".join(_clause(translator, row, anchors=anchors) for row in others)
    if first.clause.number != _section_number(first):
        return _clause(translator, first, anchors=anchors) + lines
    below = f'<div class="qms-clauses">{lines}</div>' if lines else ""
    return _clause(translator, first, below, anchors=anchors)


def _clause(
    translator: HTML5Translator, row: ClauseCoverage, below: str = "", *, anchors: bool
) -> str:
    clause = row.clause
    state = row.state.value if row.state is not None else ""
    mark = state_mark(row.state) if row.state is not None else states_below(row)
    summary = (
        f'<span class="qms-clause-name">{identifier(clause.number)} {escape(_(clause.title))}'
        "</span> "
        f'{mark} <span class="qms-totals">{_count(row)}</span>'
    )
    # The anchor stands inside, for a browser unfolds what holds the place that it is led to.
    anchor = f' id="{clause_anchor(clause.number)}"' if anchors else ""
    inner = _body(translator, row, anchors=anchors) + below
    return (
        f'<details class="qms-clause" data-clause="{escape(clause.number)}" data-state="{state}" '
        f'data-records="{len(row.evidence)}"><summary>{summary}</summary>'
        f'<div class="qms-clause-body"{anchor}>{inner}</div>'
        "</details>"
    )


def _count(row: ClauseCoverage) -> str:
    number = len(row.evidence)
    told = ngettext("{count} record", "{count} records", number) if number else ""
    if row.through:
        told = _("with {clause}", clause=escape(row.through))
    errors = len(row.against)
    if not errors:
        return told
    return f"{told}, " + ngettext("{count} error against it", "{count} errors against it", errors)


def _body(translator: HTML5Translator, row: ClauseCoverage, *, anchors: bool) -> str:
    told = f"<p>{escape(row.clause.summary)}</p>"
    asked, number = asked_for(row), row.clause.number
    parts = [
        _state_told(row.state) if row.state is not None else "",
        _("the standard asks to {do}", do=escape(asked)) if asked else "",
        "" if anchors else _("in the matrix: {clause}", clause=clause_link(translator, number)),
    ]
    told += f'<p class="qms-totals">{" · ".join(part for part in parts if part)}</p>'
    if row.through:
        through = clause_link(translator, row.through)
        told += f"<p>{_('The evidence stands with {clause}.', clause=through)}</p>"
    return told + _documents(translator, row) + _against(translator, row)


def _state_told(state: EvidenceState) -> str:
    meaning = escape(_(state.meaning))
    is_absent = state in (EvidenceState.MISSING, EvidenceState.NOT_DETERMINED)
    return f"{state_mark(state)} {absent(meaning) if is_absent else meaning}"


def asked_for(row: ClauseCoverage) -> str:
    """Return which documented information the standard asks for, empty where it asks for none."""
    if not row.asks_for_documents:
        return ""
    asked = _(_DOCUMENTED.get(row.clause.documented, row.clause.documented))
    return f"{asked}; {row.clause.conditional}" if row.clause.conditional else asked


def _documents(translator: HTML5Translator, row: ClauseCoverage) -> str:
    if row.through or not row.evidence:
        return ""
    found = sorted(row.evidence, key=lambda one: one.record.path)
    groups = [(path, list(together)) for path, together in groupby(found, _path)]
    rows = [_document(translator, path, together, row.state) for path, together in groups]
    label = _("Evidence for clause {number}", number=row.clause.number)
    return row_table(label, [_(name) for name in _HEAD], rows, classes="qms-coverage")


def _path(one: Evidence) -> str:
    return one.record.path


def _document(
    translator: HTML5Translator,
    path: str,
    evidence: Sequence[Evidence],
    state: EvidenceState | None,
) -> TableRow:
    listed = listed_of(manual_of(translator.builder)).get(path)
    data = {"path": path, "records": str(len(evidence))}
    if listed is None:  # a file whose header cannot be read
        name = page_link(translator, docname_of(path), "", escape(path))
        return TableRow((name, "", "", "", _records(translator, evidence, state)), data)
    header = listed.header
    own = [one for one in evidence if one.record.id == header.id]
    others = [one for one in evidence if one.record.id != header.id]
    cells = (
        f"{record_link(translator, header.id)} {_remarks(own, state)}".strip(),
        version_cell(listed),
        f"{approval_cell(translator, listed)} {binding_mark(listed.binding)}".strip(),
        in_date_cell(translator, listed),
        _records(translator, others, state),
    )
    return TableRow(cells, data)


def _records(
    translator: HTML5Translator, evidence: Sequence[Evidence], state: EvidenceState | None
) -> str:
    shown = listing(
        f"{record_link(translator, one.record.id)} {_remarks([one], state)}".strip()
        for one in sorted(evidence, key=lambda one: one.record.id)
    )
    if len(evidence) <= _FEW:
        return shown
    states = sorted({one.state for one in evidence}, key=lambda one: -one.rank)
    counts = ", ".join(f"{sum(one.state is s for one in evidence)} {_(s)}" for s in states)
    return folded(counts, shown)


def _remarks(evidence: Sequence[Evidence], state: EvidenceState | None) -> str:
    """Return the state of a record where it differs from that of the clause."""
    return "".join(state_mark(one.state) for one in evidence if one.state is not state)


def _against(translator: HTML5Translator, row: ClauseCoverage) -> str:
    """Return the errors that cite the clause, each a line with its rule and record."""
    if not row.against:
        return ""
    shown = listing(
        f"{rule_link(translator, one.code)} {_place(translator, one)}: {escape(one.message)}"
        for one in row.against
    )
    errors = len(row.against)
    told = ngettext("Against it: {count} error", "Against it: {count} errors", errors)
    if errors > _FEW:
        return folded(told, shown)
    return f"<p>{told}</p>{shown}"


def _place(translator: HTML5Translator, one: Diagnostic) -> str:
    if one.record:
        return record_link(translator, one.record, with_title=False)
    return identifier(one.location.path)
