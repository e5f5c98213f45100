"""One thing to be done, and how urgent it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.diagnostic import Severity
from clausebook.record import Record
from clausebook.text import Location, Pointer

__all__ = ["Sort", "Task", "Urgency"]


class Sort(StrEnum):
    """What gives rise to the task."""

    FINDING = "finding"
    ACTION = "action"
    DUE = "due"
    DECISION = "decision"
    APPROVAL = "approval"
    ACKNOWLEDGEMENT = "acknowledgement"
    STEP = "step"


class Urgency(StrEnum):
    """How much the task presses; the first presses most."""

    AT_ONCE = "at once"
    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "open"
    ADVISED = "advised"

    @property
    def rank(self) -> int:
        """0 for what presses most."""
        return list(Urgency).index(self)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    ``roles`` are the ids of those that see to it, ``persons`` of those who hold them today or from
    whom it is asked by name. ``rules`` are the codes of those by which the linter says the same,
    with the gravest severity of what they found. ``remedy`` says in words how it is done,
    ``command`` what is typed for it; both may be empty, as may ``record`` be None where something
    is missing that no record stands for. ``also`` are the ids of other records that name the same.
    """

    sort: Sort
    what: str
    record: Record | None
    location: Location
    pointer: Pointer = ()
    clauses: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    by: date | None = None
    rules: tuple[str, ...] = ()
    severity: Severity | None = None
    remedy: str = ""
    command: str = ""
    also: tuple[str, ...] = ()

    def urgency(self, today: date) -> Urgency:
        """Return how much it presses on a day: what the records contradict comes first."""
        if self.severity is Severity.ERROR:
            return Urgency.AT_ONCE
        if self.by is not None:
            return Urgency.OVERDUE if self.by < today else Urgency.DUE
        if self.severity is Severity.INFO or self.sort is Sort.STEP:
            return Urgency.ADVISED
        return Urgency.OPEN

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.by is not None and self.by < today
