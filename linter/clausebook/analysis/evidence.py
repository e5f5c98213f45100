"""What a record is worth as evidence on a day."""

from datetime import date
from enum import StrEnum

from clausebook.language import N_
from clausebook.record import WITHDRAWN, Record
from clausebook.schema import Nature

__all__ = ["EvidenceState", "is_withdrawn", "state_of"]


class EvidenceState(StrEnum):
    """How far the evidence has come, from none to live and tied to a customer's need.

    ``NOT_DETERMINED`` stands for a conditional clause without evidence: nobody has said whether it
    applies. ``NOT_APPLICABLE`` is what the scope says of a clause, with its reason. A single record
    is never ``CONTRADICTED``: that is said of a clause.
    """

    MISSING = N_("missing")
    NOT_DETERMINED = N_("not determined")
    NOT_APPLICABLE = N_("not applicable")
    DRAFT = N_("draft")
    APPROVED = N_("approved")
    STALE = N_("stale")
    CONTRADICTED = N_("contradicted")
    LIVE = N_("live")
    LINKED = N_("linked")

    @property
    def rank(self) -> int:
        """0 for missing, rising with the worth of the evidence."""
        return list(EvidenceState).index(self)

    @property
    def meaning(self) -> str:
        """One line in English for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    EvidenceState.MISSING: N_("no record gives evidence"),
    EvidenceState.NOT_DETERMINED: N_("no record gives evidence, and the clause may not apply"),
    EvidenceState.NOT_APPLICABLE: N_("the scope gives the reason why the clause does not apply"),
    EvidenceState.DRAFT: N_("there are records, but none is approved, or they break their schema"),
    EvidenceState.APPROVED: N_("approved, but not in force yet or no longer"),
    EvidenceState.STALE: N_("in force, but its review is overdue"),
    EvidenceState.CONTRADICTED: N_(
        "there is evidence, but an error of the linter speaks against it"
    ),
    EvidenceState.LIVE: N_("in force, or a record of what happened"),
    EvidenceState.LINKED: N_("live, and tied to a need or a requirement"),
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
