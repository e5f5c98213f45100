"""Actions that failed, and causes that came back; CAR-0001 was closed on 16 June 2026."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

INEFFECTIVE = "CAR-0001: {effectiveness: {result: ineffective}}"


def action(number: int, more: str) -> str:
    return (
        f"CAR-{number:04}: {{kind: corrective-action, title: Stock {number}, version: '1.0', owner: ROL-0002, "
        f"problem: Boards ran out, {more}}}"
    )


def case(number: int, day: str, more: str = "") -> str:
    return (
        f"NCR-{number:04}: {{kind: nonconformity, title: Late {number}, version: '1.0', owner: ROL-0002, "
        f"status: open, nature: Late., detected_on: {day}{', ' if more else ''}{more}}}"
    )


def told(*patches: str) -> list[tuple[str | None, str]]:
    files = patched(Example(False, patches, ()))
    found = lint_files(files, Configuration(select=("NCR004",))).diagnostics
    return [(d.record, d.message) for d in found]


@pytest.mark.parametrize(
    ("following", "found"),
    [
        (action(2, "status: open, recurrence_of: CAR-0001"), False),
        (action(2, "status: open, corrects: [NCR-0001]"), False),
        (action(2, "status: open, corrects: [CMP-0001]"), False),
        (action(2, "status: closed, closed_on: 2026-06-20, corrects: [NCR-0001]"), True),
        (action(2, "status: open"), True),
    ],
)
def test_what_did_not_work_is_followed(following: str, found: bool):
    assert bool(told(INEFFECTIVE, following)) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("effectiveness: {on: 2026-05-01, result: ineffective}", True),
        ("effectiveness: {on: 2026-05-31, result: ineffective}", False),
        ("effectiveness: {on: 2026-05-01, result: ineffective}, actions: [{what: More}]", False),
        ("effectiveness: {on: 2026-05-01, result: partly_effective}", False),
    ],
)
def test_an_open_one_gets_time_for_a_new_plan(more: str, found: bool):
    assert bool(told(action(2, f"status: open, {more}"))) == found


def test_a_late_action_is_told_without_the_late_judgement():
    late = "status: open, actions: [{what: Shelf, due: 2026-06-29}], effectiveness: {due: %s}"
    assert told(action(2, late % "2026-06-29")) == [
        ("CAR-0002", "'Shelf' was due on 2026-06-29 and is not done")
    ]
    done = (late % "2026-06-29").replace("due: 2026-06-29}]", "done_on: 2026-06-01}]")
    assert told(action(2, done)) == [
        ("CAR-0002", "it was to be judged by 2026-06-29 whether the actions worked")
    ]
    assert told(action(2, done.replace("due: 2026-06-29", "due: 2026-06-30"))) == []


CAUSE = "causes: [{statement: Stock of last year, code: %s, root: %s}]"


@pytest.mark.parametrize(
    ("patches", "found"),
    [
        ((action(2, "status: open, corrects: [NCR-0002]," + CAUSE), case(2, "2026-06-17")), True),
        ((action(2, "status: open, corrects: [NCR-0002]," + CAUSE), case(2, "2026-06-16")), False),
        ((action(2, "status: open, " + CAUSE),), False),
        ((case(2, "2026-06-17", CAUSE),), True),
        (
            (
                action(2, "status: open, corrects: [NCR-0002], recurrence_of: CAR-0001," + CAUSE),
                case(2, "2026-06-17"),
            ),
            False,
        ),
    ],
)
def test_a_cause_that_comes_back_is_told(patches: tuple[str, ...], found: bool):
    same = [patch % ("no_stock", "true") if "%s" in patch else patch for patch in patches]
    other = [patch % ("other_cause", "true") if "%s" in patch else patch for patch in patches]
    assert bool(told(*same)) == found
    assert told(*other) == []


def test_the_third_time_is_told_until_it_works():
    second = action(2, "status: open, recurrence_of: CAR-0001")
    third = "status: open, recurrence_of: CAR-0002"
    assert told(second) == []
    assert told(second, action(3, third)) == [
        ("CAR-0003", "the same has come back 2 times in spite of corrective actions")
    ]
    works = f"{third}, effectiveness: {{result: effective}}"
    assert told(second, action(3, works)) == []


def test_actions_that_name_each_other_do_not_turn_in_circles():
    assert (
        told(
            action(2, "status: open, recurrence_of: CAR-0003"),
            action(3, "status: open, recurrence_of: CAR-0002"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", True),
        ("action_needed: {needed: false}", False),
        ("action_needed: {needed: true, decided_on: 2026-05-11}", True),
        ("action_needed: {needed: true, decided_on: 2026-06-11}", False),
        ("corrective_actions: [CAR-0001]", False),
    ],
)
def test_the_need_for_action_is_judged_in_time(more: str, found: bool):
    assert bool(told(case(2, "2026-05-11", more))) == found
