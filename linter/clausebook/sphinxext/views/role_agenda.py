"""What is before those who hold a role, as HTML."""

from collections.abc import Sequence

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.calendar import Due
from clausebook.analysis.competence_matrix import Competent
from clausebook.analysis.role_agenda import Reading, RoleAgenda, Wanting
from clausebook.language import _, ngettext
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import caption, folded, listing
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["due_table", "readings_html", "wanting_html"]

_FEW = 8


def due_table(translator: HTML5Translator, agenda: RoleAgenda, title: str) -> str:
    """Return what is due, by its day; many are folded behind those that are overdue."""
    if not agenda.due:
        return ""
    today = manual_of(translator.builder).corpus.today
    told = _("To be looked at again by {role}", role=title)
    if len(agenda.due) <= _FEW:
        return caption(told) + _table(translator, agenda.due, told)
    overdue = [one for one in agenda.due if one.is_overdue(today)]
    others = [one for one in agenda.due if not one.is_overdue(today)]
    label = _("To be looked at again by {role}, overdue", role=title)
    shown = _table(translator, overdue, label) if overdue else ""
    later = ngettext("{count} later day", "{count} later days", len(others))
    return caption(told) + shown + folded(later, _table(translator, others, told))


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
    return named_rows(label, (_("Due"), _("What"), _("Record")), rows, classes="qms-actions")


def readings_html(translator: HTML5Translator, readings: Sequence[Reading]) -> str:
    """Return the documents that are for the role, with who has not acknowledged them."""
    shown = listing(
        f"{record_link(translator, one.document.id)}{_owed(translator, one)}" for one in readings
    )
    if len(readings) <= _FEW:
        return shown
    return folded(ngettext("{count} document", "{count} documents", len(readings)), shown)


def _owed(translator: HTML5Translator, reading: Reading) -> str:
    if not reading.owed:
        return ""
    persons = ", ".join(record_link(translator, one.person.id) for one in reading.owed)
    told = _("not acknowledged yet by {persons}", persons=persons)
    return f' <span class="qms-way">{told}</span>'


def wanting_html(translator: HTML5Translator, wanting: Sequence[Wanting]) -> str:
    """Return the competences that are not shown in somebody, or soon are not any more."""
    return listing(
        f"{escape(one.name)}: "
        + ", ".join(
            f"{record_link(translator, person.person.id)} {_state(person)}"
            for person in one.persons
        )
        for one in wanting
    )


def _state(person: Competent) -> str:
    """Return what is shown of a competence, and the day on which it ends or ended; HTML."""
    state = escape(_(person.state))
    if person.ends is None:
        return state
    return _("{state} on {day}", state=state, day=day(person.ends.isoformat()))
