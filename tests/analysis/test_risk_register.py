"""The risk register: levels from the matrix, held against the appetite, and how old they are."""

import pytest

from clausebook.analysis.risk_register import (
    Verdict,
    levels_of,
    movements,
    risk_register,
    sources,
)
from tests.corpora import corpus

CRITERIA = """\
id: RCR-0001
kind: risk-criteria
likelihood: [{step: 1, name: rare}, {step: 2, name: often}]
consequence: [{step: 1, name: small}, {step: 2, name: great}]
matrix: [[low, medium], [medium, high]]
levels: [{name: low, order: 1}, {name: medium, order: 2}, {name: high, order: 3}]
appetite: [{category: delivery, level: low, tolerance: medium}]
"""


def risk(number: int, inherent: tuple[int, int], residual: tuple[int, int] | None, more=""):
    after = ""
    if residual is not None:
        after = f"residual: {{likelihood: {residual[0]}, consequence: {residual[1]}}}\n"
    return (
        f"id: RSK-000{number}\nkind: risk\ncause: a\nevent: b\neffect: c\ncategory: delivery\n"
        f"inherent: {{likelihood: {inherent[0]}, consequence: {inherent[1]}}}\n{after}{more}"
    )


def register(*texts: str):
    known = corpus({"a.yaml": "\n---\n".join((CRITERIA, *texts))})
    return known, risk_register(known)


@pytest.mark.parametrize(
    ("residual", "verdict", "level"),
    [
        ((1, 1), Verdict.WITHIN, "low"),
        ((1, 2), Verdict.ABOVE, "medium"),
        ((2, 2), Verdict.BEYOND, "high"),
        (None, Verdict.BEYOND, "high"),
    ],
)
def test_the_level_after_treatment_else_before_it_is_held_against_the_appetite(
    residual, verdict, level
):
    _, (one,) = register(risk(1, (2, 2), residual))
    assert (one.inherent, one.level, one.verdict) == ("high", level, verdict)


def test_without_appetite_or_rating_nothing_is_said_to_be_right():
    _, found = register(
        risk(1, (2, 2), (1, 1)).replace("category: delivery", "category: money"),
        "id: RSK-0002\nkind: risk\ncause: a\nevent: b\neffect: c",
    )
    assert [(one.risk.id, one.verdict) for one in found] == [
        ("RSK-0002", Verdict.UNRATED),
        ("RSK-0001", Verdict.NO_APPETITE),
    ]


def test_a_level_that_the_criteria_do_not_know_is_not_within_the_appetite():
    unknown = CRITERIA.replace("[medium, high]]", "[medium, enormous]]")
    (one,) = risk_register(corpus({"a.yaml": f"{unknown}\n---\n{risk(1, (2, 2), None)}"}))
    assert (one.level, one.verdict) == ("enormous", Verdict.UNRATED)


def test_what_asks_for_a_decision_stands_first_and_what_is_gone_not_at_all():
    _, found = register(
        risk(1, (2, 2), (1, 1)),
        risk(2, (2, 2), (2, 2)),
        risk(3, (2, 2), (1, 2)),
        risk(4, (2, 2), (2, 2), "status: obsolete"),
    )
    assert [one.risk.id for one in found] == ["RSK-0002", "RSK-0003", "RSK-0001"]


@pytest.mark.parametrize(
    ("more", "age"),
    [
        ("effectiveness: {checked_on: '2026-06-20', result: effective}", 10),
        (
            "acceptance: {role: ROL-0001, on: '2026-06-29', until: '2026-12-01', reason: a}\neffectiveness: {checked_on: '2026-06-20', result: effective}",
            1,
        ),
        (
            "reviewed_on: '2026-06-25'\neffectiveness: {checked_on: '2026-08-01', result: effective}",
            5,
        ),
        ("", 192),  # the approval of 20 December
    ],
)
def test_the_age_is_told_from_the_last_look_that_is_on_record(more, age):
    _, (one,) = register(risk(1, (2, 2), (1, 1), more))
    assert one.age == age


def test_movements_and_sources_are_counted():
    known, found = register(
        risk(1, (2, 2), (1, 1), "source: {type: market}"),
        risk(2, (2, 2), (1, 1), "source: {type: people}"),
        risk(3, (1, 2), (1, 2), "source: {type: people}"),
        risk(4, (1, 2), None),
    )
    assert movements(found) == {("high", "low"): 2, ("medium", "medium"): 1}
    assert levels_of(known) == ("low", "medium", "high")
    counts = sources(known, found)
    assert list(counts.items())[:2] == [("people", 2), ("market", 1)]
    assert counts["regulation"] == 0
