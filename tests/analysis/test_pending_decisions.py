"""What waits for a decision: only what somebody has to decide, the weightiest first."""

import pytest

from clausebook.analysis.pending_decisions import Weight, pending_decisions
from tests.analysis.test_risk_register import CRITERIA, risk
from tests.corpora import corpus

AUTHORITY = "acceptance_period: 12 months\nauthority: [{level: low, roles: [ROL-0002]}, {level: medium, roles: [ROL-0001]}]\n"
TREATED = "treatment: {option: change_likelihood, actions: [{what: Buffer, owner: ROL-0002, due: '2026-12-01'}]}\n"
OBJECTIVE = "id: OBJ-0001\nkind: objective\nstatement: a\nkpi: KPI-0001\ntarget: 95\ndirection: higher_is_better\ndue: '{due}'"
KPI = "id: KPI-0001\nkind: kpi\nformula: b\nunit: '%'\ndirection: higher_is_better\ntargets: [{from: '2026-01', value: 95}]\nseries: [{period: '2026-04', value: 96}, {period: '2026-05', value: 90}]"


def waiting(*texts: str, **options):
    known = corpus({"a.yaml": "\n---\n".join((CRITERIA + AUTHORITY, *texts))}, **options)
    return pending_decisions(known)


def weights(*texts: str):
    return [[reason.weight for reason in one.reasons] for one in waiting(*texts)]


def accepted(role="ROL-0001", on="2026-02-01", until="2026-12-31"):
    return f"{TREATED}acceptance: {{role: {role}, on: '{on}', until: '{until}', reason: a}}"


@pytest.mark.parametrize(
    ("residual", "more", "expected"),
    [
        ((1, 1), "", []),
        ((1, 2), accepted(), []),
        (None, TREATED, []),  # it is being lowered, and not rated again yet
        ((2, 2), accepted(), [Weight.UNACCEPTED]),  # 'high' is beyond what the role may accept
        ((1, 2), "", [Weight.UNTREATED]),
        ((2, 2), "", [Weight.BEYOND, Weight.UNTREATED]),
        ((1, 2), TREATED, [Weight.UNACCEPTED]),
        ((1, 2), accepted(role="ROL-0002"), [Weight.UNACCEPTED]),
        ((1, 2), accepted(until="2026-06-29"), [Weight.UNACCEPTED]),
        ((1, 2), accepted(on="2026-07-02"), [Weight.UNACCEPTED]),
        ((1, 1), TREATED.replace("2026-12-01", "2026-06-01"), [Weight.OVERDUE]),
        ((1, 1), "effectiveness: {checked_on: '2026-06-01', result: ineffective}", [Weight.INEFFECTIVE]),
    ],
)  # fmt: skip
def test_a_risk_is_listed_only_where_somebody_has_to_decide(residual, more, expected):
    found = weights(risk(1, (2, 2), residual, more))
    assert found == ([expected] if expected else [])


def test_the_acceptance_ends_after_the_longest_time_where_it_names_no_day():
    old = "acceptance: {role: ROL-0001, on: '2025-05-01', reason: a}"
    (one,) = waiting(risk(1, (2, 2), (1, 2), f"{TREATED}{old}"))
    assert one.reasons[0].told.endswith("the acceptance ended on 2026-05-01")


def test_the_weightiest_comes_first():
    found = waiting(
        risk(1, (2, 2), (1, 1), TREATED.replace("2026-12-01", "2026-06-01")),
        risk(2, (2, 2), (1, 2)),
        risk(3, (2, 2), (2, 2)),
        "id: OPP-0001\nkind: opportunity\ndesired_effect: a",
    )
    assert [one.record.id for one in found] == ["RSK-0003", "RSK-0002", "RSK-0001", "OPP-0001"]


def test_an_objective_past_its_day_and_an_indicator_off_target_wait_until_something_answers():
    late = OBJECTIVE.format(due="2026-05-31")
    assert [one.record.id for one in waiting(KPI, late)] == ["KPI-0001", "OBJ-0001"]
    assert "90 in 2026-05 against 95 %" in waiting(KPI, late)[0].reasons[0].told
    answer = "id: DEC-0001\nkind: decision\nwhat: a\ndecided_by: [PSN-0001]\ndecided_on: '2026-06-10'\nconcerns: [OBJ-0001, KPI-0001]"
    assert waiting(KPI, late, answer) == ()


def test_an_indicator_that_is_aimed_at_or_has_recovered_waits_for_nobody():
    assert waiting(KPI, OBJECTIVE.format(due="2026-12-31")) == ()
    assert waiting(KPI.replace("value: 90", "value: 97")) == ()


def test_where_not_all_is_shown_nothing_waits_for_want_of_another_record():
    known = corpus({"a.yaml": f"{KPI}\n---\nid: OPP-0001\nkind: opportunity\ndesired_effect: a"})
    assert [one.record.id for one in pending_decisions(known)] == ["KPI-0001", "OPP-0001"]
    found = pending_decisions(known, is_whole=False)
    assert [one.record.id for one in found] == ["OPP-0001"]
