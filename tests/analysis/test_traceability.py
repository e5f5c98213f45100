"""Traceability: the records of some stages, and every tie between them; gaps with their finding."""

from types import SimpleNamespace
from typing import Any

import pytest

from clausebook.analysis.golden_thread import thread
from clausebook.analysis.thread_gaps import GAP_RULES, explained_gaps
from clausebook.analysis.thread_links import Stage
from clausebook.analysis.traceability import TraceTie, _depths, trace
from clausebook.rules import builtin_rules
from tests.analysis.thread_records import THREAD
from tests.corpora import corpus


@pytest.fixture(scope="module")
def world():
    return corpus(THREAD)


def traced(world, start, *stages):
    found = thread(world, world.by_id[start])
    return trace(world, found, stages) if stages else trace(world, found)


def test_a_need_is_traced_to_its_indicators_and_the_rest_is_counted(world):
    found = traced(world, "NED-0001")
    assert [one.record.id for one in found.traced] == [
        "IPA-0001",
        "SEG-0001",
        "NED-0001",
        "OBL-0001",
        "REQ-0001",
        "SOP-0001",
        "PRC-0001",
        "EQP-0001",
        "PRC-0002",
        "KPI-0001",
    ]
    assert found.beyond == {
        Stage.VOICE: 1,
        Stage.RISK: 1,
        Stage.ACTION: 2,
        Stage.REVIEW: 1,
        Stage.COMMUNICATION: 1,
    }


def test_ties_read_as_sentences_whichever_side_wrote_them_down(world):
    found = traced(world, "NED-0001")
    told = [f"{tie.start} {tie.phrase} {tie.end}" for tie in found.ties]
    assert "SEG-0001 has_need NED-0001" in told
    assert "NED-0001 satisfied_by REQ-0001" in told
    assert "REQ-0001 fulfilled_by PRC-0001" in told
    assert "SOP-0001 describes PRC-0001" in told
    assert "PRC-0001 described_in SOP-0001" not in told
    assert len(told) == len(set(told))


def test_within_a_stage_what_leads_stands_before_what_follows(world):
    found = traced(world, "REQ-0001", Stage.REQUIREMENT)
    assert [(one.record.id, one.depth) for one in found.traced] == [
        ("OBL-0001", 0),
        ("REQ-0001", 1),
    ]


def test_a_circle_ends():
    ties = [TraceTie(a, "leads_to", b) for a, b in ("AB", "BC", "CA", "CD")]
    depths = _depths(dict.fromkeys("ABCD", Stage.REQUIREMENT), ties)
    assert depths == {"B": 0, "C": 1, "A": 2, "D": 2}


def finding(code: str, record: str) -> Any:
    return SimpleNamespace(code=code, record=record)


def test_a_gap_is_explained_by_the_finding_that_misses_something_there(world):
    start = thread(world, world.by_id["NED-0002"])
    known = {"NED-0002": (finding("REQ007", "NED-0002"), finding("DOC005", "NED-0002"))}
    found = explained_gaps(start, lambda record_id: known.get(record_id, ()))
    assert [one.code for one in found[Stage.REQUIREMENT]] == ["REQ007"]
    told = [stage for stage, findings in found.items() if findings]
    assert told == [Stage.REQUIREMENT]  # once: what is missing later follows from that
    assert set(found) == set(start.gaps)


def test_a_stage_that_is_no_gap_needs_no_finding(world):
    start = thread(world, world.by_id["NED-0001"])
    assert explained_gaps(start, lambda record_id: (finding("REQ007", record_id),)) == {}


def test_the_rules_that_miss_something_exist():
    known = {rule.code for rule in builtin_rules()}
    assert set().union(*GAP_RULES.values()) <= known
    assert set(GAP_RULES) == set(Stage)
