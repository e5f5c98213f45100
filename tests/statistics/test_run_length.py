"""How long a process in control runs until its first false alarm (Champ and Woodall 1987)."""

import random

import pytest

from clausebook.statistics.runs import RULE_SETS, RunRule, find_signals

ONE, TWO, FOUR, EIGHT = RULE_SETS["western_electric"]
ALARMS = 1300
LONGEST = 4000
"""Longer than nearly each run without an alarm; a longer one goes on into the next window."""


def run_lengths(rules: tuple[RunRule, ...], points: int) -> list[int]:
    """Return the lengths of the runs in normal values, each begun anew after an alarm."""
    source = random.Random(1956)
    values = [source.gauss(0, 1) for _ in range(points)]
    lengths: list[int] = []
    start = 0
    while True:
        found = next(find_signals(values[start : start + LONGEST], rules), None)
        if found is None:
            return lengths
        lengths.append(found.place + 1)
        start += found.place + 1


@pytest.mark.parametrize(
    ("rules", "published"),
    [
        ((ONE,), 370.4),
        ((ONE, TWO), 225.4),
        ((ONE, FOUR), 166.1),
        ((ONE, EIGHT), 152.7),
        ((ONE, TWO, FOUR, EIGHT), 91.75),
    ],
)
def test_mean_run_length_in_control(rules, published):
    lengths = run_lengths(rules, int(published * ALARMS))
    assert len(lengths) > 0.9 * ALARMS
    assert sum(lengths) / len(lengths) == pytest.approx(published, rel=0.04)
