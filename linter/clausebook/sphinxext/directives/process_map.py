"""The directive ``qms:process-map``: the processes, and what flows between them and customers."""

from collections.abc import Iterator, Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.handovers import Flow, Outside, Party, ProcessMap, process_map
from clausebook.charts.boxes import Node
from clausebook.charts.graph import Arrow, Graph, Shelf, draw_graph
from clausebook.charts.graph_layout import Row
from clausebook.language import N_, _, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure
from clausebook.sphinxext.views.graphs import handover_table, record_node
from clausebook.sphinxext.views.pieces import named, with_words

__all__ = ["ProcessMapBlock", "setup"]

_TITLE = N_("Process map")
_OWN, _OUTSIDE, _LEADING, _SUPPORTING = 0, 1, 2, 3
_NAMES = {
    Party.CUSTOMERS: N_("Customers"),
    Party.PROVIDERS: N_("Providers"),
    Party.OTHERS: N_("Other parties"),
}


class ProcessMapBlock(Block):
    """The map of all processes; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the map, and who hands what to whom as a table."""
        found = process_map(manual_of(translator.builder).corpus)
        shown = _graph(translator, found)
        chart = figure(
            _(_TITLE),
            _told(found),
            self["chart"],
            partial(draw_graph, shown),
        )
        return chart + handover_table(translator, _(_TITLE), found.handovers)


class ProcessMapDirective(QuestionDirective):
    """Shows all processes between customers and customers: ``{qms:process-map}``."""

    def questions(self) -> Sequence[str]:
        # Whether a party is a customer stands in its own record.
        return ("kind:process", "kind:customer", "kind:interested-party")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = process_map(manual.corpus)
        if not found.processes:
            return [nodes.paragraph("", _("No process is on record, so there is no map yet."))]
        block = ProcessMapBlock("", chart=chart_name(self.env, "process-map"))
        return [with_words(block, _told(found), *map(named, found.processes))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "process-map", ProcessMapDirective)


def _graph(translator: HTML5Translator, found: ProcessMap) -> Graph:
    chain = found.chain
    manual = manual_of(translator.builder)
    nodes_ = [_outside(manual, one) for one in found.outside]
    nodes_ += [
        record_node(translator, process, _OWN, is_strong=process.id in chain)
        for process in found.core
    ]
    groups = {_OWN: _("process of the core")}
    if chain:
        groups[_OWN] = _("process of the core, thick: between customers and customers")
    groups |= {_OUTSIDE: _("outside")} if found.outside else {}
    above = _shelf(translator, _("Lead and evaluate"), found.leading, _LEADING)
    below = _shelf(translator, _("Support"), found.supporting, _SUPPORTING)
    arrows = list(map(_arrow, found.flows))
    return Graph(_(_TITLE), _told(found), nodes_, arrows, groups, above, below)


def _shelf(
    translator: HTML5Translator, name: str, processes: Sequence[Record], group: int
) -> Shelf | None:
    boxes = [record_node(translator, process, group) for process in processes]
    return Shelf(name, boxes) if boxes else None


def _outside(manual: Manual, one: Outside) -> Node:
    row: Row = None
    if one.party is Party.CUSTOMERS:
        row = "first" if one.gives else "last"
    known = {record_id: manual.corpus.get(record_id) for record_id in one.ids}
    titles = (name if one is None else manual.title(one) for name, one in known.items())
    return Node(one.key, ", ".join(titles), _(_NAMES[one.party]), _OUTSIDE, row=row)


def _arrow(flow: Flow) -> Arrow:
    return Arrow(flow.giver, flow.receiver, "; ".join(flow.whats), flow.is_on_chain)


def _told(found: ProcessMap) -> str:
    return " ".join(_sentences(found))


def _sentences(found: ProcessMap) -> Iterator[str]:
    yield ngettext("{count} process.", "{count} processes.", len(found.processes))
    chain = found.chain
    if chain:
        yield _(
            "What customers bring comes back to customers by way of {count} of them.",
            count=len(chain),
        )
    elif found.core:
        yield absent(_("No way leads from customers back to customers."))
    shown = sum(len(flow.whats) or 1 for flow in found.flows)
    yield _("Drawn are the handovers of the core, {count} things; the table has all.", count=shown)
