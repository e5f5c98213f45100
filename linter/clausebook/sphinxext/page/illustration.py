"""The chart of an indicator, where the indicator itself is told."""

from functools import partial

from clausebook.analysis.judged_series import judged_series
from clausebook.charts.control_chart import draw_control_chart
from clausebook.record import Record
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.views.figures import figure
from clausebook.sphinxext.views.series_chart import CHARTED, series_picture, series_told

__all__ = ["illustration"]


def illustration(record: Record) -> str:
    """Return the series of an indicator as its chart, and nothing for other records.

    The numbers stand below it among the fields of the record.
    """
    if record.kind.name != "kpi" or not record.is_valid or record.text("chart") not in CHARTED:
        return ""
    series = judged_series(record)
    if not series.points:
        return ""
    shown = series_picture(record, series)
    return figure(
        record.title,
        series_told(record, series),
        f"qms-chart-of-{record_anchor(record.id)}",
        partial(draw_control_chart, shown),
    )
