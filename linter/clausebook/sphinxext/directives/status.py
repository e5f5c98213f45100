"""The directive ``qms:status``: what the linter says of the records in this manual."""

from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.control.effect.in_progress import WorkInProgress, told
from clausebook.diagnostic import Diagnostic, Severity
from clausebook.engine import Suppressed
from clausebook.language import N_, _, day_text, ngettext, noun, pgettext, status_text
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import (
    clause_link,
    day,
    escape,
    identifier,
    page_link,
    record_link,
    rule_link,
    table,
)
from clausebook.sphinxext.manual import Manual, docname_of, manual_of
from clausebook.sphinxext.views.pieces import folded, heading, with_words

__all__ = ["LintStatus", "setup"]


class LintStatus(Block):
    """The lint report of the build."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the counts, the findings by document, the suppressions and what is held."""
        manual = manual_of(translator.builder)
        report = manual.report
        return "".join(
            (
                _summary(manual),
                self._works(translator, tuple(manual.state.in_progress.values())),
                self._findings(translator, report.diagnostics),
                self._suppressions(translator, report.suppressed),
                self._held(translator, report.held),
            )
        )

    def _works(self, translator: HTML5Translator, works: tuple[WorkInProgress, ...]) -> str:
        if not works:
            return ""
        title = heading(self, _("Documents that are worked on"), "qms-works")
        names = (_("Document"), _("Version"), _("Status"), _("Since"), _("In force"))
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        body = "".join(_work(translator, work) for work in works)
        return title + table(head, body, label=_("Documents that are worked on"))

    def _findings(self, translator: HTML5Translator, found: tuple[Diagnostic, ...]) -> str:
        title = heading(self, _("Findings by document"), "qms-findings")
        if not found:
            return f'{title}<p class="qms-empty">{_("The linter found nothing.")}</p>'
        return title + "".join(
            _document(translator, path, list(of_path))
            for path, of_path in groupby(found, key=lambda d: d.location.path)
        )

    def _suppressions(self, translator: HTML5Translator, hidden: tuple[Suppressed, ...]) -> str:
        title = heading(self, _("Rules that are knowingly not followed"), "qms-suppressions")
        if not hidden:
            return f'{title}<p class="qms-empty">{_("None.")}</p>'
        names = (
            _("Rule"),
            _("Where"),
            _("What the rule says"),
            _("Why it is not followed"),
            pgettext("suppressed", "By"),
            _("Until"),
        )
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        body = "".join(_suppressed(translator, entry) for entry in hidden)
        return title + table(
            head, body, label=_("Suppressed findings"), classes="qms-wide qms-suppressions"
        )

    def _held(self, translator: HTML5Translator, held: tuple[Diagnostic, ...]) -> str:
        if not held:
            return ""
        title = heading(self, _("Known findings held in the baseline"), "qms-held")
        body = "".join(_row(translator, one) for one in held)
        shown = table(_head(), body, label=_("Findings held in the baseline"))
        return title + folded(_findings(len(held)), shown)


class StatusDirective(QuestionDirective):
    """Shows the lint report: ``{qms:status}``."""

    def questions(self) -> tuple[str, ...]:
        return ("report", "records", "work")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        report = manual.report
        return [
            with_words(
                LintStatus(""),
                _told(manual),
                *(told(work) for work in manual.state.in_progress.values()),
                *(_line(one) for one in report.diagnostics),
                *(
                    _(
                        "Suppressed {finding} Reason: {reason}",
                        finding=_line(entry.diagnostic),
                        reason=entry.suppression.reason,
                    )
                    for entry in report.suppressed
                ),
            )
        ]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "status", StatusDirective)


def _work(translator: HTML5Translator, work: WorkInProgress) -> str:
    """Return a row; what the work says stands nowhere in it."""
    since = (
        day(work.since.committed_on.isoformat()) if work.since is not None else _("not committed")
    )
    cells = (
        record_link(translator, work.id),
        escape(work.version),
        escape(status_text(work.status)) or _("cannot be read"),
        since,
        escape(work.shown_version) or (_("yes") if work.shown is not None else _("nothing")),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _summary(manual: Manual) -> str:
    report = manual.report
    counts = "".join(
        f'<div data-severity="{severity}"><dt>{escape(_plural(severity))}</dt>'
        f"<dd>{report.count(severity)}</dd></div>"
        for severity in Severity
    )
    facts = (
        (_("Suppressed"), str(len(report.suppressed))),
        (_("Held in the baseline"), str(len(report.held))),
        (_("Documents"), str(report.documents)),
        (_("Records"), str(report.records)),
        (_("Rules"), str(len(report.rules))),
        (_("As of"), day(report.as_of.isoformat())),
        (_("Edition"), escape(manual.corpus.edition.title)),
        (_("Profile"), escape(manual.project.configuration.profile.value)),
    )
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="qms-summary-list simple">{counts}{listed}</dl><p>{_(_MEANING)}</p>'


_MEANING = N_(
    "The linter says what the records show or lack. That it finds nothing is no proof that the "
    "standard is met."
)


_SEVERITIES = {
    Severity.ERROR: N_("Errors"),
    Severity.WARNING: N_("Warnings"),
    Severity.INFO: N_("Notes"),
}


def _plural(severity: Severity) -> str:
    return _(_SEVERITIES[severity])


def _document(translator: HTML5Translator, path: str, found: list[Diagnostic]) -> str:
    shown = escape(path)
    if docname_of(path) in translator.builder.env.found_docs:
        shown = page_link(translator, docname_of(path), "", shown)
    body = "".join(_row(translator, one) for one in found)
    told = _("Findings in {path}", path=path)
    title = f'<p class="qms-caption">{shown}: {_findings(len(found))}</p>'
    return title + table(_head(), body, label=told, classes="qms-wide qms-lint")


def _findings(number: int) -> str:
    return ngettext("{count} finding", "{count} findings", number)


def _head() -> str:
    names = (
        _("Rule"),
        pgettext("lint", "Finding"),
        _("Record"),
        _("Line"),
        _("Clauses"),
        _("Basis"),
    )
    return "".join(f'<th scope="col">{name}</th>' for name in names)


def _row(translator: HTML5Translator, one: Diagnostic) -> str:
    hint = f'<span class="qms-hint">{escape(one.hint)}</span>' if one.hint else ""
    return (
        f'<tr data-code="{escape(one.code)}"><td><span class="qms-severity qms-{one.severity}">'
        f"{one.severity}</span> {rule_link(translator, one.code)}</td>"
        f"<td>{escape(one.message)}{hint}</td><td>{_record(translator, one)}</td>"
        f'<td class="qms-number">{one.location.span.start.line}</td>'
        f"<td>{_clauses(translator, one.clauses)}</td>"
        f'<td title="{escape(one.basis.meaning)}">{one.basis}</td></tr>'
    )


def _suppressed(translator: HTML5Translator, entry: Suppressed) -> str:
    one, said = entry.diagnostic, entry.suppression
    by = record_link(translator, said.by) if said.by else ""
    until = day(said.until.isoformat()) if said.until else _("no end")
    where = _record(translator, one) or identifier(one.location.path)
    return (
        f'<tr data-code="{escape(one.code)}"><td>{rule_link(translator, one.code)}</td>'
        f"<td>{where}</td><td>{escape(one.message)}</td><td>{escape(said.reason)}</td>"
        f"<td>{by}</td><td>{until}</td></tr>"
    )


def _record(translator: HTML5Translator, one: Diagnostic) -> str:
    return record_link(translator, one.record, with_title=False) if one.record else ""


def _clauses(translator: HTML5Translator, numbers: Iterable[str]) -> str:
    return ", ".join(clause_link(translator, number) for number in numbers)


def _told(manual: Manual) -> str:
    report = manual.report
    told = _(
        "{findings}, {suppressed} suppressed; {documents}, {records}, as of {day}.",
        findings=", ".join(f"{report.count(one)} {noun(_SEVERITIES[one])}" for one in Severity),
        suppressed=len(report.suppressed),
        documents=ngettext("{count} document", "{count} documents", report.documents),
        records=ngettext("{count} record", "{count} records", report.records),
        day=day_text(report.as_of),
    )
    return f"{told} {_(_MEANING)}"


def _line(one: Diagnostic) -> str:
    place = f"{one.location.path} line {one.location.span.start.line}"
    about = f" {one.record}" if one.record else ""
    return f"{one.severity} {one.code}{about}: {one.message} ({place})."
