"""A Pareto chart with the table behind it."""

from collections.abc import Callable
from functools import partial

from clausebook.charts.pareto import ParetoBar, ParetoPicture, draw_pareto, per_cent
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.figures import figure, number_cell, numbers
from clausebook.statistics.pareto import Pareto

__all__ = ["pareto_figure"]


def pareto_figure(
    title: str,
    told: str,
    chart: str,
    found: Pareto,
    *,
    counted: str = "Count",
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
    description = f"{told} The table below the chart holds its numbers."
    shown = ParetoPicture(title, description, bars, found.threshold)
    drawn = figure(title, told, chart, partial(draw_pareto, shown))
    head = ("Category", counted, "Share", "With all above", "Vital few")
    return drawn + between + numbers(title, head, map(_row, bars))


def _row(bar: ParetoBar) -> tuple[str, ...]:
    return (
        escape(bar.category),
        number_cell(bar.weight),
        f"{per_cent(bar.percentage)} %",
        f"{per_cent(bar.cumulative_percentage)} %",
        "yes" if bar.is_vital else "",
    )
