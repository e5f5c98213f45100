"""The directive ``qms:roles``: what applies to whom."""

from collections.abc import Iterable
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.actions import Action
from clausebook.analysis.responsibilities import Duties, Responsibilities
from clausebook.analysis.role_agenda import RoleAgenda
from clausebook.language import (
    _,
    capital_first,
    choice_word,
    duration_text,
    link_word,
    ngettext,
    pgettext,
)
from clausebook.record import Record
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import (
    day,
    escape,
    identifier,
    page_link,
    record_link,
    table,
)
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.once import agendas_of, responsibilities_of
from clausebook.sphinxext.views.pieces import (
    caption,
    folded,
    heading,
    listing,
    named,
    with_words,
)
from clausebook.sphinxext.views.role_agenda import due_table, readings_html, wanting_html

__all__ = ["RoleDuties", "RoleIndex", "setup"]

_MANY = 12


class RoleIndex(Block):
    """A list that leads to what applies to each role."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the list with the persons that hold each role."""
        views = responsibilities_of(manual_of(translator.builder))
        items = "".join(f"<li>{_entry(translator, view)}</li>" for view in views)
        return f'<nav aria-label="{escape(_("Roles"))}"><ul class="qms-index">{items}</ul></nav>'


class RoleDuties(Block):
    """All that applies to the role ``role``."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a heading where asked for, else a link to the role; then what is not empty."""
        manual = manual_of(translator.builder)
        views = responsibilities_of(manual)
        view = next(view for view in views if view.role.id == self["role"])
        role = manual.in_its_language(view.role)
        name, anchor = record_link(translator, role.id), _anchor(role)
        shown = f'<p id="{escape(anchor)}">{name}</p>'
        if self["titled"]:
            shown = heading(self, name, anchor)
        purpose = f"<p>{escape(role.text('purpose'))}</p>" if role.has("purpose") else ""
        rows = "".join(
            f"<dt>{escape(n)}</dt><dd>{v}</dd>" for n, v in _parts(translator, view) if v
        )
        duties = f'<dl class="qms-fields simple">{rows}</dl>'
        agenda = agendas_of(manual).get(role.id, RoleAgenda())
        due = due_table(translator, agenda, role.title)
        return f"{shown}{purpose}{duties}{_actions(translator, view)}{due}"


class RolesDirective(QuestionDirective):
    """Shows what applies to every role, or to one: ``{qms:roles} ROL-0003``.

    With ``:index:`` it lists the roles, and leads to where it is said what applies to each.
    """

    optional_arguments = 1
    option_spec: ClassVar = {"index": directives.flag}

    about = ("role",)

    def questions(self) -> tuple[str, ...]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        views = responsibilities_of(manual)
        if self.arguments:
            chosen = [view for view in views if view.role.id == self.arguments[0]]
            if not chosen:
                raise self.error(f"qms:roles: no role in use has the id '{self.arguments[0]}'")
            return [self._block(manual, chosen[0], titled=False)]
        if not views:
            return [nodes.paragraph("", _("There is no role on record."))]
        if "index" in self.options:
            return [RoleIndex("")]
        return [RoleIndex(""), *(self._block(manual, view, titled=True) for view in views)]

    def _block(self, manual: Manual, view: Responsibilities, *, titled: bool) -> Block:
        domain_of(self.env).note_duties(self.env.docname, view.role.id)
        return _block(view, agendas_of(manual).get(view.role.id, RoleAgenda()), titled=titled)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "roles", RolesDirective)


def _block(view: Responsibilities, agenda: RoleAgenda, *, titled: bool) -> Block:
    lines = (
        f"{name}: {'; '.join(map(named, records))}" for name, records in _ties(view) if records
    )
    actions = (f"{action.what}, {_due(action)}" for action in view.actions)
    due = (
        _("{what} of {record} by {day}", what=one.what, record=named(one.record), day=one.day)
        for one in agenda.due
    )
    read = (_("must read: {document}", document=named(one.document)) for one in agenda.readings)
    block = RoleDuties("", role=view.role.id, titled=titled)
    words = (named(view.role), view.role.text("purpose"), *lines, *actions, *due, *read)
    return with_words(block, *words)


def _due(action: Action) -> str:
    if action.due is None:
        return _("due without a day")
    return _("due {day}", day=action.due)


def _anchor(role: Record) -> str:
    return f"duties-{record_anchor(role.id)}"


def _entry(translator: HTML5Translator, view: Responsibilities) -> str:
    role = view.role
    title = manual_of(translator.builder).title(role)
    title = f" {escape(title)}" if role.title != role.id else ""
    held = ngettext("{count} person", "{count} persons", len(view.holders))
    actions = ngettext("{count} open action", "{count} open actions", len(view.actions))
    name = f"{identifier(role.id)}{title}"
    page = domain_of(translator.builder.env).duties(role.id)
    link = page_link(translator, page, _anchor(role), name) if page else name
    return f'{link} <span class="qms-hint">{held}, {actions}</span>'


def _parts(translator: HTML5Translator, view: Responsibilities) -> Iterable[tuple[str, str]]:
    manual = manual_of(translator.builder)
    role = manual.in_its_language(view.role)
    yield _("Held by"), listing(record_link(translator, h.person.id) for h in view.holders)
    yield _("Answers for"), listing(escape(text) for text in role.texts("responsibilities"))
    yield _("May decide"), escape(", ".join(_authority(role)))
    yield (
        _("Must know"),
        listing(escape(_competence(view, index)) for index in range(len(view.competences))),
    )
    agenda = agendas_of(manual).get(role.id, RoleAgenda())
    yield _("Not shown, or not for long"), wanting_html(translator, agenda.wanting)
    yield _("Must read"), readings_html(translator, agenda.readings)
    for name, records in _ties(view):
        yield name, _records(translator, records)


def _ties(view: Responsibilities) -> Iterable[tuple[str, tuple[Record, ...]]]:
    yield _("Owns"), view.owned
    yield from map(_said, view.processes)
    yield _("Works by"), view.procedures
    yield pgettext("a role", "Approved"), view.approved
    yield _("Is told in"), view.communications
    yield from map(_said, view.other)


def _said(duties: Duties) -> tuple[str, tuple[Record, ...]]:
    return capital_first(link_word(duties.phrase)), duties.records


def _authority(role: Record) -> list[str]:
    authority = role.part("authority")
    return [text for text in (authority.text("scope"), authority.text("limit")) if text]


def _competence(view: Responsibilities, index: int) -> str:
    found = view.competences[index]
    every = ""
    if found.interval:
        every = _("refreshed every {interval}", interval=duration_text(found.interval))
    details = ", ".join(part for part in (choice_word(found.type), every) if part)
    return f"{found.name} ({details})" if details else found.name


def _records(translator: HTML5Translator, records: tuple[Record, ...]) -> str:
    shown = listing(record_link(translator, record.id) for record in records)
    if len(records) <= _MANY:
        return shown
    return folded(ngettext("{count} record", "{count} records", len(records)), shown)


def _actions(translator: HTML5Translator, view: Responsibilities) -> str:
    if not view.actions:
        return ""
    head = "".join(
        f'<th scope="col">{name}</th>' for name in (_("Due"), _("Action"), pgettext("action", "In"))
    )
    body = "".join(_action(translator, action) for action in view.actions)
    told = _("Open actions of {role}", role=manual_of(translator.builder).title(view.role))
    return caption(told) + table(head, body, label=told, classes="qms-actions")


def _action(translator: HTML5Translator, action: Action) -> str:
    today = manual_of(translator.builder).corpus.today
    due = day(action.due.isoformat()) if action.due else _("no day named")
    overdue = late() if action.is_overdue(today) else ""
    link = record_link(translator, action.record.id)
    return f"<tr><td>{due}{overdue}</td><td>{escape(action.what)}</td><td>{link}</td></tr>"
