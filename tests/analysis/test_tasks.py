"""What is to be done next: each thing once, the most urgent first."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clausebook.analysis.calendar import calendar
from clausebook.analysis.tasks import Sort, Task, Urgency, tasks
from clausebook.analysis.tasks.gathering import _UNREAD
from clausebook.analysis.tasks.sources import _RULES
from clausebook.engine import Configuration, lint
from clausebook.project import open_project
from clausebook.rules import builtin_rules
from tests.analysis.test_pending_decisions import AUTHORITY, KPI, accepted
from tests.analysis.test_risk_register import CRITERIA, risk
from tests.corpora import corpus

ACTION = "{{what: {what}, owner: ROL-0002, due: '{due}'}}"
TREATED = "treatment: {{option: change_likelihood, actions: [{action}]}}\n"
PEOPLE = """\
id: ROL-0002
kind: role
level: management
purpose: a
---
id: PSN-0001
kind: person
status: draft
roles: [{role: ROL-0002, from: '2026-01-01'}]
---
id: PSN-0002
kind: person
roles: [{role: ROL-0002, from: '2025-01-01', until: '2025-12-31'}]"""


def treated(what="Buffer", due="2026-06-01", number=1):
    action = ACTION.format(what=what, due=due)
    return risk(number, (2, 2), (1, 1), TREATED.format(action=action))


def known(*texts: str, **options):
    return corpus({"a.yaml": "\n---\n".join((CRITERIA + AUTHORITY, *texts))}, **options)


def found(*texts: str, judged=False, **options) -> list[Task]:
    """The tasks without the step to customer focus, with the findings of all rules if judged."""
    records = known(*texts, **options)
    report = lint(records, builtin_rules(), Configuration()) if judged else None
    listed = tasks(records, report.diagnostics if report is not None else ())
    return [one for one in listed if one.sort is not Sort.STEP]


def of(listed: list[Task], record_id: str) -> list[Task]:
    return [one for one in listed if one.record is not None and one.record.id == record_id]


def test_an_open_action_is_for_whoever_holds_the_role_even_while_the_person_is_a_draft():
    (action,) = of(found(treated(), PEOPLE), "RSK-0001")
    assert (action.sort, action.what, action.by) == (Sort.ACTION, "Buffer", date(2026, 6, 1))
    assert (action.roles, action.persons) == (("ROL-0002",), ("PSN-0001",))
    assert action.urgency(date(2026, 6, 1)) is Urgency.DUE
    assert action.urgency(date(2026, 6, 2)) is Urgency.OVERDUE


def test_the_place_of_an_action_is_its_own_line():
    listed = of(found(treated()), "RSK-0001")
    text = known(treated()).documents[listed[0].location.path].text.splitlines()
    assert "what: Buffer" in text[listed[0].location.span.start.line - 1]


def test_an_action_that_is_done_or_whose_record_is_withdrawn_is_no_task():
    done = treated().replace("due: '2026-06-01'", "due: '2026-06-01', done_on: '2026-05-01'")
    assert not of(found(done), "RSK-0001")
    assert not of(found(f"{treated()}status: superseded"), "RSK-0001")


def test_what_several_records_name_alike_is_one_task():
    listed = found(treated(), treated(number=2), treated("Second maker", number=3))
    actions = [one for one in listed if one.sort is Sort.ACTION]
    assert sorted((one.what, one.also) for one in actions) == [
        ("Buffer", ("RSK-0002",)),
        ("Second maker", ()),
    ]


def test_an_overdue_action_and_the_finding_that_says_so_are_one_task():
    listed = of(found(treated(), judged=True), "RSK-0001")
    (overdue,) = [one for one in listed if one.sort is Sort.ACTION]
    assert "RSK005" in overdue.rules
    assert "write 'done_on'" in overdue.remedy
    assert not [one for one in listed if "was due on" in one.what]


def test_a_finding_about_something_else_stays_beside_the_action():
    listed = of(found(treated(), judged=True), "RSK-0001")
    assert [one for one in listed if one.sort is Sort.FINDING]


def test_an_overdue_review_and_the_finding_that_says_so_are_one_task():
    procedure = (
        "id: SOP-0001\nkind: procedure\npurpose: a\nscope: b\nowner: ROL-0002\n"
        "review_by: '2026-05-31'"
    )
    listed = of(found(procedure, PEOPLE, judged=True), "SOP-0001")
    (review,) = [one for one in listed if one.by is not None]
    assert (review.sort, review.rules) == (Sort.DUE, ("DOC005",))
    assert review.command == "clausebook review --no-change --in ID SOP-0001"
    assert not [one for one in listed if one.sort is Sort.FINDING and "DOC005" in one.rules]


def test_a_decision_is_not_asked_for_where_a_finding_asks_for_it():
    bare = risk(1, (2, 2), (1, 2), accepted(until="2026-06-29"))
    assert Sort.DECISION in [one.sort for one in of(found(bare), "RSK-0001")]
    judged = of(found(bare, judged=True), "RSK-0001")
    assert Sort.DECISION not in [one.sort for one in judged]
    (ended,) = [one for one in judged if one.by == date(2026, 6, 29)]
    assert (ended.rules, ended.roles) == (("RSK006",), ("ROL-0001",))


def test_what_no_finding_speaks_of_is_asked_for_as_a_decision():
    assert [one.sort for one in of(found(KPI), "KPI-0001")] == [Sort.DECISION]


def test_an_action_that_is_merely_late_asks_for_no_decision():
    assert [one.sort for one in of(found(treated()), "RSK-0001")] == [Sort.ACTION]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", 1), ("review", 1), ("effective", 0), ("superseded", 0)],
)
def test_a_document_that_is_not_approved_waits_for_it(status, expected):
    text = f"id: SEG-0001\nkind: segment\nstatus: {status}\nowner: ROL-0002"
    listed = of(found(text, must_be_valid=False), "SEG-0001")
    approvals = [one for one in listed if one.sort is Sort.APPROVAL]
    assert len(approvals) == expected
    assert all(one.command.endswith("--as ROL-0002 SEG-0001") for one in approvals)


def test_the_records_contradicting_themselves_come_before_all_that_is_late():
    listed = found(treated(), "id: OBL-0001\nkind: obligation\nowner: ROL-0009", judged=True, must_be_valid=False)  # fmt: skip
    urgencies = [one.urgency(date(2026, 6, 30)).rank for one in listed]
    assert urgencies == sorted(urgencies)
    assert listed[0].urgency(date(2026, 6, 30)) is Urgency.AT_ONCE
    assert Urgency.OVERDUE.rank in urgencies


def test_the_rules_that_are_named_exist():
    codes = {rule.code for rule in builtin_rules()}
    assert {*_RULES.values(), _UNREAD} <= codes


def test_each_day_of_the_calendar_says_by_which_field_it_is_told():
    project = open_project(Path(__file__).parents[1] / "base")
    listed = calendar(project.load(date(2026, 6, 30)))
    assert len({due.field for due in listed}) > 5
    for due in listed:
        value: Any = due.record.values
        for step in due.field:
            value = value[step]
        assert value, due
