"""Contradictions between the status and the days of one record."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import BEGUN, Place, Record
from clausebook.rules.rule import Finding

__all__ = [
    "closing_faults",
    "is_plain",
    "order_faults",
    "replaced_records",
    "status_faults",
]

"""Statuses of a document that is not issued yet."""
_IN_FORCE = ("approved", "effective")
_RARE = frozenset({"reviewed_on", "expires_on", "temporary_until"})


def is_plain(record: Record, today: str) -> bool:
    """Whether a document was approved, then took effect, and states no other day.

    So it is with most documents. ``today`` and the days are compared as they are written, for every
    document passes here.
    """
    if record.inherited or not _RARE.isdisjoint(record.values) or record.status not in _IN_FORCE:
        return False
    approval, begins = record.values.get("approval"), record.values.get("effective_on")
    approved = approval.get("on") if isinstance(approval, dict) else None
    if not isinstance(approved, str) or not isinstance(begins, str):
        return False
    return approved <= begins <= today


def order_faults(record: Record, today: date) -> Iterator[Finding]:
    """Yield the days of a document before the one they follow, and a review that is to come.

    An approval that is to come is told by DOC203, with all that it makes impossible.
    """
    approved, effective = record.part("approval").date("on"), record.date("effective_on")
    is_given = approved is not None and approved <= today
    if approved is not None and is_given and effective is not None and effective < approved:
        yield Finding(
            _place(record, "effective_on"),
            f"effective on {effective}, before it was approved on {approved}",
            "let it take effect on the day of the approval or later",
        )
    reviewed, expires = record.date("reviewed_on"), record.date("expires_on")
    if reviewed is not None and reviewed > today:
        yield Finding(
            _place(record, "reviewed_on"),
            f"reviewed on {reviewed}, which is still to come",
            "write the day once it was reviewed; what is planned stands under 'review_by'",
        )
    if effective is not None and expires is not None and expires < effective:
        yield Finding(
            _place(record, "expires_on"),
            f"expires on {expires}, before it takes effect on {effective}",
            "mend one of the two days",
        )


def status_faults(record: Record, today: date) -> Iterator[Finding]:
    """Yield a finding where the status of a document says other than its days or its approval."""
    status, begins = record.status, record.date("effective_on")
    if status in BEGUN and "approval" in record.values:
        yield Finding(
            _place(record, "approval"),
            f"approved, but the status is '{status}'",
            "take the approval out until this version is approved, or set the status to 'approved'",
        )
    if status == "effective" and begins is not None and begins > today:
        yield Finding(
            _place(record, "status"),
            f"the status is 'effective', but it takes effect only on {begins}",
            "set the status to 'approved' until then",
        )
    ends, name = record.date("expires_on"), "expires_on"
    if "temporary_until" in record.field.properties and record.has("temporary_until"):
        ends, name = record.date("temporary_until"), "temporary_until"
    if status in _IN_FORCE and ends is not None and ends < today:
        yield Finding(
            _place(record, name),
            f"the status is '{status}', but it ended on {ends}",
            "set the status to 'obsolete' or 'superseded', or decide anew until when it holds",
        )


def replaced_records(corpus: Corpus, record: Record) -> Iterator[Finding]:
    """Yield the records that a live one supersedes although they are still in force."""
    if not record.is_live(corpus.today):
        return
    for replaced in corpus.targets(record, "supersedes"):
        if not is_withdrawn(replaced) and replaced is not record and replaced.status in _IN_FORCE:
            yield Finding(
                _place(replaced, "status"),
                f"the status is '{replaced.status}', but {record.id} supersedes it",
                "set the status to 'superseded'",
                (("what supersedes it", record.at("supersedes")),),
            )


def closing_faults(record: Record) -> Iterator[Finding]:
    """Yield a finding for a retained record that is closed without a day, or open with one."""
    if "closed_on" not in record.field.properties:
        return
    if record.status == "closed" and not record.has("closed_on"):
        yield Finding(
            _place(record, "status"),
            "the record is closed, but does not say since when",
            "write the day, as in 'closed_on: 2026-02-25', or open it again",
        )
    elif record.status == "open" and record.has("closed_on"):
        yield Finding(
            record.at("closed_on"),
            "the record is open, but gives a day on which it was closed",
            "write 'status: closed', or take the day out",
        )


def _place(record: Record, name: str, *below: str) -> Place:
    """Return the place of a value, or the record where its register says it."""
    return record.at(name, *below) if name in record.values else record.at()
