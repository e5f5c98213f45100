"""What counts as missed, and what as a reaction."""

import pytest

from tests.rules import base

SILENT = """
KPI-0001: {decision: null}
DEC-0003: {concerns: [SRV-0001]}
MRV-0001:
  inputs:
    objectives: {records: null, conclusion: null, none_reason: Put off to autumn}
    process_performance: {records: [KPI-0002]}
"""


def told(*patches: str) -> list[str]:
    return [message.partition(" missed ")[0] for message in base.told("CUS012", *patches)]


def test_is_told_once() -> None:
    assert told(SILENT) == ["KPI-0001, 'On-time delivery' (2026-01, 2026-02), was"]
    objective = "OBJ-0001: {status_of_achievement: {value: 80, rating: red}}"
    assert told(SILENT, objective) == [
        "KPI-0001, 'On-time delivery' (2026-01, 2026-02), and 1 more were"
    ]


@pytest.mark.parametrize(
    "reaction",
    [
        "DEC-0003: {concerns: [KPI-0001]}",
        "DEC-0003: {concerns: [OBJ-0001]}",
        "DEC-0003: {concerns: [REQ-0001]}",
        "DEC-0003: {concerns: [NED-0002]}",
        "MRV-0001: {inputs: {objectives: {records: [OBJ-0001], none_reason: null}}}",
        "MRV-0001: {inputs: {objectives: {conclusion: Late in winter, none_reason: null}}}",
        "MRV-0001: {decisions: [{type: improvement, what: Stock, answers: [KPI-0001]}]}",
        "KPI-0001: {responses: [DEC-0002]}",
        "KPI-0001: {responses: [CAR-0001]}",
        "KPI-0001: {series: [{period: '2026-02', value: 91, responses: [CAR-0001]}]}",
        "KPI-0001: {decision: Boards are kept for six weeks}",
        "OBJ-0001: {responses: [CAR-0001]}",
        "CAR-0001: {source: {type: process_result, records: [KPI-0001]}}",
        "DEC-0003: {concerns: [KPI-0001], decided_by: [PSN-0002], role: ROL-0002}",
        "DEC-0003: {concerns: [REQ-0001], decided_by: [PSN-0002], role: ROL-0002}",
    ],
)
def test_reacts(reaction: str) -> None:
    assert told(SILENT, reaction) == []


@pytest.mark.parametrize(
    "silence",
    [
        "DEC-0003: {concerns: [KPI-0001], decided_on: 2025-12-31}",
        "DEC-0003: {concerns: [SEG-0001]}",
        "MRV-0001: {inputs: {nonconformities: {records: [NCR-0001]}}}",
        "KPI-0001: {owner: ROL-0001}",
        "KPI-0001: {decision: Boards are kept, analysed_on: 2025-12-31}",
    ],
)
def test_is_no_reaction(silence: str) -> None:
    assert len(told(SILENT, silence)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "KPI-0001: {series: [{period: '2026-02', value: 94}, {period: '2026-03', value: 96}]}",
        "KPI-0001: {series: [{period: '2025-05', value: 80}]}",
        "KPI-0001: {class: perception}",
        "KPI-0001: {status: draft}",
    ],
)
def test_is_not_missed(fine: str) -> None:
    assert told(SILENT, fine) == []


def test_one_red_period_is_a_miss() -> None:
    red = "KPI-0001: {series: [{period: '2026-02', value: 91}]}"
    assert told(SILENT, red) == ["KPI-0001, 'On-time delivery' (2026-02), was"]


def test_where_top_management_is_not_seen_at_all_another_rule_says_so() -> None:
    unseen = "DEC-0001: {concerns: null, clauses: null}\nMRV-0001: null\nCOM-0001: {log: null}"
    assert told(SILENT, unseen) == []
