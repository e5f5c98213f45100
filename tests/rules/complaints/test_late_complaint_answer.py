"""Received on Friday, 19 June 2026; the lint is of Tuesday, 30 June."""

import calendar

import pytest

from clausebook.engine import Configuration, ConfigurationFault
from clausebook.rules import Example
from tests.rules.base import lint_files, patched


def told(patch: str, **thresholds: object) -> list[str]:
    files = patched(Example(False, (f"CMP-0002: {{{patch}}}",), ()))
    configuration = Configuration(select=("CMP002",), rules={"CMP002": thresholds})
    return [diagnostic.message for diagnostic in lint_files(files, configuration).diagnostics]


@pytest.mark.parametrize(
    ("rest_days", "acknowledged", "late"),
    [
        ([], "2026-06-22", False),
        ([], "2026-06-23", True),
        (["Saturday", "sunday"], "2026-06-24", False),
        (["Saturday", "sunday"], "2026-06-25", True),
    ],
)
def test_days_of_rest_do_not_count(rest_days: list[str], acknowledged: str, late: bool):
    patch = f"received_on: 2026-06-19, acknowledged_on: {acknowledged}"
    assert bool(told(patch, rest_days=rest_days)) == late


def test_the_promised_day_counts_before_all():
    patch = "received_on: 2026-01-12, acknowledged_on: 2026-01-12, due: 2026-07-10"
    assert told(patch, answer_days=5) == []


def test_the_limit_of_the_complaint_counts_before_the_threshold():
    patch = "received_on: 2026-06-01, acknowledged_on: 2026-06-01, due: null"
    assert told(patch) == []
    assert told(patch, answer_days=14) == [
        "the answer was due on 2026-06-15, and the customer has not been told"
    ]
    assert told(f"{patch}, answer_limit: 1 month", answer_days=14) == []


def test_a_note_that_the_customer_was_told_of_acknowledges():
    patch = "received_on: 2026-06-19, acknowledged_on: null"
    note = "progress_notes: [{on: 2026-06-22, note: Parts ordered, told_customer: true}]"
    assert told(patch) == [
        "the acknowledgement was due on 2026-06-22, and the customer has heard nothing"
    ]
    assert told(f"{patch}, {note}") == []


def test_a_late_answer_is_told_without_the_late_acknowledgement():
    patch = "received_on: 2026-05-04, acknowledged_on: 2026-05-29, due: 2026-05-18"
    assert told(patch) == ["the answer was due on 2026-05-18, and the customer has not been told"]


@pytest.mark.parametrize(
    ("holidays", "acknowledged", "late"),
    [
        (["06-23"], "2026-06-25", False),
        (["06-23"], "2026-06-26", True),
        (["2026-06-23", "2026-06-25"], "2026-06-26", False),
        (["2026-06-23", "2026-06-25"], "2026-06-29", True),
        (["2026-06-20", "06-21", "06-19", "2025-06-23", "02-29"], "2026-06-25", True),
    ],
)
def test_holidays_do_not_count(holidays: list[str], acknowledged: str, late: bool):
    patch = f"received_on: 2026-06-19, acknowledged_on: {acknowledged}"
    assert bool(told(patch, rest_days=["saturday", "sunday"], holidays=holidays)) == late


@pytest.mark.parametrize(
    ("thresholds", "fault"),
    [
        ({"rest_days": ["saterday"]}, "'saterday' is no day of the week; did you mean 'saturday'?"),
        ({"rest_days": ["weekend"]}, "'weekend' is no day of the week; the days are monday, "),
        (
            {"rest_days": [*calendar.day_name]},
            "a week must have a day that is not one of rest",
        ),
        ({"holidays": ["25.12."]}, "'25.12.' is no day; write one as in '2026-04-03'"),
        ({"holidays": ["2026-02-29"]}, "'2026-02-29' is no day"),
        ({"holidays": ["13-01"]}, "'13-01' is no day"),
    ],
)
def test_days_that_mean_nothing_are_refused(thresholds: dict[str, list[str]], fault: str):
    with pytest.raises(ConfigurationFault) as raised:
        told("received_on: 2026-06-19", **thresholds)
    assert fault in str(raised.value)
