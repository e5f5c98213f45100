"""Internal audits as records tell them: when held, and by which audit a planned one is done."""

from collections.abc import Iterable
from datetime import date

from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["BREACHES", "Audits", "begins_on", "ends_on", "held_audits", "last_external_audits"]

BREACHES = ("major", "minor")
"""Grades of findings that say that a requirement is not met."""


def begins_on(audit: Record) -> date | None:
    """Return the first day on which an audit was held, None where none is written."""
    return min(days_of(audit), default=None)


def ends_on(audit: Record) -> date | None:
    """Return the last day on which an audit was held, None where none is written."""
    return max(days_of(audit), default=None)


def held_audits(corpus: Corpus) -> tuple[Record, ...]:
    """Return the internal audits that have begun."""
    return tuple(
        audit for audit in corpus.records("audit") if (begins_on(audit) or date.max) <= corpus.today
    )


def last_external_audits(corpus: Corpus) -> tuple[Record, ...]:
    """Return of the audits from outside of one sort for one party the last.

    It alone tells when the next is expected.
    """
    last: dict[tuple[str, str], Record] = {}
    for audit in corpus.live("external-audit"):
        sort = (audit.text("audit_type"), audit.text("ordered_by"))
        if sort not in last or _ended(audit) > _ended(last[sort]):
            last[sort] = audit
    return tuple(last.values())


def _ended(audit: Record) -> date:
    return ends_on(audit) or date.min


class Audits:
    """Audits by their number and by what they looked at."""

    def __init__(self, audits: Iterable[Record]) -> None:
        self._by_number: dict[str, list[Record]] = {}
        self._by_subject: dict[str, list[Record]] = {}
        for audit in audits:
            if audit.has("number"):
                self._by_number.setdefault(audit.text("number"), []).append(audit)
            for subject in (*audit.texts("processes"), *audit.texts("clauses_audited")):
                self._by_subject.setdefault(subject, []).append(audit)

    def carry_out(self, planned: Part, programme: Record) -> bool:
        """Whether one of them is the planned audit of a programme."""
        return bool(self.carrying_out(planned, programme))

    def carrying_out(self, planned: Part, programme: Record) -> tuple[Record, ...]:
        """Return those that are the planned audit of a programme.

        Where both have a number, it decides; otherwise a process or a clause that they share. An
        audit that names no programme may belong to any.
        """
        number = planned.text("number")
        subjects = (*planned.texts("processes"), *planned.texts("clauses"))
        sharing = (audit for subject in subjects for audit in self._by_subject.get(subject, ()))
        found = (a for a in sharing if not number or not a.has("number"))
        candidates = (*self._by_number.get(number, ()), *found)
        mine = (a for a in candidates if a.text("programme") in ("", programme.id))
        return tuple({audit.id: audit for audit in mine}.values())
