"""The directive ``qms:control-chart``: the series of an indicator with limits and signals."""

from collections.abc import Iterator, Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.judged_series import JudgedPoint, judged_series
from clausebook.charts.control_chart import draw_control_chart
from clausebook.language import N_, _
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import (
    chart_name,
    figure,
    number_cell,
    numbers,
    parse_reading,
    reading,
    reading_words,
)
from clausebook.sphinxext.views.pieces import listing, named, with_words
from clausebook.sphinxext.views.series_chart import CHARTED, series_picture, series_told

__all__ = ["ControlChartBlock", "setup"]


class ControlChartBlock(Block):
    """The chart of the indicator ``record``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the chart, what it says, and its numbers."""
        kpi = manual_of(translator.builder).corpus.by_id[self["record"]]
        series = judged_series(kpi)
        shown = series_picture(kpi, series)
        chart = figure(
            kpi.title,
            series_told(kpi, series),
            self["chart"],
            partial(draw_control_chart, shown),
        )
        source = f'<p class="qms-chart-source">{record_link(translator, kpi.id)}</p>'
        table = numbers(
            kpi.title, [_(name) for name in _HEAD], (_row(translator, one) for one in series.points)
        )
        return f"{source}{chart}{reading(translator, self, kpi)}{table}"


class ControlChartDirective(QuestionDirective):
    """Shows the chart of one indicator: ``{qms:control-chart} KPI-0001``."""

    required_arguments = 1

    def questions(self) -> Sequence[str]:
        return (f"record:{self.arguments[0]}",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        kpi = manual.corpus.get(self.arguments[0])
        if kpi is None or kpi.kind.name != "kpi" or is_withdrawn(kpi):
            raise self.error(
                f"qms:control-chart: no indicator in use has the id '{self.arguments[0]}'"
            )
        if kpi.text("chart") not in CHARTED:
            raise self.error(
                f"qms:control-chart: {kpi.id} names no chart that shows a series; write for "
                "example 'chart: p', or show it by qms:kpi"
            )
        block = ControlChartBlock(
            "", record=kpi.id, chart=chart_name(self.env, f"control-chart-{kpi.id}")
        )
        series = judged_series(kpi)
        parse_reading(self, block, kpi)
        words = (_line(one) for one in series.points)
        return [
            with_words(block, named(kpi), series_told(kpi, series), *reading_words(kpi), *words)
        ]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "control-chart", ControlChartDirective)


_HEAD = (
    N_("Period"),
    N_("Counted"),
    N_("Of"),
    N_("Value"),
    N_("Lower limit"),
    N_("Mean"),
    N_("Upper limit"),
    N_("Target"),
    N_("Signal"),
    N_("Cause and response"),
)


def _row(translator: HTML5Translator, one: JudgedPoint) -> list[str]:
    values = (one.point.above, one.point.below, one.value, one.lower, one.centre, one.upper)
    answer = filter(None, (_text(one, "annotation"), _text(one, "cause")))
    responses = (record_link(translator, name) for name in one.point.part.texts("responses"))
    return [
        day(one.point.period),
        *(number_cell(value) for value in (*values, one.target)),
        escape(", ".join(one.signals)),
        "; ".join(answer) + listing(responses),
    ]


def _text(one: JudgedPoint, name: str) -> str:
    return escape(one.point.part.text(name))


def _line(one: JudgedPoint) -> str:
    said: Iterator[str] = filter(
        None,
        (*one.signals, one.point.part.text("annotation"), one.point.part.text("cause")),
    )
    return f"{one.point.period}: {'; '.join((number_cell(one.value), *said))}"
