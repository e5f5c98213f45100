"""Reviews that follow each other, and what becomes of their decisions."""

import json
from datetime import date

import pytest

from clausebook.record import Place
from clausebook.rules.management_review.neglected_management_review import (
    neglected_management_review,
)
from clausebook.rules.management_review.stale_review_action import stale_review_action
from clausebook.rules.management_review.unassigned_review_action import unassigned_review_action
from tests.rules.base import base_files, corpus_of

_REVIEW = "policies/management-review-2026.yaml"
BENCH = {"type": "resources", "what": "Bench is bought", "owner": "ROL-0002", "due": "2025-06-30"}


def corpus(*reviews, today="2026-06-30"):
    """Return the base with these reviews, held each April from 2025 on, instead of its own."""
    files = {path: data for path, data in base_files().items() if path != _REVIEW}
    for year, decisions in enumerate(reviews, start=2025):
        record_id = f"MRV-{year}"
        value = {
            "id": record_id,
            "kind": "management-review",
            "title": f"Review {year}",
            "status": "closed",
            "version": "1.0",
            "owner": "ROL-0001",
            "period": {"from": f"{year - 1}-04-01", "until": f"{year}-03-31"},
            "held_on": [f"{year}-04-14"],
            "attendees": ["PSN-0001"],
            **(decisions if isinstance(decisions, dict) else {"decisions": decisions}),
        }
        files[f"policies/{record_id}.yaml"] = json.dumps(value).encode()
    found = corpus_of(files, date.fromisoformat(today))
    assert not found.invalid("management-review")
    return found


def stale(*reviews, **thresholds):
    found = stale_review_action(corpus(*reviews), **thresholds)
    return [(_record(finding), finding.message) for finding in found]


def _record(finding):
    assert isinstance(finding.place, Place)
    return finding.place.record


def loose(*reviews):
    return [finding.message for finding in unassigned_review_action(corpus(*reviews))]


def test_an_action_of_the_last_review_is_not_stale():
    assert stale([BENCH]) == []
    assert loose([BENCH]) == ["'Bench is bought' was due on 2025-06-30 and is not done"]


def test_open_after_the_next_review_is_stale_and_told_once():
    message = "'Bench is bought' is open in MRV-2025, MRV-2026; it was due on 2025-06-30"
    assert stale([BENCH], []) == [("MRV-2025", message)]
    assert loose([BENCH], []) == []


def test_a_day_that_is_still_to_come_is_not_stale():
    later = {**BENCH, "due": "2026-12-31"}
    assert stale([later], []) == []
    assert loose([later], []) == []


@pytest.mark.parametrize(
    "again",
    [
        {**BENCH, "what": "bench  is bought.", "due": "2026-12-31"},
        {**BENCH, "what": "Bench is ordered", "due": "2026-12-31", "carried_over_from": "MRV-2025"},
    ],
    ids=["same words", "named"],
)
def test_what_is_decided_again_is_told_where_it_stands_last(again):
    message = f"'{again['what']}' is open in MRV-2025, MRV-2026"
    assert stale([BENCH], [again]) == [("MRV-2026", message)]
    assert stale([BENCH], [again], reviews=3) == []
    assert stale([BENCH], [{**again, "status": "done"}]) == []


def test_the_same_for_a_third_year():
    again = {**BENCH, "due": "2026-12-31"}
    assert [m for _, m in stale([BENCH], [BENCH], [again], reviews=3)] == []
    held = corpus([BENCH], [BENCH], [again], today="2027-06-30")
    assert [f.message for f in stale_review_action(held, reviews=3)] == [
        "'Bench is bought' is open in MRV-2025, MRV-2026, MRV-2027; it was due on 2026-12-31"
    ]


@pytest.mark.parametrize(
    "settled", [{"status": "done"}, {"status": "dropped"}, {"done_on": "2025-05-02"}]
)
def test_what_is_settled_is_left_alone(settled):
    assert stale([{**BENCH, **settled}], []) == []
    assert loose([{**BENCH, **settled}]) == []


def late(*reviews, today="2026-06-30", **thresholds):
    found = neglected_management_review(corpus(*reviews, today=today), **thresholds)
    return [finding.message for finding in found]


def test_a_review_is_due_on_its_day():
    assert late({"next_due": "2026-06-30"}) == []
    assert late({"next_due": "2026-06-29"}) == ["the next review was due on 2026-06-29"]
    assert late({"next_due": "2026-03-31"}, []) == []


def test_without_a_day_the_threshold_counts():
    assert late([], today="2026-04-14") == []
    assert late([], today="2026-04-15") == [
        "the last review ended on 2025-04-14, and no day is set for the next"
    ]
    assert late([], today="2026-04-15", longest_interval="18 months") == []


def test_who_took_part():
    assert late([], {"attendees": []}) == ["the review does not say who took part"]
    assert late([], {"attendees": ["PSN-0002"]}) == [
        "nobody of top management is among the attendees"
    ]
    assert (
        late([], {"attendees": ["PSN-0002"], "held_on": ["2026-07-14"]}, today="2026-04-01") == []
    )
