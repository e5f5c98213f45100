"""The directives ``qms:paper-copies`` and ``qms:temporary-instructions``."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.paper_copies import (
    CopyState,
    PaperCopy,
    paper_copies,
    temporary_documents,
)
from clausebook.language import N_, _
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, status_word, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.standing import status_mark
from clausebook.sphinxext.views.pieces import named, with_words

__all__ = ["PaperCopies", "TemporaryInstructions", "setup"]

_TONES = {
    CopyState.CURRENT: "settled",
    CopyState.OUTDATED: "gone",
    CopyState.LEFT_BEHIND: "gone",
    CopyState.KEPT: "open",
    CopyState.TAKEN_BACK: "open",
    CopyState.UNKNOWN: "pending",
}
_NO_COPIES = N_("There is no controlled copy on paper. Any print is uncontrolled.")
_NONE_TEMPORARY = N_("No instruction holds for a time only.")


class PaperCopies(Block):
    """A row for each controlled copy on paper."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the table, or a sentence that there is none."""
        found = paper_copies(manual_of(translator.builder).corpus)
        rows = [_copy_row(translator, one) for one in found]
        columns = (
            _("Place"),
            _("State"),
            _("Document"),
            _("Lies there"),
            _("In force"),
            _("Holder"),
        )
        return _table(columns, rows, _("Controlled copies on paper"), absent(_(_NO_COPIES)))


class TemporaryInstructions(Block):
    """A row for each document that ends by itself."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the table, or a sentence that there is none."""
        corpus = manual_of(translator.builder).corpus
        rows = [
            _temporary_row(translator, one, corpus.today.isoformat())
            for one in temporary_documents(corpus)
        ]
        columns = (_("Instruction"), _("Version"), _("Status"), _("Holds until"))
        return _table(columns, rows, _("Temporary instructions"), absent(_(_NONE_TEMPORARY)))


class PaperCopiesDirective(QuestionDirective):
    """Lists the controlled copies on paper."""

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = [_copy_line(one) for one in paper_copies(manual.corpus)]
        return [with_words(PaperCopies(""), *(lines or [absent(_(_NO_COPIES))]))]


class TemporaryInstructionsDirective(QuestionDirective):
    """Lists the instructions that hold for a time only."""

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = [_temporary_line(one) for one in temporary_documents(manual.corpus)]
        return [with_words(TemporaryInstructions(""), *(lines or [absent(_(_NONE_TEMPORARY))]))]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "paper-copies", PaperCopiesDirective)
    app.add_directive_to_domain("qms", "temporary-instructions", TemporaryInstructionsDirective)


def _table(columns: Iterable[str], rows: Sequence[str], label: str, empty: str) -> str:
    if not rows:
        return f'<p class="qms-empty">{escape(empty)}</p>'
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return table(head, body, label=label, classes="qms-wide qms-copies")


def _copy_row(translator: HTML5Translator, one: PaperCopy) -> str:
    copy, document = one.copy, one.document
    since = f" {_('since {day}', day=day(copy.text('on')))}" if copy.text("on") else ""
    holder = record_link(translator, copy.text("holder")) if copy.text("holder") else ""
    return (
        f'<th scope="row">{escape(copy.text("place"))}</th>'
        f"<td>{_state(one)}</td><td>{record_link(translator, document.id)}</td>"
        f"<td>{escape(one.version)}{since}</td>"
        f"<td>{escape(document.text('version'))} {status_mark(document.status)}</td>"
        f"<td>{holder}</td>"
    )


def _state(one: PaperCopy) -> str:
    mark = status_word(_(one.state), _TONES[one.state])
    if one.state is CopyState.TAKEN_BACK:
        return f"{mark} {_('on {day}', day=day(one.copy.text('taken_back_on')))}"
    if one.state is CopyState.KEPT:
        return f"{mark} {_('for: {purpose}', purpose=escape(one.copy.text('kept_for')))}"
    return mark


def _copy_line(one: PaperCopy) -> str:
    words = (one.copy.text("place"), named(one.document), one.version, _(one.state))
    return " · ".join(word for word in words if word)


def _temporary_row(translator: HTML5Translator, record: Record, today: str) -> str:
    until = record.text("temporary_until")
    ended = f" {status_word(_('ended'), 'gone')}" if until < today else ""
    return (
        f'<th scope="row">{record_link(translator, record.id)}</th>'
        f"<td>{escape(record.text('version'))}</td><td>{status_mark(record.status)}</td>"
        f"<td>{day(until)}{ended}</td>"
    )


def _temporary_line(record: Record) -> str:
    return f"{named(record)}: {_('until {day}', day=record.text('temporary_until'))}"
