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
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure
from clausebook.sphinxext.views.graphs import handover_table, record_node
from clausebook.sphinxext.views.pieces import counted, named, with_words

__all__ = ["ProcessMapBlock", "setup"]

_TITLE = "Process map"
_OWN, _OUTSIDE, _LEADING, _SUPPORTING = 0, 1, 2, 3
_NAMES = {
    Party.CUSTOMERS: "Customers",
    Party.PROVIDERS: "Providers",
    Party.OTHERS: "Other parties",
}


class ProcessMapBlock(Block):
    """The map of all processes; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the map, and who hands what to whom as a table."""
        found = process_map(manual_of(translator.builder).corpus)
        shown = _graph(translator, found)
        chart = figure(
            _TITLE,
            _told(found),
            self["chart"],
            partial(draw_graph, shown),
        )
        return chart + handover_table(translator, _TITLE, found.handovers)


class ProcessMapDirective(QuestionDirective):
    """Shows all processes between customers and customers: ``{qms:process-map}``."""

    def questions(self) -> Sequence[str]:
        # Whether a party is a customer stands in its own record.
        return ("kind:process", "kind:customer", "kind:interested-party")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = process_map(manual.corpus)
        if not found.processes:
            return [nodes.paragraph("", "No process is on record, so there is no map yet.")]
        block = ProcessMapBlock("", chart=chart_name(self.env, "process-map"))
        return [with_words(block, _told(found), *map(named, found.processes))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "process-map", ProcessMapDirective)


def _graph(translator: HTML5Translator, found: ProcessMap) -> Graph:
    chain = found.chain
    corpus = manual_of(translator.builder).corpus
    nodes_ = [_outside(corpus, one) for one in found.outside]
    nodes_ += [
        record_node(translator, process, _OWN, is_strong=process.id in chain)
        for process in found.core
    ]
    groups = {_OWN: "process of the core"}
    if chain:
        groups[_OWN] += ", thick: between customers and customers"
    groups |= {_OUTSIDE: "outside"} if found.outside else {}
    above = _shelf(translator, "Lead and evaluate", found.leading, _LEADING)
    below = _shelf(translator, "Support", found.supporting, _SUPPORTING)
    arrows = list(map(_arrow, found.flows))
    return Graph(_TITLE, _told(found), nodes_, arrows, groups, above, below)


def _shelf(
    translator: HTML5Translator, name: str, processes: Sequence[Record], group: int
) -> Shelf | None:
    boxes = [record_node(translator, process, group) for process in processes]
    return Shelf(name, boxes) if boxes else None


def _outside(corpus: Corpus, one: Outside) -> Node:
    row: Row = None
    if one.party is Party.CUSTOMERS:
        row = "first" if one.gives else "last"
    known = {record_id: corpus.get(record_id) for record_id in one.ids}
    titles = (name if record is None else record.title for name, record in known.items())
    return Node(one.key, ", ".join(titles), _NAMES[one.party], _OUTSIDE, row=row)


def _arrow(flow: Flow) -> Arrow:
    return Arrow(flow.giver, flow.receiver, "; ".join(flow.whats), flow.is_on_chain)


def _told(found: ProcessMap) -> str:
    return " ".join(_sentences(found))


def _sentences(found: ProcessMap) -> Iterator[str]:
    yield f"{counted(len(found.processes), 'process', 'processes')}."
    chain = found.chain
    if chain:
        yield f"What customers bring comes back to customers by way of {len(chain)} of them."
    elif found.core:
        yield absent("No way leads from customers back to customers.")
    shown = sum(len(flow.whats) or 1 for flow in found.flows)
    yield f"Drawn are the handovers of the core, {shown} things; the table has all."
