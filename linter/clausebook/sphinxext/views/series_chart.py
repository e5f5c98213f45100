"""The series of an indicator as a picture and in words."""

from math import inf

from clausebook.analysis.control_charts import CONTROL_CHARTS
from clausebook.analysis.indicators import is_share
from clausebook.analysis.judged_series import JudgedSeries
from clausebook.charts.control_chart import ControlChartPicture, SeriesPoint
from clausebook.language import N_, _, ngettext
from clausebook.record import Record
from clausebook.sphinxext.views.figures import number_cell, with_numbers

__all__ = ["CHARTED", "series_picture", "series_told"]

CHARTED = (*CONTROL_CHARTS, "run")
"""The charts that show a series, as indicators name them."""

_OTHER = N_("Chart.")
_KINDS = {
    "p": N_("A p chart: shares, with limits that follow the size of each period."),
    "np": N_("An np chart: numbers of units in samples of one size."),
    "u": N_("A u chart: rates, with limits that follow the opportunity in each period."),
    "c": N_("A c chart: numbers of events where each period has the same opportunity."),
    "i-mr": N_("A chart of individual values, with limits from the moving range."),
    "run": N_("A run chart: without control limits, no period is called a signal."),
}


def series_picture(kpi: Record, series: JudgedSeries) -> ControlChartPicture:
    """Return what is drawn of the series of an indicator."""
    has_floor = kpi.has("numerator") or kpi.text("chart") in CONTROL_CHARTS[1:]
    unit = kpi.text("unit")
    return ControlChartPicture(
        kpi.title,
        with_numbers(series_told(kpi, series)),
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


def series_told(kpi: Record, series: JudgedSeries) -> str:
    """Return in words what the chart is and what it shows."""
    if not series.points:
        return _("No period is on record yet.")
    first, last = series.points[0].point.period, series.points[-1].point.period
    told = [
        _(_KINDS.get(kpi.text("chart"), _OTHER)),
        ngettext(
            "{count} period from {first} to {last}, the latest {value}.",
            "{count} periods from {first} to {last}, the latest {value}.",
            len(series.points),
            first=first,
            last=last,
            value=number_cell(series.points[-1].value),
        ),
    ]
    signals = [f"{one.point.period} {name}" for one in series.points for name in one.signals]
    if signals:
        told.append(
            ngettext(
                "{count} signal: {names}.",
                "{count} signals: {names}.",
                len(signals),
                names="; ".join(signals),
            )
        )
    elif series.has_limits:
        told.append(_("No signal."))
    return " ".join((*told, *series.remarks))
