"""The directive ``qms:pareto``: which few categories make up most of what an indicator counts."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.pareto_analyses import ParetoAnalysis, few_told, pareto_analyses
from clausebook.language import _
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import (
    chart_name,
    number_cell,
    parse_reading,
    reading,
    reading_words,
)
from clausebook.sphinxext.views.pareto_chart import pareto_figure
from clausebook.sphinxext.views.pieces import named, with_words

__all__ = ["ParetoBlock", "setup"]


class ParetoBlock(Block):
    """The latest analysis of the indicator ``record``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the chart, what was read in it, and its numbers."""
        manual = manual_of(translator.builder)
        kpi = manual.in_its_language(manual.corpus.by_id[self["record"]])
        found = pareto_analyses(kpi)[-1]
        source = f'<p class="qms-chart-source">{record_link(translator, kpi.id)}</p>'
        return source + pareto_figure(
            kpi.text("numerator") or kpi.title,
            _told(found),
            self["chart"],
            found,
            between=reading(translator, self, kpi),
        )


class ParetoDirective(QuestionDirective):
    """Shows the latest Pareto analysis of an indicator: ``{qms:pareto} KPI-0003``."""

    required_arguments = 1

    def questions(self) -> Sequence[str]:
        return (f"record:{self.arguments[0]}",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        kpi = manual.corpus.get(self.arguments[0])
        if kpi is None or kpi.kind.name != "kpi" or is_withdrawn(kpi):
            raise self.error(f"qms:pareto: no indicator in use has the id '{self.arguments[0]}'")
        analyses = pareto_analyses(kpi)
        if not analyses:
            raise self.error(
                f"qms:pareto: {kpi.id} has no analysis under 'pareto' that counts anything"
            )
        block = ParetoBlock("", record=kpi.id, chart=chart_name(self.env, f"pareto-{kpi.id}"))
        parse_reading(self, block, kpi)
        lines = (f"{row.category}: {number_cell(row.weight)}" for row in analyses[-1].rows)
        return [with_words(block, named(kpi), _told(analyses[-1]), *reading_words(kpi), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "pareto", ParetoDirective)


def _told(found: ParetoAnalysis) -> str:
    total = number_cell(found.total)
    told = _("{total} in all, from {period}.", total=total, period=found.period)
    return f"{told} {few_told(found)}"
