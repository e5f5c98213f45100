"""The directive ``qms:changes``: what changed since the last release, and month by month."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.control.versions.published_changes import (
    PublishedChange,
    by_month,
    changes_since,
)
from clausebook.language import N_, _, month_text, pgettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.feed import feed_link, note_feed
from clausebook.sphinxext.html import day, escape, identifier, record_link, status_word, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.releases import Release, newest_release
from clausebook.sphinxext.views.once import changes_of
from clausebook.sphinxext.views.pieces import empty, heading, named, with_words

__all__ = ["Changes", "setup"]

_COLUMNS = (N_("Document and reason"), N_("Version"), N_("Since"), N_("Approved by"))
_NOTHING = N_("No document was approved or withdrawn in the last twelve months.")
_UNCHANGED = N_("Nothing has changed since.")


class Changes(Block):
    """The approved versions and withdrawals of documents, the newest first, and how to follow."""

    def html(self, translator: HTML5Translator) -> str:
        """Return what changed since the last release, then the last twelve months."""
        manual = manual_of(translator.builder)
        return (
            f'<p class="qms-way">{feed_link(translator)}</p>'
            f"{_since_release(self, translator, manual)}{_months(self, translator, manual)}"
        )


class ChangesDirective(QuestionDirective):
    """Lists the changes, and lets a feed be written beside the page."""

    def questions(self) -> Sequence[str]:
        return ("documents", "past", "releases")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        note_feed(self.env)
        months = by_month(changes_of(manual), manual.corpus.today)
        lines = [_line(change) for month in months for change in month.changes]
        return [with_words(Changes(""), *(lines or [absent(_(_NOTHING))]))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "changes", ChangesDirective)


def _line(change: PublishedChange) -> str:
    reason = change.revision.reason
    if change.is_withdrawal:
        reason = " ".join((pgettext("document", "withdrawn"), *map(named, change.replaced_by)))
    words = (named(change.document), change.version, str(change.since), reason)
    return " · ".join(word for word in words if word)


def _since_release(block: Block, translator: HTML5Translator, manual: Manual) -> str:
    release = newest_release(manual)
    if release is None:
        return ""
    title = _(
        "Since release {name} of {day}",
        name=escape(release.name),
        day=day(release.on.isoformat()),
    )
    found = changes_since(changes_of(manual), release.versions)
    label = _("Changes since release {name}", name=release.name)
    shown = _table(translator, found, label) if found else ""
    gone = ", ".join(_withdrawn(translator, manual, release))
    shown += f"<p>{_('No longer in force: {documents}', documents=gone)}</p>" if gone else ""
    return f"{heading(block, title, 'since-release')}{shown or f'<p>{_(_UNCHANGED)}</p>'}"


def _withdrawn(translator: HTML5Translator, manual: Manual, release: Release) -> Iterator[str]:
    """Yield the documents that were in force at a release and were withdrawn since.

    The release names all documents, those too that these readers must not know of. One that is
    gone says no more who may read it, and so counts as any that does not say so.
    """
    knows_others = manual.readers.may_read("")
    for document_id in release.in_force:
        record = manual.corpus.get(document_id)
        if record is None:
            if knows_others and document_id not in manual.withholding.ids:
                yield identifier(document_id)
        elif is_withdrawn(record):
            yield record_link(translator, record.id)


def _months(block: Block, translator: HTML5Translator, manual: Manual) -> str:
    months = by_month(changes_of(manual), manual.corpus.today)
    if not months:
        return empty(absent(_(_NOTHING)))
    return "".join(
        heading(block, month_text(month.first_day), f"changes-{month.first_day:%Y-%m}")
        + _table(
            translator, month.changes, _("Changes of {month}", month=month_text(month.first_day))
        )
        for month in months
    )


def _table(translator: HTML5Translator, changes: Sequence[PublishedChange], label: str) -> str:
    head = "".join(f'<th scope="col">{_(name)}</th>' for name in _COLUMNS)
    body = "".join(_row(translator, change) for change in changes)
    return table(head, body, label=label, classes="qms-wide qms-changes")


def _row(translator: HTML5Translator, change: PublishedChange) -> str:
    first = f" {status_word(pgettext('document', 'new'), 'open')}" if change.is_first else ""
    if change.is_withdrawal:
        return _withdrawal(translator, change)
    reason = f'<div class="qms-way">{escape(change.revision.reason)}</div>'
    return (
        f'<tr><th scope="row">{record_link(translator, change.document.id)}{reason}</th>'
        f"<td>{escape(change.version)}{first}</td><td>{day(change.since.isoformat())}</td>"
        f"<td>{_approver(translator, change)}</td></tr>"
    )


def _withdrawal(translator: HTML5Translator, change: PublishedChange) -> str:
    successors = ", ".join(record_link(translator, one.id) for one in change.replaced_by)
    replaced = _("Withdrawn, nothing replaces it")
    if successors:
        replaced = _("Withdrawn, replaced by {documents}", documents=successors)
    gone = status_word(pgettext("document", "withdrawn"), "gone")
    name = record_link(translator, change.document.id)
    return (
        f'<tr><th scope="row">{name}<div class="qms-way">{replaced}</div></th>'
        f"<td>{escape(change.version)} {gone}</td>"
        f"<td>{day(change.since.isoformat())}</td><td></td></tr>"
    )


def _approver(translator: HTML5Translator, change: PublishedChange) -> str:
    by = str(change.revision.approval.get("by") or "")
    return record_link(translator, by) if by else ""
