"""What comes round after an interval that a record sets itself, counted from the last time."""

from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import after
from clausebook.language import N_
from clausebook.record import Part, Record

__all__ = ["ROUNDS", "Round", "round_part"]


@dataclass(frozen=True, slots=True)
class Round:
    """Something of a kind that comes round: the last time and the interval to the next.

    ``name`` is English. ``group`` is the key under which both stand, empty for the record itself;
    ``since`` is the day from which the interval counts as long as there was no first time.
    """

    kind: str
    group: str
    last: str
    interval: str
    name: str
    since: str = ""

    @property
    def what(self) -> str:
        """What comes round, as a finding says it."""
        return f"the next {self.name}"

    def due(self, record: Record) -> date | None:
        """Return the day by which it comes round, None where that is not told or does not apply.

        Customers who are lost are not called.
        """
        if self.kind == "customer" and record.has("lost_on"):
            return None
        part = round_part(self, record)
        begins = part.date(self.last) or (part.date(self.since) if self.since else None)
        return after(begins, part.text(self.interval)) if begins is not None else None


def round_part(turn: Round, record: Record) -> Part:
    """Return the part of the record in which the last time and the interval stand."""
    return record.part(turn.group) if turn.group else record


ROUNDS = (
    Round("customer", "", "last_contact_on", "contact_interval", N_("contact"), "since"),
    Round(
        "external-document",
        "",
        "checked_on",
        "check_interval",
        N_("look whether this is the current edition"),
    ),
    Round("process", "evaluation", "last_on", "interval", N_("evaluation of the process")),
)
"""Those that no other rule watches."""
