"""Days of a corrective action with two steps, in each order in which they can be."""

import json
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

FIRST = date(2026, 1, 5)
CASE = ("detected_on", "corrected_on", "re_verification", "closed_on")


def told(files: dict[str, bytes]) -> list[str]:
    report = lint_files(files, Configuration(select=("NCR006",)))
    return [diagnostic.message for diagnostic in report.diagnostics]


def action(first: date, second: date, implemented: date, judged: date, closed: date) -> list[str]:
    record = {
        "id": "CAR-0001",
        "kind": "corrective-action",
        "title": "Stock",
        "status": "closed",
        "version": "1.0",
        "owner": "ROL-0002",
        "problem": "Late",
        "actions": [
            {"what": "One", "done_on": str(first)},
            {"what": "Two", "done_on": str(second)},
        ],
        "implemented_on": str(implemented),
        "effectiveness": {"on": str(judged), "result": "effective"},
        "closed_on": str(closed),
    }
    return told({"policies/action.yaml": json.dumps(record).encode()})


@settings(max_examples=40)
@given(st.lists(st.integers(0, 150), min_size=5, max_size=5).map(sorted), st.booleans())
def test_rising_days_are_possible(offsets: list[int], swapped: bool):
    one, two, *later = (FIRST + timedelta(offset) for offset in offsets)
    first, second = (two, one) if swapped else (one, two)
    assert action(first, second, *later) == []


@settings(max_examples=40)
@given(st.permutations(range(5)))
def test_another_order_is_not(order: list[int]):
    days = [FIRST + timedelta(n) for n in order]
    last_step = max(days[:2])
    possible = all(a < b for a, b in pairwise([last_step, *days[2:]]))
    assert bool(action(*days)) != possible


@settings(max_examples=30)
@given(st.permutations(range(4)))
def test_a_nonconformity_is_found_first_and_closed_last(order: list[int]):
    days = {name: str(FIRST + timedelta(n)) for name, n in zip(CASE, order, strict=True)}
    record = {
        "id": "NCR-0001",
        "kind": "nonconformity",
        "title": "Late",
        "status": "closed",
        "version": "1.0",
        "owner": "ROL-0002",
        "nature": "Three days late",
        **days,
        "re_verification": {"on": days["re_verification"], "result": "pass"},
    }
    files = {"policies/case.yaml": json.dumps(record).encode()}
    assert bool(told(files)) == (sorted(order) != list(order))


def test_one_wrong_day_is_told_once():
    files = patched(Example(False, ("NCR-0001: {detected_on: 2026-06-20}",), ()))
    assert told(files) == ["found on 2026-06-20, after it was corrected on 2026-02-14"]


def test_a_case_is_not_closed_before_its_action_is_judged():
    early = "NCR-0001: {closed_on: 2026-06-01%s}"
    assert told(patched(Example(False, (early % "",), ()))) == [
        "closed on 2026-06-01, before it was known that CAR-0001 worked on 2026-06-15"
    ]
    unneeded = early % ", action_needed: {needed: false}"
    assert told(patched(Example(False, (unneeded,), ()))) == []
