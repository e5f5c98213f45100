"""What a review that asks for no change writes into a document, and where it can have been held."""

from dataclasses import dataclass
from datetime import date

from clausebook.control.approval.approving import NotApprovable, approvable
from clausebook.control.binding import is_void
from clausebook.document.amending import Amendment, Put
from clausebook.record import LoadedDocument, Record, day_of

__all__ = ["NoOccasion", "Review", "check_occasion", "review_amendments"]

_HELD = {
    "management-review": "held_on",
    "audit": "held_on",
    "external-audit": "held_on",
    "decision": "decided_on",
    "communication": "log",
}
"""The kinds of what can look at documents, each with the field that says when it did."""


class NoOccasion(Exception):
    """A record tells of nothing in which documents were reviewed; the message is one line."""


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


def check_occasion(record: Record, on: date) -> None:
    """Raise NoOccasion unless a record tells of something that was held by that day."""
    name = _HELD.get(record.kind.name)
    if name is None:
        raise NoOccasion(
            f"{record.id}: nothing is reviewed in a record of kind {record.kind.name}; name the "
            "management review, audit, decision or communication that says who was there"
        )
    days = (
        [part.date("on") for part in record.parts(name)] if name == "log" else _days(record, name)
    )
    held = [day for day in days if day is not None]
    if not held:
        raise NoOccasion(f"{record.id}: does not say that it was held; enter the day in '{name}'")
    if min(held) > on:
        raise NoOccasion(
            f"{record.id}: was held on {min(held)}, after the review on {on}; mend the day that is "
            "wrong"
        )


def _days(record: Record, name: str) -> list[date | None]:
    value = record.value(name)
    return [day_of(one) for one in (value if isinstance(value, list) else [value])]


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
