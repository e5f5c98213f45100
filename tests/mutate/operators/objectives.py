"""Faults in quality objectives (clause 6.2)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import changed, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


@operator("OBJ001")
def objective_without_plan(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "plan")


def _has_no_actions(objective: Record) -> bool:
    """Whether the plan has no single steps, each of which says what and who."""
    return not objective.part("plan").has("actions")


@operator("OBJ001")
def plan_without_what(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "plan", "what", where=_has_no_actions)


@operator("OBJ001")
def plan_without_resources(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "plan", "resources")


@operator("OBJ001")
def plan_of_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "plan", "who", where=_has_no_actions)


@operator("OBJ001")
def plan_that_nobody_will_judge(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "plan", "evaluate")


@operator("OBJ002")
def objective_apart_from_the_policy(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "policy")


@operator("OBJ002")
def objective_that_serves_no_commitment(example: Example) -> Iterator[Mutation]:
    yield from without(example, "objective", "commitment")


@operator("OBJ102")
def objective_of_a_commitment_that_the_policy_does_not_make(example: Example) -> Iterator[Mutation]:
    yield from changed(example, "objective", "commitment", to="C9")


@operator("OBJ004")
def objective_called_reached_although_it_is_not(example: Example) -> Iterator[Mutation]:
    for objective in example.live("objective"):
        if objective.part("status_of_achievement").text("rating") != "green":
            yield put(objective, "green", "status_of_achievement", "rating")


@operator("OBJ004")
def reached_objective_called_missed(example: Example) -> Iterator[Mutation]:
    for objective in example.live("objective"):
        if objective.part("status_of_achievement").text("rating") == "green":
            yield put(objective, "red", "status_of_achievement", "rating")


@operator("OBJ004")
def value_of_an_objective_lowered(example: Example) -> Iterator[Mutation]:
    for objective in example.live("objective"):
        target = objective.number("target")
        higher = objective.text("direction") == "higher_is_better"
        if objective.part("status_of_achievement").text("rating") == "green" and target and higher:
            yield put(objective, round(target * 0.6, 1), "status_of_achievement", "value")


@operator("OBJ104")
def objective_in_another_unit_than_its_indicator(example: Example) -> Iterator[Mutation]:
    for objective in example.live("objective"):
        if objective.has("kpi"):
            yield put(objective, "kg", "unit")
