"""The directive ``qms:quality-views``: which readings of quality our requirements stand for."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.quality_views import OneSided, QualityViews, quality_views
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.pieces import (
    caption,
    empty,
    folded,
    listing,
    with_words,
)
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["QualityViewsBlock", "setup"]

_TITLE = N_("Requirements by reading of quality")
_EMPTY = N_("No requirement is on record yet.")
_ONE_SIDED = N_("Products and services looked at from one side only")


class QualityViewsBlock(Block):
    """A bar for each reading; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the bars, the products that are seen from one side, and what names no reading."""
        found = quality_views(manual_of(translator.builder).corpus)
        if not found.total:
            return empty(absent(_(_EMPTY)))
        bars = [Bar(choice_word(view), number) for view, number in found.counts.items()]
        head = (_("Reading of quality"), _("Requirements"))
        chart = bar_figure(_(_TITLE), _told(found), self["chart"], bars, head=head)
        return chart + _one_sided(translator, found) + _unsaid(translator, found)


class QualityViewsDirective(QuestionDirective):
    """Shows how many requirements stand for which reading: ``{qms:quality-views}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:requirement", "kind:product")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = quality_views(manual.corpus)
        told = _told(found) if found.total else absent(_(_EMPTY))
        block = QualityViewsBlock("", chart=chart_name(self.env, "quality-views"))
        lines = (f"{choice_word(view)}: {number}" for view, number in found.counts.items())
        return [with_words(block, told, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "quality-views", QualityViewsDirective)


def _told(found: QualityViews) -> str:
    told = ", ".join(f"{number} {choice_word(view)}" for view, number in found.counts.items())
    if found.unsaid:
        told = _("{readings}; {count} name none", readings=told, count=len(found.unsaid))
    return ngettext(
        "{count} requirement: {readings}.",
        "{count} requirements: {readings}.",
        found.total,
        readings=told,
    )


def _one_sided(translator: HTML5Translator, found: QualityViews) -> str:
    rows = [_row(translator, one) for one in found.one_sided]
    if not rows:
        return ""
    head = (_("Product"), _("Only"), _("Requirements"))
    return caption(_(_ONE_SIDED)) + row_table(_(_ONE_SIDED), head, rows)


def _row(translator: HTML5Translator, one: OneSided) -> TableRow:
    product = record_link(translator, one.product.id)
    cells = (product, escape(choice_word(one.view)), str(one.requirements))
    return TableRow(cells, {"product": one.product.id})


def _unsaid(translator: HTML5Translator, found: QualityViews) -> str:
    if not found.unsaid:
        return ""
    told = ngettext(
        "{count} requirement without a reading",
        "{count} requirements without a reading",
        len(found.unsaid),
    )
    return folded(told, listing(record_link(translator, one.id) for one in found.unsaid))
