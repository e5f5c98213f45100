"""The directive ``qms:audits``: what is audited when, what that covers, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.audit_cycle import (
    AuditCycle,
    CorrectionState,
    Covered,
    PlannedAudit,
    audit_cycle,
    findings_by_state,
)
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext, pgettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, day, escape, identifier, record_link, status_word
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, heading, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["AuditsBlock", "setup"]

_NO_AUDIT = N_("No audit is planned or on record.")
_NO_FINDING = N_("No audit has found anything that needs an answer.")


class AuditsBlock(Block):
    """The programme, what it covers, and the findings."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the three parts, each with a heading."""
        corpus = manual_of(translator.builder).corpus
        cycle = audit_cycle(corpus)
        programme = heading(self, _("Programme"), "qms-audit-programme")
        findings = heading(self, _("Findings and what followed"), "qms-audit-findings")
        if not cycle.audits:
            return (
                programme + empty(absent(_(_NO_AUDIT))) + findings + _findings(translator, corpus)
            )
        return "".join(
            (
                programme,
                f"<p>{escape(_told(cycle, corpus))}</p>",
                _programme(translator, cycle, corpus),
                heading(self, _("Processes in the cycle"), "qms-audited-processes"),
                _processes(translator, cycle),
                heading(self, _("Clauses in the cycle"), "qms-audited-clauses"),
                _clauses(translator, cycle),
                findings,
                _findings(translator, corpus),
            )
        )


class AuditsDirective(QuestionDirective):
    """Shows the internal audits of the cycle: ``{qms:audits}``."""

    about = ("audit-programme", "audit", "audit-finding", "external-audit")

    def questions(self) -> Sequence[str]:
        # Whether something is overdue depends on the day.
        return ("records", "edition")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        corpus = manual.corpus
        cycle = audit_cycle(corpus)
        audits = (named(audit) for one in cycle.audits for audit in one.audits)
        findings = (f"{named(one)}: {_(state)}" for state, one in findings_by_state(corpus))
        told = _told(cycle, corpus) if cycle.audits else absent(_(_NO_AUDIT))
        return [with_words(AuditsBlock(""), told, *audits, *findings)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "audits", AuditsDirective)


def _told(cycle: AuditCycle, corpus: Corpus) -> str:
    held = sum(bool(one.audits) for one in cycle.audits)
    overdue = sum(one.is_overdue(corpus.today) for one in cycle.audits)
    processes = [one.subject for one in cycle.processes if not one.audits]
    told = _(
        "{period}: {held} of {audits} held, {overdue} overdue.",
        period=cycle.period,
        held=held,
        audits=ngettext("{count} audit", "{count} audits", len(cycle.audits)),
        overdue=overdue,
    )
    if not processes:
        return told
    missing = _("Not audited and not planned: {processes}.", processes=", ".join(processes))
    return f"{told} {missing}"


def _programme(translator: HTML5Translator, cycle: AuditCycle, corpus: Corpus) -> str:
    rows = (
        (
            identifier(one.number) if one.number else _("without a number"),
            _state(translator, one, corpus),
            listing(record_link(translator, process) for process in one.processes),
            ", ".join(clause_link(translator, clause) for clause in one.clauses),
            escape(one.reason),
            _found(translator, one, corpus),
        )
        for one in cycle.audits
    )
    names = (
        _("Audit"),
        pgettext("audit", "Held"),
        _("Processes"),
        _("Clauses"),
        _("Why then"),
        pgettext("audit", "Found"),
    )
    return named_rows(_("Audits of the cycle"), names, rows, classes="qms-wide qms-audits")


def _state(translator: HTML5Translator, one: PlannedAudit, corpus: Corpus) -> str:
    if one.audits:
        return listing(
            f"{day(max(audit.texts('held_on')))} {record_link(translator, audit.id)}"
            for audit in one.audits
        )
    if one.dropped:
        return _("dropped: {reason}", reason=escape(one.dropped))
    if not one.due:
        return _("planned until no day named")
    told = _("planned until {day}", day=day(one.due.isoformat()))
    return told + (late() if one.is_overdue(corpus.today) else "")


def _found(translator: HTML5Translator, one: PlannedAudit, corpus: Corpus) -> str:
    if not one.audits:
        return ""
    found = [
        finding
        for audit in one.audits
        for finding in corpus.related(audit, "has_finding")
        if finding.kind.name == "audit-finding"
    ]
    grades = (
        f"{escape(_grade(finding) or _('not graded'))} {_short(translator, finding)}"
        for finding in found
    )
    return listing(grades) or _("no finding recorded")


def _grade(finding: Record) -> str:
    return choice_word(finding.text("grade"))


def _short(translator: HTML5Translator, record: Record) -> str:
    return record_link(translator, record.id, with_title=False)


def _processes(translator: HTML5Translator, cycle: AuditCycle) -> str:
    rows = (
        (record_link(translator, one.subject), *_covered(translator, one))
        for one in cycle.processes
    )
    return named_rows(_("Processes in the audit cycle"), _covered_by(_("Process")), rows)


def _clauses(translator: HTML5Translator, cycle: AuditCycle) -> str:
    rows = (
        (clause_link(translator, one.subject, with_title=True), *_covered(translator, one))
        for one in cycle.clauses
    )
    return named_rows(_("Clauses in the audit cycle"), _covered_by(_("Clause")), rows)


def _covered_by(subject: str) -> tuple[str, str, str]:
    return subject, _("Audited"), _("Still planned")


def _covered(translator: HTML5Translator, one: Covered) -> Iterator[str]:
    if not one.audits:
        yield f'<span class="qms-gap-cell">{_("none in the cycle")}</span>'
        yield ""
        return
    yield listing(_audits(translator, one.held)) or _("not yet")
    coming = (planned for planned in one.audits if not planned.audits and planned.due)
    yield listing(f"{day(str(p.due))} {identifier(p.number)}" for p in coming)


def _audits(translator: HTML5Translator, held: Iterable[Record]) -> Iterator[str]:
    for audit in held:
        yield f"{day(max(audit.texts('held_on')))} {_short(translator, audit)}"


def _findings(translator: HTML5Translator, corpus: Corpus) -> str:
    found = findings_by_state(corpus)
    if not found:
        return empty(absent(_(_NO_FINDING)))
    rows = (
        (
            record_link(translator, finding.id),
            escape(_grade(finding)),
            _correction(state),
            _answer(finding),
            listing(record_link(translator, one) for one in finding.texts("gives_rise_to")),
        )
        for state, finding in found
    )
    names = (_("Finding"), _("Grade"), _("State"), _("Answer"), _("Led to"))
    return named_rows(_("Findings of audits"), names, rows, classes="qms-wide qms-audits")


def _correction(state: CorrectionState) -> str:
    if state is CorrectionState.OVERDUE:
        return late().strip()
    tone = "settled" if state is CorrectionState.SETTLED else "pending"
    return status_word(_(state), tone)


def _answer(finding: Record) -> str:
    response = finding.part("response")
    done, due = response.text("done_on"), response.text("due")
    when = ""
    if done:
        when = ", " + _("done {day}", day=day(done))
    elif due:
        when = ", " + _("due {day}", day=day(due))
    return escape(response.text("what")) + when
