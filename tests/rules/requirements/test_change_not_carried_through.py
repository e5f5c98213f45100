"""What counts as having looked at a document after a requirement changed; it is 30 June 2026."""

import pytest

from tests.rules.base import told

CHANGED = """\
REQ-0002:
  version: "%s"
  history:
    - {version: "1.0", date: 2026-01-15, reason: First issue of the manual}
    - {version: "%s", date: %s, reason: Children reach the oven in shops}
"""
MESSAGE = (
    "REQ-0002, 'Outside stays cool', changed to version 2.0 on 2026-05-04, and nothing shows that "
    "PRC-0002 and PRC-0003 were looked at since"
)


def changed(version: str = "2.0", day: str = "2026-05-04") -> str:
    return CHANGED % (version, version, day)


def test_documents_that_fulfil_and_verify_are_named_once():
    assert told("REQ004", changed()) == [MESSAGE]


@pytest.mark.parametrize(("day", "is_told"), [("2026-05-31", False), ("2026-05-30", True)])
def test_there_is_time_to_look(day: str, is_told: bool):
    assert bool(told("REQ004", changed(day=day))) is is_told


def test_wording_concerns_nobody():
    assert told("REQ004", changed("1.1")) == []


@pytest.mark.parametrize(
    "seen",
    [
        "REG-0007: {reviewed_on: 2026-05-04}",
        "REG-0007: {approval: {on: 2026-05-11}}",
        'REG-0007: {version: "1.1", history: [{version: "1.1", date: 2026-05-04, reason: Limit}]}',
        "PRC-0002: {reviewed_on: 2026-05-04}\nPRC-0003: {reviewed_on: 2026-05-05}",
        "REG-0007: {reviewed_in: MRV-0001}\nMRV-0001: {held_on: [2026-05-11]}",
    ],
)
def test_a_review_an_approval_or_a_version_is_an_answer(seen: str):
    assert told("REQ004", changed(), seen) == []


@pytest.mark.parametrize(
    "seen",
    [
        "REG-0007: {reviewed_on: 2026-05-03}",
        "REG-0007: {reviewed_on: 2026-07-01}",
        "REG-0007: {reviewed_in: MRV-0001}",
    ],
)
def test_a_review_before_the_change_or_still_to_come_is_none(seen: str):
    assert told("REQ004", changed(), seen) == [MESSAGE]


def test_who_was_seen_is_not_named():
    (message,) = told("REQ004", changed(), "PRC-0003: {reviewed_on: 2026-05-05}")
    assert "that PRC-0002 was looked at since" in message


def test_a_procedure_that_puts_it_into_practice_is_asked_too():
    practice = "SOP-0001: {requirements: [REQ-0001, REQ-0002]}"
    (message,) = told("REQ004", changed(), practice)
    assert "PRC-0002, PRC-0003 and SOP-0001 were" in message
