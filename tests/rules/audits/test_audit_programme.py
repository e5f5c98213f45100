"""Which audits carry out a programme, and which processes it covers."""

import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

PLAN = "AUP-0001: {planned_audits: [%s]}\n"
SPRING = "{number: 2026-01, due: 2026-05-29, processes: [PRC-0001]}"
AUTUMN = "{number: 2026-02, due: 2026-09-30, processes: [PRC-0002, PRC-0003]}"
WITHOUT_AUDITS = "AFD-0001: null\nAUD-0001: null\n"
NOT_HELD = "the audit 2026-01 was due on 2026-05-29, and no record says that it was held"


def told(patch: str, code: str = "AUD001", **thresholds: object) -> list[str]:
    configuration = Configuration(select=(code,), rules={code: thresholds} if thresholds else {})
    files = patched(Example(False, (patch,), ()))
    return [d.message for d in lint_files(files, configuration).diagnostics]


@pytest.mark.parametrize(
    "patch",
    [
        "AUD-0001: {held_on: [2026-06-29]}",
        "AUD-0001: {programme: null}",
        "AUD-0001: {number: null}",
        PLAN % f"{SPRING.replace('number: 2026-01, ', '')}, {AUTUMN}",
        PLAN % f"{{number: 2026-01, due: 2026-06-30, processes: [PRC-0001]}}, {AUTUMN}",
        PLAN % "{number: 2026-01, due: 2026-05-29, clauses: ['8.2']}",
        PLAN % AUTUMN,
    ],
    ids=[
        "held late",
        "no programme named",
        "no number in the audit",
        "no number in the plan",
        "due today",
        "planned by clauses",
        "held outside the plan",
    ],
)
def test_a_plan_is_carried_out(patch: str):
    assert told(patch) == []


@pytest.mark.parametrize(
    "patch",
    [
        WITHOUT_AUDITS,
        "AUD-0001: {held_on: null}",
        "AUD-0001: {held_on: [2026-07-01]}",
        "AUD-0001: {number: 2026-09}",
        "AUD-0001: {programme: AUP-0009}",
    ],
    ids=["no audit", "no day", "still to come", "another number", "another programme"],
)
def test_a_plan_is_not_carried_out(patch: str):
    assert told(patch) == [NOT_HELD]


def test_days_of_grace():
    assert told(WITHOUT_AUDITS, grace_days=32) == []
    assert told(WITHOUT_AUDITS, grace_days=31) == [NOT_HELD]


def test_parts_count_with_the_whole():
    plan = PLAN % f"{SPRING}, {{number: 2026-02, due: 2026-09-30, processes: [PRC-0002]}}"
    assert told(f"{plan}PRC-0003: {{part_of: PRC-0002}}") == []
    assert told(f"{plan}PRC-0002: {{part_of: PRC-0003}}") == []
    assert told(f"{plan}PRC-0003: {{part_of: PRC-0003}}") == [
        "no audit of PRC-0003 is planned or was held within the cycle of 12 months"
    ]


def test_only_the_cycle_counts():
    plan = PLAN % AUTUMN
    assert told(f"{plan}AUD-0001: {{held_on: [2025-07-01]}}") == []
    old = f"{plan}AUD-0001: {{held_on: [2025-06-29]}}"
    assert told(old) == [
        "no audit of PRC-0001 is planned or was held within the cycle of 12 months"
    ]
    assert told(old.replace("AUP-0001: {", "AUP-0001: {cycle: 24 months, ")) == []


def test_earlier_results_are_asked_once_there_are_some():
    without = "AUP-0001: {earlier_results: null%s}\n"
    assert told(without % "") == []
    before = "AUD-0001: {held_on: [2026-01-31]}"
    assert told(without % "" + before) == ["the programme does not say what earlier audits led to"]
    assert told(without % ", considers: [AFD-0001]" + before) == []


def test_a_draft_is_no_programme_but_is_named():
    draft = "AUP-0001: {status: draft, approval: null, effective_on: null}"
    assert told(draft) == ["audits are held, but no programme plans them; AUP-0001 is only a draft"]
    assert told(f"{draft}\nLOC-0001: {{clauses: ['8.6', '9.2.2']}}") == []


def test_superiors_and_top_management_pass_the_result_on():
    assert told("AUD-0001: {reported_to: [ROL-0002]}", "AUD004") != []
    assert (
        told("AUD-0001: {reported_to: [ROL-0002]}\nROL-0003: {reports_to: ROL-0002}", "AUD004")
        == []
    )


def test_own_work_is_that_of_the_day():
    patch = "AUD-0001: {auditors: [{person: PSN-0003}]}\nPSN-0003: {roles: [{role: ROL-0003, %s}]}"
    assert told(patch % "until: 2026-05-27", "AUD002") != []
    assert told(patch % "until: 2026-05-26", "AUD002") == []


def test_who_keeps_the_list_of_processes_does_not_do_their_work():
    assert told("PRC-0001: {responsible: [ROL-0003]}", "AUD002") == []
    assert told("PRC-0001: {responsible: null, steps: null}", "AUD002") == [
        "PSN-0002 audits PRC-0001 and, as ROL-0002, answers for that work or does it"
    ]


def test_a_nonconformity_may_name_the_finding():
    graded = "AFD-0001: {grade: major}\n"
    source = "NCR-0001: {source: {type: audit, records: [AFD-0001]}}"
    assert told(graded, "AUD003") == [
        "the finding is graded 'major', but no nonconformity follows from it"
    ]
    assert told(graded + source, "AUD003") == []


def test_an_audit_may_name_the_finding():
    without = "AFD-0001: {audit: null}\n"
    assert told(without, "AUD003") == ["the finding does not say in which audit it was found"]
    assert told(f"{without}AUD-0001: {{findings: [AFD-0001]}}", "AUD003") == []
