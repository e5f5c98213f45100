"""Documents in force that went back to an older version."""

import pytest

from tests.rules.base import commit, told

NEXT = "POL-0001: {version: '1.1', status: %s, text: Ovens, approval: {on: 2026-02-10}}"
PUT_BACK = """
POL-0001:
  version: "1.0"
  status: %s
  text: We build ovens that bake evenly, arrive on the promised day and hurt nobody.
"""


def test_it_names_the_version_that_was_approved_already():
    commits = [commit(NEXT % "effective"), commit(PUT_BACK % "effective", on="2026-02-11")]
    assert told("DOC301", commits=commits) == [
        (
            "version 1.0 is in force again, but version 1.1 was approved already, as in commit "
            "0000000000 of 2026-02-10"
        )
    ]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("effective", "effective", 1),
        ("approved", "approved", 1),
        ("review", "effective", 0),
        ("draft", "effective", 0),
        ("effective", "draft", 0),
        ("effective", "obsolete", 0),
    ],
)
def test_what_was_in_force_cannot_come_after_what_is(then, now, expected):
    commits = [commit(NEXT % then)]
    assert len(told("DOC301", PUT_BACK % now, commits=commits)) == expected


def test_other_content_under_the_old_number_is_told_by_its_own_rule():
    commits = [commit(NEXT % "effective")]
    change = "POL-0001: {version: '1.0'}"
    assert told("DOC301", change, commits=commits) == []
    assert len(told("DOC001", change, commits=commits)) == 1


def test_a_number_that_never_was_is_told():
    change = "POL-0001: {version: '0.9'}"
    assert len(told("DOC301", change, commits=[commit(NEXT % "effective")])) == 1


@pytest.mark.parametrize("number", ["1.1", "1.1.0", "1.10", "2.0"])
def test_numbers_are_compared_as_numbers(number):
    change = f'POL-0001: {{version: "{number}"}}'
    assert told("DOC301", change, commits=[commit(NEXT % "effective")]) == []


def test_nothing_is_said_without_history():
    assert told("DOC301", PUT_BACK % "effective") == []
