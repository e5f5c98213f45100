"""The example under the edition of 2026: what is left to do, and what its rules find."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from clausebook.engine import Report, lint
from clausebook.project import Project
from clausebook.rules import builtin_rules
from tests.example.breakages import Breakage, Edited, edited, line_of
from tests.example.broken_planning import BROKEN_UNDER_2026
from tests.example.example import AS_OF, approved_again, project, text_of

EDITION = "iso-9001-2026"

MOVED = Counter(
    {
        ("LOC-0008", "clause 5.1.1 e is not in ISO 9001:2026"): 1,
        ("DEC-0009", "clause 5.1.1 e is not in ISO 9001:2026"): 1,
        ("PRC-0001", "clause 5.1.1 c is not in ISO 9001:2026"): 1,
        ("PRC-0001", "clause 5.1.1 e is not in ISO 9001:2026"): 1,
        ("PRC-0015", "clause 10.3 is not in ISO 9001:2026"): 1,
    }
)
"""Clauses that moved; the migration rewrites them, and nothing else is to be done."""


@cache
def moved() -> Project:
    own = project()
    return replace(own, configuration=replace(own.configuration, edition=EDITION))


def report(changed: Edited | None = None) -> Report:
    given = None
    if changed is not None:
        given = (changed.path, approved_again(changed.path, changed.text or "").encode())
    return lint(moved().load(AS_OF, replace=given), builtin_rules(), moved().configuration)


def test_only_clauses_that_moved_are_left():
    found = report()
    assert {d.code for d in found.diagnostics} == {"REF003"}
    assert Counter((d.record, d.message) for d in found.diagnostics) == MOVED


@pytest.mark.parametrize("breakage", BROKEN_UNDER_2026, ids=lambda breakage: breakage.name)
def test_its_rules_find_what_is_broken(breakage: Breakage):
    changed = edited(breakage, text_of(breakage.path))
    found = [d for d in report(changed).diagnostics if d.code != "REF003"]
    assert [d.code for d in found] == [breakage.code], found
    path, record = breakage.where or (changed.path, breakage.record)
    text = changed.text if path == changed.path else text_of(path)
    line = line_of(text or "", record, breakage.at) if breakage.at else changed.line
    assert (found[0].location.path, found[0].location.span.start.line) == (path, line)


def test_its_rules_do_not_run_under_that_of_2015():
    changed = edited(BROKEN_UNDER_2026[-1], text_of(BROKEN_UNDER_2026[-1].path))
    under_2015 = project().load(AS_OF, replace=(changed.path, (changed.text or "").encode()))
    found = lint(under_2015, builtin_rules(), project().configuration)
    assert found.diagnostics == ()
    assert not [rule for rule in found.rules if rule.edition is not None]
