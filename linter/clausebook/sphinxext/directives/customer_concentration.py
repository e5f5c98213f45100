"""The directive ``qms:customer-concentration``: what share of the revenue hangs on few."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.customer_concentration import ConcentratedShare, customer_concentration
from clausebook.charts.bars import Bar
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name, number_cell
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, listing, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ConcentrationBlock", "setup"]

_TITLE = "Share of the revenue"
_FEW = 3
_EMPTY = absent("No customer has a share of the revenue on record.")


class ConcentrationBlock(Block):
    """The customers with their shares; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a bar for each customer, and the risks that speak of losing it."""
        found = customer_concentration(manual_of(translator.builder).corpus)
        if not found:
            return empty(_EMPTY)
        bars = [
            Bar(one.customer.title, one.share, is_marked=one.customer.flag("key") is True)
            for one in found
        ]
        head = ("Customer", "Per cent")
        chart = bar_figure(_TITLE, _told(found), self["chart"], bars, head=head, unit="%")
        rows = (_row(translator, one) for one in found)
        names = ("Customer", "Share", "With all above", "Risk of losing it")
        return chart + row_table(_TITLE, names, rows)


class ConcentrationDirective(QuestionDirective):
    """Shows which customers bring which share: ``{qms:customer-concentration}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:customer", "kind:risk", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = customer_concentration(manual.corpus)
        block = ConcentrationBlock("", chart=chart_name(self.env, "concentration"))
        lines = (f"{named(one.customer)}: {number_cell(one.share)} %" for one in found)
        return [with_words(block, _told(found) if found else _EMPTY, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "customer-concentration", ConcentrationDirective)


def _told(found: Sequence[ConcentratedShare]) -> str:
    few = found[:_FEW]
    customers = f"{len(few)} largest customers bring" if few[1:] else "largest customer brings"
    share = f"The {customers} {number_cell(few[-1].with_all_above)} % of the revenue"
    if not any(one.customer.flag("key") for one in found):
        return f"{share}."
    return f"{share}; those whose loss would hurt badly are in bold."


def _row(translator: HTML5Translator, one: ConcentratedShare) -> TableRow:
    missing = absent(mark("none on record", Tone.CARE)) if one.customer.flag("key") else ""
    cells = (
        record_link(translator, one.customer.id),
        f"{number_cell(one.share)} %",
        f"{number_cell(one.with_all_above)} %",
        listing(record_link(translator, risk.id) for risk in one.risks) or missing,
    )
    return TableRow(cells, {"customer": one.customer.id})
