"""The directive ``qms:weak-signals``: what small signs are about, before they become complaints."""

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.themes_heard import WITHIN, HeardTheme, themes_heard
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, duration_text, ngettext, own_words
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.pieces import empty, listing, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["WeakSignalsBlock", "setup"]

_TITLE = N_("What small signs are about")


class WeakSignalsBlock(Block):
    """The themes of the time ``within``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a bar for each theme, and what was heard."""
        within = self["within"]
        found = themes_heard(manual_of(translator.builder).corpus, within)
        if not found:
            return empty(_told(found, within))
        bars = [_bar(one) for one in found]
        told = _told(found, within)
        head = (_("Theme"), _("Signs"))
        chart = bar_figure(_(_TITLE), told, self["chart"], bars, head=head)
        rows = (_row(translator, one) for one in found)
        return chart + row_table(_(_TITLE), (*head, _("Complaints"), _("Heard in")), rows)


class WeakSignalsDirective(QuestionDirective):
    """Shows the themes of weak signals and criticism: ``:within: 12 months``."""

    option_spec: ClassVar = {"within": directives.unchanged_required}

    def questions(self) -> Sequence[str]:
        return ("kind:feedback", "kind:complaint", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        within = self.length_of_time(WITHIN)
        found = themes_heard(manual.corpus, within)
        block = WeakSignalsBlock("", within=within, chart=chart_name(self.env, "weak-signals"))
        lines = (f"{_name(one)}: {one.signs}" for one in found)
        return [with_words(block, _told(found, within), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "weak-signals", WeakSignalsDirective)


def _name(one: HeardTheme) -> str:
    return own_words(one.name) if one.name else _("without a theme")


def _bar(one: HeardTheme) -> Bar:
    note = ngettext("and {count} complaint", "and {count} complaints", one.complaints)
    return Bar(
        _name(one), one.signs, note if one.complaints else "", is_marked=bool(one.complaints)
    )


def _told(found: Sequence[HeardTheme], within: str) -> str:
    if not found:
        return absent(
            _(
                "No weak signal and no criticism was written down in the last {within}.",
                within=duration_text(within),
            )
        )
    signs = sum(one.signs for one in found)
    joined = [_name(one) for one in found if one.complaints]
    told = ngettext(
        "{count} sign in the last {within}, by theme.",
        "{count} signs in the last {within}, by theme.",
        signs,
        within=duration_text(within),
    )
    if not joined:
        return told
    also = _("Complained of as well: {themes}, in bold.", themes=", ".join(joined))
    return f"{told} {also}"


def _row(translator: HTML5Translator, one: HeardTheme) -> TableRow:
    cells = (
        escape(_name(one)),
        str(one.signs),
        str(one.complaints),
        listing(record_link(translator, record.id) for record in one.records),
    )
    return TableRow(cells, {"theme": one.name})
