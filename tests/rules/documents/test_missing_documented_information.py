"""What the standard mandates, item by item, in both editions."""

import pytest

from clausebook.edition import edition_names
from clausebook.rules.documents.missing_documented_information import (
    missing_documented_information,
)
from tests.rules.base import base_files, corpus_of

_NEEDED = ("policies/scope.yaml", "policies/quality-policy.yaml")
_POLICY = ("policies/quality-policy.yaml",)


def told(*paths, files=None, under="iso-9001-2015-amd-1"):
    """Return what is missing where only these files of the base are there."""
    kept = {path: data for path, data in base_files().items() if path in paths}
    found = missing_documented_information(corpus_of({**kept, **(files or {})}, under=under))
    return {finding.clauses[-1]: finding for finding in found}


@pytest.mark.parametrize("edition", edition_names())
def test_nothing_is_missing_in_the_base(edition):
    assert told(*base_files(), under=edition) == {}


@pytest.mark.parametrize("edition", edition_names())
def test_all_is_missing_where_there_is_but_a_policy(edition):
    found = told(*_POLICY, under=edition)
    assert list(found) == ["4.3", "6.2.1", "7.2 d", "8.2.3.2", "8.6", "9.1.1", "9.2.2 f", "9.3.3"]
    assert all(finding.place.path == _POLICY[0] for finding in found.values())


@pytest.mark.parametrize(
    ("clause", "path"),
    [
        ("6.2.1", "policies/on-time-delivery-objective.yaml"),
        ("7.2 d", "policies/persons.yaml"),
        ("8.2.3.2", "policies/order-2026-031.yaml"),
        ("8.2.3.2", "policies/requirements.yaml"),
        ("8.2.3.2", "policies/deck-oven.yaml"),
        ("8.6", "policies/order-system.yaml"),
        ("9.1.1", "policies/safety-check.yaml"),
        ("9.1.1", "policies/survey-2026.yaml"),
        ("9.2.2 f", "policies/audits.yaml"),
        ("9.2.2 f", "policies/audit-programme-2026.yaml"),
        ("9.3.3", "policies/management-review-2026.yaml"),
    ],
)
def test_one_record_shows_it(clause, path):
    assert clause in told(*_NEEDED)
    assert clause not in told(*_NEEDED, path)


def test_nothing_is_asked_before_the_system_is_in_force():
    assert told() == {}
    assert told("policies/persons.yaml", "policies/audits.yaml") == {}


def test_providers_are_evaluated_where_there_are_some():
    assert "8.4.1" not in told(*_NEEDED)
    assert "8.4.1" in told(*_NEEDED, "policies/interested-parties.yaml")
    with_provider = (
        *_NEEDED,
        "policies/interested-parties.yaml",
        "policies/controller-boards.yaml",
    )
    assert "8.4.1" not in told(*with_provider)


def test_a_broken_record_could_be_the_missing_one():
    broken = {"policies/o.yaml": b"id: OBJ-0009\nkind: objective\ntitle: Days\nstatus: later\n"}
    assert "6.2.1" not in told(*_NEEDED, files=broken)


def test_a_file_that_cannot_be_read_could_hold_the_place_of_everything():
    broken = {"policies/l.yaml": b"id: LOC-0009\nkind: record-location\ntitle: 'Files\n"}
    assert told(*_NEEDED, files=broken) == {}


def test_a_draft_is_named():
    draft = base_files()["policies/on-time-delivery-objective.yaml"]
    draft = draft.replace(b"status: effective", b"status: draft")
    finding = told(*_NEEDED, files={"policies/o.yaml": draft})["6.2.1"]
    assert finding.message == "no quality objective is in force; OBJ-0001 is only a draft"
    assert finding.place.record == "OBJ-0001"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"status: open", "MRV-0001 is only planned"),
        (b"status: open\nheld_on: [2026-07-01]", "MRV-0001 is only planned"),
        (b'status: open\nclauses: ["9.3.3"]', "MRV-0001 is only planned"),
        (b"status: closed", "MRV-0001 does not say when it was held"),
    ],
)
def test_a_review_that_was_not_held_has_no_results(held, said):
    review = base_files()["policies/management-review-2026.yaml"]
    review = review.replace(b"held_on: [2026-04-14]\n", b"").replace(b"status: closed", held)
    finding = told(*_NEEDED, files={"policies/m.yaml": review})["9.3.3"]
    assert finding.message == f"nothing shows results of a management review; {said}"
    assert finding.place.record == "MRV-0001"


def test_a_review_that_has_begun_counts():
    review = base_files()["policies/management-review-2026.yaml"]
    review = review.replace(b"[2026-04-14]", b"[2026-06-30, 2026-07-07]")
    assert "9.3.3" not in told(*_NEEDED, files={"policies/m.yaml": review})


def test_an_audit_that_is_only_planned_shows_nothing():
    audits = base_files()["policies/audits.yaml"]
    audits = audits.replace(b"held_on: [2026-05-27]", b"held_on: [2026-07-27]")
    finding = told(*_NEEDED, files={"policies/a.yaml": audits})["9.2.2 f"]
    assert finding.message.endswith("; AUD-0001 is only planned")
    assert finding.place.pointer[-1] == "held_on"


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("8.3", []),
        ("8.3.3", ["8.3.2 j", "8.3.4 f", "8.3.5"]),
        ("8.3.2", ["8.3.3", "8.3.4 f", "8.3.5"]),
        ("8.2", ["8.3.2 j", "8.3.3", "8.3.4 f", "8.3.5"]),
    ],
)
def test_what_the_scope_leaves_out_is_not_asked(clause, left):
    scope = base_files()["policies/scope.yaml"].replace(b'"8.3"', f'"{clause}"'.encode())
    found = told("policies/quality-policy.yaml", files={"policies/scope.yaml": scope})
    design = [finding for finding in found.values() if "8.3" in finding.message]
    assert [list(finding.clauses[1:]) for finding in design] == ([left] if left else [])
