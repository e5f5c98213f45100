"""Which acts of top management count, and for how long."""

import json
from datetime import date

from clausebook.rules.customer_focus.unseen_leadership import unseen_leadership
from tests.rules.base import base_files, corpus_of

_WITHOUT = (
    "policies/decisions.yaml",
    "policies/management-review-2026.yaml",
    "policies/communication.yaml",
)


def _clauses(*records, today=date(2026, 6, 30), window="12 months"):
    files = {path: data for path, data in base_files().items() if path not in _WITHOUT}
    for record in records:
        whole = {"status": "open", "version": "1.0", "owner": "ROL-0001", "title": "Act", **record}
        files[f"policies/{record['id']}.yaml"] = json.dumps(whole).encode()
    corpus = corpus_of(files, today)
    assert not corpus.invalid("decision", "management-review", "communication")
    found = list(unseen_leadership(corpus, window=window))
    return [clause.removeprefix("5.1.2 ") for finding in found for clause in finding.clauses]


def _decision(**fields):
    base = {"id": "DEC-0009", "kind": "decision", "decided_on": "2026-02-11", "what": "Decided."}
    return {**base, "decided_by": ["PSN-0001"], **fields}


def test_nothing_shows_nothing():
    assert _clauses() == ["a", "b", "c"]


def test_what_a_decision_concerns_tells_the_letter():
    assert _clauses(_decision(concerns=["REQ-0001"])) == ["b", "c"]
    assert _clauses(_decision(concerns=["RSK-0001"])) == ["a", "c"]
    assert _clauses(_decision(concerns=["SRV-0001"])) == ["a", "b"]
    assert _clauses(_decision(concerns=["NED-0001", "OPP-0001"])) == []
    assert _clauses(_decision(concerns=["KPI-0001"])) == ["b", "c"]


def test_a_clause_in_the_header_tells_it_too():
    assert _clauses(_decision(clauses=["5.1.2 b"])) == ["a", "c"]


def test_only_top_management_counts():
    assert _clauses(_decision(decided_by=["PSN-0002"], concerns=["RSK-0001"])) == ["a", "b", "c"]
    assert _clauses(_decision(decided_by=[], role="ROL-0001", concerns=["RSK-0001"])) == [
        "a",
        "c",
    ]


def test_an_act_counts_up_to_the_day_a_year_later():
    act = _decision(concerns=["RSK-0001"])

    assert "b" not in _clauses(act, today=date(2027, 2, 11))
    assert "b" in _clauses(act, today=date(2027, 2, 12))
    assert "b" not in _clauses(act, today=date(2027, 2, 12), window="13 months")


def test_what_lies_ahead_does_not_count():
    assert "b" in _clauses(_decision(decided_on="2026-07-01", concerns=["RSK-0001"]))


def test_a_review_counts_for_what_it_concluded_and_decided():
    review = {
        "id": "MRV-0009",
        "kind": "management-review",
        "period": {"from": "2025-04-01", "until": "2026-03-31"},
        "held_on": ["2026-04-14"],
        "attendees": ["PSN-0001"],
        "inputs": {"satisfaction_and_feedback": {"conclusion": "Bakers dislike waiting"}},
        "decisions": [{"type": "improvement", "what": "Report", "carried_out_in": ["OPP-0001"]}],
    }

    assert _clauses(review) == ["a"]
    assert _clauses({**review, "attendees": ["PSN-0002"]}) == ["a", "b", "c"]


def test_words_count_when_top_management_gave_them():
    entry = {"on": "2026-02-02", "topics": ["requirements"], "by": "PSN-0001"}
    communication = {
        "id": "COM-0009",
        "kind": "communication",
        "status": "approved",
        "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-20"},
    }

    assert _clauses({**communication, "log": [entry]}) == ["b", "c"]
    assert _clauses({**communication, "log": [{**entry, "by": "ROL-0002"}]}) == ["a", "b", "c"]
