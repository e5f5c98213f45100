"""The directive ``qms:sipoc``: from whom a process receives what, and to whom it gives what."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.handovers import Handover, handovers
from clausebook.charts.boxes import Node
from clausebook.charts.sipoc import SipocPicture, draw_sipoc
from clausebook.corpus import Corpus
from clausebook.language import _, ngettext
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, identifier, record_address, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure
from clausebook.sphinxext.views.graphs import handover_table, record_node
from clausebook.sphinxext.views.pieces import folded, named, with_words

__all__ = ["SipocBlock", "setup"]

_OUTSIDE = 1


class SipocBlock(Block):
    """What comes into the process ``record`` and goes out; folded where it is one of many."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the picture and its table."""
        manual = manual_of(translator.builder)
        process = manual.in_its_language(manual.corpus.by_id[self["record"]])
        given = _around(manual.corpus, process)
        shown = _picture(translator, process, given)
        chart = figure(
            shown.title,
            _told(process, given),
            self["chart"],
            partial(draw_sipoc, shown),
        )
        whole = chart + handover_table(translator, shown.title, given)
        if not self["folded"]:
            return f'<p class="qms-chart-source">{record_link(translator, process.id)}</p>{whole}'
        return folded(f"{identifier(process.id)} {escape(process.title)}", whole)


class SipocDirective(QuestionDirective):
    """Shows one process, or each of them folded: ``{qms:sipoc} PRC-0001``."""

    optional_arguments = 1

    def questions(self) -> Sequence[str]:
        return ("kind:process",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        corpus = manual.corpus
        known = {r.id: r for r in corpus.records("process") if not is_withdrawn(r)}
        if self.arguments:
            process = known.get(self.arguments[0])
            if process is None:
                raise self.error(f"qms:sipoc: no process in use has the id '{self.arguments[0]}'")
            return [self._block(corpus, process, is_folded=False)]
        if not known:
            return [nodes.paragraph("", _("No process is on record yet."))]
        return [self._block(corpus, known[name], is_folded=True) for name in sorted(known)]

    def _block(self, corpus: Corpus, process: Record, *, is_folded: bool) -> Block:
        chart = chart_name(self.env, f"sipoc-{process.id.lower()}")
        block = SipocBlock("", record=process.id, chart=chart, folded=is_folded)
        given = _around(corpus, process)
        return with_words(block, named(process), *(one.what for one in given))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "sipoc", SipocDirective)


def _around(corpus: Corpus, process: Record) -> list[Handover]:
    """Return what comes into a process, then what goes out of it."""
    given = [one for one in handovers(corpus) if one.what]
    inputs = [one for one in given if one.receiver == process.id]
    return [*inputs, *(one for one in given if one.giver == process.id)]


def _picture(
    translator: HTML5Translator, process: Record, given: Sequence[Handover]
) -> SipocPicture:
    inputs = [
        _thing(translator, index, one.what, one.giver, _("from: not said"))
        for index, one in enumerate(given)
        if one.receiver == process.id
    ]
    outputs = [
        _thing(translator, index, one.what, one.receiver, _("to: not said"))
        for index, one in enumerate(given)
        if one.giver == process.id
    ]
    title = _("What comes into {process} and goes out of it", process=process.id)
    own = record_node(translator, process, is_strong=True)
    return SipocPicture(title, _told(process, given), own, inputs, outputs)


def _thing(translator: HTML5Translator, index: int, what: str, party: str, unsaid: str) -> Node:
    """Return the box of a thing: below whom it comes from or goes to, linked to that record."""
    manual = manual_of(translator.builder)
    record = manual.corpus.get(party)
    note = named(manual.in_its_language(record)) if record is not None else party or unsaid
    address = record_address(translator, party) if party else ""
    group = 0 if record is not None and record.kind.name == "process" else _OUTSIDE
    return Node(f"{index + 1}", what, note, group, address)


def _told(process: Record, given: Sequence[Handover]) -> str:
    inputs = sum(one.receiver == process.id for one in given)
    outputs = len(given) - inputs
    comes = ngettext("{count} thing comes in", "{count} things come in", inputs)
    goes = ngettext("{count} thing goes out", "{count} things go out", outputs)
    told = _("{process}: {comes}, {goes}.", process=process.title, comes=comes, goes=goes)
    return f"{told} {_('Dashed boxes lead outside.')}"
