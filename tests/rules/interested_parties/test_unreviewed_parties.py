"""By what one sees that requirements of parties were looked at again."""

import pytest

from tests.rules import base

STALE = """
REG-0002:
  approval: {on: 2025-01-20}
  reviewed_on: 2025-01-15
  history: [{version: "1.0", date: 2025-01-15, author: PSN-0002, reason: First issue}]
SCP-0001: {changed_since_last_review: null}
MRV-0001: {inputs: {changes_in_needs_and_expectations: null}}
"""


def told(*patches: str) -> list[str]:
    return base.told("IPR004", *patches)


def test_nothing_shows_it() -> None:
    (message,) = told(STALE)
    assert message.endswith("require by 2026-04-14, when MRV-0001 was held")


@pytest.mark.parametrize(
    "shown",
    [
        "REG-0002: {reviewed_on: 2025-04-02}",
        "REG-0002: {approval: {on: 2025-04-02}}",
        "IPA-0004: {reviewed_on: 2025-04-02}",
        "SCP-0001: {changed_since_last_review: Nothing}",
        "DEC-0001: {concerns: [IPA-0001]}",
        "MRV-0001: {inputs: {changes_in_issues: {records: [REG-0002]}}}",
        "MRV-0001: {decisions: [{type: improvement, what: Calls, answers: [IPA-0001]}]}",
        "MRV-0001: {inputs: {changes_in_needs_and_expectations: {none_reason: Nothing new}}}",
    ],
)
def test_any_of_these_shows_it(shown: str) -> None:
    assert told(STALE, shown) == []


@pytest.mark.parametrize(
    "unshown",
    [
        "REG-0002: {reviewed_on: 2025-04-01}",
        (
            "SCP-0001: {changed_since_last_review: Nothing, reviewed_on: 2025-04-01, "
            "approval: {on: 2025-04-01}, history: null}"
        ),
        "DEC-0001: {concerns: [IPA-0001], decided_on: 2025-04-01}",
        "IPA-0007: {reviewed_on: 2026-04-02}",
    ],
)
def test_what_lies_before_the_period_or_is_not_relevant_does_not(unshown: str) -> None:
    assert len(told(STALE, unshown)) == 1


def test_without_a_review_there_is_no_since() -> None:
    assert told(STALE, "MRV-0001: {held_on: [2026-07-14]}") == []
    assert told(STALE, "MRV-0001: {held_on: null}") == []
