"""Directives for what comes round: looks at obligations, contacts with customers, listening."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.recurring import Recurring, contacts, listening, watches
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import empty, with_words
from clausebook.sphinxext.views.recurring import recurring_table, recurring_told, recurring_words

__all__ = ["RecurringBlock", "setup"]


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of calendar: what it lists, what its columns are called, what an empty one says.

    ``number`` says how many there are.
    """

    find: Callable[[Corpus], tuple[Recurring, ...]]
    kind: str
    label: str
    head: tuple[str, str, str]
    number: Callable[[int], str]
    empty: str


def _obligations(number: int) -> str:
    return ngettext("{count} obligation to watch", "{count} obligations to watch", number)


def _customers(number: int) -> str:
    return ngettext("{count} customer", "{count} customers", number)


def _ways(number: int) -> str:
    return ngettext("{count} way of listening", "{count} ways of listening", number)


_SORTS = {
    "watch": _Sort(
        watches,
        "obligation",
        N_("Who looks for changes, and when"),
        (N_("Obligation"), N_("Who looks"), N_("Where changes are announced")),
        _obligations,
        N_("No obligation is to be watched."),
    ),
    "contacts": _Sort(
        contacts,
        "customer",
        N_("Which customers to contact, and when"),
        (N_("Customer"), N_("Who"), N_("How")),
        _customers,
        N_("No customer is on record."),
    ),
    "listening": _Sort(
        listening,
        "segment",
        N_("How each segment is heard, and when"),
        (N_("Segment"), N_("Who sees it done"), N_("Looked at in")),
        _ways,
        N_("No segment says how its customers are heard."),
    ),
}


class RecurringBlock(Block):
    """The calendar of one sort."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how many are overdue, and the table."""
        corpus, sort = manual_of(translator.builder).corpus, _SORTS[self["sort"]]
        found = sort.find(corpus)
        if not found:
            return empty(absent(_(sort.empty)))
        what, who, where = map(_, sort.head)
        shown = recurring_table(translator, found, corpus.today, _(sort.label), (what, who, where))
        told = recurring_told(found, corpus.today, sort.number(len(found)))
        return f"<p>{escape(told)}</p>{shown}"


class RecurringDirective(QuestionDirective):
    """The base of the three; a subclass names its sort."""

    sort: ClassVar[str]

    def questions(self) -> Sequence[str]:
        return (f"kind:{_SORTS[self.sort].kind}", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        sort, today = _SORTS[self.sort], manual.corpus.today
        found = sort.find(manual.corpus)
        told = absent(_(sort.empty))
        if found:
            told = recurring_told(found, today, sort.number(len(found)))
        return [
            with_words(RecurringBlock("", sort=self.sort), told, *recurring_words(found, today))
        ]


class WatchDirective(RecurringDirective):
    """Shows who looks at which obligation, when last and when next: ``{qms:watch-calendar}``."""

    sort = "watch"


class ContactsDirective(RecurringDirective):
    """Shows which customers are to be contacted: ``{qms:contact-calendar}``."""

    sort = "contacts"


class ListeningDirective(RecurringDirective):
    """Shows how and when each segment is heard: ``{qms:listening-plan}``."""

    sort = "listening"


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "watch-calendar", WatchDirective)
    app.add_directive_to_domain("qms", "contact-calendar", ContactsDirective)
    app.add_directive_to_domain("qms", "listening-plan", ListeningDirective)
