"""Matrices, scales and levels of risk criteria that contradict themselves."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.rules.risks.inconsistent_risk_rating import inconsistent_risk_rating
from tests.rules.base import corpus_of

NAMES = ("low", "moderate", "high", "extreme")
LEVELS = [{"name": name, "order": order} for order, name in enumerate(NAMES, 1)]


def scale(steps: int) -> list[dict[str, Any]]:
    return [{"step": number, "name": f"step {number}"} for number in range(1, steps + 1)]


def corpus(matrix: list[list[str]], **criteria: Any) -> Corpus:
    record = {
        "id": "RCR-0001",
        "kind": "risk-criteria",
        "title": "Criteria",
        "status": "draft",
        "version": "0.1",
        "owner": "ROL-0001",
        "likelihood": scale(len(matrix)),
        "consequence": scale(len(matrix[0])),
        "matrix": matrix,
        "levels": LEVELS,
    } | criteria
    return corpus_of({"policies/criteria.yaml": json.dumps(record).encode()})


def messages(found: Corpus) -> list[str]:
    return [finding.message for finding in inconsistent_risk_rating(found)]


MATRICES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from(NAMES), min_size=width, max_size=width), min_size=2, max_size=5
    )
)


@settings(max_examples=80)
@given(MATRICES)
def test_a_matrix_is_sound_if_and_only_if_no_cell_falls(matrix: list[list[str]]):
    rank = [[NAMES.index(level) for level in row] for row in matrix]
    rows = all(row == sorted(row) for row in rank)
    columns = all(list(column) == sorted(column) for column in zip(*rank, strict=True))
    assert (messages(corpus(matrix)) == []) == (rows and columns)


@settings(max_examples=30)
@given(MATRICES)
def test_a_missing_row_is_told_once_and_nothing_else(matrix: list[list[str]]):
    height = len(matrix)
    (found,) = messages(corpus(matrix, likelihood=scale(height + 1)))
    assert found.startswith(f"the matrix has {height} rows, but the scale of likelihood has")


def test_a_level_that_is_not_defined_is_told_where_it_stands():
    faulty = corpus([["low", "grave"], ["low", "high"]])
    (finding,) = inconsistent_risk_rating(faulty)
    assert finding.message == "level 'grave' is not defined"
    assert isinstance(finding.place, Place)
    assert finding.place.pointer == ("matrix", 0, 1)


def test_what_stands_twice_is_told():
    twice = [*LEVELS, {"name": "low", "order": 9}]
    categories = [{"category": "delivery", "level": "low"}] * 2
    found = messages(corpus([["low", "high"]] * 2, levels=twice, appetite=categories))
    assert found == [
        "name 'low' stands twice in 'levels'",
        "category 'delivery' stands twice in 'appetite'",
    ]


def test_no_more_is_taken_than_is_tolerated():
    appetite = [{"category": "delivery", "level": "high", "tolerance": "low"}]
    assert messages(corpus([["low", "high"]] * 2, appetite=appetite)) == [
        "the tolerance 'low' is lower than the appetite 'high'"
    ]
