"""The six steps: what counts, what lacks something, and what is not looked at."""

from datetime import date

import pytest

from clausebook.analysis.readiness import Progress, Step, readiness
from clausebook.analysis.readiness_questions import QUESTIONS
from tests.corpora import TODAY, corpus

RECORDS = """\
id: SEG-0001
kind: segment
target: "yes"
criteria: {needs: Even fruit}
---
id: SEG-0002
kind: segment
target: "no"
---
id: SEG-0003
kind: segment
target: "yes"
---
id: SEG-0004
kind: segment
---
id: SEG-0005
kind: segment
status: draft
target: "yes"
---
id: CST-0001
kind: customer
class: direct
segment: SEG-0001
relationship_owner: ROL-0001
---
id: CST-0002
kind: customer
class: indirect
segment: SEG-0005
relationship_owner: ROL-0009
---
id: CST-0003
kind: customer
class: internal
---
id: CST-0004
kind: customer
class: direct
lost_on: "2026-06-30"
---
id: NED-0001
kind: need
segment: SEG-0001
statement: Know what to water
importance: 9
---
id: NED-0002
kind: need
segment: SEG-0001
statement: Know the weather
kano: {attractive: 0, one_dimensional: 0, must_be: 0, indifferent: 0, reverse: 0}
---
id: NED-0003
kind: need
segment: SEG-0001
statement: Sleep at night
kano: {attractive: 3, one_dimensional: 1, must_be: 0, indifferent: 0, reverse: 0}
---
id: NED-0004
kind: need
segment: SEG-0002
statement: Of a segment that is not served
---
id: REQ-0001
kind: requirement
statement: Readings are shown by half past four.
needs: [NED-0001, NED-0003]
priority: high
---
id: REQ-0002
kind: requirement
statement: Nobody is woken.
needs: [NED-0003]
---
id: OBJ-0001
kind: objective
statement: All readings in time
requirements: [REQ-0001]
policy: POL-0001
commitment: C1
kpi: KPI-0001
---
id: OBJ-0002
kind: objective
statement: Nothing else
policy: POL-0001
---
id: KPI-0001
kind: kpi
formula: In time by all
unit: "1"
direction: higher_is_better
serves: [REQ-0001]
series: [{period: "2026-05", value: 3}]
---
id: KPI-0002
kind: kpi
formula: Without a value
unit: "1"
direction: higher_is_better
serves: [NED-0002]
---
id: ROL-0001
kind: role
responsibilities: [Everything]
---
id: ROL-0002
kind: role
---
id: ROL-0003
kind: role
active_until: "2026-06-29"
---
id: PSN-0001
kind: person
roles: [{role: ROL-0001, from: "2020-01-01"}, {role: ROL-0002, from: "2020-01-01", until: "2026-06-29"}]
---
id: COM-0001
kind: communication
plan:
  - {what: Needs, topics: [customer_needs], with_whom: [ROL-0001, ROL-0002]}
  - {what: Objectives, topics: [objectives], with_whom: [ROL-0002]}
---
id: PRC-0001
kind: process
customer_facing: true
steps: [{what: Answer, role: ROL-0001}]
---
id: PRC-0002
kind: process
customer_facing: true
responsible: [ROL-0003]
---
id: PRC-0003
kind: process
customer_facing: false
---
id: FBK-0001
kind: feedback
received_on: "2026-05-01"
channel: phone
text: It works.
segment: SEG-0001
"""


def answers(text: str = RECORDS, today: date = TODAY, *, valid: bool = True):
    found = readiness(corpus({"a.yaml": text}, today, must_be_valid=valid))
    return {answer.question.text: answer for step in found.steps for answer in step.answers}


@pytest.fixture(scope="module")
def told():
    return {
        text: (
            [record.id for record in answer.counting],
            {lack.record.id: lack.what for lack in answer.lacking},
        )
        for text, answer in answers().items()
    }


CASES = [
    (
        "segments of which it is decided whether they are served",
        ["SEG-0001", "SEG-0002", "SEG-0003"],
        {"SEG-0004": "the decision whether it is served"},
    ),
    (
        "target segments that say what their customers have in common",
        ["SEG-0001"],
        {"SEG-0003": "what its customers have in common"},
    ),
    (
        "customers placed in a segment",
        ["CST-0001"],
        {"CST-0002": "a segment that is in force"},
    ),
    ("target segments with needs on record", ["SEG-0001"], {"SEG-0003": "a need"}),
    (
        "needs of target segments that customers rated",
        ["NED-0001", "NED-0003"],
        {"NED-0002": "a rating by customers"},
    ),
    (
        "requirements of these needs with a priority",
        ["REQ-0001"],
        {"REQ-0002": "a priority"},
    ),
    (
        "objectives that pursue a need or a requirement",
        ["OBJ-0001"],
        {"OBJ-0002": "a need or a requirement that it pursues"},
    ),
    (
        "objectives that serve a commitment of the policy",
        ["OBJ-0001"],
        {"OBJ-0002": "the commitment that it serves"},
    ),
    (
        "target segments with a need that an objective pursues",
        ["SEG-0001"],
        {"SEG-0003": "a need that an objective pursues"},
    ),
    ("roles that are told what customers need", ["ROL-0001", "ROL-0002"], {}),
    (
        "roles that are told the objectives",
        ["ROL-0002"],
        {"ROL-0001": "word of the objectives"},
    ),
    ("roles that say what they answer for", ["ROL-0001"], {"ROL-0002": "what it answers for"}),
    ("roles that somebody holds", ["ROL-0001"], {"ROL-0002": "somebody who holds it today"}),
    (
        "processes that customers meet, with a role that does the work",
        ["PRC-0001"],
        {"PRC-0002": "a role that does the work"},
    ),
    (
        "customers that a role looks after",
        ["CST-0001"],
        {"CST-0002": "a role that looks after it"},
    ),
    (
        "needs of target segments that an indicator with values stands for",
        ["NED-0001", "NED-0003"],
        {"NED-0002": "an indicator with values"},
    ),
    (
        "target segments whose own view was heard",
        ["SEG-0001"],
        {"SEG-0003": "a survey or feedback"},
    ),
    (
        "objectives of which it is known how far they have come",
        ["OBJ-0001"],
        {"OBJ-0002": "a value"},
    ),
]


@pytest.mark.parametrize(("question", "counting", "lacking"), CASES)
def test_each_question_names_what_counts_and_what_is_lacking(told, question, counting, lacking):
    assert told[question] == (counting, lacking)


def test_each_question_is_tried(told):
    assert [case[0] for case in CASES] == list(told) == [q.text for q in QUESTIONS]


def test_the_steps_come_in_their_order_and_each_asks_something():
    steps = readiness(corpus({})).steps
    assert [step.step for step in steps] == list(Step)
    assert [step.step.number for step in steps] == [1, 2, 3, 4, 5, 6]
    assert all(any(answer.question.is_needed for answer in step.answers) for step in steps)


def test_without_records_nothing_has_begun():
    found = readiness(corpus({}))
    assert {step.progress for step in found.steps} == {Progress.NONE}
    assert found.next is found.steps[0]
    assert {answer.total for step in found.steps for answer in step.answers} == {0}


def test_drafts_do_not_count_but_are_named():
    (answer,) = (a for t, a in answers().items() if t.startswith("segments of which"))
    assert [record.id for record in answer.waiting] == ["SEG-0005"]
    assert answer.total == 4


def test_what_breaks_its_schema_is_not_looked_at_but_named():
    text = 'id: SEG-0001\nkind: segment\ntarget: "maybe"\n---\nid: SEG-0002\nkind: segment'
    answer = answers(text, valid=False)["segments of which it is decided whether they are served"]
    assert [record.id for record in answer.faulty] == ["SEG-0001"]
    assert [lack.record.id for lack in answer.lacking] == ["SEG-0002"]


def test_withdrawn_records_are_of_no_interest():
    text = 'id: SEG-0001\nkind: segment\ntarget: "yes"\nstatus: obsolete'
    answer = answers(text)["segments of which it is decided whether they are served"]
    assert (answer.total, answer.waiting) == (0, ())


def test_a_customer_counts_until_lost():
    text = 'id: CST-0001\nkind: customer\nclass: direct\nlost_on: "2026-06-30"'
    question = "customers placed in a segment"
    assert answers(text)[question].total == 0
    assert answers(text, date(2026, 6, 29))[question].total == 1


SEGMENT = 'id: SEG-0001\nkind: segment\ntarget: "yes"'
CUSTOMER = "\n---\nid: CST-0001\nkind: customer\nclass: direct"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SEGMENT, Progress.PART),
        (f"{SEGMENT}\ncriteria: {{needs: Fruit}}", Progress.WHOLE),
        (
            f"{SEGMENT}\ncriteria: {{needs: Fruit}}{CUSTOMER}",
            Progress.PART,
        ),
        ("id: SEG-0001\nkind: segment", Progress.NONE),
    ],
)
def test_progress_of_a_step(text, expected):
    found = readiness(corpus({"a.yaml": text}))
    first = found.steps[0]
    assert first.progress is expected
    assert (found.next is first) is (expected is not Progress.WHOLE)
