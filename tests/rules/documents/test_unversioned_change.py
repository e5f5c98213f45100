"""Two contents under one version, and criteria that change with a minor number."""

from dataclasses import replace

import pytest

from clausebook.rules import Example
from clausebook.rules.documents.unversioned_change import unversioned_change
from tests.histories import content_id
from tests.rules.base import commit, corpus_of, history_of, patched, told

PURPOSE = "POL-0001: {purpose_fit: Ovens that craft bakeries live by}"
BACK = (
    "POL-0001: {purpose_fit: We build ovens that craft bakeries live by; an oven that stops costs "
    "them the day}"
)


def test_a_document_is_told_once_and_with_what_changed():
    messages = told("DOC001", PURPOSE, commits=[commit("SOP-0001: {reviewed_on: 2026-02-10}")])
    assert messages == [
        (
            "version 1.0 is not what was approved in commit 0000000000 of 2026-01-16 under this "
            "number: fit with the purpose reworded"
        )
    ]


def test_more_than_two_changes_are_counted():
    change = "OBJ-0001: {target: 90, amber: 85, due: 2027-12-31, level: process, process: PRC-0002}"
    (message,) = told("DOC001", change, commits=[commit("SOP-0001: {reviewed_on: 2026-02-10}")])
    assert message.endswith("process added: PRC-0002; and 3 more changes")


def test_records_of_a_register_are_named():
    change = "RSK-0001: {cause: No maker}\nRSK-0002: null"
    (message,) = told("DOC001", change, commits=[commit("SOP-0001: {reviewed_on: 2026-02-10}")])
    assert "RSK-0001: cause changed from " in message
    assert message.endswith("; RSK-0002 is gone")


def test_what_was_put_back_is_as_it_was_approved():
    assert told("DOC001", commits=[commit(PURPOSE)]) != []
    assert told("DOC001", commits=[commit(PURPOSE), commit(BACK, on="2026-02-11")]) == []


@pytest.mark.parametrize(
    "change",
    [
        "POL-0001: {reviewed_on: 2026-02-10, review_by: 2027-06-30}",
        "POL-0001: {lint_ignore: [{rule: DOC010, reason: Known}]}",
        "OBJ-0001: {status_of_achievement: {value: 93, on: 2026-05-03, rating: amber}}",
        "CMP-0001: {title: Oven came two days late}",
        "POL-0001: {status: obsolete, purpose_fit: Ovens}",
        "POL-0001: {title: 7}",
    ],
)
def test_bookkeeping_results_evidence_and_what_is_withdrawn_or_broken(change):
    assert told("DOC001", change, commits=[commit("SOP-0001: {reviewed_on: 2026-02-10}")]) == []


def test_nothing_is_said_without_history():
    assert told("DOC001", PURPOSE) == []


def test_a_void_approval_is_told_by_its_own_rule_only():
    void = f'{PURPOSE[:-1]}, approval: {{fingerprint: "{"0" * 64}"}}}}'
    commits = [commit("SOP-0001: {reviewed_on: 2026-02-10}")]
    assert told("DOC001", void, commits=commits) == []
    assert len(told("DOC014", void, commits=commits)) == 1


def test_two_branches_that_issue_one_version():
    """Ours is 1.1, and so is that of the base, with other content."""
    ours = 'POL-0001: {version: "1.1", purpose_fit: Ours}'
    theirs = patched(Example(False, ('POL-0001: {version: "1.1", purpose_fit: Theirs}',), ()))
    example = Example(False, (), (), (commit(ours),))
    path = "policies/quality-policy.yaml"
    history = history_of(example)
    assert history is not None
    known = history.contents
    parted = replace(
        history,
        base={**history.base, path: content_id(theirs[path])},
        base_name="origin/main",
        contents=lambda ids: {
            **known([one for one in ids if one != content_id(theirs[path])]),
            content_id(theirs[path]): theirs[path],
        },
    )
    (finding,) = unversioned_change(corpus_of(patched(example), history=parted))
    assert finding.message == (
        "version 1.1 is not what stands in origin/main under this number: "
        "fit with the purpose changed from Theirs to Ours"
    )


MAJOR = "REQ-0002: {criterion: {value: 55}}"
REGISTER = 'REG-0006: {version: "%s", approval: {on: 2026-02-12}, history: null}'


@pytest.mark.parametrize(
    ("version", "change", "expected"),
    [
        ("1.1", MAJOR, 1),
        ("1.0.1", MAJOR, 1),
        ("2.0", MAJOR, 0),
        ("1.1", "REQ-0002: {rationale: Burns were seen}", 0),
        ("1.1", "REQ-0002: {products: null}", 1),
        ("1.1", 'REQ-0002: {version: "1.1", criterion: {value: 55}}', 1),
        ("1.1", 'REQ-0002: {version: "2.0", criterion: {value: 55}}', 0),
        ("1.1", "REQ-0002: null", 0),
    ],
)
def test_criteria_and_scope_ask_for_a_major_number(version, change, expected):
    messages = told("DOC101", commits=[commit(REGISTER % version, change)])
    assert len(messages) == expected
    if expected:
        assert messages[0].startswith(f"version {version} follows 1.0, as if no criterion or scope")


def test_a_draft_is_not_measured_yet_but_what_is_in_review_is():
    change = 'SCP-0001: {version: "1.1", boundaries: The works, status: %s, approval: null}'
    commits = [commit("SOP-0001: {reviewed_on: 2026-02-10}")]
    assert told("DOC101", change % "draft", commits=commits) == []
    (message,) = told("DOC101", change % "review", commits=commits)
    assert message.startswith("version 1.1 follows 1.0, as if no criterion or scope had changed")
