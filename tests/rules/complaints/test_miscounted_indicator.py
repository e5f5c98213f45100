"""An indicator that counts complaints of the second half of 2025 and of 2026; lint of 30 June."""

import json

import pytest

from clausebook.engine import Configuration
from tests.rules.base import Files, base_files, lint_files

DAYS = ("2025-11-03", "2025-12-31", "2026-01-01", "2026-03-31", "2026-03-31", "2026-06-30")


def records() -> list[dict[str, object]]:
    return [
        {
            "id": f"CMP-{number:04}",
            "title": "Noise",
            "received_on": day,
            "description": "It squeaks.",
            "category": "noise" if number % 2 else "other",
        }
        for number, day in enumerate(DAYS, start=1)
    ]


def told(series: dict[str, float], kind: str = "complaint", **counted: str) -> list[str]:
    kpi = {
        "id": "KPI-0101",
        "kind": "kpi",
        "title": "Complaints",
        "status": "draft",
        "version": "0.1",
        "owner": "ROL-0003",
        "formula": "Complaints",
        "unit": "1",
        "direction": "lower_is_better",
        "counted_from": {"kind": kind, "day": "received_on", **counted},
        "series": [{"period": period, "numerator": n} for period, n in series.items()],
    }
    register = {
        "id": "REG-0101",
        "kind": "register",
        "of": "complaint",
        "title": "Complaints",
        "owner": "ROL-0003",
    }
    files: Files = {
        "policies/kpi.yaml": json.dumps(kpi).encode(),
        "policies/complaints.yaml": json.dumps(
            {**register, "status": "open", "version": "1.0", "records": records()}
        ).encode(),
    }
    found = lint_files(files, Configuration(select=("CMP006",))).diagnostics
    return [diagnostic.message for diagnostic in found]


@pytest.mark.parametrize(
    "period", [{"2026-Q1": 3}, {"2026-03": 2}, {"2026-03-31": 2}, {"2026-W14": 2}, {"2026-02": 0}]
)
def test_what_agrees_is_silent(period: dict[str, float]):
    assert told(period) == []


def test_what_differs_is_told_with_both_numbers():
    assert told({"2025-Q4": 2, "2026-Q1": 4, "2026-02": 1}) == [
        "4 were counted in 2026-Q1, but the register has 3 complaints",
        "1 were counted in 2026-02, but the register has 0 complaints",
    ]


@pytest.mark.parametrize(
    ("number", "found"), [(1, True), (2, False), (9, False)], ids=["more", "same", "fewer"]
)
def test_the_register_may_have_begun_in_its_first_period(number: int, found: bool):
    assert bool(told({"2025-Q4": number})) == found


def test_periods_before_the_register_and_periods_that_last_are_left_alone():
    assert told({"2025-Q3": 7, "2025": 9, "2026-Q2": 7, "2026-06": 7, "2026": 7}) == []


def test_only_one_category_is_counted():
    assert told({"2026-Q1": 2}, category="noise") == []
    assert told({"2026-Q1": 3}, category="noise") == [
        "3 were counted in 2026-Q1, but the register has 2 complaints of category 'noise'"
    ]


@pytest.mark.parametrize(
    ("counted", "message"),
    [
        ({"kind": "complaints"}, "'complaints' is not a kind of record"),
        ({"day": "recieved_on"}, "'recieved_on' is not a day that a complaint gives"),
        ({"day": "title"}, "'title' is not a day that a complaint gives"),
        (
            {"kind": "order", "category": "late"},
            "records of kind 'order' are not sorted by category or theme",
        ),
    ],
)
def test_what_cannot_be_counted_is_told(counted: dict[str, str], message: str):
    assert told({"2026-Q1": 3}, **counted) == [message]


def test_a_broken_record_may_be_the_one_that_differs():
    files = dict(base_files())
    text = files["policies/complaints.yaml"].decode()
    files["policies/complaints.yaml"] = text.replace("severity: low", "severity: tiny").encode()
    kpi = files["policies/on-time-delivery.yaml"].decode()
    counted = "counted_from: {kind: complaint, day: received_on}\nseries:\n"
    files["policies/on-time-delivery.yaml"] = kpi.replace("series:\n", counted).encode()
    assert lint_files(files, Configuration(select=("CMP006",))).diagnostics == ()
