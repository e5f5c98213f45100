"""What an acknowledgement counts for, and from which day one is missed; the lint is of 30 June."""

import pytest

from tests.rules.base import told

READ = """\
ACK-%s:
  kind: acknowledgement
  title: Read
  status: closed
  version: "1.0"
  owner: ROL-0002
  person: PSN-0003
  document: %s
  document_version: "%s"
  on: 2026-02-02
  how: read
"""
ONLY_QUALITY = """\
COM-0001:
  log: null
  plan:
    - what: Policy and objectives
      topics: [policy, objectives, customer_needs]
      when: After a change
      with_whom: [ROL-0002]
      how: Shift meeting
      who: ROL-0001
"""


def test_who_has_read_policy_and_objectives_was_told_of_them() -> None:
    assert told("COM001", ONLY_QUALITY) == [
        "nothing tells ROL-0003 of the policy and the objectives"
    ]
    policy, objective = READ % ("0001", "POL-0001", "1.0"), READ % ("0002", "OBJ-0001", "1.0")
    assert told("COM001", ONLY_QUALITY, policy) == ["nothing tells ROL-0003 of the objectives"]
    assert told("COM001", ONLY_QUALITY, policy, objective) == []


def test_awareness_of_customer_contact_is_that_of_all_who_hold_the_role() -> None:
    without = """\
ROL-0003:
  required_competences: [{name: Calls, type: soft}, {name: Ovens, type: technical}]
"""
    read = READ % ("0001", "SOP-0001", "1.0")
    assert len(told("TRN003", without)) == 1
    assert told("TRN003", without, read) == []
    other = """\
PSN-0009:
  kind: person
  title: X. Y.
  status: approved
  version: "1.0"
  owner: ROL-0001
  approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
  roles: [{role: ROL-0003}]
"""
    assert len(told("TRN003", without, read, other)) == 1


@pytest.mark.parametrize(("begun", "findings"), [("2026-05-31", 0), ("2026-05-30", 1)])
def test_there_is_time_to_read(begun: str, findings: int) -> None:
    role = f"PSN-0003: {{roles: [{{role: ROL-0003, from: {begun}}}]}}\n"
    assert len(told("COM005", READ % ("0001", "POL-0001", "1.0"), role)) == findings


def test_a_finding_names_who_and_what() -> None:
    assert told("COM005", READ % ("0001", "POL-0001", "1.0")) == [
        "PSN-0003 has not acknowledged version 1.0 of SOP-0001, 'Handling complaints'"
    ]
    assert told("COM005", READ % ("0001", "SOP-0001", "2.0")) == []
    assert len(told("COM005", READ % ("0001", "SOP-0001", "0.9"))) == 1
