import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.rounding import agrees, decimals, rounded

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("number", "expected"), [(94, 0), (94.0, 1), (3.74, 2), (0.0661, 4), (1e-05, 5), (1e16, 0)]
)
def test_decimals(number, expected):
    assert decimals(number) == expected


@pytest.mark.parametrize(
    ("stated", "true", "expected"),
    [
        (33, 33.33, True),
        (33.3, 33.33, True),
        (33.4, 33.33, False),
        (33.0, 33.33, False),
        (13.8, 13.75, True),
        (13.7, 13.75, True),
        (0, 0.5, True),
        (0, 0.51, False),
        (94.3, 94.25, True),
    ],
)
def test_agrees(stated, true, expected):
    assert agrees(stated, true) is expected


@given(NUMBERS, st.integers(0, 6))
def test_what_was_rounded_agrees(true: float, places: int):
    assert agrees(round(true, places or None), true)


@given(NUMBERS)
def test_what_is_proposed_agrees(true: float):
    assert agrees(float(rounded(true)), true)


@pytest.mark.parametrize(
    ("true", "stated", "expected"),
    [
        (3.02, 2, "3"),
        (8.1159, 2, "8.1"),
        (69.159, 3.74, "69.16"),
        (0.001, 5, "0"),
        (-0.83, 1.0, "-0.8"),
    ],
)
def test_rounded(true, stated, expected):
    assert rounded(true, stated) == expected
