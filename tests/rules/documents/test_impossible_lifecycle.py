import pytest

from clausebook.rules import Example
from tests.rules.base import lint_files, patched

INSTRUCTION = """
WIN-0901:
  kind: work-instruction
  title: Measure with the spare meter
  purpose: The outside of each oven is measured while the meter is repaired
  status: effective
  version: "1.0"
  owner: ROL-0002
  author: PSN-0002
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-02}
  effective_on: 2026-02-02
"""
POLICY = """
POL-0901:
  kind: policy
  title: Quality policy of 2026
  status: approved
  version: "1.0"
  owner: ROL-0001
  author: PSN-0002
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-02}
  supersedes: POL-0001
"""


def told(patch: str) -> list[str]:
    found = lint_files(patched(Example(False, (patch,), ()))).diagnostics
    return [f"{d.record} {d.message}" for d in found if d.code == "DOC003"]


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (
            "POL-0001: {reviewed_on: 2026-07-01}",
            "POL-0001 reviewed on 2026-07-01, which is still to come",
        ),
        (
            "POL-0001: {expires_on: 2026-06-29}",
            "POL-0001 the status is 'effective', but it ended on 2026-06-29",
        ),
        (
            f"{INSTRUCTION}  temporary_until: 2026-06-29",
            "WIN-0901 the status is 'effective', but it ended on 2026-06-29",
        ),
        (POLICY, "POL-0001 the status is 'effective', but POL-0901 supersedes it"),
        (
            "CMP-0002: {closed_on: 2026-06-29}",
            "CMP-0002 the record is open, but gives a day on which it was closed",
        ),
        (
            "REG-0008: {status: open}\nRSK-0001: {status: approved}\nRSK-0002: {status: approved}",
            "REG-0008 the status is 'open', but risks are kept current",
        ),
        (
            "RSK-0001: {effective_on: 2026-07-01}",
            "RSK-0001 the status is 'effective', but it takes effect only on 2026-07-01",
        ),
    ],
)
def test_a_contradiction_is_told_once(patch: str, expected: str):
    assert told(patch) == [expected]


@pytest.mark.parametrize(
    "patch",
    [
        "POL-0001: {expires_on: 2026-06-30}",
        f"{INSTRUCTION}  temporary_until: 2026-06-30",
        f"{POLICY}POL-0001: {{status: superseded}}",
        "POL-0001: {status: obsolete, approval: {on: 2026-07-01}}",
    ],
)
def test_what_agrees_is_left_alone(patch: str):
    assert told(patch) == []
