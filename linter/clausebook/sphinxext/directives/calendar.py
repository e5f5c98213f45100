"""The directive ``qms:calendar``: what is to be looked at again, month by month, overdue first."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.calendar import Due, calendar
from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.language import (
    ENGLISH,
    N_,
    _,
    capital_first,
    day_text,
    month_text,
    ngettext,
    spoken_in,
)
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import (
    empty,
    folded,
    heading,
    named,
    with_words,
)
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["CalendarBlock", "setup"]

_AHEAD = "12 months"
_OPEN = 3
"""Months that are shown without a click."""
_NOTHING = N_("No record names a day by which something is to be looked at again.")
_NAMES = (N_("Day"), N_("Record"), N_("What is due"), N_("Who sees to it"))


class CalendarBlock(Block):
    """What is due of the kinds of records ``kinds``, of all where it is empty.

    ``name`` begins the anchors of the months, for a page may hold several.
    """

    def html(self, translator: HTML5Translator) -> str:
        """Return what is overdue, then the months of a year, then what comes later, folded."""
        corpus = manual_of(translator.builder).corpus
        found = calendar(corpus, self["kinds"])
        if not found:
            return empty(absent(_(_NOTHING)))
        horizon = after(corpus.today, _AHEAD) or corpus.today
        overdue = [due for due in found if due.is_overdue(corpus.today)]
        coming = [due for due in found if corpus.today <= due.day <= horizon]
        later = [due for due in found if due.day > horizon]
        months = [
            (month, list(of_month))
            for month, of_month in groupby(coming, key=lambda due: month_text(due.day))
        ]
        return "".join(
            (
                f"<p>{escape(_told(corpus, found))}</p>",
                self._part(translator, _("Overdue"), "overdue", overdue),
                *(
                    self._part(translator, month, _month_anchor(of_month[0]), of_month)
                    for month, of_month in months[:_OPEN]
                ),
                *(_folded(translator, *month) for month in months[_OPEN:]),
                _folded(translator, _("After {day}", day=day_text(horizon)), later),
            )
        )

    def _part(
        self, translator: HTML5Translator, title: str, anchor: str, found: Sequence[Due]
    ) -> str:
        if not found:
            return ""
        place = f"{self['name']}-{anchor}"
        return heading(self, escape(title), place) + _table(translator, title, found)


class CalendarDirective(QuestionDirective):
    """Shows what is due: ``{qms:calendar}``, or of some kinds, ``{qms:calendar} obligation``."""

    optional_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        # What is overdue depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        kinds = (self.arguments[0] if self.arguments else "").replace(",", " ").split()
        for kind in kinds:
            if kind not in manual.corpus.library.kinds:
                raise self.error(f"qms:calendar: there is no kind of record '{kind}'")
        found = calendar(manual.corpus, kinds)
        told = _told(manual.corpus, found) if found else absent(_(_NOTHING))
        lines = (f"{due.day} {due.what}: {named(due.record)}" for due in found)
        serial = self.env.new_serialno("qms-calendar")
        block = CalendarBlock("", kinds=kinds, name=f"due-{serial}" if serial else "due")
        return [with_words(block, told, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "calendar", CalendarDirective)


def _month_anchor(due: Due) -> str:
    """Return the month of a day for an address, which is the same in every language."""
    with spoken_in(ENGLISH):
        return month_text(due.day).lower().replace(" ", "-")


def _folded(translator: HTML5Translator, title: str, found: Sequence[Due]) -> str:
    if not found:
        return ""
    return folded(f"{escape(title)}: {len(found)}", _table(translator, title, found))


def _told(corpus: Corpus, found: Sequence[Due]) -> str:
    overdue = sum(due.is_overdue(corpus.today) for due in found)
    coming = next((due for due in found if not due.is_overdue(corpus.today)), None)
    days = len({due.day for due in found})
    told = _(
        "{things} due {on_days}, {overdue}.",
        things=ngettext("{count} thing", "{count} things", len(found)),
        on_days=ngettext("on {count} day", "on {count} days", days),
        overdue=_("{count} overdue", count=overdue) if overdue else _none_overdue(),
    )
    if coming is None:
        return told
    return f"{told} {_('The next day is {day}.', day=day_text(coming.day))}"


def _none_overdue() -> str:
    return absent(_("nothing is overdue"), _("what else is due is not shown"))


def _table(translator: HTML5Translator, title: str, found: Iterable[Due]) -> str:
    manual = manual_of(translator.builder)
    rows = (
        (
            day(due.day.isoformat()),
            record_link(translator, due.record.id),
            escape(capital_first(due.what)),
            escape(_owner(manual, due.owner)),
        )
        for due in found
    )
    names = [_(name) for name in _NAMES]
    return named_rows(_("Due: {what}", what=title), names, rows, classes="qms-wide qms-calendar")


def _owner(manual: Manual, owner: str) -> str:
    role = manual.corpus.get(owner)
    return owner if role is None else manual.title(role)
