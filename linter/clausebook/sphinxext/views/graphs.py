"""What directives that draw graphs share: the box of a record, and who hands what to whom."""

from collections.abc import Sequence

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.handovers import Handover
from clausebook.charts.boxes import Node
from clausebook.charts.graph_layout import Row
from clausebook.language import _, pgettext, status_text
from clausebook.record import BEGUN, Record
from clausebook.sphinxext.html import escape, record_address, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.views.figures import numbers

__all__ = ["handover_table", "record_node"]


def record_node(
    translator: HTML5Translator,
    record: Record,
    group: int = 0,
    row: Row = None,
    *,
    is_strong: bool = False,
) -> Node:
    """Return the box of a record: its title below its id, with its status where that matters."""
    status = f", {status_text(record.status)}" if record.status in BEGUN else ""
    address = record_address(translator, record.id)
    note = f"{record.id}{status}"
    title = manual_of(translator.builder).title(record)
    return Node(record.id, title, note, group, address, row, is_strong=is_strong)


def handover_table(translator: HTML5Translator, label: str, given: Sequence[Handover]) -> str:
    """Return who hands what to whom, folded."""

    def party(record_id: str) -> str:
        return record_link(translator, record_id) if record_id else _("not said")

    rows = (
        (party(one.giver), escape(one.what or _("comes before")), party(one.receiver))
        for one in given
    )
    head = (pgettext("handed over", "From"), _("What"), pgettext("handed over", "To"))
    return numbers(label, head, rows, summary=_("Who hands what to whom"))
