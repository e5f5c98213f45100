"""What a fix changes, over the failing examples of all rules that mend: that, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.amendment import Fix, Rename
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document, read
from clausebook.document.editing import edited
from clausebook.document.fixing import edit_of
from clausebook.edition import load_edition
from clausebook.engine.fixing import mended
from clausebook.rules import Example, Rule, builtin_rules
from clausebook.text import Pointer
from tests.rules.base import base_files, history_of, lint_files, patched

RULES = [rule for rule in builtin_rules() if rule.mends]
FAILING = [(rule, example) for rule in RULES for example in rule.page.examples if example.fails]
CASES = [pytest.param(*pair, id=f"{pair[0].code}-{n}") for n, pair in enumerate(FAILING)]
MARKED = {
    *("STR002", "STR004", "REF003", "RSK003", "OBJ004"),
    *("STA001", "STA002", "STA006", "STA008", "STA009"),
}
"""Rules of the catalogue whose faults are mended without anybody deciding something."""


def opened(example: Example) -> dict[str, bytes]:
    """Return the files of an example with its closed surveys open: what is closed stays as it is."""
    files = patched(example)
    return {p: re.sub(b'(status"?: "?)closed', b"\\1open", data) for p, data in files.items()}


def found_in(rule: Rule, example: Example, files: dict[str, bytes]) -> list[Diagnostic]:
    return list(lint_files(files, under=rule.edition, history=history_of(example)).diagnostics)


def documents_of(files: Mapping[str, bytes]) -> dict[str, Document]:
    return {path: read(path, data) for path, data in files.items()}


def differences(before: Any, after: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield the pointers at which two values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            if key in before and key in after:
                yield from differences(before[key], after[key], (*at, key))
            else:
                yield (*at, key)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from differences(*pair, (*at, index))
    elif repr(before) != repr(after):
        yield at


def places(fix: Fix) -> set[Pointer]:
    renamed = {(*one.pointer[:-1], one.name) for one in fix.amendments if isinstance(one, Rename)}
    return {one.pointer for one in fix.amendments} | renamed


def test_the_rules_that_the_catalogue_marks_mend():
    assert {rule.code for rule in RULES} >= MARKED


def test_a_rule_mends_in_one_of_its_examples():
    mending = {
        rule.code
        for rule, example in FAILING
        if any(one.fix for one in found_in(rule, example, opened(example)))
    }
    assert mending == {rule.code for rule in RULES} - {"REF003"}


def test_what_is_closed_is_mended_by_nobody():
    (rule,) = (rule for rule in RULES if rule.code == "STA001")
    for example in (example for r, example in FAILING if r is rule):
        found = found_in(rule, example, patched(example))
        assert rule.code in {one.code for one in found}
        assert not [one for one in found if one.fix]


def test_a_clause_that_went_to_one_place_is_named_by_its_new_number():
    edition = load_edition("iso-9001-2026")
    old, new = next((old, new) for old, new in edition.moved.items() if len(new) == 1 and old not in edition.clauses)  # fmt: skip
    files = {**base_files(), "policies/decision.yaml": DECISION.format(old).encode()}
    found = lint_files(files, under=edition.name).diagnostics
    done = mended(documents_of(files), found)
    (mended_one,) = done.diagnostics
    assert (mended_one.code, mended_one.location.path) == ("REF003", "policies/decision.yaml")
    assert f'clauses: ["{new[0]}"]' in done.documents["policies/decision.yaml"].text


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_only_what_the_fix_says_is_changed_and_a_second_time_nothing(rule, example):
    files = opened(example)
    found = found_in(rule, example, files)
    before = documents_of(files)
    first = mended(before, found)
    for path, after in first.documents.items():
        fixes = [one.fix for one in first.diagnostics if one.location.path == path]
        allowed = set().union(*(places(fix) for fix in fixes if fix))
        changed = set(differences(before[path].value, after.value))
        assert changed
        assert all(any(at[: len(one)] == one for one in allowed) for at in changed)
        assert [k for k in before[path].text.split("\n") if "#" in k] == [
            k for k in after.text.split("\n") if "#" in k
        ]
    again = mended({**before, **first.documents}, first.diagnostics)
    assert not again.documents


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_what_is_mended_is_found_no_more(rule, example):
    files = patched(example)
    for _ in range(10):
        found = found_in(rule, example, files)
        done = mended(documents_of(files), found)
        if not done.documents:
            break
        files = {**files, **{path: d.text.encode() for path, d in done.documents.items()}}
    assert not [one for one in found if one.fix]
    assert {one.code for one in found} <= {rule.code}


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_the_edit_that_is_shown_does_what_the_fix_does(rule, example):
    files = opened(example)
    for one in found_in(rule, example, files):
        if one.fix:
            document = read(one.location.path, files[one.location.path])
            edit = edit_of(document.path, document.text, one.fix)
            assert edit is not None
            (after,) = mended({document.path: document}, [one]).documents.values()
            assert edited(document.text, [edit]) == after.text


DECISION = """\
id: DEC-0901
kind: decision
title: Somebody decided
version: "1.0"
owner: ROL-0001
status: open
what: Nothing
decided_by: [PSN-0001]
decided_on: "2026-01-02"
customer_impact: None
clauses: ["{}"]
"""
REGISTER = """\
id: REG-0001
kind: register  # {0}
of: risk
title: {1}Risks{1}
status: draft
version: 1.{2}
onwer: ROL-0001
records:
  # {0}
  - id: RSK-0001
    titel:   "Late boards"   # {0}
    inherent: {{likelihood: {3}, consequence: {4}, score: {5}}}
"""


@settings(max_examples=60, deadline=None)
@given(
    st.text("ab c:#'", max_size=8),
    st.sampled_from(["", "'", '"']),
    st.tuples(st.integers(0, 99), st.integers(1, 9), st.integers(1, 9), st.integers(-5, 99)),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_however_it_is_written_a_part_of_the_fixes_changes_no_other(
    comment, quote, numbers, end, data
):
    text = REGISTER.format(comment, quote, *numbers)
    before = read("policies/a.yaml", text.replace("\n", end).encode())
    found = lint_files({before.path: before.text.encode()}).diagnostics
    fixable = [one for one in found if one.fix and one.location.path == before.path]
    chosen = data.draw(st.lists(st.sampled_from(fixable), unique_by=id)) if fixable else []
    done = mended({before.path: before}, chosen)
    after = done.documents.get(before.path, before)
    allowed = set().union(*(places(one.fix) for one in done.diagnostics if one.fix))
    changed = set(differences(before.value, after.value))
    assert bool(changed) == bool(chosen)
    assert all(any(at[: len(one)] == one for one in allowed) for at in changed)
    assert after.text.count(end) == before.text.count(end)
    assert after.text.count("#") == before.text.count("#")
