"""The risk matrix: levels by look-up, counts by cell."""

import pytest

from clausebook.analysis.risk_matrix import (
    Appetite,
    Rating,
    appetite,
    criteria_of,
    level_order,
    rating_level,
    risk_matrix,
)
from tests.corpora import corpus

CRITERIA = """\
id: RCR-0001
kind: risk-criteria
likelihood: [{step: 3, name: likely}, {step: 1, name: rare}, {step: 2, name: possible}]
consequence: [{step: 1, name: minor}, {step: 5, name: grave}]
matrix: [[low, moderate], [moderate, high], [moderate, extreme]]
levels:
  - {name: moderate, order: 2}
  - {name: low, order: 1, meaning: Daily work, response: Watch}
  - {name: extreme, order: 4}
  - {name: high, order: 3}
appetite: [{category: delivery, level: moderate, tolerance: high}, {category: money, level: low}]
"""


def risk(number: int, likelihood: int, consequence: int, rest: str = "") -> str:
    return (
        f"id: RSK-{number:04}\nkind: risk\ncause: a\nevent: b\neffect: c\n"
        f"inherent: {{likelihood: {likelihood}, consequence: {consequence}}}{rest}"
    )


def world(*texts: str):
    found = corpus({"a.yaml": "\n---\n".join([CRITERIA, *texts])})
    criteria = found.get("RCR-0001")
    assert criteria is not None
    return found, criteria


@pytest.mark.parametrize(
    ("likelihood", "consequence", "level"),
    [(1, 1, "low"), (1, 5, "moderate"), (2, 5, "high"), (3, 5, "extreme"), (3, 1, "moderate")],
)
def test_rows_are_likelihood_and_columns_consequence_by_step(likelihood, consequence, level):
    _, criteria = world()
    assert rating_level(criteria, likelihood, consequence) == level


@pytest.mark.parametrize(("likelihood", "consequence"), [(0, 1), (4, 1), (1, 2), (1, 6)])
def test_no_level_off_the_scales(likelihood, consequence):
    _, criteria = world()
    assert rating_level(criteria, likelihood, consequence) is None


def test_levels_by_rank_and_appetite_by_category():
    _, criteria = world()
    assert list(level_order(criteria).items()) == [
        ("low", 1),
        ("moderate", 2),
        ("high", 3),
        ("extreme", 4),
    ]
    assert appetite(criteria, "delivery") == Appetite("delivery", "moderate", "high")
    assert appetite(criteria, "money") == Appetite("money", "low", "low")
    assert appetite(criteria, "weather") is None


def test_counts_and_ids_by_cell():
    found, criteria = world(
        risk(3, 3, 5),
        risk(1, 3, 5, "\nresidual: {likelihood: 1, consequence: 5}"),
        risk(2, 1, 1),
        risk(4, 9, 9),
        risk(5, 1, 1, "\nstatus: obsolete"),
        risk(6, 1, 1, "\ncriteria: RCR-0099"),
        "id: RSK-0007\nkind: risk\ncause: a\nevent: b\neffect: c",
    )
    inherent = risk_matrix(found, criteria)
    by_cell = {(c.likelihood, c.consequence): c.risks for row in inherent.cells for c in row}
    assert by_cell[3, 5] == ("RSK-0001", "RSK-0003")
    assert by_cell[1, 1] == ("RSK-0002",)
    assert sum(len(ids) for ids in by_cell.values()) == 3
    assert inherent.outside == ("RSK-0004",)
    assert inherent.unrated == ("RSK-0007",)
    assert inherent.counts == {"low": 1, "moderate": 0, "high": 0, "extreme": 2}
    residual = risk_matrix(found, criteria, Rating.RESIDUAL)
    assert residual.counts == {"low": 0, "moderate": 1, "high": 0, "extreme": 0}
    assert residual.unrated == ("RSK-0002", "RSK-0003", "RSK-0004", "RSK-0007")


def test_a_risk_without_criteria_belongs_to_the_only_ones():
    found, criteria = world(risk(1, 1, 1))
    one = found.get("RSK-0001")
    assert one is not None
    assert criteria_of(found, one) is criteria
    two, _ = world(risk(1, 1, 1), CRITERIA.replace("RCR-0001", "RCR-0002"))
    one = two.get("RSK-0001")
    assert one is not None
    assert criteria_of(two, one) is None


def test_a_matrix_with_too_few_rows_gives_no_level_instead_of_failing():
    text = CRITERIA.replace(", [moderate, extreme]]", "]").replace(
        ", [moderate, high]", ", [low, low]"
    )
    found = corpus({"a.yaml": text + "---\n" + risk(1, 3, 1)})
    criteria = found.get("RCR-0001")
    assert criteria is not None
    assert risk_matrix(found, criteria).outside == ("RSK-0001",)
