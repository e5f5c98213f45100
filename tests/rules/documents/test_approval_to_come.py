"""Approvals of days that have not come."""

import pytest

from clausebook.rules import Example
from tests.rules.base import codes, lint_files, patched

PLANNED = "POL-0001: {status: %s, approval: {on: %s}}"


def told(patch: str, toml: str = "") -> list[str]:
    files = (("clausebook.toml", toml),)
    found = codes(lint_files(patched(Example(False, (patch,), files))))
    return [code for code in found if code in ("DOC003", "DOC203")]


@pytest.mark.parametrize(
    ("status", "on", "expected"),
    [
        ("effective", "2026-07-01", ["DOC203"]),
        ("approved", "2026-07-01", ["DOC203"]),
        ("effective", "2026-06-30", ["DOC003"]),  # it took effect in February
        ("review", "2026-07-01", ["DOC003"]),
        ("obsolete", "2026-07-01", []),
    ],
)
def test_one_slip_is_one_finding(status, on, expected):
    assert told(PLANNED % (status, on)) == expected


def test_it_is_told_where_house_rules_are_not_asked():
    assert told(PLANNED % ("effective", "2026-07-01"), 'profile = "minimal"\n') == ["DOC203"]


def test_a_record_with_an_approval_of_its_own_is_told_and_one_without_is_not():
    later = "{by: PSN-0001, role: ROL-0001, on: 2026-07-01}"
    assert told(f"RSK-0001: {{approval: {later}}}") == ["DOC203"]
    register = f"REG-0008: {{approval: {later}}}"
    assert told(f"{register}\nRSK-0001: {{effective_on: 2026-02-01}}") == ["DOC203"]
