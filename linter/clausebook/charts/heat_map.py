"""A heat map: a grid of levels, with the number of things in each cell where things are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.charts.axes import caption
from clausebook.charts.ink import Ink, paint
from clausebook.charts.lettering import SMALL, width_of, wrapped
from clausebook.charts.svg import WIDE, element, label, picture, title

__all__ = ["HeatCell", "HeatMap", "draw_heat_map", "shade_of"]

_NARROWEST, _WIDEST, _CELL_HEIGHT = 66.0, 180.0, 64.0
_TOP, _NAMES, _TITLE = 8.0, 40.0, 34.0
_LEAST_LEFT, _MOST_LEFT = 60.0, 150.0
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
    """One cell: the name of its level, the rank of that from 1, and how many things are in it.

    A rank of 0 says that nothing is known there.
    """

    level: str
    rank: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class HeatMap:
    """What is drawn: rows from the lowest step to the highest, as the lowest stands at the foot.

    ``ranks`` is the number of levels. Labels may be any text; axes without a title have none.
    """

    title: str
    description: str
    row_title: str
    column_title: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[HeatCell]]
    ranks: int


@dataclass(frozen=True, slots=True)
class _Grid:
    chart_id: str
    left: float
    cell: float
    bottom: float


def draw_heat_map(heat_map: HeatMap, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each cell carries its place, level and count as data attributes.

    It becomes wider than asked where cells would become too narrow for their words.
    """
    left = _left(heat_map, width)
    wanted = (width - left - 4) / max(len(heat_map.columns), 1)
    cell = min(max(wanted, _NARROWEST), _WIDEST)
    grid = _Grid(chart_id, left, cell, _TOP + _CELL_HEIGHT * len(heat_map.rows))
    size = (left + cell * len(heat_map.columns) + 4, grid.bottom + _NAMES + _title_room(heat_map))
    return picture(
        chart_id,
        size,
        heat_map.title,
        heat_map.description,
        element("defs", *(_hatch(chart_id, shade) for shade in range(2, 6))),
        *(_row(heat_map, index, grid) for index in range(len(heat_map.rows))),
        *_axes(heat_map, grid),
        class_="qms-heat-map",
    )


def shade_of(rank: int, ranks: int) -> int:
    """Return the shade, 1 to 5, of a level by its rank among all levels."""
    if ranks < 2:
        return 1
    return 1 + round(4 * (min(max(rank, 1), ranks) - 1) / (ranks - 1))


def _left(heat_map: HeatMap, width: float) -> float:
    """Return the room for the names of the rows, which may take two lines."""
    most = min(_MOST_LEFT, 0.28 * width)
    needed = max((width_of(name, SMALL) for name in heat_map.rows), default=0.0) + 12
    return min(max(needed, _LEAST_LEFT), most)


def _title_room(heat_map: HeatMap) -> float:
    return _TITLE if heat_map.row_title or heat_map.column_title else 0.0


def _row(heat_map: HeatMap, row: int, grid: _Grid) -> str:
    y = grid.bottom - _CELL_HEIGHT * (row + 1)
    cells = (
        element(
            "g",
            *_cell(cell, shade_of(cell.rank, heat_map.ranks), grid),
            class_=_cell_class(cell, heat_map.ranks),
            transform=f"translate({grid.left + grid.cell * column:g} {y:g})",
            data_row=row + 1,
            data_column=column + 1,
            data_level=cell.level,
            data_count=cell.count,
        )
        for column, cell in enumerate(heat_map.cells[row])
    )
    lines = wrapped(heat_map.rows[row], grid.left - 8, SMALL)
    names = _lines(lines, grid.left - 8, y + _CELL_HEIGHT / 2 + 4, "end")
    return element("g", _whole(heat_map.rows[row], lines), *names, *cells)


def _cell_class(cell: HeatCell, ranks: int) -> str:
    return f"qms-cell qms-shade-{shade_of(cell.rank, ranks)}" if cell.rank else "qms-cell"


def _cell(cell: HeatCell, shade: int, grid: _Grid) -> Iterator[str]:
    """Yield what a cell shows, seen from its own corner."""
    box = {"x": 1, "y": 1, "width": grid.cell - 2, "height": _CELL_HEIGHT - 2, "rx": 4}
    middle, room = grid.cell / 2, grid.cell - 3
    if not cell.rank:
        inks = paint(stroke=Ink.QUIET)
        yield element("rect", **box, stroke_dasharray="3 3", **inks)
        yield caption(middle, _CELL_HEIGHT / 2 + 4, cell.level, anchor="middle", room=room)
        return
    fill, ink = _SHADES[shade - 1]
    yield element("rect", **box, fill=fill, class_="qms-shade")
    if shade > 1:
        hatch = f"url(#{grid.chart_id}-hatch-{shade})"
        yield element("rect", **box, fill=hatch, class_="qms-hatch")
    if cell.count:
        yield _centred(middle, 32, str(cell.count), ink, room, size=22, weight=700)
    foot = 52 if cell.count else _CELL_HEIGHT / 2 + 4
    yield _centred(middle, foot, cell.level, ink, room)


def _centred(
    x: float, y: float, words: str, ink: str, room: float, *, size: float = SMALL, weight: int = 400
) -> str:
    return label(
        x,
        y,
        words,
        room=room,
        size=size,
        font_weight=weight,
        text_anchor="middle",
        fill=ink,
        class_="qms-ink",
    )


def _axes(heat_map: HeatMap, grid: _Grid) -> Iterator[str]:
    for index, name in enumerate(heat_map.columns):
        lines = wrapped(name, grid.cell - 6, SMALL)
        x = grid.left + grid.cell * (index + 0.5)
        top = grid.bottom + 17 + 7.5 * (len(lines) - 1)
        yield element("g", _whole(name, lines), *_lines(lines, x, top, "middle"))
    y = grid.bottom + _NAMES + _TITLE - 14
    if heat_map.row_title:
        yield caption(
            4, y, f"{heat_map.row_title} ↑", weight=700, ink=Ink.TEXT, room=grid.left + 40
        )
    if heat_map.column_title:
        right = grid.left + grid.cell * len(heat_map.columns)
        yield caption(
            right,
            y,
            f"{heat_map.column_title} →",
            weight=700,
            ink=Ink.TEXT,
            anchor="end",
            room=right - grid.left,
        )


def _lines(lines: Sequence[str], x: float, y: float, anchor: str) -> Iterator[str]:
    """Yield lines of words around a height."""
    top = y - 7.5 * (len(lines) - 1)
    for index, words in enumerate(lines):
        yield caption(x, top + 15 * index, words, anchor=anchor, ink=Ink.TEXT)


def _whole(name: str, lines: Sequence[str]) -> str:
    """Return the name to be said on pointing where its lines do not tell it whole."""
    return "" if " ".join(lines) == name else title(name)


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
