"""Misses that need an answer: how many running, and what counts as an answer."""

import json
from datetime import date
from typing import Any

import pytest

from clausebook.rules.objectives.unanswered_miss import unanswered_miss
from tests.rules.base import corpus_of, merged

_HEADER = {
    "title": "Of the test",
    "status": "effective",
    "version": "1.0",
    "owner": "ROL-0001",
    "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2025-01-02"},
    "effective_on": "2025-01-02",
}
_KPI = {
    **_HEADER,
    "id": "KPI-0001",
    "kind": "kpi",
    "formula": "Late orders",
    "unit": "1",
    "direction": "lower_is_better",
    "targets": [{"from": "2026-01", "value": 5}],
}
_OBJECTIVE = {
    **_HEADER,
    "id": "OBJ-0001",
    "kind": "objective",
    "statement": "Fewer than six late orders a month",
    "kpi": "KPI-0001",
    "due": "2026-05-31",
}
_DECISION = {
    "id": "DEC-0001",
    "kind": "decision",
    "title": "A second lorry",
    "status": "closed",
    "version": "1.0",
    "owner": "ROL-0001",
    "decided_on": "2026-04-02",
    "what": "A second lorry is hired.",
}


def series(*values: float | None, **last: Any) -> list[dict[str, Any]]:
    found = [
        {"period": f"2026-{month:02}", **({} if value is None else {"value": value})}
        for month, value in enumerate(values, 1)
    ]
    return [*found[:-1], {**found[-1], **last}]


def messages(*records: dict[str, Any], **thresholds: Any) -> list[str]:
    files = {f"policies/{r['id']}.yaml": json.dumps(merged({}, r)).encode() for r in records}
    corpus = corpus_of(files, date(2026, 6, 30))
    assert not corpus.invalid("kpi", "objective", "decision")
    return [finding.message for finding in unanswered_miss(corpus, **thresholds)]


def kpi(*values: float | None, **last: Any) -> dict[str, Any]:
    return {**_KPI, "series": series(*values, **last)}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((6, 7, 8), True),
        ((4, 6, 7, 8), True),
        ((6, None, 7, 8), True),
        ((7, 8), False),
        ((6, 7, 8, 5), False),
        ((6, 7, 4, 8), False),
        ((None, None), False),
    ],
)
def test_only_misses_at_the_end_count(values, told):
    assert bool(messages(kpi(*values))) is told


def test_before_the_target_nothing_was_missed():
    early = {"targets": [{"from": "2026-03", "value": 5}]}
    assert messages({**kpi(6, 7, 8), **early}) == []


def test_the_number_is_a_threshold():
    assert messages(kpi(6, 7), misses=2)
    assert messages(kpi(6, 7, 8), misses=4) == []


class TestAnswers:
    def test_named_at_a_value_of_the_run(self):
        assert messages(kpi(6, 7, 8, responses=["DEC-0001"]), _DECISION) == []

    def test_named_at_an_older_value_answers_something_else(self):
        old = kpi(6, 4, 6, 7, 8)
        old["series"][0]["responses"] = ["DEC-0001"]
        assert messages(old, _DECISION)

    def test_made_before_the_run_answers_something_else(self):
        early = {**_DECISION, "decided_on": "2025-12-02"}
        assert messages({**kpi(6, 7, 8), "responses": ["DEC-0001"]}, early)
        assert messages({**kpi(6, 7, 8), "responses": ["DEC-0001"]}, _DECISION) == []

    def test_names_the_indicator_itself(self):
        assert messages(kpi(6, 7, 8), {**_DECISION, "concerns": ["KPI-0001"]}) == []

    def test_of_an_objective_that_it_measures(self):
        reacted = {**_OBJECTIVE, "due": "2026-12-31", "responses": ["DEC-0001"]}
        assert messages(kpi(6, 7, 8), reacted, _DECISION) == []

    def test_that_does_not_exist_is_told_elsewhere(self):
        assert messages(kpi(6, 7, 8, responses=["DEC-0099"])) == []


class TestObjectives:
    def test_missed_on_its_day(self):
        (told,) = messages(kpi(6), _OBJECTIVE)
        assert told.endswith("was due on 2026-05-31 and stands at 6 against the target 5")

    @pytest.mark.parametrize(
        "change",
        [
            {"status_of_achievement": {"value": 4, "on": "2026-05-31"}},
            {"status_of_achievement": {"value": 6, "on": "2026-05-31", "rating": "green"}},
            {"due": "2026-06-30"},
            {"target": 7},
            {"status": "superseded"},
        ],
    )
    def test_reached_or_not_due(self, change):
        assert messages(kpi(6), merged(_OBJECTIVE, change)) == []

    def test_of_which_nobody_says_anything(self):
        (told,) = messages({**_OBJECTIVE, "kpi": None, "measure": "Certificate on the wall"})
        assert told.endswith("nobody says whether it was reached")
