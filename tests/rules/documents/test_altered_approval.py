"""Approvals that were rewritten after they were given."""

import pytest

from clausebook.control.fingerprint import fingerprint
from tests.rules.base import _loaded, base_files, commit, told

POLICY = "policies/quality-policy.yaml"
DIGITS = str(fingerprint(_loaded(POLICY, base_files()[POLICY])))
EVIDENCE = "evidence: evidence/2026-02-11-minutes.txt"
ONE, OTHER = "1" * 64, "2" * 64


def approval(fields: str, more: str = "") -> str:
    return f"POL-0001: {{approval: {{{fields}}}{more}}}"


def times_told(*patches: str, commits: list[str]) -> int:
    """Return how often it is told after commits of one patch each, ten days apart."""
    made = [commit(patch, on=f"2026-0{n}-10") for n, patch in enumerate(commits, start=2)]
    return len(told("DOC214", *patches, commits=made))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("by: PSN-0003", 1),
        ("role: ROL-0002", 1),
        ("by: PSN-0003, on: 2026-01-19", 1),
        ("on: 2026-01-19", 1),
        ("on: 2026-01-21", 0),
        ("by: PSN-0003, role: ROL-0002, on: 2026-01-21", 0),
        ("recorded_by: PSN-0002", 0),
        (EVIDENCE, 0),
        (f'fingerprint: "{DIGITS}"', 0),
        (f'fingerprint: "{DIGITS}", by: PSN-0003', 1),
    ],
)
def test_only_additions_and_later_approvals_are_sound(fields, expected):
    assert times_told(commits=[approval(fields)]) == expected
    assert times_told(approval(fields), commits=["SOP-0001: {reviewed_on: 2026-02-10}"]) == expected


def test_it_says_what_stood_there_and_where():
    made = [commit(approval("by: PSN-0003, on: 2026-01-19"))]
    assert told("DOC214", commits=made) == [
        (
            "the approval of version 1.0 was rewritten: by was PSN-0001 and on was 2026-01-20, in "
            "commit 0000000000 of 2026-01-16"
        )
    ]


class TestEvidence:
    SHOWN = f'{EVIDENCE}, evidence_sha256: "{ONE}"'

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("evidence: null, evidence_sha256: null", 1),
            ("evidence: evidence/other.txt", 0),
            (f'evidence: evidence/other.txt, evidence_sha256: "{OTHER}"', 1),
            (f'evidence_sha256: "{OTHER}"', 1),
            ("evidence_sha256: null", 1),
            ("evidence: evidence/other.txt, on: 2026-02-09", 0),
        ],
    )
    def test_it_stays_once_it_was_named(self, fields, expected):
        assert times_told(commits=[approval(self.SHOWN), approval(fields)]) == expected

    def test_another_page_without_a_digest_is_told(self):
        changes = [approval(EVIDENCE), approval("evidence: evidence/other.txt")]
        assert times_told(commits=changes) == 1


class TestFingerprint:
    BOUND = approval(f'fingerprint: "{DIGITS}"')

    def test_one_that_was_taken_out_is_told(self):
        assert times_told(commits=[self.BOUND, approval("fingerprint: null")]) == 1

    def test_a_wrong_one_is_told_by_its_own_rule_and_may_be_mended(self):
        wrong = approval(f'fingerprint: "{OTHER}"')
        assert times_told(commits=[self.BOUND, wrong]) == 0
        assert times_told(commits=[wrong, self.BOUND]) == 0


class TestEffect:
    def moved(self, day: str, fields: str = "by: PSN-0001") -> str:
        return approval(fields, f", effective_on: {day}")

    def test_another_day_needs_another_approval(self):
        assert times_told(commits=[self.moved("2026-01-25")]) == 1
        assert times_told(commits=[self.moved("2026-03-01")]) == 1
        assert times_told(commits=[self.moved("2026-03-01", "on: 2026-02-08")]) == 0

    def test_both_may_be_decided_on_one_day(self):
        made = [
            commit(self.moved("2026-02-10", "on: 2026-02-10"), on="2026-02-10"),
            commit(self.moved("2026-02-20"), on="2026-02-10"),
        ]
        assert told("DOC214", commits=made) == []
        later = commit(self.moved("2026-02-25"), on="2026-02-11")
        assert len(told("DOC214", commits=[*made, later])) == 1


class TestTime:
    def test_what_was_put_back_is_as_it_was(self):
        assert times_told(commits=[approval("by: PSN-0003"), approval("by: PSN-0001")]) == 0

    def test_a_new_approval_is_what_counts_from_then_on(self):
        anew = approval("by: PSN-0003, role: ROL-0002, on: 2026-02-08")
        assert times_told(commits=[anew]) == 0
        assert times_told(commits=[anew, approval("by: PSN-0001")]) == 1
        assert (
            times_told(commits=[anew, approval("by: PSN-0001, role: ROL-0001, on: 2026-01-20")])
            == 1
        )

    def test_what_was_rewritten_does_not_become_sound_by_age(self):
        later = "POL-0001: {reviewed_on: 2026-03-10}"
        assert times_told(commits=[approval("by: PSN-0003"), later]) == 1

    def test_an_approval_that_was_taken_away_between_is_remembered(self):
        away = "POL-0001: {status: review, approval: null}"
        back = "POL-0001: {status: effective, approval: {by: PSN-0003, role: ROL-0002, on: %s}}"
        assert times_told(commits=[away, back % "2026-01-20"]) == 1
        assert times_told(commits=[away, back % "2026-03-09"]) == 0

    @pytest.mark.parametrize(
        "change",
        [
            "version: '1.1', approval: {by: PSN-0003}",
            "text: Ovens, approval: {by: PSN-0003}",
            "status: obsolete, approval: {by: PSN-0003}",
            "status: draft, approval: {by: PSN-0003}",
        ],
    )
    def test_another_version_or_content_and_what_is_not_in_force_is_left_alone(self, change):
        assert times_told(commits=[f"POL-0001: {{{change}}}"]) == 0

    def test_nothing_is_said_without_history(self):
        assert told("DOC214", approval("by: PSN-0003")) == []
