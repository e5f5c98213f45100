"""Which closed complaints are asked what was done about them."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

CLOSED = """
CMP-0002: {status: closed, told_on: 2026-06-26, closed_on: 2026-06-26, accepted: yes}
"""


def told(*patches: str) -> list[str]:
    report = lint_files(
        patched(Example(False, (CLOSED, *patches), ())), Configuration(select=("CMP004", "CMP101"))
    )
    return [f"{d.code} {d.message}" for d in report.diagnostics]


@pytest.mark.parametrize("justified", ["yes", "partly"])
def test_a_justified_one_is_asked_once(justified: str) -> None:
    (only,) = told(f"CMP-0002: {{justified: {justified}}}")
    assert only.startswith("CMP101 ")


@pytest.mark.parametrize("patch", ["", "CMP-0002: {justified: no}"])
def test_no_requirement_was_missed_as_far_as_is_said(patch: str) -> None:
    (only,) = told(*filter(None, [patch]))
    assert only == "CMP004 the complaint is closed, but 'decision' is missing"
