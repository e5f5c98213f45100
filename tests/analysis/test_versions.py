"""Version numbers, compared as numbers."""

import pytest

from clausebook.analysis.versions import following, major, number_of


@pytest.mark.parametrize(
    ("lower", "higher"), [("1.9", "1.10"), ("1.0", "1.0.1"), ("", "0.1"), ("x", "1.0")]
)
def test_versions_are_compared_as_numbers(lower, higher):
    assert number_of(lower) < number_of(higher)


@pytest.mark.parametrize("same", ["1", "1.0", "1.0.0"])
def test_a_number_that_is_missing_is_zero(same):
    assert number_of(same) == number_of("1.0")


@pytest.mark.parametrize(
    ("version", "minor", "major_step"),
    [("2.3", "2.4", "3.0"), ("1", "1.1", "2.0"), ("0.9.4", "0.10", "1.0"), ("", "0.1", "1.0")],
)
def test_what_comes_next(version, minor, major_step):
    assert following(version) == minor
    assert following(version, is_major=True) == major_step
    assert major(major_step) == major(version) + 1
