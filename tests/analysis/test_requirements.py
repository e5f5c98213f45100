"""Requirements from origin to proof, and those that contradict each other."""

import pytest

from clausebook.analysis.requirement_conflicts import conflicts, trade_offs
from clausebook.analysis.requirement_matrix import Gap, requirement_matrix
from tests.corpora import corpus

WHOLE = """\
id: REQ-0001
kind: requirement
statement: The service shall answer within five seconds.
source: customer_stated
needs: [NED-0001]
fulfilled_by: [PRC-0001]
verified_by:
  - {method: Probe, kpi: KPI-0001, interval: 1 month, last_on: '2026-06-10', result: pass}
---
id: NED-0001
kind: need
statement: Minimise the wait
---
id: PRC-0001
kind: process
purpose: Serve
---
id: KPI-0001
kind: kpi
formula: a
unit: s
direction: lower_is_better
"""


def traces(text: str = WHOLE, source: str = ""):
    return requirement_matrix(corpus({"a.yaml": text}), source)


def gaps(text: str):
    (one,) = traces(text)
    return one.gaps


def test_a_whole_requirement_has_everything_and_no_gap():
    (one,) = traces()
    assert [r.id for r in one.origins] == ["NED-0001"]
    assert [r.id for r in one.fulfilled_by] == ["PRC-0001"]
    assert [r.id for r in one.indicators] == ["KPI-0001"]
    assert [(c.method, c.result, c.age) for c in one.checks] == [("Probe", "pass", 20)]
    assert one.gaps == ()


def test_either_side_may_name_the_other():
    text = WHOLE.replace("needs: [NED-0001]\n", "")
    told = text.replace("formula: a", "formula: a\nserves: [REQ-0001]").replace(
        "kpi: KPI-0001, ", ""
    )
    assert [r.id for r in traces(told)[0].indicators] == ["KPI-0001"]
    assert Gap.ORIGIN in gaps(told)


@pytest.mark.parametrize(
    ("old", "new", "gap"),
    [
        ("needs: [NED-0001]\n", "", Gap.ORIGIN),
        ("fulfilled_by: [PRC-0001]\n", "", Gap.FULFILMENT),
        ("2026-06-10", "2026-05-29", Gap.LATE),
        (", last_on: '2026-06-10', result: pass", "", Gap.RESULT),
        ("result: pass", "result: fail", Gap.FAILED),
    ],
)
def test_what_is_missing_is_a_gap(old, new, gap):
    assert gaps(WHOLE.replace(old, new)) == (gap,)


def test_a_requirement_alone_lacks_all_but_a_reference_is_an_origin():
    bare = "id: REQ-0001\nkind: requirement\nstatement: a\nsource: customer_stated"
    assert gaps(bare) == (Gap.ORIGIN, Gap.FULFILMENT, Gap.CHECK)
    assert gaps(f"{bare}\nsource_reference: Order 7") == (Gap.FULFILMENT, Gap.CHECK)
    assert Gap.ORIGIN in gaps(f"{bare}\nrationale: We think so")
    own = bare.replace("customer_stated", "organization")
    assert Gap.ORIGIN not in gaps(f"{own}\nrationale: We think so")


def test_one_source_alone_and_nothing_withdrawn():
    text = "\n---\n".join(
        f"id: REQ-000{i}\nkind: requirement\nstatement: a\nsource: {source}\nstatus: {status}"
        for i, source, status in (
            (1, "statutory", "effective"),
            (2, "organization", "draft"),
            (3, "statutory", "obsolete"),
        )
    )
    assert [one.requirement.id for one in traces(text)] == ["REQ-0001", "REQ-0002"]
    assert [one.requirement.id for one in traces(text, "statutory")] == ["REQ-0001"]


def limited(number: int, operator: str, value: float, more: str = "") -> str:
    return (
        f"id: REQ-000{number}\nkind: requirement\nstatement: a\nsource: customer_stated\n"
        f"products: [PRD-0001]\ncriterion: {{measure: Wait, operator: {operator}, value: {value}, "
        f"unit: s}}\n{more}"
    )


DECISION = "id: DEC-0001\nkind: decision\ndecided_on: '2026-01-01'\nwhat: a"


def found(*texts: str):
    return conflicts(corpus({"a.yaml": "\n---\n".join(texts)}))


def test_values_that_exclude_each_other_conflict_until_somebody_decides():
    (one,) = found(limited(1, "≤", 2), limited(2, "≥", 5))
    assert (one.first.requirement.id, one.second.requirement.id) == ("REQ-0001", "REQ-0002")
    assert (one.first.asked, one.second.asked, one.product) == ("≤ 2 s", "≥ 5 s", "PRD-0001")
    assert one.decision is None
    (one,) = found(
        limited(1, "≤", 2, "segments: [SEG-0001]"),
        limited(2, "≥", 5, "segments: [SEG-0002]\ntrade_off: DEC-0001"),
        DECISION,
    )
    assert one.decision.id == "DEC-0001"


@pytest.mark.parametrize("segments", ["", "segments: [SEG-0001, SEG-0002]\n"])
def test_no_decision_settles_what_holds_for_the_same_customers(segments):
    (one,) = found(
        limited(1, "≤", 2, "segments: [SEG-0001]"),
        limited(2, "≥", 5, f"{segments}trade_off: DEC-0001"),
        DECISION,
    )
    assert one.decision is None


def test_values_that_meet_do_not_and_drafts_promise_nothing():
    assert found(limited(1, "≤", 5), limited(2, "≥", 5)) == ()
    assert found(limited(1, "≤", 2), limited(2, "≥", 5, "status: draft")) == ()


def test_decisions_between_requirements_are_told_with_them():
    known = corpus({"a.yaml": f"{limited(1, '≤', 2, 'trade_off: DEC-0001')}\n---\n{DECISION}"})
    (one,) = trade_offs(known)
    assert (one.decision.id, [r.id for r in one.requirements]) == ("DEC-0001", ["REQ-0001"])
