"""What a review that asks for no change writes into a document."""

from dataclasses import dataclass
from datetime import date

from clausebook.control.approval.approving import NotApprovable, approvable
from clausebook.control.binding import is_void
from clausebook.document.amending import Amendment, Put
from clausebook.record import LoadedDocument, Record

__all__ = ["Review", "review_amendments"]


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a day, told of in a record; ``following`` is the day of the next one, if set."""

    within: str
    on: date
    following: date | None = None


def review_amendments(document: LoadedDocument, review: Review) -> list[Amendment]:
    """Return what a review writes; raises NotApprovable where there is nothing to confirm."""
    header = approvable(document)
    if not header.is_approved:
        raise NotApprovable(
            f"{header.id}: is in {header.status}, and a review confirms what is approved; approve "
            "it instead"
        )
    if is_void(document):
        raise NotApprovable(
            f"{header.id}: its content has changed since it was approved on "
            f"{header.part('approval').text('on')}; have it approved instead"
        )
    before = header.date("reviewed_on")
    if before is not None and before > review.on:
        raise NotApprovable(f"{header.id}: was reviewed later, on {before}")
    order = tuple(header.field.properties)
    following = review.following or _following(header, review.on)
    return [
        Put(("reviewed_on",), review.on.isoformat(), order),
        Put(("reviewed_in",), review.within, order),
        *([Put(("review_by",), following.isoformat(), order)] if following else []),
    ]


def _following(header: Record, on: date) -> date | None:
    """Return the day of the next review, as long after this one as it was before.

    None where none was set.
    """
    due = header.date("review_by")
    days = (header.date("reviewed_on"), header.part("approval").date("on"))
    since = max((day for day in days if day is not None), default=None)
    if due is None or since is None or since >= due:
        return None
    return on + (due - since)
