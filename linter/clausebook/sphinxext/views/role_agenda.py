"""What is before those who hold a role, as HTML."""

from collections.abc import Sequence

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.calendar import Due
from clausebook.analysis.role_agenda import Reading, RoleAgenda, Wanting
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import caption, counted, folded, listing
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["due_table", "readings_html", "wanting_html"]

_FEW = 8


def due_table(translator: HTML5Translator, agenda: RoleAgenda, title: str) -> str:
    """Return what is due, by its day; many are folded behind those that are overdue."""
    if not agenda.due:
        return ""
    today = manual_of(translator.builder).corpus.today
    told = f"To be looked at again by {title}"
    if len(agenda.due) <= _FEW:
        return caption(told) + _table(translator, agenda.due, told)
    overdue = [one for one in agenda.due if one.is_overdue(today)]
    others = [one for one in agenda.due if not one.is_overdue(today)]
    shown = _table(translator, overdue, f"{told}, overdue") if overdue else ""
    later = _table(translator, others, told)
    return caption(told) + shown + folded(counted(len(others), "later day"), later)


def _table(translator: HTML5Translator, due: Sequence[Due], label: str) -> str:
    today = manual_of(translator.builder).corpus.today
    rows = (
        (
            day(one.day.isoformat()) + (late() if one.is_overdue(today) else ""),
            escape(one.what),
            record_link(translator, one.record.id),
        )
        for one in due
    )
    return named_rows(label, ("Due", "What", "Record"), rows, classes="qms-actions")


def readings_html(translator: HTML5Translator, readings: Sequence[Reading]) -> str:
    """Return the documents that are for the role, with who has not acknowledged them."""
    shown = listing(
        f"{record_link(translator, one.document.id)}{_owed(translator, one)}" for one in readings
    )
    return shown if len(readings) <= _FEW else folded(counted(len(readings), "document"), shown)


def _owed(translator: HTML5Translator, reading: Reading) -> str:
    if not reading.owed:
        return ""
    persons = ", ".join(record_link(translator, one.person.id) for one in reading.owed)
    return f' <span class="qms-way">not acknowledged yet by {persons}</span>'


def wanting_html(translator: HTML5Translator, wanting: Sequence[Wanting]) -> str:
    """Return the competences that are not shown in somebody, or soon are not any more."""
    return listing(
        f"{escape(one.name)}: "
        + ", ".join(
            f"{record_link(translator, person.person.id)} {escape(person.state)}"
            + (f" on {day(person.ends.isoformat())}" if person.ends else "")
            for person in one.persons
        )
        for one in wanting
    )
