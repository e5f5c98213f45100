"""The directives ``qms:coverage`` and ``qms:clause-evidence``: clauses, records, their worth."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.coverage import ClauseCoverage, Evidence
from clausebook.analysis.evidence import EvidenceState
from clausebook.diagnostic import Diagnostic
from clausebook.sphinxext.anchors import clause_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import (
    clause_link,
    escape,
    identifier,
    record_link,
    rule_link,
    table,
)
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.once import coverage_of
from clausebook.sphinxext.views.pieces import (
    caption,
    counted,
    folded,
    heading,
    listing,
    state_mark,
    with_words,
)

__all__ = ["ClauseEvidence", "CoverageMatrix", "setup"]

_FEW = 4
_DOCUMENTED = {
    "maintain": "keep a document current",
    "retain": "keep a record",
    "maintain_and_retain": "keep a document current and a record",
    "none": "no documented information",
}
_READING = (
    "The matrix shows which records speak to which clause, by their kind and by what they say "
    "themselves, and how far these records have come. Whether the evidence is enough is for an "
    "auditor to judge."
)


class CoverageMatrix(Block):
    """All clauses of the edition, a table for each chapter, each clause with its anchor."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the counts, then the chapters."""
        manual = manual_of(translator.builder)
        found = coverage_of(manual)
        parts = [f"<p>{escape(manual.corpus.edition.title)}. {_READING}</p>", _legend(found.counts)]
        for chapter, rows in groupby(found.clauses, key=_chapter):
            first, *others = rows
            title = f"{identifier(chapter)} {escape(first.clause.title)}"
            parts.append(heading(self, title, clause_anchor(chapter)))
            parts.append(f"<p>{escape(first.clause.summary)}</p><p>{_below(first, ' ')}</p>")
            parts.append(_table(translator, others, f"Clauses of chapter {chapter}", anchors=True))
        return "".join(parts)


class ClauseEvidence(Block):
    """The evidence for one clause and those below it, for the page of a chapter."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the rows of the matrix that belong to the clause, without anchors."""
        number = self["clause"]
        rows = coverage_of(manual_of(translator.builder)).within(number)
        told = f"Evidence for clause {number}"
        return caption(told) + _table(translator, rows, told, anchors=False)


class CoverageDirective(QuestionDirective):
    """Shows the matrix of all clauses: ``{qms:coverage}``; roles for clauses lead to it."""

    def questions(self) -> Sequence[str]:
        return ("records", "edition", "report")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = coverage_of(manual)
        numbers = [row.clause.number for row in found.clauses]
        domain_of(self.env).note_clauses(self.env.docname, numbers)
        return [with_words(CoverageMatrix(""), _READING, *map(_line, found.clauses))]


class ClauseEvidenceDirective(QuestionDirective):
    """Shows the evidence for a clause or a chapter: ``{qms:clause-evidence} 5.1.2 b``."""

    required_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        return ("records", "edition", "report")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        number = " ".join(self.arguments[0].split())
        rows = coverage_of(manual).within(number)
        if not rows:
            raise self.error(f"qms:clause-evidence: the edition has no clause '{number}'")
        return [with_words(ClauseEvidence("", clause=number), *map(_line, rows))]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "coverage", CoverageDirective)
    app.add_directive_to_domain("qms", "clause-evidence", ClauseEvidenceDirective)


def _chapter(row: ClauseCoverage) -> str:
    return row.clause.number.split(".")[0].split(" ")[0]


def _legend(counts: Mapping[EvidenceState, int]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{state_mark(state)}</th>'
        f'<td class="qms-number" data-state="{state}">{counts.get(state, 0)}</td>'
        f"<td>{escape(state.meaning)}</td></tr>"
        for state in EvidenceState
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("State", "Clauses", "Meaning"))
    return table(head, rows, label="Clauses by state of their evidence", classes="qms-legend")


def _table(
    translator: HTML5Translator, rows: Iterable[ClauseCoverage], label: str, *, anchors: bool
) -> str:
    names = ("Clause", "State", "Evidence", "What it is about", "Standard asks for")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(_row(translator, row, anchors=anchors) for row in rows)
    return table(head, body, label=label, classes="qms-wide qms-coverage")


def _row(translator: HTML5Translator, row: ClauseCoverage, *, anchors: bool) -> str:
    clause = row.clause
    number = identifier(clause.number) if anchors else clause_link(translator, clause.number)
    anchor = f' id="{clause_anchor(clause.number)}"' if anchors else ""
    state = row.state.value if row.state is not None else ""
    mark = state_mark(row.state) if row.state is not None else _below(row)
    return (
        f'<tr{anchor} data-clause="{escape(clause.number)}" data-state="{state}" '
        f'data-records="{len(row.evidence)}"><th scope="row">{number} {escape(clause.title)}</th>'
        f"<td>{mark}</td><td>{_evidence(translator, row)}</td>"
        f'<td class="qms-summary">{escape(clause.summary)}</td>'
        f"<td>{escape(_documents(row))}</td></tr>"
    )


def _documents(row: ClauseCoverage) -> str:
    if row.state is None and not row.asks_for_documents:
        return ""
    asked = _DOCUMENTED.get(row.clause.documented, row.clause.documented)
    return f"{asked}; {row.clause.conditional}" if row.clause.conditional else asked


def _below(row: ClauseCoverage, between: str = "<br>") -> str:
    counts = (f"{number} {state_mark(state)}" for state, number in row.below.items())
    return between.join(f'<span class="qms-id">{count}</span>' for count in counts)


def _evidence(translator: HTML5Translator, row: ClauseCoverage) -> str:
    if row.through:
        return f"with {clause_link(translator, row.through)}"
    return _records(translator, row) + _against(translator, row)


def _records(translator: HTML5Translator, row: ClauseCoverage) -> str:
    shown = listing(
        f"{record_link(translator, one.record.id)} {_remark(one, row.state)}"
        for one in row.evidence
    )
    if len(row.evidence) <= _FEW:
        return shown
    states = sorted({one.state for one in row.evidence}, key=lambda s: -s.rank)
    counts = ", ".join(f"{row.count(state)} {state}" for state in states)
    return folded(f"{counted(len(row.evidence), 'record')}: {counts}", shown)


def _against(translator: HTML5Translator, row: ClauseCoverage) -> str:
    """Return the errors that cite the clause, each a line with its rule and record."""
    if not row.against:
        return ""
    shown = listing(
        f"{rule_link(translator, one.code)} {_place(translator, one)}: {escape(one.message)}"
        for one in row.against
    )
    told = f"against it: {counted(len(row.against), 'error')}"
    return folded(told, shown) if len(row.against) > _FEW else f"{told}{shown}"


def _place(translator: HTML5Translator, one: Diagnostic) -> str:
    if one.record:
        return record_link(translator, one.record, with_title=False)
    return identifier(one.location.path)


def _remark(evidence: Evidence, state: EvidenceState | None) -> str:
    """Return the state of one record where it differs from that of the clause."""
    return "" if evidence.state is state else state_mark(evidence.state)


def _line(row: ClauseCoverage) -> str:
    state = f"{row.state}, " if row.state is not None else ""
    against = f", {counted(len(row.against), 'error')} against it" if row.against else ""
    records = f"{counted(len(row.evidence), 'record')}{against}"
    return f"{row.clause.number} {row.clause.title}: {state}{records}. {row.clause.summary}"
