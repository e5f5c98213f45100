"""Faults of links: targets that are missing, of the wrong kind, in a circle or no longer valid."""

import re
from collections.abc import Iterator
from typing import Any

from clausebook.record import Link, Record
from clausebook.text import Pointer
from tests.mutate.edits import add, drop, places, put, rewrite
from tests.mutate.example import Example
from tests.mutate.fields import all_values
from tests.mutate.mutation import Mutation, operator

_MENTION = re.compile(r"\{qms:record\}`([A-Z]{3}-\d+)`")
_HISTORICAL = ("supersedes", "arises_from", "repeats", "revised_by", "considers", "concerns")


def _links(example: Example) -> Iterator[tuple[Record, Link, Pointer]]:
    for link in example.corpus.links:
        record = example.get(link.source)
        if record.is_valid:
            yield record, link, link.place.pointer[len(record.pointer) :]


def _others(example: Example, record: Record) -> Iterator[str]:
    """Yield who names a record, and who has it in an inherited header."""
    for link in example.links_to(record):
        yield link.source
    for other in example.records():
        approval = other.value("approval") or {}
        if record.id in (other.text("owner"), other.text("author"), *approval.values()):
            yield other.id


@operator("REF001")
def link_to_nothing(example: Example) -> Iterator[Mutation]:
    for record, link, steps in _links(example):
        yield put(record, f"{link.target[:4]}9{link.target[-3:]}", *steps)


@operator("REF001")
def link_to_another_kind(example: Example) -> Iterator[Mutation]:
    for record, link, steps in _links(example):
        if not link.reference.allows("glossary-term"):
            yield put(record, "GLO-0003", *steps)


@operator("REF001")
def record_that_is_not_there_any_more(example: Example) -> Iterator[Mutation]:
    for record in example.records():
        sources = tuple(link.source for link in example.links_to(record))
        if record.in_register and sources:
            made = drop(record, at=sources)
            yield Mutation(made.path, f"{record.id} left out", made.edit, sources)


@operator("REF001")
def process_inside_itself(example: Example) -> Iterator[Mutation]:
    for record in example.live("process"):
        yield put(record, record.id, "part_of")


@operator("REF001")
def record_that_replaces_itself(example: Example) -> Iterator[Mutation]:
    for record in example.live("policy", "procedure", "equipment"):
        yield put(record, record.id, "supersedes")


@operator("REF001")
def requirement_derived_from_itself(example: Example) -> Iterator[Mutation]:
    for record in example.live("requirement"):
        yield add(record, record.id, "derived_from")


@operator("REF101")
def mention_of_nothing(example: Example) -> Iterator[Mutation]:
    """In introductions and bodies; what stands in a body is told of the file."""
    for record in example.headers:
        document = example.document(record)
        prose = f"{record.values.get('introduction', '')} {document.body or ''}"
        for found in _MENTION.finditer(prose):
            if document.text.count(found[0]) == 1:
                new = found[0].replace("-0", "-9")
                yield rewrite(document, found[0], new, record.id, "")


@operator("REF002")
def record_goes_out_of_force_while_others_rely_on_it(example: Example) -> Iterator[Mutation]:
    """Who relies on it: kept-current records, by a link that is more than history."""
    for record in example.live():
        sources = tuple(
            link.source
            for link in example.links_to(record)
            if link.name not in _HISTORICAL and example.get(link.source).status == "effective"
        )
        if record.status == "effective" and sources:
            yield put(record, "obsolete", "status", at=sources)


@operator("REF002")
def objective_serves_the_policy_before(example: Example) -> Iterator[Mutation]:
    old = [policy for policy in example.records("policy") if policy.status == "superseded"]
    for record in example.live("objective"):
        yield from (put(record, policy.id, "policy") for policy in old)


def _changeable(example: Example) -> Iterator[Record]:
    """Yield what may still be changed: closed evidence keeps the numbers of its day."""
    yield from (record for record in example.live() if record.status != "closed")


@operator("REF003")
def clause_that_the_edition_does_not_have(example: Example) -> Iterator[Mutation]:
    for record in _changeable(example):
        for steps, value in places(record.values, ("clauses", "*")):
            yield put(record, f"{value.split()[0].split('.')[0]}.9.7", *steps)


@operator("REF003")
def clause_letter_that_does_not_exist(example: Example) -> Iterator[Mutation]:
    for record in _changeable(example):
        for steps, value in places(record.values, ("clauses", "*")):
            if " " in value:
                yield put(record, f"{value.split()[0]} z", *steps)


@operator("REF003")
def clause_of_an_audit_that_does_not_exist(example: Example) -> Iterator[Mutation]:
    for record in _changeable(example):
        if record.kind.name in ("audit", "external-audit", "audit-programme"):
            for route in (("clauses_audited", "*"), ("planned_audits", "*", "clauses", "*")):
                for steps, _ in places(record.values, route):
                    yield put(record, "11.2", *steps)


@operator("REF004")
def role_that_has_ended(example: Example) -> Iterator[Mutation]:
    for role in example.live("role"):
        owned = tuple(r.id for r in example.live() if r.text("owner") == role.id)
        if owned:
            yield put(role, "2025-06-30", "active_until", at=owned)


@operator("REF004")
def person_who_has_left_before_approving(example: Example) -> Iterator[Mutation]:
    for person in example.live("person"):
        approved = tuple(
            record.id
            for record in example.live()
            if record.part("approval").text("by") == person.id
        )
        if approved:
            yield put(person, "2021-12-31", "active_until", at=approved)


@operator("REF004")
def role_that_nobody_holds(example: Example) -> Iterator[Mutation]:
    for role in example.live("role"):
        holders = list(example.holders(role.id))
        if len(holders) == 1 and len(holders[0].parts("roles")) == 1:
            yield drop(holders[0], "roles", at=(role.id, *_others(example, role)))


@operator("REF004")
def approval_by_somebody_who_had_left(example: Example) -> Iterator[Mutation]:
    left = [p for p in example.records("person") if p.date("active_until")]
    for record in example.headers:
        on = record.part("approval").date("on")
        for person in left:
            ended = person.date("active_until")
            if on and ended and ended < on:
                yield put(record, person.id, "approval", "by")


@operator("REF004")
def review_attended_by_somebody_who_had_left(example: Example) -> Iterator[Mutation]:
    left = [p for p in example.records("person") if p.date("active_until")]
    for review in example.live("management-review"):
        began = review.part("period").date("until")
        for person in left:
            ended = person.date("active_until")
            if began and ended and ended < began:
                yield add(review, person.id, "attendees")


def _live_values(example: Example) -> Iterator[tuple[Record, Pointer, Any]]:
    """Yield the values of records that count today: others may outlive their evidence."""
    for record, steps, _, value in all_values(example):
        if record.is_live(example.today):
            yield record, steps, value


@operator("REF005")
def evidence_in_a_file_that_is_not_there(example: Example) -> Iterator[Mutation]:
    for record, steps, value in _live_values(example):
        named = steps[-1] == "evidence" or (len(steps) > 1 and steps[-2] == "evidence")
        if isinstance(value, str) and named and len(steps) < 4:
            yield put(record, "evidence/2026-03-inspection.pdf", *steps)


@operator("REF005")
def evidence_at_an_address_that_cannot_be(example: Example) -> Iterator[Mutation]:
    for record, steps, value in _live_values(example):
        if isinstance(value, str) and steps[-1] == "evidence" and len(steps) < 4:
            yield put(record, "https:/dms.example.com/doc 4711", *steps)


@operator("REF005")
def evidence_in_a_record_that_is_not_there(example: Example) -> Iterator[Mutation]:
    for record, steps, value in _live_values(example):
        if isinstance(value, str) and steps[-1] == "evidence" and value.startswith("LOC-"):
            yield put(record, "LOC-0999", *steps)
