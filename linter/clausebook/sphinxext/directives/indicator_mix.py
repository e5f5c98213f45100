"""The directive ``qms:indicator-mix``: what the indicators look at, and what none does."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.indicator_mix import IndicatorMix, indicator_mix
from clausebook.charts.bars import Bar
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.left_out import left_out
from clausebook.sphinxext.views.pieces import (
    counted,
    empty,
    folded,
    listing,
    named,
    spoken,
    with_words,
)

__all__ = ["IndicatorMixBlock", "setup"]

_TITLE = "Indicators by what they look at"
_EMPTY = "No indicator is in force yet."


class IndicatorMixBlock(Block):
    """A bar for each class of indicators; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the bars, and the indicators of each class."""
        found = indicator_mix(manual_of(translator.builder).corpus)
        lost = left_out(translator, "kpi")
        if not found.total:
            return empty(_EMPTY) + lost
        bars = [Bar(spoken(name), len(kpis)) for name, kpis in found.by_class.items()]
        chart = bar_figure(_TITLE, _told(found), self["chart"], bars, head=("Class", "Indicators"))
        groups = [*found.by_class.items(), ("no class", found.unsaid)]
        lists = "".join(
            folded(
                f"{spoken(name).capitalize()}: {counted(len(kpis), 'indicator')}",
                listing(record_link(translator, one.id) for one in kpis),
            )
            for name, kpis in groups
            if kpis
        )
        return chart + lists + lost


class IndicatorMixDirective(QuestionDirective):
    """Shows how many indicators look at what: ``{qms:indicator-mix}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:kpi", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = indicator_mix(manual.corpus)
        block = IndicatorMixBlock("", chart=chart_name(self.env, "indicator-mix"))
        lines = (
            f"{spoken(name)}: {'; '.join(map(named, kpis))}"
            for name, kpis in found.by_class.items()
            if kpis
        )
        return [with_words(block, _told(found) if found.total else _EMPTY, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "indicator-mix", IndicatorMixDirective)


def _told(found: IndicatorMix) -> str:
    blind = ", ".join(map(spoken, found.blind_spots))
    nothing = f" None looks at: {blind}." if blind else ""
    unsaid = f" {len(found.unsaid)} name no class." if found.unsaid else ""
    return (
        f"{counted(found.total, 'indicator')} in force: {found.told_by_customers} tell what "
        f"customers think or do, {found.counted_by_us} what we count of our own work.{nothing}"
        f"{unsaid}"
    )
