"""Feedback about one theme, as FBK004 and FBK005 read it; the lint is of 30 June 2026."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

READ = "reading: It takes too long"
DONE = "action: {what: Third agent}"


def feedback(number: int, day: str, more: str = "", kind: str = "weak_signal") -> str:
    return (
        f"FBK-{number:04}: {{kind: feedback, title: Waiting {number}, status: open, "
        f"version: '1.0', owner: ROL-0003, text: It rang., theme: waiting, received_on: {day}, "
        f"feedback_kind: {kind}{', ' if more else ''}{more}}}"
    )


def told(*patches: str) -> list[tuple[str, str | None]]:
    files = patched(Example(False, patches, ()))
    found = lint_files(files, Configuration(select=("FBK004", "FBK005"))).diagnostics
    return [(d.code, d.record) for d in found]


@pytest.mark.parametrize(
    ("patches", "found"),
    [
        ((feedback(11, "2026-03-29"),), [("FBK004", "FBK-0011")]),
        ((feedback(11, "2026-03-30"),), []),
        ((feedback(11, "2026-03-01"), feedback(12, "2026-04-01", f"{READ}, {DONE}")), []),
        (
            (feedback(11, "2026-03-01"), feedback(12, "2026-02-01", f"{READ}, {DONE}")),
            [("FBK004", "FBK-0011")],
        ),
        ((feedback(11, "2026-03-01", READ),), [("FBK004", "FBK-0011")]),
        ((feedback(11, "2026-03-01", READ, "praise"),), []),
        ((feedback(11, "2026-03-01", f"{READ}, used_in: [RSK-0001]"),), []),
        ((feedback(11, "2026-03-01", READ), "DEC-0001: {concerns: [FBK-0011]}"), []),
    ],
    ids=[
        "unread after three months",
        "three months are not over",
        "read together with a later one",
        "heard after the theme was read",
        "read and nothing follows",
        "praise asks for nothing",
        "a risk draws on it",
        "a decision concerns it",
    ],
)
def test_results_are_used(patches: tuple[str, ...], found: list[tuple[str, str]]):
    assert told(*patches) == found


SIGNALS = [feedback(number, f"2026-04-{number}", READ) for number in (11, 12, 13)]


@pytest.mark.parametrize(
    ("patches", "found"),
    [
        (SIGNALS, [("FBK005", "FBK-0013")]),
        (SIGNALS[:2], []),
        ([feedback(11, "2026-04-11", f"{READ}, occurrences: 3")], [("FBK005", "FBK-0011")]),
        ([*SIGNALS, feedback(14, "2026-05-02", DONE, "suggestion")], []),
        ([*SIGNALS, feedback(10, "2026-04-10", f"{READ}, {DONE}")], [("FBK005", "FBK-0013")]),
        ([*SIGNALS[:2], feedback(15, "2026-05-02", READ)], []),
        ([*SIGNALS[1:], feedback(10, "2025-06-29", f"{READ}, {DONE}")], []),
    ],
    ids=[
        "three",
        "two",
        "three in one record",
        "answered since",
        "answered before",
        "the last one is fresh",
        "one is a year old",
    ],
)
def test_repeated_signals_are_examined(patches: list[str], found: list[tuple[str, str]]):
    assert told(*patches) == found


LOST = "CST-0002: {lost_on: 2026-04-20, lost_reason: Gas, class: %s}"
HEARD = feedback(11, "2026-04-20", "customer: CST-0002%s", "lost_customer")


def test_a_lost_customer_is_told_once():
    assert told(LOST % "direct") == [("FBK005", "CST-0002")]
    assert told(LOST % "direct", HEARD % f", {READ}") == []
    old = feedback(11, "2026-02-20", "customer: CST-0002", "lost_customer")
    assert told(LOST % "direct", old) == [("FBK005", "CST-0002")]
    assert told(LOST % "prospect") == []
    assert told((LOST % "direct").replace("04-20", "05-01")) == []
