"""What a record is worth as evidence on a day."""

from datetime import date
from enum import StrEnum

from clausebook.record import WITHDRAWN, Record
from clausebook.schema import Nature

__all__ = ["EvidenceState", "is_withdrawn", "state_of"]


class EvidenceState(StrEnum):
    """How far the evidence has come, from none to live and tied to a customer's need.

    ``NOT_DETERMINED`` stands for a conditional clause without evidence: nobody has said whether it
    applies. ``NOT_APPLICABLE`` is what the scope says of a clause, with its reason. A single record
    is never ``CONTRADICTED``: that is said of a clause.
    """

    MISSING = "missing"
    NOT_DETERMINED = "not determined"
    NOT_APPLICABLE = "not applicable"
    DRAFT = "draft"
    APPROVED = "approved"
    STALE = "stale"
    CONTRADICTED = "contradicted"
    LIVE = "live"
    LINKED = "linked"

    @property
    def rank(self) -> int:
        """0 for missing, rising with the worth of the evidence."""
        return list(EvidenceState).index(self)

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    EvidenceState.MISSING: "no record gives evidence",
    EvidenceState.NOT_DETERMINED: "no record gives evidence, and the clause may not apply",
    EvidenceState.NOT_APPLICABLE: "the scope gives the reason why the clause does not apply",
    EvidenceState.DRAFT: "there are records, but none is approved, or they break their schema",
    EvidenceState.APPROVED: "approved, but not in force yet or no longer",
    EvidenceState.STALE: "in force, but its review is overdue",
    EvidenceState.CONTRADICTED: "there is evidence, but an error of the linter speaks against it",
    EvidenceState.LIVE: "in force, or a record of what happened",
    EvidenceState.LINKED: "live, and tied to a need or a requirement",
}


def is_withdrawn(record: Record) -> bool:
    """Whether the record was superseded or is obsolete, and so is evidence of nothing today."""
    return record.status in WITHDRAWN


def state_of(record: Record, today: date) -> EvidenceState | None:
    """Return the state of one record as evidence, None for one that was withdrawn.

    Whether it is linked is for others to say. A retained record does not go stale: it tells what
    happened.
    """
    if is_withdrawn(record):
        return None
    if not record.is_valid:
        return EvidenceState.DRAFT
    if record.is_live(today):
        review_by = record.date("review_by")
        maintained = record.kind.nature is Nature.MAINTAINED
        overdue = maintained and review_by is not None and review_by < today
        return EvidenceState.STALE if overdue else EvidenceState.LIVE
    is_approved = record.is_approved and record.approval_holds
    return EvidenceState.APPROVED if is_approved else EvidenceState.DRAFT
