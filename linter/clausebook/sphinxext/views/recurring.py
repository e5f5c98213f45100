"""Calendars of what comes round: overdue first, then month by month."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.recurring import Recurring
from clausebook.language import _, day_text, duration_text, ngettext, pgettext
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import named
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["recurring_table", "recurring_told", "recurring_words"]


def recurring_table(
    translator: HTML5Translator,
    found: Sequence[Recurring],
    today: date,
    label: str,
    head: tuple[str, str, str],
) -> str:
    """Return the table; ``head`` names what is done, by whom, and where or how."""
    what, who, where = head
    has_ways = any(one.where for one in found)
    names = (
        pgettext("done again", "Next"),
        what,
        who,
        *([where] if has_ways else []),
        pgettext("done again", "Last"),
        pgettext("done again", "Every"),
    )
    rows = (_row(translator, one, today, has_ways=has_ways) for one in found)
    return row_table(label, names, rows, classes="qms-calendar")


def recurring_told(found: Sequence[Recurring], today: date, total: str) -> str:
    """Return in words how many there are, which is ``total``, and how many are overdue."""
    late = [one for one in found if one.is_overdue(today)]
    if not late:
        return _("{total}, none overdue on {day}.", total=total, day=day_text(today))
    names = ", ".join(dict.fromkeys(one.record.id for one in late))
    return _(
        "{total}, {number} overdue on {day}: {names}.",
        total=total,
        number=len(late),
        day=day_text(today),
        names=names,
    )


def recurring_words(found: Iterable[Recurring], today: date) -> Iterator[str]:
    """Yield a line for each, for the search."""
    for one in found:
        yield " · ".join(filter(None, (named(one.record), one.what, _state(one, today))))


def _row(translator: HTML5Translator, one: Recurring, today: date, *, has_ways: bool) -> TableRow:
    what = record_link(translator, one.record.id)
    if one.what:
        what += f'<span class="qms-hint">{escape(one.what)}</span>'
    cells = [
        _due(one, today),
        what,
        record_link(translator, one.who) if one.who else "",
        *([escape(one.where)] if has_ways else []),
        day(str(one.last)) if one.last is not None else _("never"),
        escape(duration_text(one.interval)),
    ]
    is_late = one.is_overdue(today)
    return TableRow(cells, {"due": str(one.due or ""), "overdue": "true" if is_late else "false"})


def _due(one: Recurring, today: date) -> str:
    shown = day(str(one.due)) if one.due is not None else ""
    if not one.is_overdue(today):
        return shown or f'<span class="qms-hint">{_("no interval set")}</span>'
    return f"{shown} {late().strip()}" + _late(one, today)


def _late(one: Recurring, today: date) -> str:
    late = one.days_late(today)
    if late is None:
        return ""
    return f'<span class="qms-hint">{ngettext("by {count} day", "by {count} days", late)}</span>'


def _state(one: Recurring, today: date) -> str:
    if one.due is None:
        return _("never done") if one.is_planned else _("no interval set")
    if one.is_overdue(today):
        return _("overdue since {day}", day=day_text(one.due))
    return _("next by {day}", day=day_text(one.due))
