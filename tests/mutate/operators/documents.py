"""Faults in the control of documents (clauses 5.2 and 7.5)."""

from collections.abc import Iterator
from datetime import date

from clausebook.record import Record
from clausebook.schema import Nature
from tests.mutate.edits import changed, drop, put, without
from tests.mutate.example import Example, later
from tests.mutate.mutation import Mutation, operator

FREELY_NAMED = ("8.6 a", "8.6 b")
"""Evidence of release, which no kind of record of its own holds."""


def _maintained(example: Example) -> Iterator[tuple[Record, date]]:
    """Yield the documents in force that are kept current, with the day of their approval."""
    for record in example.headers:
        on = record.part("approval").date("on")
        if record.status == "effective" and on and record.is_live(example.today):
            yield record, on


@operator("DOC002")
def author_approves_the_own_text(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        yield put(record, record.text("author"), "approval", "by")


@operator("DOC003")
def in_force_before_its_approval(example: Example) -> Iterator[Mutation]:
    for record, on in _maintained(example):
        yield put(record, later(on, -40), "effective_on")


@operator("DOC003")
def approved_after_it_took_effect(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        effective = record.date("effective_on")
        if effective and (example.today - effective).days > 9:
            yield put(record, later(effective, 9), "approval", "on")


@operator("DOC203")
def approved_on_a_day_to_come(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        yield put(record, later(example.today, 9), "approval", "on")


@operator("DOC003", "DOC004")
def version_written_after_its_approval(example: Example) -> Iterator[Mutation]:
    for record, on in _maintained(example):
        last = len(record.parts("history")) - 1
        if last >= 0 and (example.today - on).days > 11:
            yield put(record, later(on, 11), "history", last, "date")


@operator("DOC004")
def version_that_the_history_does_not_know(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        if record.has("history"):
            major, minor = record.text("version").split(".")[:2]
            yield put(record, f"{major}.{int(minor) + 1}", "version")


@operator("DOC004")
def history_that_ends_too_early(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        last = len(record.parts("history")) - 1
        if last > 0:
            yield drop(record, "history", last)


@operator("DOC004")
def history_that_goes_back_in_time(example: Example) -> Iterator[Mutation]:
    for record, on in _maintained(example):
        if len(record.parts("history")) > 1:
            yield put(record, later(on, 5), "history", 0, "date")


@operator("DOC004")
def history_whose_versions_fall(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        if len(record.parts("history")) > 1:
            yield put(record, "2999.0", "history", 0, "version")


@operator("DOC004")
def version_without_a_reason(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        for index, _ in enumerate(record.parts("history")):
            yield put(record, "Update", "history", index, "reason")


@operator("DOC005")
def review_overdue(example: Example) -> Iterator[Mutation]:
    for record, _ in _maintained(example):
        if record.has("review_by"):
            yield put(record, example.day(-120), "review_by")


def _retained(example: Example) -> Iterator[Record]:
    kinds = example.corpus.library.kinds
    for record in example.headers:
        name = record.text("of") if record.kind.name == "register" else record.kind.name
        if kinds[name].nature is Nature.RETAINED:
            yield record


@operator("DOC006")
def evidence_without_retention(example: Example) -> Iterator[Mutation]:
    for record in _retained(example):
        inside = (r.id for r in example.records() if r.path == record.path)
        yield drop(record, "retention", at=tuple(inside))


@operator("DOC006")
def place_of_evidence_without_retention(example: Example) -> Iterator[Mutation]:
    """The header asks it of retained records; here the place of them says nothing of its own."""
    yield from without(example, "record-location", "retention")


def _closed_before(record: Record, today: date) -> bool:
    """Whether a record says itself that it was closed over two months ago."""
    closed = record.date("closed_on") if "closed_on" in record.field.properties else None
    return closed is not None and (today - closed).days > 62


@operator("DOC106")
def evidence_kept_longer_than_said(example: Example) -> Iterator[Mutation]:
    for record in _retained(example):
        ended = tuple(
            other.id
            for other in example.records()
            if other.path == record.path and _closed_before(other, example.today)
        )
        if ended and record.part("retention").text("trigger") == "closed":
            yield put(record, "1 month", "retention", "period", at=(record.id, *ended))


@operator("DOC008")
def confidential_record_in_a_public_register(example: Example) -> Iterator[Mutation]:
    for record in example.live():
        if record.in_register and record.text("classification") == "public":
            for word in ("internal", "confidential", "restricted"):
                yield put(record, word, "classification")


@operator("DOC009")
def policy_back_in_draft(example: Example) -> Iterator[Mutation]:
    for policy in example.live("policy"):
        yield put(policy, "draft", "status", words=("policy",))


@operator("DOC009")
def mandatory_document_out_of_force(example: Example) -> Iterator[Mutation]:
    words = {"policy": "policy", "scope": "scope"}
    for kind, word in words.items():
        for record in example.live(kind):
            yield put(record, "obsolete", "status", words=(word,))


@operator("DOC009")
def objectives_back_in_draft(example: Example) -> Iterator[Mutation]:
    for record in example.headers:
        if record.kind.name == "register" and record.text("of") == "objective":
            yield put(record, "draft", "status", words=("objective",))


@operator("DOC009")
def evidence_of_release_kept_nowhere(example: Example) -> Iterator[Mutation]:
    """The place that is said to hold it loses all its clauses; an instruction is no evidence."""
    for place in example.live("record-location"):
        if set(FREELY_NAMED) <= set(place.texts("clauses")):
            yield drop(place, "clauses", words=("8.6",))


def _committed(example: Example, sort: str) -> Iterator[Mutation]:
    for policy in example.live("policy"):
        for index, commitment in enumerate(policy.parts("commitments")):
            if commitment.text("type") == sort:
                yield put(policy, "other", "commitments", index, "type")
                yield drop(policy, "commitments", index)


@operator("DOC010")
def policy_that_does_not_promise_to_improve(example: Example) -> Iterator[Mutation]:
    yield from _committed(example, "improve")


@operator("DOC010")
def policy_that_does_not_promise_to_meet_requirements(example: Example) -> Iterator[Mutation]:
    yield from _committed(example, "meet_requirements")


@operator("DOC110")
def policy_without_customer_focus(example: Example) -> Iterator[Mutation]:
    yield from _committed(example, "customer_focus")


@operator("DOC010")
def policy_without_direction(example: Example) -> Iterator[Mutation]:
    yield from without(example, "policy", "strategic_direction")


@operator("DOC010")
def policy_without_purpose(example: Example) -> Iterator[Mutation]:
    yield from without(example, "policy", "purpose_fit")


@operator("DOC010")
def policy_that_nobody_can_read(example: Example) -> Iterator[Mutation]:
    yield from without(example, "policy", "available_to")


@operator("DOC011")
def old_edition_without_reason(example: Example) -> Iterator[Mutation]:
    yield from without(example, "external-document", "reason_not_current")


@operator("DOC011")
def edition_that_is_not_the_newest(example: Example) -> Iterator[Mutation]:
    for record in example.live("external-document"):
        if record.flag("current"):
            yield put(record, False, "current")


@operator("DOC005")
def edition_not_looked_up_for_years(example: Example) -> Iterator[Mutation]:
    """A re-check that is overdue, as the catalogue calls it."""
    yield from changed(example, "external-document", "checked_on", to="2022-02-01")
