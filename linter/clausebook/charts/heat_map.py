"""A heat map: a grid of levels with the number of things in each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.svg import element, in_two_lines, label, picture

__all__ = ["HeatCell", "HeatMap", "draw_heat_map", "shade_of"]

_CELL_WIDTH, _CELL_HEIGHT = 96, 64
_LEFT, _TOP, _BELOW = 132, 8, 78
_INK = "#1f2328"
_SHADES = (
    ("#d7eedb", "#14532d"),
    ("#eef3c8", "#4d5410"),
    ("#fbe6ae", "#6b4a00"),
    ("#f8c79f", "#7a3200"),
    ("#f0a3a3", "#7a0f14"),
)
"""Fill and ink of each shade, from the lowest level to the highest."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: the name of its level, the rank of that from 1, and how many things are in it."""

    level: str
    rank: int
    count: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """What is drawn: rows from the lowest step to the highest, as the lowest stands at the foot.

    ``ranks`` is the number of levels. Labels may be any text.
    """

    title: str
    description: str
    row_title: str
    column_title: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[HeatCell]]
    ranks: int


def draw_heat_map(heat_map: HeatMap, chart_id: str) -> str:
    """Return the SVG; each cell carries its place and count as data attributes."""
    width = _LEFT + _CELL_WIDTH * len(heat_map.columns) + 8
    height = _TOP + _CELL_HEIGHT * len(heat_map.rows) + _BELOW
    return picture(
        chart_id,
        (width, height),
        heat_map.title,
        heat_map.description,
        element("defs", *(_hatch(chart_id, shade) for shade in range(2, 6))),
        *(_row(heat_map, index, chart_id) for index in range(len(heat_map.rows))),
        *_axes(heat_map, height),
        class_="qms-heat-map",
    )


def shade_of(rank: int, ranks: int) -> int:
    """Return the shade, 1 to 5, of a level by its rank among all levels."""
    if ranks < 2:
        return 1
    return 1 + round(4 * (min(max(rank, 1), ranks) - 1) / (ranks - 1))


def _row(heat_map: HeatMap, row: int, chart_id: str) -> str:
    y = _TOP + _CELL_HEIGHT * (len(heat_map.rows) - 1 - row)
    cells = (
        element(
            "g",
            *_cell(cell, shade_of(cell.rank, heat_map.ranks), chart_id),
            class_=f"qms-cell qms-shade-{shade_of(cell.rank, heat_map.ranks)}",
            transform=f"translate({_LEFT + _CELL_WIDTH * column} {y})",
            data_row=row + 1,
            data_column=column + 1,
            data_level=cell.level,
            data_count=cell.count,
        )
        for column, cell in enumerate(heat_map.cells[row])
    )
    name = label(
        _LEFT - 10,
        y + _CELL_HEIGHT / 2 + 4,
        heat_map.rows[row],
        width=16,
        text_anchor="end",
        class_="qms-chart-text",
        fill=_INK,
    )
    return element("g", name, *cells)


def _cell(cell: HeatCell, shade: int, chart_id: str) -> Iterator[str]:
    """Yield what a cell shows, seen from its own corner."""
    fill, ink = _SHADES[shade - 1]
    box = {"x": 1, "y": 1, "width": _CELL_WIDTH - 2, "height": _CELL_HEIGHT - 2, "rx": 4}
    yield element("rect", **box, fill=fill, class_="qms-shade")
    if shade > 1:
        hatch = f"url(#{chart_id}-hatch-{shade})"
        yield element("rect", **box, fill=hatch, class_="qms-hatch")
    middle = _CELL_WIDTH / 2
    if cell.count:
        yield _centred(middle, 32, str(cell.count), ink, font_size=22, font_weight=700)
    foot = 52 if cell.count else _CELL_HEIGHT / 2 + 4
    yield _centred(middle, foot, cell.level, ink, font_size=12, width=13)


def _centred(
    x: float,
    y: float,
    words: str,
    ink: str,
    *,
    font_size: int,
    font_weight: int = 400,
    width: int = 0,
) -> str:
    return label(
        x,
        y,
        words,
        width=width,
        text_anchor="middle",
        font_size=font_size,
        font_weight=font_weight,
        fill=ink,
        class_="qms-ink",
    )


def _axes(heat_map: HeatMap, height: float) -> list[str]:
    bottom = height - _BELOW
    names = [
        label(
            _LEFT + _CELL_WIDTH * (index + 0.5),
            bottom + 20 + 16 * line,
            words,
            width=14,
            text_anchor="middle",
            class_="qms-chart-text",
            fill=_INK,
        )
        for index, name in enumerate(heat_map.columns)
        for line, words in enumerate(in_two_lines(name, 14))
    ]
    middle = _LEFT + _CELL_WIDTH * len(heat_map.columns) / 2
    across = _title(middle, bottom + 62, f"{heat_map.column_title} →", "middle")
    up = _title(_LEFT - 10, bottom + 20, f"{heat_map.row_title} ↑", "end")
    return [*names, across, up]


def _title(x: float, y: float, words: str, anchor: str) -> str:
    return label(
        x,
        y,
        words,
        width=40,
        text_anchor=anchor,
        font_weight=700,
        class_="qms-chart-text",
        fill=_INK,
    )


def _hatch(chart_id: str, shade: int) -> str:
    """Return slanted lines, the denser the higher the level: a sign beside the colour."""
    gap = 26 - 4 * shade
    line = element(
        "line",
        x1=0,
        y1=0,
        x2=0,
        y2=gap,
        stroke=_SHADES[shade - 1][1],
        stroke_opacity=0.28,
        class_="qms-hatch-line",
    )
    return element(
        "pattern",
        line,
        id=f"{chart_id}-hatch-{shade}",
        width=gap,
        height=gap,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
