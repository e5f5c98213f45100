"""What applies to a role."""

from datetime import date

from clausebook.analysis.responsibilities import _SHOWN_APART, responsibilities
from tests.corpora import corpus, library

WORLD = """\
id: ROL-0002
kind: role
required_competences: [{name: Calibration, type: technical, interval: 24 months}]
reports_to: ROL-0001
---
id: ROL-0001
kind: role
---
id: ROL-0009
kind: role
status: obsolete
---
id: PSN-0001
kind: person
roles: [{role: ROL-0002, from: "2024-01-01"}, {role: ROL-0001, until: "2026-06-29"}]
---
id: PSN-0002
kind: person
roles: [{role: ROL-0001, from: "2025-01-01", until: "2026-06-30"}]
---
id: PRC-0001
kind: process
owner: ROL-0002
responsible: [ROL-0002]
participating: [ROL-0001]
steps: [{what: Calibrate, role: ROL-0002}]
---
id: SOP-0001
kind: procedure
purpose: Calibrate alike
applies_to_roles: [ROL-0002]
---
id: RSK-0001
kind: risk
cause: a
event: b
effect: c
treatment:
  option: share
  actions:
    - {what: Later, owner: ROL-0002, due: "2026-09-01"}
    - {what: Late, owner: ROL-0002, due: "2026-06-29"}
    - {what: Done, owner: ROL-0002, due: "2026-01-01", done_on: "2026-01-02"}
    - {what: Without a day, owner: ROL-0002}
---
id: MRV-0001
kind: management-review
held_on: ["2026-02-01"]
period: {from: "2025-01-01", until: "2025-12-31"}
decisions:
  - {type: resources, what: Dropped, owner: ROL-0002, due: "2026-05-01", status: dropped}
---
id: COM-0001
kind: communication
plan: [{what: Orders, with_whom: [ROL-0002]}]
---
id: SEG-0001
kind: segment
listening: [{method: Telephone survey, owner: ROL-0002}]
---
id: REG-0001
kind: register
of: obligation
owner: ROL-0002
records:
  - {id: OBL-0001, title: A, type: statutory, citation: x}
  - {id: OBL-0002, title: B, type: statutory, citation: x, owner: ROL-0001}
"""


def world():
    found = corpus({"a.yaml": WORLD}, today=date(2026, 6, 30))
    return {view.role.id: view for view in responsibilities(found)}


def ids(records):
    return [record.id for record in records]


def test_roles_in_use_in_order():
    assert list(world()) == ["ROL-0001", "ROL-0002"]


def test_each_part():
    view = world()["ROL-0002"]
    assert [(c.name, c.type, c.interval) for c in view.competences] == [
        ("Calibration", "technical", "24 months")
    ]
    assert ids(view.owned) == ["PRC-0001", "REG-0001"]
    assert [(d.phrase, ids(d.records)) for d in view.processes] == [("performs", ["PRC-0001"])]
    assert ids(view.procedures) == ["SOP-0001"]
    assert ids(view.communications) == ["COM-0001"]
    assert [(d.phrase, ids(d.records)) for d in view.other] == [("listens_to", ["SEG-0001"])]


def test_open_actions_by_day_the_undated_last():
    actions = world()["ROL-0002"].actions
    assert [a.what for a in actions] == ["Late", "Later", "Without a day"]
    assert [a.is_overdue(date(2026, 6, 30)) for a in actions] == [True, False, False]
    assert actions[0].place.pointer == ("treatment", "actions", 1)


def test_holders_of_today_only():
    views = world()
    assert [h.person.id for h in views["ROL-0002"].holders] == ["PSN-0001"]
    assert [h.person.id for h in views["ROL-0001"].holders] == ["PSN-0002"]


def test_approvals_and_records_with_an_owner_of_their_own():
    view = world()["ROL-0001"]
    assert "SOP-0001" in ids(view.approved)
    assert "OBL-0002" in ids(view.owned)
    assert "OBL-0001" not in ids(view.owned)
    assert ("superior_of", ["ROL-0002"]) in [(d.phrase, ids(d.records)) for d in view.other]


def test_no_roles_no_views():
    assert responsibilities(corpus({})) == ()


def test_every_phrase_shown_apart_is_said_of_roles_in_the_schemas():
    fields = [f for kind in library().kinds.values() for _, f in kind.fields.walk()]
    said = {f.reference.inverse for f in fields if f.reference and f.reference.allows("role")}
    assert said >= _SHOWN_APART
