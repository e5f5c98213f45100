"""The directive ``qms:control-chart``: the series of an indicator with limits and signals."""

from collections.abc import Iterator, Sequence
from math import inf

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.control_charts import CONTROL_CHARTS
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.indicators import is_share
from clausebook.analysis.judged_series import JudgedPoint, JudgedSeries, judged_series
from clausebook.charts.control_chart import ControlChartPicture, SeriesPoint, draw_control_chart
from clausebook.record import Record
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
from clausebook.sphinxext.views.pieces import counted, listing, named, with_words

__all__ = ["ControlChartBlock", "setup"]

_KINDS = {
    "p": "A p chart: shares, with limits that follow the size of each period",
    "np": "An np chart: numbers of units in samples of one size",
    "u": "A u chart: rates, with limits that follow the opportunity in each period",
    "c": "A c chart: numbers of events where each period has the same opportunity",
    "i-mr": "A chart of individual values, with limits from the moving range",
    "run": "A run chart: without control limits, no period is called a signal",
}


class ControlChartBlock(Block):
    """The chart of the indicator ``record``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the chart, what it says, and its numbers."""
        kpi = manual_of(translator.builder).corpus.by_id[self["record"]]
        series = judged_series(kpi)
        shown = _picture(kpi, series)
        chart = figure(
            kpi.title,
            _told(kpi, series),
            self["chart"],
            lambda chart_id, width: draw_control_chart(shown, chart_id, width),
        )
        source = f'<p class="qms-chart-source">{record_link(translator, kpi.id)}</p>'
        table = numbers(kpi.title, _HEAD, (_row(translator, one) for one in series.points))
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
        if kpi.text("chart") not in (*CONTROL_CHARTS, "run"):
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
        return [with_words(block, named(kpi), _told(kpi, series), *reading_words(kpi), *words)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "control-chart", ControlChartDirective)


_HEAD = (
    "Period",
    "Counted",
    "Of",
    "Value",
    "Lower limit",
    "Mean",
    "Upper limit",
    "Target",
    "Signal",
    "Cause and response",
)


def _picture(kpi: Record, series: JudgedSeries) -> ControlChartPicture:
    has_floor = kpi.has("numerator") or kpi.text("chart") in CONTROL_CHARTS[1:]
    unit = kpi.text("unit")
    return ControlChartPicture(
        kpi.title,
        f"{_told(kpi, series)} The table below the chart holds its numbers.",
        "" if unit == "1" else unit,
        [
            SeriesPoint(
                one.point.period,
                one.value,
                lower=one.lower,
                centre=one.centre,
                upper=one.upper,
                target=one.target,
                signal=", ".join(one.signals),
                in_signal=one.in_signal,
                phase=one.phase,
            )
            for one in series.points
        ],
        least=0.0 if has_floor else -inf,
        most=100.0 if is_share(kpi) else inf,
    )


def _told(kpi: Record, series: JudgedSeries) -> str:
    """Return in words what the chart is and what it shows."""
    if not series.points:
        return "No period is on record yet."
    first, last = series.points[0].point.period, series.points[-1].point.period
    number = counted(len(series.points), "period")
    told = [
        f"{_KINDS.get(kpi.text('chart'), 'Chart')}.",
        f"{number} from {first} to {last}, the latest {number_cell(series.points[-1].value)}.",
    ]
    signals = [f"{one.point.period} {name}" for one in series.points for name in one.signals]
    if signals:
        told.append(f"{counted(len(signals), 'signal')}: {'; '.join(signals)}.")
    elif series.has_limits:
        told.append("No signal.")
    return " ".join((*told, *series.remarks))


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
