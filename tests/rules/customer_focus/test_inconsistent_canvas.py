"""Where the curves of a canvas do not fit their factors."""

import pytest

from tests.rules import base

OWN = """
    - name: Our ovens
      own: true
      scores: [{factor: Even heat, score: 8}, {factor: Service at night, score: 9}]
      source: Survey
      on: 2026-03-20
"""


def told(curve: str = "", factors: str = "") -> list[str]:
    patches = [f"CNV-0001:\n  curves:{OWN}{curve}", factors]
    return base.told("CUS010", *filter(None, patches))


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ("{factor: Even heat, score: 6}", "does not score 'Service at night'"),
        (
            "{factor: Even heat, score: 6}, {factor: Service, score: 1}",
            "does not score 'Service at night' and scores what is no factor: 'Service'",
        ),
        (
            (
                "{factor: Even heat, score: 6}, {factor: Service at night, score: 1}, "
                "{factor: Even heat, score: 5}"
            ),
            "scores more than once 'Even heat'",
        ),
        ("", "does not score 'Even heat' and 'Service at night'"),
    ],
)
def test_each_curve_scores_each_factor_once(scores: str, message: str) -> None:
    curve = f"    - {{name: Import, scores: [{scores}], source: Trial, on: 2025-11-10}}"
    assert told(curve) == [f"the curve 'Import' {message}"]


def test_only_what_is_aimed_at_needs_no_origin() -> None:
    curve = "    - {name: Later, scores: [{factor: Even heat, score: 6}, "
    curve += "{factor: Service at night, score: 9}]"
    assert told(f"{curve}, future: true}}") == []
    assert told(f"{curve}}}") == [
        "the curve 'Later' does not say where its scores come from or when the offer was looked at"
    ]


def test_a_factor_stands_once() -> None:
    factors = (
        "CNV-0001: {factors: [{name: Even heat}, {name: Service at night}, {name: Even heat}]}"
    )
    assert told(factors=factors) == ["'Even heat' stands more than once among the factors"]
