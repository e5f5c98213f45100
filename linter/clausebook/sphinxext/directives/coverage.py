"""The directives ``qms:coverage`` and ``qms:clause-evidence``: clauses, records, their worth."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.coverage import ClauseCoverage
from clausebook.analysis.evidence import EvidenceState
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.anchors import clause_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import escape, identifier, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.clause_evidence import clause_list, states_below
from clausebook.sphinxext.views.once import coverage_of
from clausebook.sphinxext.views.pieces import (
    caption,
    folded,
    heading,
    state_mark,
    state_word,
    with_words,
)

__all__ = ["ClauseEvidence", "CoverageMatrix", "setup"]

_READING = N_(
    "The matrix shows which records speak to which clause, by their kind and by what they say "
    "themselves, and how far these records have come. Whether the evidence is enough is for an "
    "auditor to judge."
)


class CoverageMatrix(Block):
    """All clauses of the edition, chapter by chapter, each clause with its anchor."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the counts, then the chapters."""
        manual = manual_of(translator.builder)
        found = coverage_of(manual)
        parts = [
            f"<p>{escape(manual.corpus.edition.title)}. {_(_READING)}</p>",
            _legend(found.counts),
        ]
        for chapter, rows in groupby(found.clauses, key=_chapter):
            first, *others = rows
            title = f"{identifier(chapter)} {escape(_(first.clause.title))}"
            parts.append(heading(self, title, clause_anchor(chapter)))
            parts.append(f"<p>{escape(first.clause.summary)}</p><p>{states_below(first)}</p>")
            parts.append(clause_list(translator, others, anchors=True))
        return "".join(parts)


class ClauseEvidence(Block):
    """The evidence for one clause and those below it, for the page of a chapter."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the lines of the matrix that belong to the clause, without anchors."""
        number = self["clause"]
        rows = coverage_of(manual_of(translator.builder)).within(number)
        told = _("Evidence for clause {number}", number=number)
        return caption(told) + clause_list(translator, rows, anchors=False)


class CoverageDirective(QuestionDirective):
    """Shows the matrix of all clauses: ``{qms:coverage}``; roles for clauses lead to it."""

    def questions(self) -> Sequence[str]:
        return ("records", "edition", "report")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = coverage_of(manual)
        numbers = [row.clause.number for row in found.clauses]
        domain_of(self.env).note_clauses(self.env.docname, numbers)
        return [with_words(CoverageMatrix(""), _(_READING), *map(_line, found.clauses))]


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
        f"<td>{escape(_(state.meaning))}</td></tr>"
        for state in EvidenceState
    )
    names = (_("State"), _("Clauses"), _("Meaning"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    told = " ".join(
        f'<span class="qms-id">{number} {state_mark(state)}</span>'
        for state, number in counts.items()
    )
    label = _("Clauses by state of their evidence")
    best = _("A clause is in the state of its best record; others may be in a worse one.")
    shown = f"<p>{best}</p>" + table(head, rows, label=label, classes="qms-legend")
    return f"<p>{told}</p>{folded(_('What the states mean'), shown)}"


def _line(row: ClauseCoverage) -> str:
    errors = ngettext("{count} error against it", "{count} errors against it", len(row.against))
    facts = (
        state_word(row.state) if row.state is not None else "",
        ngettext("{count} record", "{count} records", len(row.evidence)) if row.evidence else "",
        errors if row.against else "",
    )
    name = f"{row.clause.number} {_(row.clause.title)}"
    told = ", ".join(filter(None, facts))
    return f"{name}: {told}. {row.clause.summary}" if told else f"{name}. {row.clause.summary}"
