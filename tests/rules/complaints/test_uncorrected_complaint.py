"""Complaints about noise, as many as a case needs; the lint is of 30 June 2026."""

import pytest

from clausebook.engine import Configuration, ConfigurationFault
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

CLOSED = "status: closed, decision: Oiled., correction: Oiled, closed_on: 2026-06-28"


def complaint(number: int, day: str, more: str) -> str:
    return (
        f"CMP-{number:04}: {{kind: complaint, title: Noise {number}, version: '1.0', "
        f"owner: ROL-0003, description: It squeaks., category: noise, received_on: {day}, {more}}}"
    )


def told(*patches: str, **thresholds: object) -> list[tuple[str | None, str]]:
    files = patched(Example(False, ("CMP-0002: {category: door}", *patches), ()))
    configuration = Configuration(select=("CMP005",), rules={"CMP005": thresholds})
    return [(d.record, d.message) for d in lint_files(files, configuration).diagnostics]


def run(days: tuple[str, ...], more: str = CLOSED) -> list[str]:
    return [complaint(101 + number, day, more) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("2026-03-01", "2026-04-01", "2026-05-30"), True),
        (("2026-03-01", "2026-04-01", "2026-05-31"), False),
        (("2026-03-01", "2026-03-01", "2026-03-01"), True),
        (("2026-03-01", "2026-04-01"), False),
        (("2024-03-01", "2024-03-02", "2024-03-03", "2026-05-31"), True),
    ],
)
def test_three_within_ninety_days_are_a_repetition(days: tuple[str, ...], found: bool):
    assert bool(told(*run(days))) == found


def test_a_repetition_is_told_once_at_its_last_complaint():
    days = ("2026-03-01", "2026-03-08", "2026-03-09", "2026-03-10")
    message = (
        "3 complaints of 'noise' came from 2026-03-08 to 2026-03-10, and nobody decided whether "
        "their cause must be removed"
    )
    assert told(*run(days)) == [("CMP-0104", message)]


@pytest.mark.parametrize(
    "answer",
    [
        "CMP-0101: {corrective_action: CAR-0001}",
        "CMP-0102: {responses: [DEC-0001]}",
        "DEC-0001: {concerns: [REQ-0002, CMP-0103]}",
        "CAR-0001: {corrects: [NCR-0001, CMP-0103]}",
        "NCR-0001: {source: {records: [CMP-0101]}}",
        "NCR-0001: {category: noise}",
        "CMP-0103: {no_action_reason: Three causes that have nothing in common}",
    ],
)
def test_an_answer_to_one_answers_all(answer: str):
    assert told(*run(("2026-03-01", "2026-04-01", "2026-05-01")), answer) == []


@pytest.mark.parametrize(
    "no_answer",
    [
        "CMP-0101: {no_action_reason: Single oven}",
        "CMP-0101: {responses: [RSK-0001]}",
        "MRV-0001: {inputs: {satisfaction_and_feedback: {records: [CMP-0103]}}}",
    ],
)
def test_a_reason_before_the_repetition_answers_only_itself(no_answer: str):
    assert len(told(*run(("2026-03-01", "2026-04-01", "2026-05-01")), no_answer)) == 1


def test_what_is_not_justified_is_left_out():
    days = ("2026-03-01", "2026-04-01", "2026-05-01")
    assert told(*run(days, f"{CLOSED}, justified: no, severity: critical")) == []


def test_a_severe_one_is_not_told_twice():
    severe = complaint(103, "2026-05-01", f"{CLOSED}, severity: high")
    found = told(*run(("2026-03-01", "2026-04-01")), severe)
    message = "the severity is high, and nobody decided whether its cause must be removed"
    assert found == [("CMP-0103", message)]


@pytest.mark.parametrize(("day", "found"), [("2026-05-30", True), ("2026-05-31", False)])
def test_an_open_one_has_thirty_days(day: str, found: bool):
    assert bool(told(complaint(101, day, "status: open, safety_relevant: 'yes'"))) == found


def test_a_severity_that_does_not_exist_is_refused():
    with pytest.raises(ConfigurationFault, match="'hihg' is no severity; they are low, medium"):
        told(severe=["hihg"])
