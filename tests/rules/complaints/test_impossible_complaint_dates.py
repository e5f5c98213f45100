from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.record import Place
from clausebook.rules.complaints.impossible_complaint_dates import impossible_complaint_dates
from tests.rules.base import codes, corpus_of, lint_files

NAMES = ("occurred_on", "received_on", "decided_on", "told_on", "closed_on")
FIRST = date(2026, 1, 5)


def complaint(**days: str) -> dict[str, bytes]:
    lines = "\n".join(f"{name}: {day}" for name, day in days.items())
    text = f"""id: CMP-0001
kind: complaint
title: Oven came late
status: closed
version: "1.0"
owner: ROL-0001
description: The oven came after the promised day.
{lines}
"""
    return {"policies/complaint.yaml": text.encode()}


def found(**days: str) -> list[str]:
    corpus = corpus_of(complaint(**days))
    findings = list(impossible_complaint_dates(corpus))
    return [f"{f.place.pointer[0]}: {f.message}" for f in findings if isinstance(f.place, Place)]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 150), min_size=5, max_size=5).map(sorted))
def test_rising_days_are_possible(offsets: list[int]):
    days = [str(FIRST + timedelta(offset)) for offset in offsets]
    assert found(**dict(zip(NAMES, days, strict=True))) == []


@settings(max_examples=40)
@given(st.permutations(range(5)))
def test_another_order_is_not(order: list[int]):
    days = {name: FIRST + timedelta(n) for name, n in zip(NAMES, order, strict=True)}
    rises = all(days[a] <= days[b] for a, b in pairwise(NAMES))
    assert bool(found(**{name: str(day) for name, day in days.items()})) != rises


def test_one_wrong_day_is_told_once():
    days = {"received_on": "2026-05-11", "acknowledged_on": "2026-02-11"}
    days |= {"decided_on": "2026-02-18", "told_on": "2026-02-19", "closed_on": "2026-02-25"}
    assert found(**days) == [
        "received_on: received on 2026-05-11, after it was acknowledged on 2026-02-11"
    ]


def test_a_day_to_come_is_not_compared_as_well():
    assert found(received_on="2027-02-11", told_on="2026-02-19") == [
        "received_on: received on 2027-02-11, which is still to come"
    ]


def test_the_rest_of_the_lint_agrees():
    files = complaint(received_on="2026-02-11", told_on="2026-02-10")
    assert "CMP003" in codes(lint_files(files))
