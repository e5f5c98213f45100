"""What each profile asks: as the guide says."""

from pathlib import Path

import pytest

from clausebook.diagnostic import Basis
from clausebook.engine import Configuration
from clausebook.engine.configuration import Profile
from clausebook.engine.selection import selected_rules
from clausebook.rules import builtin_rules

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "readiness.md"


@pytest.fixture(scope="module")
def table():
    text = GUIDE.read_text(encoding="utf-8").partition("profiles\n")[2]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    head, _, *rows = lines
    return {row[0].partition(":")[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def test_the_table_has_each_basis_and_each_profile(table):
    assert list(table) == [*(basis.value for basis in Basis), "fails from"]
    assert all(list(row) == [profile.value for profile in Profile] for row in table.values())


@pytest.mark.parametrize("profile", Profile)
def test_the_bases_that_are_asked(profile, table):
    catalogue = builtin_rules()
    run = set(selected_rules(catalogue, Configuration(profile=profile)))
    for basis in Basis:
        of_basis = {rule for rule in catalogue if rule.basis is basis}
        assert of_basis
        asked = "asked" if of_basis <= run else "not asked"
        assert table[basis.value][profile.value] == asked
        assert asked == "asked" or not of_basis & run


@pytest.mark.parametrize("profile", Profile)
def test_what_fails(profile, table):
    assert table["fails from"][profile.value] == Configuration(profile=profile).failing_severity
