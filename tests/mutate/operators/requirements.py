"""Faults in requirements, promises and the review of orders (clauses 8.2.2 to 8.2.4)."""

from collections.abc import Iterator
from typing import Any

from clausebook.record import Part, Record
from tests.mutate.edits import changed, drop, places, put, without
from tests.mutate.example import Example, later
from tests.mutate.mutation import Mutation, operator

WEEK = 7


@operator("REQ001")
def requirement_without_source(example: Example) -> Iterator[Mutation]:
    yield from without(example, "requirement", "source")


@operator("REQ002")
def requirement_that_nothing_fulfils(example: Example) -> Iterator[Mutation]:
    """Where no procedure or instruction says from its side that it puts it into practice."""
    for requirement in example.live("requirement"):
        elsewhere = example.related(requirement, "put_into_practice_in")
        if requirement.has("fulfilled_by") and not elsewhere:
            yield drop(requirement, "fulfilled_by")


@operator("REQ002")
def requirement_that_nobody_verifies(example: Example) -> Iterator[Mutation]:
    yield from without(example, "requirement", "verified_by")


@operator("REQ002")
def verification_of_years_ago(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "requirement", "verified_by", "*", "last_on", to="2022-01-17")


@operator("REQ002")
def failed_verification_that_led_to_nothing(example: Example) -> Iterator[Mutation]:
    for requirement in example.live("requirement"):
        for steps, value in places(requirement.values, ("verified_by", "*", "result")):
            if value == "pass":
                yield put(requirement, "fail", *steps)


@operator("REQ002")
def failed_verification_without_its_nonconformity(example: Example) -> Iterator[Mutation]:
    yield from without(example, "requirement", "verified_by", "*", "nonconformity")


def _reviews(example: Example) -> Iterator[tuple[Record, Part, tuple[str, ...], Any]]:
    """Yield each review before a commitment, with its route and the day of the commitment."""
    for order in example.live("order"):
        if order.part("review").has("on") and order.date("committed_on"):
            yield order, order.part("review"), ("review",), order.date("committed_on")
    for requirement in example.live("requirement"):
        review = requirement.part("review")
        if review.date("committed_on"):
            yield requirement, review, ("review",), review.date("committed_on")


@operator("REQ003")
def review_after_the_commitment(example: Example) -> Iterator[Mutation]:
    for record, _, route, committed in _reviews(example):
        yield put(record, later(committed, WEEK), *route, "on")


@operator("REQ003")
def commitment_moved_before_the_review(example: Example) -> Iterator[Mutation]:
    for record, review, route, _ in _reviews(example):
        on = review.date("on")
        steps = ("committed_on",) if record.kind.name == "order" else (*route, "committed_on")
        if on:
            yield put(record, later(on, -WEEK), *steps)


@operator("REQ003")
def order_accepted_without_review(example: Example) -> Iterator[Mutation]:
    """Contracts and tenders: orders from the catalogue are reviewed once for the catalogue."""
    for order in example.live("order"):
        of_its_own = order.text("stage") == "contract" or order.text("channel") == "tender"
        if of_its_own and order.has("committed_on"):
            yield drop(order, "review")


@operator("REQ003")
def differences_left_open(example: Example) -> Iterator[Mutation]:
    for record, _, route, _ in _reviews(example):
        yield put(record, False, *route, "differences_resolved")


@operator("REQ003")
def spoken_order_not_confirmed(example: Example) -> Iterator[Mutation]:
    for record, review, route, _ in _reviews(example):
        if record.kind.name == "order" and record.has("confirmation"):
            yield drop(record, "confirmation")
        elif record.kind.name == "requirement" and review.has("confirmation"):
            yield drop(record, *route, "confirmation")


@operator("REQ003")
def spoken_order_confirmed_too_late(example: Example) -> Iterator[Mutation]:
    for record, review, route, committed in _reviews(example):
        if record.kind.name == "order" and record.has("confirmation"):
            yield put(record, later(committed, WEEK), "confirmation", "on")
        elif record.kind.name == "requirement" and review.has("confirmation"):
            yield put(record, later(committed, WEEK), *route, "confirmation", "on")


@operator("REQ004")
def document_not_looked_at_since_the_change(example: Example) -> Iterator[Mutation]:
    """Where the review is the only thing that followed the newest version of the requirement."""
    for requirement in example.live("requirement"):
        versions = requirement.parts("history")
        changed_on = versions[-1].text("date") if len(versions) > 1 else ""
        for process in example.related(requirement, "fulfilled_by", "verified_in"):
            if changed_on and process.kind.name == "process" and process.has("reviewed_on"):
                dates = [entry.text("date") for entry in process.parts("history")]
                if max([*dates, process.part("approval").text("on")]) < changed_on:
                    yield drop(process, "reviewed_on", at=(requirement.id,))


@operator("REQ008")
def change_of_an_order_told_to_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "order", "changes", "*", "told")


def _public_claims(product: Record) -> Iterator[tuple[int, Part]]:
    for index, claim in enumerate(product.parts("claims")):
        if claim.has("published_on") and not claim.has("withdrawn_on"):
            yield index, claim


@operator("REQ005")
def claim_that_nobody_knows_to_hold(example: Example) -> Iterator[Mutation]:
    for product in example.live("product"):
        yield from (drop(product, "claims", i, "can_meet") for i, _ in _public_claims(product))


@operator("REQ005")
def claim_that_cannot_be_met(example: Example) -> Iterator[Mutation]:
    for product in example.live("product"):
        yield from (
            put(product, False, "claims", i, "can_meet") for i, _ in _public_claims(product)
        )


@operator("REQ005")
def claim_without_evidence(example: Example) -> Iterator[Mutation]:
    for product in example.live("product"):
        yield from (drop(product, "claims", i, "evidence") for i, _ in _public_claims(product))


@operator("REQ005")
def claim_without_meter(example: Example) -> Iterator[Mutation]:
    for product in example.live("product"):
        yield from (drop(product, "claims", i, "kpi") for i, _ in _public_claims(product))


@operator("REQ005")
def false_claim_not_withdrawn(example: Example) -> Iterator[Mutation]:
    yield from without(example, "product", "claims", "*", "withdrawn_on")


@operator("REQ005")
def promise_beyond_our_ability(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "requirement", "ability", "can_meet", to=lambda _: False)


@operator("REQ005")
def ability_without_evidence(example: Example) -> Iterator[Mutation]:
    yield from without(example, "requirement", "ability", "evidence")


def _contradicting(criterion: Part) -> dict[str, Any] | None:
    value, operator_ = criterion.value("value"), criterion.text("operator")
    found = dict(criterion.values)
    if operator_ == "≥":
        found.update(operator="≤", value=value / 2)
    elif operator_ == "≤":
        found.update(operator="≥", value=value * 2)
    elif operator_ == "is" and isinstance(value, bool):
        found.update(value=not value)
    else:
        return None
    return found


@operator("REQ006")
def limits_that_contradict_each_other(example: Example) -> Iterator[Mutation]:
    requirements = [r for r in example.live("requirement") if not r.has("trade_off")]
    for one in requirements:
        for other in requirements:
            products = set(one.texts("products")) & set(other.texts("products"))
            here, there = set(one.texts("segments")), set(other.texts("segments"))
            same = not here or not there or here & there
            criterion = _contradicting(other.part("criterion"))
            if one.id != other.id and products and same and criterion:
                yield put(one, criterion, "criterion", at=(one.id, other.id))


def _sole_requirements(example: Example) -> Iterator[tuple[Record, Record]]:
    """Yield each important need that one live requirement alone answers, with it."""
    for need in example.live("need"):
        found = [r for r in example.related(need, "satisfied_by") if r.is_live(example.today)]
        if (need.number("importance") or 0) >= 7 and len(found) == 1:
            yield need, found[0]


@operator("REQ007")
def important_need_without_requirement(example: Example) -> Iterator[Mutation]:
    for need, requirement in _sole_requirements(example):
        index = requirement.texts("needs").index(need.id)
        yield drop(requirement, "needs", index, at=(need.id,))


@operator("REQ007")
def important_need_whose_requirement_is_withdrawn(example: Example) -> Iterator[Mutation]:
    for need, requirement in _sole_requirements(example):
        yield put(requirement, "obsolete", "status", at=(need.id,))
