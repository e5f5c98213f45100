"""The directive ``qms:channels``: how customers reach the organization, and who answers when."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.corpus import Corpus
from clausebook.language import N_, _, duration_text, pgettext
from clausebook.record import Part
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, external_link, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import empty, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ChannelsBlock", "setup"]

_TITLE = N_("How customers reach us")
_EMPTY = N_("No way by which customers reach us is on record.")
_INWARD = ("inbound", "both")


class ChannelsBlock(Block):
    """The ways in."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a row for each thing that can be told, with way, hours and answer."""
        rows = (_row(translator, row) for row in _ways(manual_of(translator.builder).corpus))
        head = (pgettext("channel", "For"), _("Way"), _("What it takes"), _("Answered by"))
        return row_table(_(_TITLE), head, rows) or empty(absent(_(_EMPTY)))


class ChannelsDirective(QuestionDirective):
    """Shows the ways by which customers reach the organization: ``{qms:channels}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:communication", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = [f"{row.text('what')}: {row.text('how')}" for row in _ways(manual.corpus)]
        return [with_words(ChannelsBlock(""), *(lines or [absent(_(_EMPTY))]))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "channels", ChannelsDirective)


def _ways(corpus: Corpus) -> Iterator[Part]:
    """Yield what live communications plan by a channel that leads in."""
    for communication in sorted(corpus.live("communication"), key=lambda one: one.id):
        for row in communication.parts("plan"):
            if row.part("channel").text("direction") in _INWARD:
                yield row


def _row(translator: HTML5Translator, row: Part) -> TableRow:
    channel, reply = row.part("channel"), row.part("reply")
    address = channel.text("address")
    within = escape(duration_text(reply.text("within")))
    answer = record_link(translator, reply.text("by")) if reply.has("by") else ""
    cells = (
        escape(row.text("what")),
        escape(row.text("how")) + (_hint(external_link(address)) if address else ""),
        escape(channel.text("effort")) + _hint(escape(channel.text("hours"))),
        answer + (_hint(_("within {duration}", duration=within)) if within else ""),
    )
    return TableRow(cells)


def _hint(shown: str) -> str:
    return f'<span class="qms-hint">{shown}</span>' if shown else ""
