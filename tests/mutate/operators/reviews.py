"""Faults in management reviews (clause 9.3)."""

from collections.abc import Iterator
from itertools import pairwise

from tests.mutate.edits import add, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator

INPUTS = (
    "earlier_actions",
    "changes_in_issues",
    "satisfaction_and_feedback",
    "objectives",
    "process_performance",
    "nonconformities",
    "monitoring_results",
    "audits",
    "providers",
    "resources",
    "risk_and_opportunity_actions",
    "improvement_opportunities",
)
TRENDS = INPUTS[2:9]


@operator("MRV001")
def input_not_considered(example: Example) -> Iterator[Mutation]:
    for name in INPUTS:
        yield from without(example, "management-review", "inputs", name)


@operator("MRV001")
def inputs_not_on_record(example: Example) -> Iterator[Mutation]:
    yield from without(example, "management-review", "inputs")


@operator("MRV002")
def review_that_decides_nothing(example: Example) -> Iterator[Mutation]:
    yield from without(example, "management-review", "decisions")


@operator("MRV102")
def review_silent_on_one_sort_of_decision(example: Example) -> Iterator[Mutation]:
    """On changes of the system, or resources. Customer focus is improvement; a pivot is a change."""
    for review in example.live("management-review"):
        sorts = [decision.text("type") for decision in review.parts("decisions")]
        for index, sort in enumerate(sorts):
            silent = sort == "resources" or (sort == "qms_change" and "pivot" not in sorts)
            if silent and sorts.count(sort) == 1:
                yield put(review, "customer_focus", "decisions", index, "type")


@operator("MRV202")
def action_open_over_two_reviews(example: Example) -> Iterator[Mutation]:
    """An action of the last review that is not done turns out to be one of the review before."""
    reviews = sorted(example.live("management-review"), key=lambda r: r.texts("held_on"))
    for before, review in pairwise(reviews):
        for index, decision in enumerate(review.parts("decisions")):
            if decision.text("status") != "done":
                yield put(review, before.id, "decisions", index, "carried_over_from")


NEW = {"type": "improvement", "what": "Labels on both sides of the carton", "status": "planned"}
"""A decision that no other record carries out, so that nothing else says who and when."""


@operator("MRV302")
def action_of_a_review_of_nobody(example: Example) -> Iterator[Mutation]:
    for review in example.live("management-review"):
        yield add(review, {**NEW, "due": example.day(90)}, "decisions")


@operator("MRV302")
def action_of_a_review_without_day(example: Example) -> Iterator[Mutation]:
    for review in example.live("management-review"):
        yield add(review, {**NEW, "owner": "ROL-0005"}, "decisions")


def _top(example: Example) -> set[str]:
    roles = [role for role in example.live("role") if role.text("level") == "top_management"]
    return {person.id for role in roles for person in example.holders(role.id)}


@operator("MRV003")
def review_without_top_management(example: Example) -> Iterator[Mutation]:
    for review in example.live("management-review"):
        others = [person for person in review.texts("attendees") if person not in _top(example)]
        yield put(review, others, "attendees")


@operator("MRV003")
def review_attended_by_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "management-review", "attendees")


@operator("MRV003")
def next_review_overdue(example: Example) -> Iterator[Mutation]:
    reviews = sorted(example.live("management-review"), key=lambda r: r.texts("held_on"))
    yield put(reviews[-1], example.day(-45), "next_due")


@operator("MRV004")
def review_without_conclusion(example: Example) -> Iterator[Mutation]:
    yield from without(example, "management-review", "conclusions")


@operator("MRV004")
def review_silent_on_part_of_the_conclusion(example: Example) -> Iterator[Mutation]:
    for name in ("suitability", "adequacy", "effectiveness", "alignment"):
        yield from without(example, "management-review", "conclusions", name)


@operator("MRV005")
def input_without_direction(example: Example) -> Iterator[Mutation]:
    for name in TRENDS:
        yield from without(example, "management-review", "inputs", name, "trend")
