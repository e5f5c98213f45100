"""Bars with the table behind them."""

from collections.abc import Sequence
from functools import partial

from clausebook.charts.bars import Bar, BarPicture, draw_bars
from clausebook.language import _, pgettext
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.figures import figure, number_cell, numbers, with_numbers

__all__ = ["bar_figure"]


def bar_figure(
    title: str,
    told: str,
    chart: str,
    bars: Sequence[Bar],
    *,
    head: tuple[str, str] | None = None,
    unit: str = "",
    limit: tuple[str, float] | None = None,
) -> str:
    """Return the chart of these bars and its numbers; ``chart`` is the id of the SVG."""
    shown = BarPicture(title, with_numbers(told), bars, unit, limit)
    drawn = figure(title, told, chart, partial(draw_bars, shown))
    rows = [[escape(bar.name), number_cell(bar.value), escape(bar.note)] for bar in bars]
    names = head or (_("What"), pgettext("how many", "Number"))
    if not any(bar.note for bar in bars):
        return drawn + numbers(title, names, [row[:2] for row in rows])
    return drawn + numbers(title, (*names, _("Remark")), rows)
