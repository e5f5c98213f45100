"""The minutes of a management review, begun: what the records say, and what is to be concluded."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.decisions import Decided
from clausebook.analysis.management_review import Figure, ReviewInput, ReviewPack, Trend
from clausebook.cli.template import PLACEHOLDER
from clausebook.document.yaml_text import yaml_lines
from clausebook.record import Record
from clausebook.schema import Kind

__all__ = ["Minutes", "minutes_lines"]

_WIDTH = 80
_COPIED = ("retention", "classification", "language")
_ANY_ROLE = "ROL-0001"
_OUTPUTS = (
    ("improvement", "What is to be improved (9.3.3 a)."),
    ("qms_change", "What has to change in the management system (9.3.3 b)."),
    ("resources", "What resources are needed (9.3.3 c)."),
)
_INTRODUCTION = (
    "Minutes of a management review. The records and trends below were taken from the records as "
    "of {today}; take out what was not looked at, and correct a trend that you see otherwise. "
    "Replace each {placeholder}: the linter names those that are left."
)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes begin with.

    ``last`` is the review before, whose retention and the like hold on; ``waiting`` are decisions
    of earlier reviews with something still to do.
    """

    id: str
    kind: Kind
    pack: ReviewPack
    held_on: tuple[date, ...]
    last: Record | None
    waiting: tuple[Decided, ...]
    today: date


def minutes_lines(minutes: Minutes) -> Iterator[str]:
    """Yield the lines of the record."""
    fields = minutes.kind.fields.properties
    yield from _comment(_INTRODUCTION.format(today=minutes.today, placeholder=PLACEHOLDER))
    yield from _header(minutes)
    yield ""
    period = minutes.pack.period
    days = {"from": period.begins.isoformat(), "until": period.ends.isoformat()}
    yield from yaml_lines("period", days)
    yield from _meeting(minutes)
    yield ""
    yield "inputs:"
    for one in minutes.pack.inputs:
        yield from _input(one)
    yield ""
    yield "conclusions:"
    for name, field in fields["conclusions"].properties.items():
        yield from _comment(field.description, "  ")
        yield f"  {name}: {PLACEHOLDER}"
    yield ""
    yield from _decisions(minutes)


def _header(minutes: Minutes) -> Iterator[str]:
    last = minutes.last
    day = minutes.held_on[-1] if minutes.held_on else minutes.pack.period.ends
    values = {
        "id": minutes.id,
        "kind": minutes.kind.name,
        "title": f"Management review of {day}",
        "status": "open",
        "version": "1.0",
        "owner": (last.text("owner") if last is not None else "") or _ANY_ROLE,
    }
    for name, value in values.items():
        yield from yaml_lines(name, value)
    for name in _COPIED:
        if last is not None and last.value(name):
            yield from yaml_lines(name, last.value(name))


def _meeting(minutes: Minutes) -> Iterator[str]:
    """Yield when it was held and who came: what nobody has said yet stays a comment."""
    held = [day.isoformat() for day in minutes.held_on]
    signs = "" if held else "# "
    yield from (f"{signs}{line}" for line in yaml_lines("held_on", held or ["2026-12-08"]))
    last = minutes.last
    persons = list(last.texts("attendees")) if last is not None else []
    yield from _comment("Who took part, top management among them; those of the last time:")
    yield from (f"# {line}" for line in yaml_lines("attendees", persons or ["PSN-0001"]))


def _input(one: ReviewInput) -> Iterator[str]:
    clauses = f" ({', '.join(one.clauses)})" if one.clauses else ""
    yield from _comment(f"{one.title}{clauses}: {one.description}", "  ")
    for item in one.found.items:
        if item.needs_attention:
            yield from _comment(f"Look at {item.record.id}, {item.record.title}: {item.told}", "  ")
    for figure in one.found.figures:
        if figure.trend in (Trend.BETTER, Trend.WORSE) or figure.misses:
            yield from _comment(_moved(figure), "  ")
    yield f"  {one.name}:"
    if one.is_empty:
        yield f"    none_reason: {PLACEHOLDER}"
        return
    if one.record_ids:
        yield from (f"    {line}" for line in yaml_lines("records", list(one.record_ids)))
    yield f"    conclusion: {PLACEHOLDER}"
    if one.asks_for_trend or one.trend is not Trend.UNKNOWN:
        yield f"    trend: {one.trend}"


def _moved(figure: Figure) -> str:
    named = f"{figure.record} {figure.name}".strip()
    unit = f" {figure.unit}" if figure.unit else ""
    before = "" if figure.before is None else f" after {_short(figure.before)}{unit}"
    single = f"; {figure.told_against}" if figure.misses else ""
    return f"{figure.trend.capitalize()}: {named}, {_short(figure.now)}{unit}{before}{single}"


def _short(value: float | None) -> str:
    return "" if value is None else f"{round(value, 2):g}"


def _decisions(minutes: Minutes) -> Iterator[str]:
    if minutes.waiting:
        yield from _comment(
            "Still open from earlier reviews. What is overdue is done, dropped with a reason in "
            "that review, or decided anew here with 'carried_over_from':"
        )
        for one in minutes.waiting:
            for step in one.steps:
                due = step.due or "without a day"
                yield from _comment(f"{one.record.id}: {one.what}, due {due}", indent="- ")
    yield "decisions:"
    for sort, question in _OUTPUTS:
        yield from _comment(
            f"{question} Where nothing is needed, write 'type: none_needed' and the reason.", "  "
        )
        yield f"  - type: {sort}"
        yield f"    what: {PLACEHOLDER}"
        yield f"    customer_impact: {PLACEHOLDER}"
        yield "    # owner: ROL-0002"
        yield "    # due: 2027-03-31"
        yield "    # status: planned"
    yield ""
    yield from _comment("The day by which the next review is to be held.")
    yield "# next_due: 2027-06-30"


def _comment(text: str, before: str = "", indent: str = "") -> Iterator[str]:
    """Yield a text as comments; what would end a line in it is a space."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    yield from textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=f"{before}# {indent}",
        subsequent_indent=f"{before}# {' ' * len(indent)}",
        break_long_words=False,
        break_on_hyphens=False,
    )
