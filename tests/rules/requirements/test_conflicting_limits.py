"""Conflicting limits: told exactly where no value meets all requirements for one thing."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.rules.requirements.conflicting_limits import conflicting_limits
from tests.rules.base import corpus_of

_REQUIREMENT = {
    "kind": "requirement",
    "status": "effective",
    "version": "1.0",
    "owner": "ROL-0001",
    "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-02"},
    "effective_on": "2026-01-02",
}


def messages(*changes: dict[str, Any]) -> list[str]:
    """Return what is told of requirements for the reply time of PRD-0001, changed one by one."""
    files = {}
    for number, change in enumerate(changes, 1):
        own = {**change}
        criterion = {"measure": "time to reply", "unit": "s", **own.pop("criterion")}
        record = {
            **_REQUIREMENT,
            "id": f"REQ-{number:04}",
            "title": f"Requirement {number}",
            "statement": "The service shall reply.",
            "products": ["PRD-0001"],
            "criterion": criterion,
            **own,
        }
        written = {name: value for name, value in record.items() if value is not None}
        files[f"policies/{number:04}.yaml"] = json.dumps(written).encode()
    corpus = corpus_of(files)
    assert not corpus.invalid("requirement")
    return [finding.message for finding in conflicting_limits(corpus)]


def asks(operator: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"criterion": {"operator": operator, "value": value, **more}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (asks("≤", 2), asks("≥", 5)),
        (asks("<", 5), asks("≥", 5)),
        (asks("≤", 5), asks(">", 5)),
        (asks("=", 3), asks("=", 4)),
        (asks("=", 3, tolerance=0.4), asks("≥", 3.5)),
        (asks("between", 1, upper=2), asks("between", 3, upper=4)),
        (asks("is", True), asks("is", False)),
        (asks("is", "Green"), asks("is", "red")),
        (asks("=", "green"), asks("is", "red")),
    ],
)
def test_no_value_meets_both(one, other):
    assert len(messages(one, other)) == 1
    assert len(messages(other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (asks("≤", 5), asks("≥", 5)),
        (asks("≤", 2), asks("≤", 5)),
        (asks("=", 3, tolerance=0.5), asks("≥", 3.5)),
        (asks("between", 1, upper=3), asks("between", 3, upper=4)),
        (asks("is", "Green"), asks("is", "green")),
        (asks("is", "fast"), asks("≤", 2)),
        (asks("≤", 2), asks("≥", 5, unit="h")),
        (asks("≤", 2), asks("≥", 5, measure="time to answer")),
        (asks("≤", 2), {**asks("≥", 5), "products": ["PRD-0002"]}),
        (asks("≤", 2), {**asks("≥", 5), "products": None}),
        (asks("≤", 2), {**asks("≥", 5), "status": "draft"}),
    ],
)
def test_some_value_meets_both_or_they_are_about_different_things(one, other):
    assert messages(one, other) == []


class TestSegments:
    def test_a_trade_off_settles_a_conflict_between_segments(self):
        one = {**asks("≤", 2), "segments": ["SEG-0001"]}
        other = {**asks("≥", 5), "segments": ["SEG-0002"]}
        assert len(messages(one, other)) == 1
        assert messages({**one, "trade_off": "DEC-0001"}, other) == []
        assert messages(one, {**other, "trade_off": "DEC-0001"}) == []

    def test_but_not_one_within_a_segment(self):
        one = {**asks("≤", 2), "segments": ["SEG-0001"], "trade_off": "DEC-0001"}
        assert len(messages(one, asks("≥", 5))) == 1
        assert len(messages(one, {**asks("≥", 5), "segments": ["SEG-0001", "SEG-0002"]})) == 1

    def test_one_pair_is_told_once_whatever_they_share(self):
        both = {"segments": ["SEG-0001", "SEG-0002"], "products": ["PRD-0001", "PRD-0002"]}
        assert len(messages({**asks("≤", 2), **both}, {**asks("≥", 5), **both})) == 1


_INTERVALS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("≤≥<>="), st.integers(0, 6)),
        st.tuples(st.just("between"), st.integers(0, 6)),
    ),
    min_size=1,
    max_size=6,
)


@given(_INTERVALS)
@settings(max_examples=60, deadline=None)
def test_told_exactly_where_no_value_meets_all(limits):
    """Intervals on a line have a common point exactly where each two of them have one."""
    criteria = [
        asks(operator, value, upper=value + 1) if operator == "between" else asks(operator, value)
        for operator, value in limits
    ]
    halves = [value / 2 for value in range(-2, 18)]
    meets = {
        "≤": lambda x, v: x <= v,
        "≥": lambda x, v: x >= v,
        "<": lambda x, v: x < v,
        ">": lambda x, v: x > v,
        "=": lambda x, v: x == v,
        "between": lambda x, v: v <= x <= v + 1,
    }
    possible = any(all(meets[operator](x, v) for operator, v in limits) for x in halves)
    assert (messages(*criteria) == []) is possible
