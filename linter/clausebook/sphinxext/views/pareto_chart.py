"""A Pareto chart with the table behind it."""

from collections.abc import Callable
from functools import partial

from clausebook.charts.pareto import ParetoBar, ParetoPicture, draw_pareto, per_cent
from clausebook.language import _, percentage
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.figures import figure, number_cell, numbers, with_numbers
from clausebook.statistics.pareto import Pareto

__all__ = ["pareto_figure"]


def pareto_figure(
    title: str,
    told: str,
    chart: str,
    found: Pareto,
    *,
    counted: str = "",
    named: Callable[[str], str] = str,
    between: str = "",
) -> str:
    """Return the chart of an analysis and its numbers; ``between`` is HTML before these.

    ``chart`` is the id of the SVG, ``counted`` what is counted, ``named`` says a category as people
    do. Where no few stand out, none is marked.
    """
    bars = [
        ParetoBar(
            named(row.category),
            row.weight,
            row.percentage,
            row.cumulative_percentage,
            row in found.few,
        )
        for row in found.rows
    ]
    shown = ParetoPicture(title, with_numbers(told), bars, found.threshold)
    drawn = figure(title, told, chart, partial(draw_pareto, shown))
    head = (
        _("Category"),
        counted or _("Count"),
        _("Share"),
        _("With all above"),
        _("Vital few"),
    )
    return drawn + between + numbers(title, head, map(_row, bars))


def _row(bar: ParetoBar) -> tuple[str, ...]:
    return (
        escape(bar.category),
        number_cell(bar.weight),
        percentage(per_cent(bar.percentage)),
        percentage(per_cent(bar.cumulative_percentage)),
        _("yes") if bar.is_vital else "",
    )
