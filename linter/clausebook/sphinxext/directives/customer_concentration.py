"""The directive ``qms:customer-concentration``: what share of the revenue hangs on few."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.customer_concentration import ConcentratedShare, customer_concentration
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, percentage
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

_TITLE = N_("Share of the revenue")
_FEW = 3
_EMPTY = N_("No customer has a share of the revenue on record.")


class ConcentrationBlock(Block):
    """The customers with their shares; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a bar for each customer, and the risks that speak of losing it."""
        manual = manual_of(translator.builder)
        found = customer_concentration(manual.corpus)
        if not found:
            return empty(absent(_(_EMPTY)))
        bars = [
            Bar(manual.title(one.customer), one.share, is_marked=one.customer.flag("key") is True)
            for one in found
        ]
        head = (_("Customer"), _("Per cent"))
        chart = bar_figure(_(_TITLE), _told(found), self["chart"], bars, head=head, unit="%")
        rows = (_row(translator, one) for one in found)
        names = (_("Customer"), _("Share"), _("With all above"), _("Risk of losing it"))
        return chart + row_table(_(_TITLE), names, rows)


class ConcentrationDirective(QuestionDirective):
    """Shows which customers bring which share: ``{qms:customer-concentration}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:customer", "kind:risk", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = customer_concentration(manual.corpus)
        block = ConcentrationBlock("", chart=chart_name(self.env, "concentration"))
        lines = (f"{named(one.customer)}: {percentage(number_cell(one.share))}" for one in found)
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(block, told, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "customer-concentration", ConcentrationDirective)


def _told(found: Sequence[ConcentratedShare]) -> str:
    few = found[:_FEW]
    share = percentage(number_cell(few[-1].with_all_above))
    told = _("The largest customer brings {share} of the revenue", share=share)
    if few[1:]:
        told = _(
            "The {count} largest customers bring {share} of the revenue",
            count=len(few),
            share=share,
        )
    if not any(one.customer.flag("key") for one in found):
        return f"{told}."
    return f"{told}; {_('those whose loss would hurt badly are in bold.')}"


def _row(translator: HTML5Translator, one: ConcentratedShare) -> TableRow:
    missing = absent(mark(_("none on record"), Tone.CARE)) if one.customer.flag("key") else ""
    cells = (
        record_link(translator, one.customer.id),
        percentage(number_cell(one.share)),
        percentage(number_cell(one.with_all_above)),
        listing(record_link(translator, risk.id) for risk in one.risks) or missing,
    )
    return TableRow(cells, {"customer": one.customer.id})
