"""Who has to know which document, by role, version and day."""

from datetime import date

from clausebook.analysis.acknowledgements import Acknowledgements
from clausebook.rules import Example
from tests.rules.base import corpus_of, patched

ACKNOWLEDGED = """\
ACK-0001:
  kind: acknowledgement
  title: Quality policy 1.0
  status: closed
  version: "1.0"
  owner: ROL-0002
  person: PSN-0003
  document: POL-0001
  document_version: "1.0"
  on: 2026-02-02
  how: read
"""
"""What is owed then: SOP-0001 by PSN-0003, for the two others wrote and approved it."""


def owed(*patches: str, today: date = date(2026, 6, 30)) -> list[tuple[str, str, str, str]]:
    corpus = corpus_of(patched(Example(False, patches, ())), today)
    return [
        (one.document.id, one.person.id, " ".join(one.roles), one.since.isoformat())
        for one in Acknowledgements(corpus).owed()
    ]


def test_nothing_is_owed_before_somebody_begins() -> None:
    assert owed() == []


def test_what_names_a_role_is_owed_by_who_holds_it() -> None:
    assert owed(ACKNOWLEDGED) == [("SOP-0001", "PSN-0003", "ROL-0003", "2026-02-01")]
    assert owed(ACKNOWLEDGED, "SOP-0001: {applies_to_roles: [ROL-0002]}") == []


def test_a_policy_is_owed_by_all_and_a_higher_major_version_anew() -> None:
    second = """\
POL-0001:
  version: "2.1"
  approval: {on: 2026-06-08}
  effective_on: 2026-06-15
  history:
    - {version: "1.0", date: 2026-01-15, reason: First issue of the manual}
    - {version: "2.0", date: 2026-05-04, reason: Night shift taken in}
    - {version: "2.1", date: 2026-06-05, reason: Shorter words}
"""
    assert owed(ACKNOWLEDGED, second)[0] == ("POL-0001", "PSN-0003", "ROL-0003", "2026-05-04")
    higher = ACKNOWLEDGED.replace('document_version: "1.0"', 'document_version: "2.0"')
    assert [one[0] for one in owed(higher, second)] == ["SOP-0001"]


def test_who_takes_a_role_later_owes_from_then() -> None:
    later = "PSN-0003: {roles: [{role: ROL-0003, from: 2026-06-01}]}"
    assert owed(ACKNOWLEDGED, later) == [("SOP-0001", "PSN-0003", "ROL-0003", "2026-06-01")]
    gone = "PSN-0003: {active_until: 2026-05-31}"
    assert owed(ACKNOWLEDGED, gone) == []


def test_a_training_or_a_confirmation_in_a_log_is_not_entered_twice() -> None:
    training = """\
TRN-0099:
  kind: training
  title: Complaints
  status: open
  version: "1.0"
  owner: ROL-0002
  content: How complaints are taken
  teaches: [SOP-0001]
  held_on: [{}]
  participants: [{{person: PSN-0003, attended: {}}}]
"""
    assert owed(ACKNOWLEDGED, training.format("2026-02-03", "true")) == []
    assert len(owed(ACKNOWLEDGED, training.format("2026-02-03", "false"))) == 1
    assert len(owed(ACKNOWLEDGED, training.format("2026-01-05", "true"))) == 1
    log = """\
COM-0001:
  log:
    - on: 2026-02-03
      what: How complaints are taken
      about: [{record: SOP-0001, version: "1.0"}]
      audience: [ROL-0003]
      how: Shift meeting
      by: PSN-0001
      acknowledged: [{by: PSN-0003, on: 2026-02-03}]
"""
    assert owed(ACKNOWLEDGED, log) == []


def test_what_was_read_later_does_not_count_on_an_earlier_day() -> None:
    later = ACKNOWLEDGED.replace("POL-0001", "SOP-0001").replace("2026-02-02", "2026-05-02")
    assert owed(later) == []
    assert [one[0] for one in owed(later, today=date(2026, 4, 30))] == ["SOP-0001"]
