"""Acceptances of RSK-0001, rated high after treatment, on 30 June 2026."""

import pytest

from tests.rules import base

RISK = "RSK-0001: {residual: {likelihood: 3, consequence: 3}, acceptance: {%s}}"


def told(*patches: str) -> list[str]:
    return base.told("RSK006", *patches)


@pytest.mark.parametrize(
    ("acceptance", "expected"),
    [
        ("on: 2025-06-30, until: null", []),
        ("on: 2025-06-29, until: null", ["the acceptance ended on 2026-06-29"]),
        ("until: 2026-06-30", []),
        ("until: 2026-06-29", ["the acceptance ended on 2026-06-29"]),
        ("on: 2026-07-01", ["the acceptance begins only on 2026-07-01"]),
        (
            "until: 2027-05-27",
            ["accepted until 2027-05-27, but 12 months from 2026-05-26 end on 2027-05-26"],
        ),
        ("role: ROL-0002", ["ROL-0002 may not accept a risk of level 'high'"]),
    ],
)
def test_an_acceptance_holds_by_role_and_day(acceptance: str, expected: list[str]):
    assert told(RISK % acceptance) == expected


def test_a_higher_authority_includes_the_lower_level():
    only_high = "RCR-0001: {authority: [{level: high, roles: [ROL-0001]}]}"
    lower = "RSK-0001: {residual: {likelihood: 2, consequence: 2}, category: customer_loss}"
    strict = "RCR-0001: {appetite: [{category: customer_loss, level: low}]}"
    assert (
        told(only_high, strict, lower)
        == ["the level 'moderate' is above what is tolerated, and no action is open"] * 2
    )
    tolerant = "RCR-0001: {appetite: [{category: customer_loss, level: low, tolerance: high}]}"
    assert told(only_high, tolerant, lower) == []


def test_without_an_authority_every_role_may():
    assert told("RCR-0001: {authority: null}", RISK % "role: ROL-0002") == []


def test_a_category_without_an_appetite_is_taken_at_the_lowest_level_only():
    unknown = "RSK-0001: {category: supply, acceptance: null}"
    lowest = "RSK-0001: {residual: {likelihood: 1, consequence: 3}}"
    (found,) = told(unknown)
    assert "no appetite is stated for 'supply', and nobody accepted it" in found
    assert told(unknown, lowest) == []
    assert told(unknown, "RCR-0001: {appetite: null}") == []
