"""Faults in nonconformities and corrective actions (clauses 8.7 and 10.2)."""

from collections.abc import Iterator
from datetime import date

from clausebook.record import Record
from tests.mutate.edits import add, changed, drop, put, without
from tests.mutate.example import Example, later
from tests.mutate.mutation import Mutation, operator


def _is_closed(record: Record) -> bool:
    return record.status == "closed"


def _days(example: Example, kind: str, *routes: str) -> Iterator[tuple[Record, tuple[date, ...]]]:
    """Yield the records that have all of these days; a point leads into a part."""
    for record in example.live(kind):
        found = []
        for route in routes:
            part, _, name = route.rpartition(".")
            day = (record.part(part) if part else record).date(name)
            if day:
                found.append(day)
        if len(found) == len(routes):
            yield record, tuple(found)


def _first_day(found: Record) -> date | None:
    return found.date("received_on" if found.kind.name == "complaint" else "detected_on")


def _corrected(example: Example, action: Record) -> list[Record]:
    found = example.related(action, "corrects")
    return [record for record in found if record.kind.name == "nonconformity"]


@operator("NCR001", "NCR101")
def nonconformity_with_no_requirement(example: Example) -> Iterator[Mutation]:
    yield from without(example, "nonconformity", "breached")


@operator("NCR001")
def nonconformity_without_correction(example: Example) -> Iterator[Mutation]:
    """Closed ones that say in no other way what was done, such as a recall."""
    yield from without(
        example,
        "nonconformity",
        "correction",
        where=lambda n: _is_closed(n) and not n.has("disposition"),
    )


@operator("NCR001", "NCR101")
def nonconformity_without_consequences(example: Example) -> Iterator[Mutation]:
    yield from without(example, "nonconformity", "consequences", where=_is_closed)


@operator("NCR001", "NCR101", "NCR002")
def nonconformity_without_a_decision_on_its_cause(example: Example) -> Iterator[Mutation]:
    """A corrective action shows that one was needed; here there is none."""
    for found in example.live("nonconformity"):
        if not example.related(found, "corrected_by"):
            yield drop(found, "action_needed")


@operator("NCR001", "NCR101", "NCR002")
def no_action_and_no_reason_for_it(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "nonconformity",
        "action_needed",
        "reason",
        where=lambda n: n.part("action_needed").flag("needed") is False,
    )


@operator("NCR002")
def closed_without_cause(example: Example) -> Iterator[Mutation]:
    yield from without(example, "corrective-action", "causes", where=_is_closed)


@operator("NCR001", "NCR002")
def closed_without_action(example: Example) -> Iterator[Mutation]:
    yield from without(example, "corrective-action", "actions", where=_is_closed)


@operator("NCR002")
def closed_with_an_action_still_to_come(example: Example) -> Iterator[Mutation]:
    """The day on which the last action was done cannot hold for it."""
    for action in filter(_is_closed, example.live("corrective-action")):
        step = {"what": "The same looked for at two other places", "owner": "ROL-0005"}
        yield add(action, {**step, "due": example.day(60)}, "actions")


@operator("NCR002")
def closed_without_a_check_of_effectiveness(example: Example) -> Iterator[Mutation]:
    yield from without(example, "corrective-action", "effectiveness", where=_is_closed)


@operator("NCR002")
def closed_without_the_result_of_the_check(example: Example) -> Iterator[Mutation]:
    yield from without(example, "corrective-action", "effectiveness", "result", where=_is_closed)


@operator("NCR002")
def closed_without_a_look_at_similar_cases(example: Example) -> Iterator[Mutation]:
    yield from without(example, "corrective-action", "similar_check", where=_is_closed)


@operator("NCR002")
def effect_judged_on_the_day_of_the_action(example: Example) -> Iterator[Mutation]:
    for action, (done,) in _days(example, "corrective-action", "implemented_on"):
        if _is_closed(action) and action.part("effectiveness").has("on"):
            yield put(action, done.isoformat(), "effectiveness", "on")


@operator("NCR002")
def action_needed_and_none_taken(example: Example) -> Iterator[Mutation]:
    for found in filter(_is_closed, example.live("nonconformity")):
        needed = found.part("action_needed").flag("needed")
        if needed is False and not example.related(found, "corrected_by"):
            yield put(found, True, "action_needed", "needed")


@operator("NCR003")
def cause_is_the_person(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        for blame in ("Human error", "Operator mistake", "The operator was not careful enough"):
            yield put(action, [{"statement": blame, "root": True}], "causes")


@operator("NCR003")
def cause_is_the_problem_said_again(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        if len(action.parts("causes")) == 1:
            yield put(action, action.text("problem"), "causes", 0, "statement")


@operator("NCR003")
def grave_case_asked_why_only_once(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        if any(found.text("grade") == "major" for found in _corrected(example, action)):
            causes = action.parts("causes")
            if len(causes) == 1 and len(causes[0].texts("why")) > 1:
                yield put(action, [causes[0].texts("why")[0]], "causes", 0, "why")


@operator("NCR004")
def corrective_action_overdue(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        for index, step in enumerate(action.parts("actions")):
            if not step.has("done_on"):
                yield put(action, example.day(-50), "actions", index, "due")


@operator("NCR004")
def effect_not_judged_in_time(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        if not action.part("effectiveness").has("on"):
            yield put(action, example.day(-50), "effectiveness", "due")


@operator("NCR004")
def action_that_did_not_work_and_is_closed(example: Example) -> Iterator[Mutation]:
    yield from changed(
        example,
        "corrective-action",
        "effectiveness",
        "result",
        to="ineffective",
        where=_is_closed,
    )


@operator("NCR004")
def cause_that_came_back(example: Example) -> Iterator[Mutation]:
    """A later case has the cause of an action that was closed before it."""
    closed = [action for action in example.live("corrective-action") if _is_closed(action)]
    for action in example.live("corrective-action"):
        for other in closed:
            ended = other.date("closed_on")
            found = example.related(action, "corrects")
            begun = [day for record in found if (day := _first_day(record))]
            if ended and begun and min(begun) > ended:
                code = other.parts("causes")[0].text("code")
                yield put(action, code, "causes", 0, "code", at=(action.id, other.id))


def _has_output(found: Record) -> bool:
    return found.text("disposition") not in ("", "no_output")


@operator("NCR005")
def output_of_which_nobody_says_what_became(example: Example) -> Iterator[Mutation]:
    yield from without(
        example,
        "nonconformity",
        "disposition",
        where=lambda n: any(target.startswith("PRD") for target in n.texts("concerns")),
    )


@operator("NCR005")
def output_disposed_of_by_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "nonconformity", "disposition_authority", where=_has_output)


@operator("NCR005")
def used_as_is_without_leave(example: Example) -> Iterator[Mutation]:
    yield from without(example, "nonconformity", "concession")


@operator("NCR105", "NCR005")
def corrected_and_not_checked_again(example: Example) -> Iterator[Mutation]:
    """Where the output itself was put right; a repair under a concession need not conform."""
    mended = ("rework", "repair", "regrade", "repeat_service")
    yield from without(
        example,
        "nonconformity",
        "re_verification",
        where=lambda n: (
            n.text("disposition") in mended
            and not (n.text("disposition") == "repair" and n.has("concession"))
        ),
    )


@operator("NCR006")
def corrected_before_it_was_found(example: Example) -> Iterator[Mutation]:
    for found, (detected, _) in _days(example, "nonconformity", "detected_on", "corrected_on"):
        yield put(found, later(detected, -5), "corrected_on")


@operator("NCR006")
def closed_before_it_was_corrected(example: Example) -> Iterator[Mutation]:
    for found, (corrected, _) in _days(example, "nonconformity", "corrected_on", "closed_on"):
        yield put(found, later(corrected, -2), "closed_on")


@operator("NCR006")
def checked_again_before_it_was_found(example: Example) -> Iterator[Mutation]:
    for found, (detected, _) in _days(
        example, "nonconformity", "detected_on", "re_verification.on"
    ):
        yield put(found, later(detected, -3), "re_verification", "on")


@operator("NCR006")
def found_in_the_future(example: Example) -> Iterator[Mutation]:
    for found, _ in _days(example, "nonconformity", "detected_on"):
        yield put(found, example.day(30), "detected_on")


@operator("NCR006")
def effect_judged_before_the_action(example: Example) -> Iterator[Mutation]:
    names = ("implemented_on", "effectiveness.on")
    for action, (done, _) in _days(example, "corrective-action", *names):
        yield put(action, later(done, -6), "effectiveness", "on")


@operator("NCR006")
def corrective_action_closed_before_its_check(example: Example) -> Iterator[Mutation]:
    names = ("effectiveness.on", "closed_on")
    for action, (checked, _) in _days(example, "corrective-action", *names):
        yield put(action, later(checked, -4), "closed_on")


@operator("NCR007")
def who_carried_it_out_judges_it(example: Example) -> Iterator[Mutation]:
    for action in example.live("corrective-action"):
        if action.part("effectiveness").has("by"):
            for person in action.texts("implemented_by"):
                yield put(action, person, "effectiveness", "by")
