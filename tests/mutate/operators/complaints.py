"""Faults in complaints (clauses 8.2.1 c and 10.2)."""

from collections.abc import Iterator
from datetime import date

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example, later
from tests.mutate.mutation import Mutation, operator


def _is_closed(complaint: Record) -> bool:
    return complaint.status == "closed"


def _days(example: Example, *names: str) -> Iterator[tuple[Record, tuple[date, ...]]]:
    """Yield the complaints that have all of these days."""
    for complaint in example.live("complaint"):
        found = tuple(day for name in names if (day := complaint.date(name)))
        if len(found) == len(names):
            yield complaint, found


@operator("CMP001")
def complaint_without_channel(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "channel")


@operator("CMP001")
def complaint_of_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "pseudonym", where=lambda c: not c.has("customer"))


@operator("CMP001")
def complaint_without_wish(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "remedy_sought")


@operator("CMP001")
def complaint_without_severity(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "severity")


@operator("CMP001")
def complaint_of_no_category(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "category")


@operator("CMP002")
def complaint_acknowledged_with_the_answer_only(example: Example) -> Iterator[Mutation]:
    """A week or more after it came; an answer before the acknowledgement would stand for it."""
    for complaint, (received, told) in _days(example, "received_on", "told_on"):
        if complaint.has("acknowledged_on") and (told - received).days >= 7:
            yield put(complaint, told.isoformat(), "acknowledged_on")


@operator("CMP002")
def complaint_answered_when_it_was_closed(example: Example) -> Iterator[Mutation]:
    """More than five days past the promised day, and nobody was told anything in between."""
    for complaint, (due, closed) in _days(example, "due", "closed_on"):
        if (closed - due).days > 5:
            yield put(complaint, closed.isoformat(), "told_on")


@operator("CMP002")
def open_complaint_past_its_promised_day(example: Example) -> Iterator[Mutation]:
    for complaint, _ in _days(example, "due"):
        if complaint.status == "open":
            yield put(complaint, example.day(-3), "due")


@operator("CMP003")
def complaint_received_before_it_happened(example: Example) -> Iterator[Mutation]:
    for complaint, (received,) in _days(example, "received_on"):
        yield put(complaint, later(received, 3), "occurred_on")


@operator("CMP003")
def complaint_acknowledged_before_it_came(example: Example) -> Iterator[Mutation]:
    for complaint, (received, _) in _days(example, "received_on", "acknowledged_on"):
        yield put(complaint, later(received, -2), "acknowledged_on")


@operator("CMP003")
def complaint_told_before_it_was_decided(example: Example) -> Iterator[Mutation]:
    for complaint, (decided, _) in _days(example, "decided_on", "told_on"):
        yield put(complaint, later(decided, -1), "told_on")


@operator("CMP003")
def complaint_closed_before_it_was_told(example: Example) -> Iterator[Mutation]:
    for complaint, (told, _) in _days(example, "told_on", "closed_on"):
        yield put(complaint, later(told, -1), "closed_on")


@operator("CMP003")
def complaint_closed_next_year(example: Example) -> Iterator[Mutation]:
    for complaint, _ in _days(example, "closed_on"):
        yield put(complaint, example.day(40), "closed_on")


@operator("CMP004")
def complainant_never_told(example: Example) -> Iterator[Mutation]:
    """Where no note on the progress says that the customer was told."""
    for complaint in filter(_is_closed, example.live("complaint")):
        notes = complaint.parts("progress_notes")
        if not any(note.flag("told_customer") for note in notes):
            yield drop(complaint, "told_on")


@operator("CMP004")
def closed_complaint_without_decision(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "decision", where=_is_closed)


@operator("CMP004")
def nobody_knows_whether_the_complainant_agreed(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "accepted", where=_is_closed)


@operator("CMP004")
def refusing_complainant_shown_no_other_way(example: Example) -> Iterator[Mutation]:
    yield from without(example, "complaint", "external_route_offered")


@operator("CMP004")
def complainant_refuses_and_is_left_alone(example: Example) -> Iterator[Mutation]:
    for complaint in filter(_is_closed, example.live("complaint")):
        if not complaint.has("external_route_offered"):
            yield put(complaint, "no", "accepted")
