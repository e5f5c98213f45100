"""The directive ``qms:indicator-mix``: what the indicators look at, and what none does."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.indicator_mix import IndicatorMix, indicator_mix
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, capital_first, choice_word, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.pieces import (
    empty,
    folded,
    listing,
    named,
    with_words,
)

__all__ = ["IndicatorMixBlock", "setup"]

_TITLE = N_("Indicators by what they look at")
_EMPTY = N_("No indicator is in force yet.")


class IndicatorMixBlock(Block):
    """A bar for each class of indicators; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the bars, and the indicators of each class."""
        found = indicator_mix(manual_of(translator.builder).corpus)
        if not found.total:
            return empty(absent(_(_EMPTY)))
        bars = [Bar(choice_word(name), len(kpis)) for name, kpis in found.by_class.items()]
        head = (_("Class"), _("Indicators"))
        chart = bar_figure(_(_TITLE), _told(found), self["chart"], bars, head=head)
        classes = [(choice_word(name), kpis) for name, kpis in found.by_class.items()]
        lists = "".join(
            folded(
                f"{capital_first(name)}: {_counted(len(kpis))}",
                listing(record_link(translator, one.id) for one in kpis),
            )
            for name, kpis in [*classes, (_("no class"), found.unsaid)]
            if kpis
        )
        return chart + lists


class IndicatorMixDirective(QuestionDirective):
    """Shows how many indicators look at what: ``{qms:indicator-mix}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:kpi", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = indicator_mix(manual.corpus)
        block = IndicatorMixBlock("", chart=chart_name(self.env, "indicator-mix"))
        lines = (
            f"{choice_word(name)}: {'; '.join(map(named, kpis))}"
            for name, kpis in found.by_class.items()
            if kpis
        )
        return [with_words(block, _told(found) if found.total else absent(_(_EMPTY)), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "indicator-mix", IndicatorMixDirective)


def _told(found: IndicatorMix) -> str:
    told = [
        _(
            "{indicators} in force: {perceived} tell what customers think or do, {own} what we "
            "count of our own work.",
            indicators=_counted(found.total),
            perceived=found.told_by_customers,
            own=found.counted_by_us,
        )
    ]
    if found.blind_spots:
        blind = ", ".join(map(choice_word, found.blind_spots))
        told.append(absent(_("None looks at: {classes}.", classes=blind)))
    if found.unsaid:
        told.append(_("{count} name no class.", count=len(found.unsaid)))
    return " ".join(told)


def _counted(number: int) -> str:
    return ngettext("{count} indicator", "{count} indicators", number)
