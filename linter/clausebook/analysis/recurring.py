"""What is done again and again, such as looking at a law: when last, how often, when next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after, come
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Recurring", "by_due_day", "contacts", "listening", "watches"]


@dataclass(frozen=True, slots=True)
class Recurring:
    """One thing that comes round; ``who`` is the id of a role.

    ``what`` says more than the record's title where several stand in one record, ``where`` by what
    way it is done. Texts are empty, and days None, where the record does not say. ``since`` is the
    day from which the interval counts as long as there was no first time.
    """

    record: Record
    what: str
    who: str
    where: str
    last: date | None
    interval: str
    since: date | None = None

    @property
    def due(self) -> date | None:
        """The day by which it is to be done next, None where no interval or no first day is set."""
        begins = self.last or self.since
        return after(begins, self.interval) if begins is not None else None

    @property
    def is_planned(self) -> bool:
        """Whether it is to come round at all."""
        return bool(self.interval)

    def is_overdue(self, today: date) -> bool:
        """Whether it was to be done before today, or was never done although it is planned."""
        due = self.due
        return self.is_planned and (due is None or due < today)

    def days_late(self, today: date) -> int | None:
        """Return by how many days it is overdue; None where it is not, or was never done."""
        due = self.due
        return (today - due).days if due is not None and due < today else None


def watches(corpus: Corpus) -> tuple[Recurring, ...]:
    """Return the looks at live obligations that apply and are not repealed, the next one first."""
    found = (
        Recurring(
            one,
            "",
            one.text("watcher"),
            one.text("watch_source"),
            one.date("last_checked_on"),
            one.text("check_interval"),
        )
        for one in corpus.live("obligation")
        if one.flag("applies") is not False and not come(one.date("repealed_on"), corpus.today)
    )
    return by_due_day(found, corpus.today)


def contacts(corpus: Corpus) -> tuple[Recurring, ...]:
    """Return the contacts with live customers that were not lost, the next one first."""
    found = (
        Recurring(
            one,
            "",
            one.text("relationship_owner"),
            "",
            one.date("last_contact_on"),
            one.text("contact_interval"),
            one.date("since"),
        )
        for one in corpus.live("customer")
        if not come(one.date("lost_on"), corpus.today)
    )
    return by_due_day(found, corpus.today)


def listening(corpus: Corpus) -> tuple[Recurring, ...]:
    """Return by what live segments are heard, the next one first."""
    return by_due_day(_heard(corpus), corpus.today)


def by_due_day(items: Iterable[Recurring], today: date) -> tuple[Recurring, ...]:
    """Return the overdue ones first, then the others by their day, last those without any."""
    return tuple(sorted(items, key=lambda one: _order(one, today)))


def _heard(corpus: Corpus) -> Iterator[Recurring]:
    for segment in corpus.live("segment"):
        for part in segment.parts("listening"):
            yield Recurring(
                segment,
                part.text("method"),
                part.text("owner"),
                part.text("reviewed_in"),
                part.date("last_on"),
                part.text("interval"),
            )


def _order(one: Recurring, today: date) -> tuple[bool, bool, date, str, str]:
    never = one.due is None
    return (not one.is_overdue(today), never, one.due or date.min, one.record.id, one.what)
