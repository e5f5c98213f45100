"""A timeline: what happened when, one row a sort."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clausebook.charts.axes import caption, name_mark, name_upright
from clausebook.charts.ink import Ink
from clausebook.charts.labels import Box, Labelled, along, place_labels
from clausebook.charts.lettering import SMALL, cut, width_of
from clausebook.charts.marks import Shape, mark, rule
from clausebook.charts.scales import Scale
from clausebook.charts.svg import WIDE, picture, titled
from clausebook.language import _, day_text

__all__ = ["Event", "Timeline", "draw_timeline"]

_TOP, _BELOW, _ROW, _LABEL = 8.0, 40.0, 48.0, 16.0
_RADIUS = 5.0
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two ticks."""
_TICK_ROOM = 34.0
_MOST_LETTERS = 130.0


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; ``row`` counts the rows from 0."""

    name: str
    title: str
    day: date
    row: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn; ``today`` is marked where it lies among the events or after them."""

    title: str
    description: str
    rows: Sequence[str]
    events: Sequence[Event]
    today: date | None = None


def draw_timeline(timeline: Timeline, chart_id: str, width: float = WIDE) -> str:
    """Return the SVG; each event carries its name and day as data attributes."""
    bottom = _TOP + _ROW * max(len(timeline.rows), 1)
    area = Box(4, _TOP, width - 8, bottom)
    scale = _scale(timeline, area)
    content = [*_months(area, scale)]
    if timeline.today is not None:
        x = scale.at(timeline.today.toordinal())
        content.append(rule((x, area.top), (x, bottom), Ink.WARNING, dashes="5 4", width=1.25))
        content.append(name_upright(x, bottom - 4, _("today"), width, ink=Ink.WARNING))
    for index, name in enumerate(timeline.rows):
        y = _TOP + _ROW * index
        content.append(rule((area.left, y + _ROW), (area.right, y + _ROW), Ink.RULE))
        content.append(
            caption(
                area.left, y + 14, name, ink=Ink.TEXT, weight=700, room=width - 12, has_halo=True
            )
        )
    content += [
        part for row in range(len(timeline.rows)) for part in _row(timeline, row, scale, area)
    ]
    if not timeline.events:
        content.append(caption(width / 2, _TOP + 34, _("nothing on record"), anchor="middle"))
    return picture(
        chart_id,
        (width, bottom + _BELOW),
        timeline.title,
        timeline.description,
        *content,
        class_="qms-timeline",
    )


def _scale(timeline: Timeline, area: Box) -> Scale:
    days = [event.day.toordinal() for event in timeline.events]
    if timeline.today is not None:
        days.append(timeline.today.toordinal())
    low, high = min(days, default=1), max(days, default=1)
    more = max((high - low) / 40, 3)
    return Scale(low - more, high + more, area.left, area.right)


def _months(area: Box, scale: Scale) -> Iterator[str]:
    """Yield upright lines at firsts of months with their names, the year where it changes."""
    first, last = (_day(scale.low), _day(scale.high))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    room = max(1.0, (area.right - area.left) / _TICK_ROOM)
    step = next((step for step in _STEPS if months / step <= room), _STEPS[-1])
    year, right = 0, 0.0
    start = (first.year * 12 + first.month - 1) // step * step
    for month in range(start, last.year * 12 + last.month, step):
        day = date(max(month // 12, 1), month % 12 + 1, 1)
        if not scale.low <= day.toordinal() <= scale.high:
            continue
        x = scale.at(day.toordinal())
        yield rule((x, area.top), (x, area.bottom), Ink.RULE)
        if step < 12:
            yield caption(x, area.bottom + 16, f"{day.month:02}", anchor="middle")
        if day.year != year and x >= right:
            yield caption(
                max(x, area.left + _TICK_ROOM / 2 - 4),
                area.bottom + (31 if step < 12 else 16),
                f"{day.year:04}",
                anchor="middle",
                weight=700,
            )
            year, right = day.year, x + _TICK_ROOM


def _row(timeline: Timeline, row: int, scale: Scale, area: Box) -> Iterator[str]:
    events = sorted((e for e in timeline.events if e.row == row), key=lambda e: (e.day, e.name))
    y = _TOP + _ROW * row + _LABEL + (_ROW - _LABEL) / 2
    names = [cut(event.name, _MOST_LETTERS, SMALL) for event in events]
    places = [scale.at(event.day.toordinal()) for event in events]
    marks = [Labelled(x, y, width_of(name, SMALL)) for x, name in zip(places, names, strict=True)]
    bounds = Box(area.left, y - 12, area.right + 4, y + 16)
    today = timeline.today
    x = scale.at(today.toordinal()) if today is not None else -1.0
    line = along([(x, bounds.top), (x, bounds.bottom)])
    boxes = place_labels(marks, bounds, radius=_RADIUS, avoided=line)
    for event, name, at, box in zip(events, names, marks, boxes, strict=True):
        words = ""
        if box is not None:
            words = name_mark(at, box, name)
        yield titled(
            f"{day_text(event.day)} {event.name} {event.title}".strip(),
            mark(Shape.CIRCLE, at.x, y, _RADIUS, Ink.MAIN),
            words,
            data_name=event.name,
            data_day=event.day.isoformat(),
            data_row=event.row + 1,
        )


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(int(ordinal), 1), date.max.toordinal()))
