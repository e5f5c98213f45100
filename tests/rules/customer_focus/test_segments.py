"""Choices of segments, and the stages that their customers go through."""

import pytest

from tests.rules.base import told


def test_who_serves_all_has_not_chosen() -> None:
    both = "SEG-0002: {target: yes, advantage_rationale: Longest lines, strategy_reference: Part 2}"
    assert told("CUS002", both) == ["all 2 segments are served, and none is not"]
    third = "SEG-0003: {kind: segment, title: Hotels, status: approved, version: '1.0', "
    third += "approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}, "
    third += "owner: ROL-0003, target: later, not_served_reason: No oven fits yet}"
    assert told("CUS002", both, third) == []


@pytest.mark.parametrize(
    ("patch", "found"),
    [
        ("JNY-0005: {status: draft}", 1),
        ("JNY-0005: {question: null, answer: null, pain: null}", 1),
        ("JNY-0005: {question: null, answer: null}", 0),
        ("JNY-0005: null\nSEG-0001: {target: later}", 0),
        ("JNY-0001: null\nJNY-0002: null\nJNY-0003: null\nJNY-0004: null\nJNY-0005: null", 0),
        ("JNY-0005: {stage: purchase}", 1),
    ],
)
def test_each_stage_is_looked_at_once_one_is(patch: str, found: int) -> None:
    assert len(told("CUS006", patch)) == found


def test_only_direct_customers_buy_and_only_indirect_ones_use() -> None:
    unnamed = "PRD-0001: {direct_customers: null, end_users: null}"
    (message,) = told("CUS007", unnamed)
    assert message == "nothing says who uses PRD-0001, 'Deck oven with service'"
    indirect = "CST-0001: {class: indirect, reached_through: [CST-0002]}"
    assert told("CUS007", unnamed, indirect) == []
    (message,) = told("CUS007", unnamed, "CST-0001: {products: null}\nCST-0002: {products: null}")
    assert message.startswith("nothing says who buys or uses PRD-0001")


def test_an_idea_has_no_customers_yet_and_who_is_lost_needs_no_dealer() -> None:
    idea = "PRD-0001: {lifecycle_stage: idea, direct_customers: null, end_users: null}"
    assert told("CUS007", idea) == []
    assert told("CUS007", "CST-0002: {class: indirect, lost_on: 2026-03-01}") == []
