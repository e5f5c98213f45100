"""Faults in measuring equipment and knowledge (clauses 7.1.5 and 7.1.6)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_traceable(equipment: Record) -> bool:
    return equipment.flag("traceability_required") is True


@operator("RES001")
def check_overdue(example: Example) -> Iterator[Mutation]:
    for equipment in example.live("equipment"):
        if equipment.has("next_due") and equipment.text("equipment_status") == "fit":
            yield put(equipment, example.day(-60), "next_due")


@operator("RES001")
def interval_run_out(example: Example) -> Iterator[Mutation]:
    """Measured against the interval: the next day may have been moved by hand."""
    for equipment in example.live("equipment"):
        if equipment.text("equipment_status") == "fit" and equipment.has("next_due"):
            yield put(equipment, "2026-01-05", "next_due")


@operator("RES002")
def failed_check_without_a_look_back(example: Example) -> Iterator[Mutation]:
    for equipment in example.live("equipment"):
        for index, check in enumerate(equipment.parts("checks")):
            if check.text("result") == "pass" and not equipment.has("found_unfit"):
                yield put(equipment, "fail", "checks", index, "result")


@operator("RES002")
def unfit_equipment_and_no_word_on_earlier_results(example: Example) -> Iterator[Mutation]:
    for equipment in example.records("equipment"):
        for index, _ in enumerate(equipment.parts("found_unfit")):
            yield drop(equipment, "found_unfit", index, "earlier_results")


@operator("RES002")
def unfit_equipment_with_the_finding_left_out(example: Example) -> Iterator[Mutation]:
    for equipment in example.records("equipment"):
        if any(check.text("result") == "fail" for check in equipment.parts("checks")):
            yield drop(equipment, "found_unfit")


@operator("RES003")
def check_without_basis(example: Example) -> Iterator[Mutation]:
    """Where there is no standard to calibrate against: then the basis has to be on record."""
    yield from without(
        example,
        "equipment",
        "basis",
        where=lambda e: _is_traceable(e) and e.text("method") in ("verification", "comparison"),
    )


@operator("RES004")
def knowledge_compared_years_ago(example: Example) -> Iterator[Mutation]:
    for knowledge in example.live("knowledge"):
        yield put(knowledge, "2021-10-04", "gap_compared_on")


@operator("RES004")
def gap_that_nobody_closes(example: Example) -> Iterator[Mutation]:
    for knowledge in example.live("knowledge"):
        if knowledge.has("gap") and knowledge.has("acquisition"):
            yield drop(knowledge, "acquisition")


@operator("RES004")
def knowledge_kept_to_oneself(example: Example) -> Iterator[Mutation]:
    for knowledge in example.live("knowledge"):
        if knowledge.has("shared") and not knowledge.has("shared_in"):
            yield drop(knowledge, "shared")
