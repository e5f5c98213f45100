"""Which changes are to be told, to whom, and what shows it; the lint is of 30 June 2026."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

REQUIREMENT = """
REQ-0001:
  version: "%s"
  history:
    - {version: "1.0", date: 2025-11-24, reason: First issue of the manual}
    - {version: "%s", date: %s, reason: The opening day counts}
"""
CHANGED = REQUIREMENT % ("2.0", "2.0", "2026-03-02")
LOG = "COM-0001: {log: [{on: %s, about: [%s], %s}]}\n"
TRAINING = """
TRN-0009:
  kind: training
  title: Opening day
  status: open
  version: "1.0"
  owner: ROL-0002
  content: Why the opening day counts.
  teaches: [REQ-0001]
  held_on: [2026-04-20]
  participants: [{person: PSN-0003, attended: true}]
"""


def told(patch: str) -> list[str]:
    files = patched(Example(False, (patch,), ()))
    return [d.message for d in lint_files(files, Configuration(select=("COM002",))).diagnostics]


@pytest.mark.parametrize(
    ("silent", "found"),
    [
        (REQUIREMENT % ("1.9", "1.9", "2026-03-02"), CHANGED),
        (
            REQUIREMENT % ("2.0", "2.0", "2026-06-16"),
            REQUIREMENT % ("2.0", "2.0", "2026-06-15"),
        ),
        (
            REQUIREMENT % ("2.0", "2.0", "2024-06-29"),
            REQUIREMENT % ("2.0", "2.0", "2024-06-30"),
        ),
        (
            CHANGED + LOG % ("2026-03-02", "{record: REQ-0001}", "audience: [ROL-0003]"),
            CHANGED + LOG % ("2026-03-01", "{record: REQ-0001}", "audience: [ROL-0003]"),
        ),
        (
            CHANGED + LOG % ("2026-02-27", '{record: REQ-0001, version: "2.0"}', "by: PSN-0003"),
            CHANGED + LOG % ("2026-03-27", '{record: REQ-0001, version: "1.4"}', "by: PSN-0003"),
        ),
        (
            CHANGED + LOG % ("2026-06-02", "{record: REG-0006}", "audience: [PSN-0003]"),
            CHANGED + LOG % ("2026-06-03", "{record: REG-0006}", "audience: [PSN-0003]"),
        ),
        (
            CHANGED + LOG % ("2026-03-02", "{record: REQ-0001}", "others: Everybody in the works"),
            CHANGED + LOG % ("2026-03-02", "{record: REQ-0001}", "others: Visitors of the fair"),
        ),
        (CHANGED + TRAINING, CHANGED + TRAINING.replace("2026-04-20", "2026-02-20")),
        (
            CHANGED + "CHG-0001: {affects: [REQ-0001], communication: {on: 2026-03-09}}",
            CHANGED + "CHG-0001: {affects: [REQ-0002], communication: {on: 2026-03-09}}",
        ),
    ],
)
def test_on_the_edge(silent: str, found: str) -> None:
    assert told(silent) == []
    assert told(found) != []


def test_the_finding_names_who_works_by_it() -> None:
    (message,) = told(CHANGED)
    assert message.startswith("REQ-0001, 'Delivery on the promised day', changed to version 2.0")
    assert message.endswith("nothing shows that ROL-0003 was told")


def test_a_policy_that_replaces_another_has_changed() -> None:
    patch = """
POL-0001:
  supersedes: POL-0009
  history: [{version: "1.0", date: 2026-03-02, reason: New policy in place of the old one}]
COM-0001: {log: null}
"""
    assert len(told(patch)) == 1


def test_the_topic_will_do_for_a_policy() -> None:
    patch = """
POL-0001:
  supersedes: POL-0009
  history: [{version: "1.0", date: 2026-02-01, reason: New policy in place of the old one}]
COM-0001:
  log: [{on: 2026-02-02, topics: [policy], audience: [ROL-0002, ROL-0003]}]
"""
    assert told(patch) == []
