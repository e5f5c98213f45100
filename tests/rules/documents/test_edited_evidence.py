"""What is no edit of evidence, and what does not hide one."""

import pytest

from tests.rules.past import commit, found_after, told_after

SINCE = "NCR-0001 was closed in the version that b.m <b.m@ofen.example> committed on 2026-01-16"
EDIT = "NCR-0001: {quantity: 3}"
NOTHING = "POL-0001: {title: Policy on quality}"
ENTRY = "{on: 2026-05-04, by: PSN-0003, what: Quantity, why: Counted again}"


def test_what_was_edited_is_said_in_plain_words_at_the_record():
    (found,) = found_after("DOC007", commit("2026-05-04", NOTHING), now=EDIT)
    assert found.message.startswith(SINCE)
    assert found.message.endswith("edited since: quantity raised from 1 to 3")
    assert (found.location.path, found.record) == ("policies/late-delivery.yaml", "NCR-0001")


def test_no_more_than_three_changes_are_listed():
    edit = "NCR-0001: {quantity: 3, grade: major, containment: None, consequences: None}"
    assert told_after("DOC007", commit("2026-05-04", edit))[0].endswith(" and more")


def test_committing_an_edit_does_not_heal_it():
    later = commit("2026-05-05", "NCR-0001: {title: One oven came late}")
    (message,) = told_after("DOC007", commit("2026-05-04", EDIT), later)
    assert message.startswith(SINCE)
    assert "title changed" in message
    assert "quantity" in message


def test_an_edit_that_was_taken_back_is_none():
    edit, back = commit("2026-05-04", EDIT), commit("2026-05-05", "NCR-0001: {quantity: 1}")
    assert told_after("DOC007", edit, back) == []


def test_an_entry_in_corrections_may_come_later():
    corrected = commit("2026-05-05", f"NCR-0001: {{corrections: [{ENTRY}]}}")
    assert told_after("DOC007", commit("2026-05-04", EDIT), corrected) == []


def test_each_edit_needs_an_entry_of_its_own():
    corrected = commit("2026-05-05", f"NCR-0001: {{quantity: 3, corrections: [{ENTRY}]}}")
    again = commit("2026-05-06", "NCR-0001: {quantity: 4}")
    (message,) = told_after("DOC007", corrected, again)
    assert "committed on 2026-05-05" in message
    assert message.endswith("quantity raised from 3 to 4")


@pytest.mark.parametrize("reason", [True, False])
def test_reopening_needs_a_reason(reason: bool):
    given = f", corrections: [{ENTRY}]" if reason else ""
    opened = commit("2026-05-05", f"NCR-0001: {{status: open, closed_on: null{given}}}")
    assert bool(told_after("DOC007", opened, now=EDIT)) is not reason


def test_what_was_reopened_and_closed_again_is_protected_as_it_is_then():
    opened = commit("2026-05-05", f"NCR-0001: {{status: open, corrections: [{ENTRY}]}}")
    closed = commit("2026-05-20", "NCR-0001: {status: closed, quantity: 3}")
    assert told_after("DOC007", opened, closed) == []
    (message,) = told_after("DOC007", opened, closed, now="NCR-0001: {quantity: 4}")
    assert "committed on 2026-05-20" in message


@pytest.mark.parametrize(("day", "is_told"), [("2026-01-16", False), ("2026-01-17", True)])
def test_on_the_day_of_its_closing_a_record_may_still_be_finished(day: str, is_told: bool):
    assert bool(told_after("DOC007", commit(day, EDIT))) is is_told


def test_a_record_is_followed_to_another_register():
    moved = """\
CMP-0001: null
REG-0099:
  kind: register
  of: complaint
  title: Complaints of former years
  status: closed
  version: "1.0"
  owner: ROL-0003
  retention: {period: 5 years, trigger: closed}
  records:
    - {id: CMP-0001, title: Oven came in time, closed_on: 2026-02-25, received_on: 2026-02-11,
       channel: phone, customer: CST-0002, description: The oven came in time.}
"""
    for found in (
        found_after("DOC007", commit("2026-05-04", moved)),
        found_after("DOC007", commit("2026-05-04", NOTHING), now=moved),
    ):
        assert [one.location.path for one in found] == ["policies/reg-0099.yaml"]
        assert "title changed from Oven came three days late" in found[0].message


def test_the_same_id_in_two_files_is_not_two_versions_of_a_record():
    other = """\
id: NCR-0001
kind: nonconformity
title: Wrong plate
status: closed
version: "1.0"
owner: ROL-0002
nature: The plate of an oven named another type.
detected_on: 2026-05-04
closed_on: 2026-05-05
"""
    twice = commit("2026-05-04", other=other)
    assert told_after("DOC007", twice) == []
    renumbered = commit("2026-05-08", other=other.replace("NCR-0001", "NCR-0002"))
    assert told_after("DOC007", twice, renumbered) == []


def test_a_register_that_is_opened_again_edits_none_of_its_records():
    closed = commit("2026-05-04", "REG-0012: {status: closed}\nCMP-0002: {status: null}")
    assert told_after("DOC007", closed, now="REG-0012: {status: open}") == []
