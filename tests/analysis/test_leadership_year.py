"""What top management did for customers, and what came of decisions."""

from datetime import date

from clausebook.analysis.decisions import decisions
from clausebook.analysis.leadership_year import leadership_year
from tests.corpora import TODAY, corpus

WORLD = """\
id: ROL-0001
kind: role
purpose: Leads
level: top_management
---
id: PSN-0001
kind: person
roles: [{role: ROL-0001, from: '2020-01-01'}]
---
id: DEC-0001
kind: decision
title: Vans
decided_on: '2025-08-01'
decided_by: [PSN-0001]
act: resources
what: Two vans
customer_impact: On time
clauses: ["5.1.2 a", "5.1.2 c"]
actions:
  - {what: Order them, owner: ROL-0001, due: '2025-09-30', done_on: '2025-09-01'}
  - {what: Drive them, owner: ROL-0001, due: '2026-01-31'}
---
id: DEC-0002
kind: decision
title: Too old
decided_on: '2025-06-30'
decided_by: [PSN-0001]
act: resources
what: One van
clauses: ["5.1.2 a"]
---
id: DEC-0003
kind: decision
title: Not by the top
decided_on: '2026-01-30'
decided_by: [PSN-0009]
act: resources
what: No van
clauses: ["5.1.2 b"]
---
id: MRV-0001
kind: management-review
period: {from: '2025-01-01', until: '2025-12-31'}
held_on: ['2026-06-30']
attendees: [PSN-0001]
inputs: {risk_and_opportunity_actions: {conclusion: They work}}
decisions:
  - {type: improvement, what: Bench, customer_impact: Fewer faults, owner: ROL-0001, due: '2026-12-31'}
  - {type: none_needed, what: Rest, reason: Fits}
"""


def test_acts_stand_in_their_quarter_and_gaps_are_named():
    year = leadership_year(corpus({"a.yaml": WORLD}))
    assert [(q.begins, q.ends) for q in year.quarters] == [
        (date(2025, 7, 1), date(2025, 9, 30)),
        (date(2025, 10, 1), date(2025, 12, 30)),
        (date(2025, 12, 31), date(2026, 3, 30)),
        (date(2026, 3, 31), TODAY),
    ]
    assert [(act.record.id, sorted(act.letters)) for act in year.acts] == [
        ("MRV-0001", ["b"]),
        ("DEC-0001", ["a", "c"]),
    ]
    first, last = year.quarters[0], year.quarters[-1]
    shown = {(letter, quarter) for letter in "abc" for quarter in year.quarters} - set(year.gaps)
    assert shown == {("a", first), ("c", first)}
    assert [act.record.id for act in year.inferred_in("b", last)] == ["MRV-0001"]
    assert [act.record.id for act in year.stated] == ["DEC-0001"]


def test_what_a_review_decided_and_a_decision_carries_out_is_one_act():
    text = WORLD.replace("customer_impact: Fewer faults,", "clauses: ['5.1.2 b'], {}")
    apart, once = (
        leadership_year(corpus({"a.yaml": text.replace("{}", more)}))
        for more in ("", "carried_out_in: [DEC-0001],")
    )
    assert [(act.what, sorted(act.stated)) for act in apart.stated] == [
        ("Bench", ["b"]),
        ("Vans", ["a", "c"]),
    ]
    assert [(act.what, sorted(act.stated)) for act in once.stated] == [("Vans", ["a", "b", "c"])]


def test_what_a_decision_is_about_is_inferred():
    text = WORLD.replace('clauses: ["5.1.2 a", "5.1.2 c"]', "concerns: [RSK-0001]")
    risk = "\n---\nid: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n"
    year = leadership_year(corpus({"a.yaml": f"{text}{risk}"}))
    assert year.stated == ()
    assert ("DEC-0001", {"b"}) in [(act.record.id, set(act.inferred)) for act in year.acts]


def test_a_decision_is_overdue_as_long_as_one_step_is():
    by_title = {one.what: one for one in decisions(corpus({"a.yaml": WORLD}))}
    assert list(by_title) == ["Bench", "Rest", "Not by the top", "Vans", "Too old"]
    vans = by_title["Vans"]
    assert (vans.is_open, vans.is_overdue(TODAY), vans.impact) == (True, True, "On time")
    assert [step.is_open for step in vans.steps] == [False, True]
    bench = by_title["Bench"]
    assert (bench.is_open, bench.is_overdue(TODAY)) == (True, False)
    assert not by_title["Rest"].is_open
    assert not by_title["Rest"].steps
