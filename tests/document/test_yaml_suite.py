"""The YAML test suite: inside the subset the value is right, everything else has a fault."""

import os
from collections import Counter
from pathlib import Path

import pytest

from clausebook.document import composing, read
from tests.document.yaml_suite import BY_HAND, TABS, TIGHT_COLON, cases, why_outside

DATA = Path(os.environ.get("CLAUSEBOOK_DATA", Path(__file__).parents[3] / "shared" / "data"))
SUITE = DATA / "conf-yaml-test-suite"

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the YAML test suite is not here")


@pytest.fixture(scope="module")
def sorted_cases():
    found: dict[str, list] = {"inside": [], "outside": [], "invalid": []}
    for case in cases(SUITE):
        where = "outside" if why_outside(case) else "inside"
        found["invalid" if case.invalid else where].append(case)
    return found


def test_what_is_inside_and_outside(sorted_cases) -> None:
    assert {where: len(found) for where, found in sorted_cases.items()} == {
        "inside": 175,
        "outside": 137,
        "invalid": 94,
    }
    assert Counter(map(why_outside, sorted_cases["outside"])) == {
        "a tag": 26,
        "a directive": 21,
        "several documents": 19,
        "a tab stands between values or before the first word of a block text": 18,
        "a key that is no scalar": 15,
        "a key in braces and its colon stand on different lines": 8,
        "a key that is not text": 9,
        "a value in brackets that begins with a colon or question mark": 6,
        "no document": 5,
        "an anchor with a sign in its name": 4,
        "a block text at the top is not indented": 2,
        "one name for two anchors": 2,
        "an escape for a character that no editor shows": 1,
        "a value in braces is left out between a colon and a comma": 1,
    }


def test_the_table_names_only_cases_that_no_rule_puts_outside(sorted_cases) -> None:
    by_rule = {case.name for case in sorted_cases["outside"]} - set(BY_HAND)
    assert len(by_rule) + len(BY_HAND) == len(sorted_cases["outside"])


def test_inside_the_subset_the_value_is_right(sorted_cases) -> None:
    for case in sorted_cases["inside"]:
        document = read("a.yaml", case.text.encode())
        assert document.faults == (), case
        assert (document.value,) == case.values, case


@pytest.mark.parametrize("where", ["outside", "invalid"])
def test_all_else_has_a_fault(sorted_cases, where: str) -> None:
    for case in sorted_cases[where]:
        faults = read("a.yaml", case.text.encode()).faults
        assert faults, case
        lines = case.text.count("\n") + 1
        assert all(1 <= fault.span.start.line <= lines for fault in faults), case


def test_without_libyaml_nearly_the_same_is_read(sorted_cases, monkeypatch) -> None:
    """PyYAML's own parser differs about tabs and tight colons; what it reads, it reads rightly."""
    monkeypatch.setattr(composing, "_loader", composing._make_loader(with_libyaml=False))
    refused = set()
    for case in sorted_cases["inside"]:
        document = read("a.yaml", case.text.encode())
        assert document.faults or (document.value,) == case.values, case
        if document.faults:
            refused.add(case.name)
    assert refused == {"HS5T/0", "JR7V/0", "NB6Z/0", "UV7Q/0"}
    for case in sorted_cases["outside"] + sorted_cases["invalid"]:
        document = read("a.yaml", case.text.encode())
        if not document.faults:
            assert BY_HAND.get(case.name) in {TABS, TIGHT_COLON}, case
            assert case.values is None or (document.value,) == case.values, case
