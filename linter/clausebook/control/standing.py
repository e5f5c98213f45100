"""Where a record stands in its life: what a reader must know before relying on it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clausebook.control.succession import begins_on
from clausebook.record import Record
from clausebook.schema import Nature

__all__ = ["VOID", "Standing", "barred", "standing_of", "with_standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A word and a sentence; the tone tells what is to come from what is over and what is due."""

    tone: Literal["pending", "gone", "due"]
    word: str
    sentence: str


VOID = Standing(
    "gone",
    "Approval void",
    "The content was changed after it was approved. Do not work by it until it is approved again.",
)
_BY_STATUS = {
    "draft": Standing("pending", "Draft", "Nobody has approved it yet. Do not work by it."),
    "review": Standing("pending", "In review", "It is not approved yet. Do not work by it."),
    "superseded": Standing("gone", "Superseded", "It no longer applies."),
    "obsolete": Standing("gone", "Obsolete", "It no longer applies and nothing replaces it."),
}


def standing_of(record: Record, today: date) -> Standing | None:
    """Return what a reader must know before relying on a record, None where it is in force."""
    if record.kind.nature is Nature.RETAINED or record.status in ("open", "closed"):
        return None
    return _BY_STATUS.get(record.status) or _by_days(record, today)


def barred(record: Record, today: date) -> Standing | None:
    """Return why nobody may work by a record, None where it is in force, if due for a review."""
    standing = standing_of(record, today)
    return None if standing is None or standing.tone == "due" else standing


def with_standing(title: str, record: Record, today: date) -> str:
    """Return a title that says itself, wherever it stands, that nobody may work by the record."""
    found = barred(record, today)
    return title if found is None else f"{title} ({found.word.lower()})".strip()


def _by_days(record: Record, today: date) -> Standing | None:
    begins, last, review = begins_on(record), record.last_day, record.date("review_by")
    if begins is not None and begins > today:
        return Standing("pending", "Not yet in force", f"It applies from {begins}.")
    if not record.approval_holds:
        return VOID
    if last is not None and last < today:
        return Standing("gone", "Expired", f"It applied until {last}.")
    if record.is_temporary and last is not None:
        return Standing("due", "Temporary", f"It applies until {last} and no longer.")
    if review is not None and review < today:
        return Standing("due", "Review overdue", f"It was to be reviewed by {review}.")
    return None
