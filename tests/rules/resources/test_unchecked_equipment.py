"""When the check of equipment is due; the lint is of 30 June 2026."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched


def told(fields: str, code: str = "RES001") -> list[str]:
    files = patched(Example(False, (f"EQP-0001: {{{fields}}}",), ()))
    return [d.message for d in lint_files(files, Configuration(select=(code,))).diagnostics]


def passed(day: str, method: str = "calibration") -> str:
    return f"checks: [{{on: {day}, result: pass, method: {method}}}]"


NONE = "last_on: null, next_due: null, checks: null"
BARE = "interval: null, before_use: null, traceability_required: false"


@pytest.mark.parametrize(
    ("silent", "found"),
    [
        ("next_due: 2026-06-30", "next_due: 2026-06-29"),
        (
            f"last_on: null, next_due: null, {passed('2025-06-30')}",
            f"last_on: null, next_due: null, {passed('2025-06-29')}",
        ),
        (
            f"last_on: null, next_due: 2026-06-30, {passed('2025-05-30')}",
            f"last_on: null, next_due: 2027-05-30, {passed('2025-05-30')}",
        ),
        (
            f"last_on: 2026-06-01, next_due: null, {passed('2024-01-08')}",
            f"last_on: 2024-06-01, next_due: null, {passed('2024-01-08')}",
        ),
        (
            "checks: [{on: 2026-05-20, result: pass}, {on: 2026-05-12, result: fail}]",
            "checks: [{on: 2026-05-12, result: pass}, {on: 2026-05-20, result: fail}]",
        ),
        (
            f"next_due: null, last_on: null, {passed('2026-05-12')}",
            f"next_due: null, last_on: null, {passed('2026-05-12', 'repair')}",
        ),
        (f"{NONE}, in_use_since: 2026-07-01", f"{NONE}, in_use_since: 2026-06-30"),
        (f"{NONE}, interval: null", NONE),
        (f"{NONE}, interval: null", f"{NONE}, interval: null, before_use: null"),
        (
            f"{NONE}, {BARE}, method: none, none_reason: Shows power",
            f"{NONE}, {BARE}, method: null",
        ),
        (
            "traceability_required: false, method: none, none_reason: Shows power only",
            "traceability_required: false, method: none",
        ),
        ("equipment_status: withdrawn, next_due: 2025-01-01", "next_due: 2025-01-01"),
    ],
)
def test_on_the_edge(silent: str, found: str) -> None:
    assert told(silent) == []
    assert len(told(found)) == 1


@pytest.mark.parametrize(
    ("noticed", "count"), [("2026-04-11", 0), ("2026-04-10", 1), ("2026-06-02", 0)]
)
def test_a_failed_check_is_answered_by_what_was_noticed(noticed: str, count: int) -> None:
    unfit = f"{{on: {noticed}, what: Too low, earlier_results: All hold, action: Exchanged}}"
    fields = f"checks: [{{on: 2026-05-12, result: fail}}], found_unfit: [{unfit}]"
    assert len(told(fields, "RES002")) == count


def test_one_entry_does_not_answer_two_failed_checks() -> None:
    unfit = "{on: 2025-05-13, what: Too low, earlier_results: All hold, action: Exchanged}"
    checks = "{on: 2025-05-13, result: fail}, {on: 2026-05-12, result: fail}"
    assert len(told(f"checks: [{checks}], found_unfit: [{unfit}]", "RES002")) == 1
