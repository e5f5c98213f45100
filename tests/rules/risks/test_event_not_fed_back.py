"""What happened again and again: what is counted, and what counts as having been looked at."""

import json
from datetime import date
from typing import Any

import pytest

from clausebook.rules.risks._events import events_by_category
from clausebook.rules.risks.event_not_fed_back import event_not_fed_back
from tests.rules.base import corpus_of, merged

_KEPT = {"status": "closed", "version": "1.0", "owner": "ROL-0001", "title": "Of the test"}
_RISK: dict[str, Any] = {
    "id": "RSK-0001",
    "kind": "risk",
    "title": "Boards arrive late",
    "status": "effective",
    "version": "1.0",
    "owner": "ROL-0001",
    "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2025-01-02"},
    "effective_on": "2025-01-02",
    "cause": "One maker",
    "event": "He stops",
    "effect": "We cannot ship",
    "category": "late",
}
TODAY = date(2026, 6, 30)


def complaint(number: int, day: str, **more: Any) -> dict[str, Any]:
    return {
        **_KEPT,
        "id": f"CMP-{number:04}",
        "kind": "complaint",
        "received_on": day,
        "description": "It came late.",
        "category": "late",
        **more,
    }


THREE = [complaint(n, f"2026-0{n}-10") for n in (1, 2, 3)]


def messages(*records: dict[str, Any], **thresholds: Any) -> list[str]:
    corpus = _corpus(records)
    return [finding.message for finding in event_not_fed_back(corpus, **thresholds)]


def _corpus(records):
    files = {f"policies/{r['id']}.yaml": json.dumps(merged({}, r)).encode() for r in records}
    corpus = corpus_of(files, TODAY)
    assert not corpus.invalid("complaint", "risk", "nonconformity", "feedback")
    return corpus


def test_nothing_is_about_it():
    (told,) = messages(*THREE)
    assert told == (
        "'late' came 3 times or more within 12 months, but no risk or opportunity is about it"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"category": "noise"},
        {"category": None},
        {"received_on": "2025-06-29"},
        {"justified": "no"},
    ],
)
def test_what_does_not_count(change):
    assert messages(*THREE[:2], {**THREE[2], **change}) == []


def test_a_nonconformity_from_a_complaint_is_the_same_event():
    found = {
        **_KEPT,
        "id": "NCR-0001",
        "kind": "nonconformity",
        "nature": "Late",
        "detected_on": "2026-02-12",
        "category": "late",
        "source": {"type": "complaint", "records": ["CMP-0002"]},
    }
    assert messages(*THREE[:2], found) == []
    assert len(messages(*THREE[:2], {**found, "source": {"type": "process"}})) == 1
    (events,) = events_by_category(_corpus([*THREE, found]), date(2026, 1, 1)).values()
    assert [[r.id for r in event.records] for event in events] == [
        ["CMP-0001"],
        ["CMP-0002", "NCR-0001"],
        ["CMP-0003"],
    ]


def test_there_is_time_to_act():
    fresh = [complaint(n, f"2026-06-1{n}") for n in (1, 2, 3)]
    assert messages(*fresh) == []
    assert messages(*fresh, grace="1 week")


class TestLooked:
    def test_by_an_entry_of_its_history(self):
        entry = {"version": "1.1", "date": "2026-03-10", "reason": "Looked at"}
        assert messages(*THREE, _RISK)
        assert messages(*THREE, {**_RISK, "history": [entry]}) == []
        assert messages(*THREE, {**_RISK, "history": [{**entry, "date": "2026-03-09"}]})

    def test_within_the_recent_past_although_it_goes_on(self):
        events = [*THREE, complaint(4, "2026-06-28")]
        reviewed = {**_RISK, "reviewed_on": "2026-05-04"}
        assert messages(*events, reviewed) == []
        assert messages(*events, reviewed, recent="1 month")

    def test_a_register_that_was_approved_does_not_tell(self):
        names = ("status", "version", "owner", "approval", "effective_on")
        header = {name: _RISK[name] for name in names}
        own = {name: v for name, v in _RISK.items() if name not in (*names, "kind")}
        register = {
            **header,
            "id": "REG-0001",
            "kind": "register",
            "of": "risk",
            "title": "Risks",
            "approval": {**dict(_RISK["approval"]), "on": "2026-06-20"},
            "records": [own],
        }
        assert len(messages(*THREE, register)) == 1

    def test_one_that_is_far_from_it_does_not_tell(self):
        other = {**_RISK, "category": "money", "reviewed_on": "2026-06-01"}
        assert len(messages(*THREE, other)) == 1

    def test_one_that_touches_the_process_tells(self):
        near = {
            **_RISK,
            "category": "money",
            "reviewed_on": "2026-06-01",
            "affects": {"conformity": ["PRC-0001"]},
        }
        process = {
            **{k: v for k, v in _RISK.items() if k in ("status", "version", "owner", "approval")},
            "id": "PRC-0001",
            "kind": "process",
            "title": "Deliver",
        }
        events = [{**event, "concerns": ["PRC-0001"]} for event in THREE]
        assert messages(*events, near, process) == []
