"""Approvals that are void, unbound, given without the role, dated back, or unproven."""

import hashlib
from dataclasses import replace

import pytest

from clausebook.control.fingerprint import fingerprint
from clausebook.history import History, Signature
from clausebook.rules import Example
from clausebook.rules.documents.unproven_approval import unproven_approval
from tests.rules.base import _loaded, base_files, commit, corpus_of, history_of, patched, told

NOTHING = commit("SOP-0001: {reviewed_on: 2026-02-10}")
PURPOSE = "POL-0001: {purpose_fit: Ovens that craft bakeries live by}"
POLICY = "policies/quality-policy.yaml"
SCOPE = "policies/scope.yaml"
ZEROS = "0" * 64


def digits_of(path: str) -> str:
    return str(fingerprint(_loaded(path, base_files()[path])))


def bound(record: str, digits: str, on: str = "2026-06-25") -> str:
    return f'{record}: {{approval: {{on: {on}, fingerprint: "{digits}"}}, effective_on: {on}}}'


class TestVoid:
    def test_one_copied_from_another_document_says_which(self):
        (message,) = told("DOC014", bound("POL-0001", digits_of(SCOPE)))
        assert message == (
            "the approval of 2026-06-25 by PSN-0001 is void: it is that of SCP-0001, copied"
        )

    def test_one_of_an_earlier_content_says_what_changed_since(self):
        commits = [commit(bound("POL-0001", digits_of(POLICY)), on="2026-06-25")]
        (message,) = told("DOC014", PURPOSE, commits=commits)
        assert message.startswith("the approval of 2026-06-25 by PSN-0001 is void: it is for the ")
        assert "of commit" in message
        assert message.endswith("since then fit with the purpose reworded")

    def test_one_that_was_tampered_with_says_both_fingerprints(self):
        digits = digits_of(POLICY)
        (message,) = told("DOC014", bound("POL-0001", ZEROS), commits=[NOTHING])
        assert message.endswith(
            f"it is for the fingerprint 00000000…, but the content has {digits[:8]}…"
        )

    @pytest.mark.parametrize("status", ["draft", "review", "superseded", "obsolete"])
    def test_only_what_is_approved_is_asked(self, status):
        change = f'POL-0001: {{status: {status}, approval: {{fingerprint: "{ZEROS}"}}}}'
        assert told("DOC014", change) == []

    def test_a_document_that_breaks_its_schema_is_told_by_that(self):
        assert told("DOC014", bound("POL-0001", ZEROS), "POL-0001: {title: 7}") == []


class TestUnbound:
    def test_only_those_that_were_approved_since_the_first_fingerprint(self):
        first = bound("POL-0001", digits_of(POLICY), "2026-05-10")
        later = "SCP-0001: {approval: {on: 2026-05-10}, effective_on: 2026-05-10}"
        earlier = "OBJ-0001: {approval: {on: 2026-05-09}, effective_on: 2026-05-09}"
        assert told("DOC015", first, later, earlier) == [
            "approved on 2026-05-10 without a fingerprint, so nothing shows which content that was"
        ]

    def test_nobody_is_told_before_there_is_one(self):
        assert told("DOC015", "SCP-0001: {approval: {on: 2026-06-20}}") == []


class TestRole:
    @pytest.mark.parametrize(
        ("patch", "expected"),
        [
            (
                "POL-0001: {approval: {by: PSN-0003, role: ROL-0001}}",
                ["PSN-0003 approved it on 2026-01-20 as ROL-0001, but does not hold that role"],
            ),
            (
                (
                    "PSN-0003: {roles: [{role: ROL-0003, from: 2026-02-01, until: 2026-05-01}]}\n"
                    "POL-0001: {approval: {by: PSN-0003, role: ROL-0003}}"
                ),
                [
                    (
                        "PSN-0003 approved it on 2026-01-20 as ROL-0003, but held that role only from "
                        "2026-02-01 until 2026-05-01"
                    )
                ],
            ),
            ("POL-0001: {approval: {by: PSN-0003, role: ROL-0002}}", []),
            ("PSN-0003: {roles: null}\nPOL-0001: {approval: {by: PSN-0003}}", []),
            ("POL-0001: {approval: {by: PSN-0099}}", []),
            ("POL-0001: {approval: {role: ROL-0099}}", []),
            ("POL-0001: {status: obsolete, approval: {by: PSN-0003}}", []),
        ],
    )
    def test_the_role_was_held_on_that_day(self, patch, expected):
        found = [message for message in told("DOC102", patch) if "ROL" in message]
        assert found == expected


class TestChangeAfterApproval:
    DATED = 'POL-0001: {version: "1.1", purpose_fit: Ovens, approval: {on: %s}}'

    @pytest.mark.parametrize(
        ("day", "expected"), [("2026-02-02", 1), ("2026-02-03", 0), ("2026-02-11", 0)]
    )
    def test_some_days_may_pass_until_an_approval_is_entered(self, day, expected):
        assert len(told("DOC201", commits=[commit(self.DATED % day)])) == expected

    def test_evidence_shows_what_was_approved_before_it_was_typed(self):
        evidence = "POL-0001: {approval: {evidence: evidence/2026-02-11-minutes.txt}}"
        assert told("DOC201", commits=[commit(self.DATED % "2026-02-02", evidence)]) == []

    def test_an_approval_that_stayed_says_for_which_version_it_was_given(self):
        change = 'POL-0001: {version: "1.1", purpose_fit: Ovens}'
        for commits, patches in (([commit(change)], []), ([NOTHING], [change])):
            (message,) = told("DOC201", *patches, commits=commits)
            assert message.startswith("the approval of 2026-01-20 was given for version 1.0, since")

    def test_a_fingerprint_tells_it_better(self):
        commits = [commit(bound("POL-0001", digits_of(POLICY), "2026-02-01"))]
        change = 'POL-0001: {version: "1.1", purpose_fit: Ovens}'
        assert told("DOC201", change, commits=commits) == []
        assert len(told("DOC014", change, commits=commits)) == 1

    @pytest.mark.parametrize(("day", "expected"), [("2026-02-02", 1), ("2026-02-03", 0)])
    @pytest.mark.parametrize("later", [[], [commit("POL-0001: {review_by: 2028-01-31}")]])
    def test_a_fingerprint_does_not_show_the_day(self, day, expected, later):
        change = (self.DATED % day).replace("}}", f', fingerprint: "{self.digits()}"}}}}')
        assert len(told("DOC201", commits=[commit(change), *later])) == expected
        evidence = "POL-0001: {approval: {evidence: evidence/2026-02-11-minutes.txt}}"
        assert told("DOC201", commits=[commit(change, evidence)]) == []

    def test_a_fingerprint_that_was_added_later_says_what_was_approved_in_time(self):
        bound_later = f'POL-0001: {{approval: {{fingerprint: "{self.digits()}"}}}}'
        commits = [commit(self.DATED % "2026-02-08"), commit(bound_later, on="2026-05-02")]
        assert told("DOC201", commits=commits) == []

    def digits(self):
        changed = patched(Example(False, (self.DATED % "2026-02-02",), ()))
        return str(fingerprint(_loaded(POLICY, changed[POLICY])))

    def test_a_new_name_of_the_version_alone_is_no_change(self):
        assert told("DOC201", commits=[commit('POL-0001: {version: "1.1"}')]) == []


PEOPLE = commit(
    "PSN-0001: {email: a.l@ofen.example}\nPSN-0002: {git_identities: [b.m@ofen.example]}",
    on="2026-02-01",
)
IN_REVIEW = "POL-0001: {status: review, version: '1.1', approval: null, purpose_fit: Ovens}"
APPROVED = "POL-0001: {status: effective, approval: {by: PSN-0001, role: ROL-0001, on: 2026-06-12}}"


class TestApproverChangedIt:
    def test_each_commit_since_the_last_approval_counts(self):
        commits = [
            PEOPLE,
            commit(IN_REVIEW, author="a.l@ofen.example"),
            commit("POL-0001: {text: Ovens for all}", author="A.L@ofen.example"),
            commit(APPROVED, author="a.l@ofen.example", on="2026-06-12"),
        ]
        (message,) = told("DOC202", commits=commits)
        assert message.startswith("PSN-0001 approved version 1.1, but had changed it in commit")
        assert message.endswith("and in 1 before it")

    def test_who_helped_counts(self):
        helped = commit(IN_REVIEW, Co_authored_by="A. L. <a.l@ofen.example>")
        assert len(told("DOC202", commits=[PEOPLE, helped, commit(APPROVED)])) == 1

    def test_it_is_told_before_the_approval_is_committed(self):
        commits = [PEOPLE, commit(IN_REVIEW, author="a.l@ofen.example")]
        assert len(told("DOC202", APPROVED, commits=commits)) == 1

    def test_changes_before_the_last_approval_do_not_count(self):
        commits = [
            PEOPLE,
            commit(IN_REVIEW, author="a.l@ofen.example"),
            commit(f"{APPROVED}\nSCP-0001: {{reviewed_on: 2026-06-12}}", on="2026-06-12"),
            commit("POL-0001: {status: review, version: '1.2', approval: null, text: Ovens}"),
            commit(
                "POL-0001: {status: effective, approval: {by: PSN-0001, role: ROL-0001, on: "
                "2026-03-12}}",
                on="2026-03-12",
                author="a.l@ofen.example",
            ),
        ]
        assert told("DOC202", commits=commits) == []

    def test_bookkeeping_by_the_approver_is_no_change(self):
        rewritten = commit(
            IN_REVIEW, "POL-0001: {review_by: 2028-01-31}", author="b.m@ofen.example"
        )
        closing = commit(APPROVED, "POL-0001: {reviewed_on: 2026-06-12}", author="a.l@ofen.example")
        assert told("DOC202", commits=[PEOPLE, rewritten, closing]) == []

    def test_one_who_is_the_author_by_the_header_is_told_there(self):
        commits = [PEOPLE, commit(IN_REVIEW, author="a.l@ofen.example")]
        own = f"{APPROVED}\nSOP-0001: {{title: Complaints}}".replace(
            "status: effective", "author: PSN-0001, status: effective"
        )
        codes = told("DOC202", own, commits=commits)
        assert codes == []
        assert "PSN-0001 wrote the document and approved it" in told("DOC002", own, commits=commits)

    def test_an_address_of_two_proves_nothing(self):
        both = commit(
            "PSN-0001: {email: a.l@ofen.example}\nPSN-0002: {email: a.l@ofen.example}",
            on="2026-02-01",
        )
        commits = [both, commit(IN_REVIEW, author="a.l@ofen.example"), commit(APPROVED)]
        assert told("DOC202", commits=commits) == []


class TestUnknownAuthor:
    def test_one_finding_for_each_address(self):
        commits = [
            PEOPLE,
            commit("POL-0001: {reviewed_on: 2026-02-10}", author="x@works.example"),
            commit(
                "SCP-0001: {reviewed_on: 2026-02-11}", author="X@works.example", on="2026-02-11"
            ),
            commit("OBJ-0001: {reviewed_on: 2026-02-10}", author="y@works.example"),
        ]
        first, second = told("DOC302", commits=commits)
        assert first.startswith("'X <X@works.example>' changed documents in 2 commits, the last on")
        assert second.startswith("'y <y@works.example>' changed documents in one commit")

    def test_machines_are_named_in_the_configuration(self):
        commits = [PEOPLE, commit("POL-0001: {reviewed_on: 2026-02-10}", author="bot@x.example")]
        toml = '[rules.DOC302]\nknown_others = ["Bot@x.example"]\n'
        assert told("DOC302", commits=commits, toml=toml) == []

    def test_nothing_is_asked_before_people_have_identities(self):
        commits = [commit("PSN-0001: {email: a.l@ofen.example}", author="x@works.example")]
        assert told("DOC302", commits=commits) == []


FROM = '[rules.DOC402]\nasked_from = "2026-06-11"\n'


def asking(*proofs: str) -> str:
    return f"approval-proof = [{', '.join(repr(proof) for proof in proofs)}]\n{FROM}"


class TestUnproven:
    COMMITS = (PEOPLE, commit(IN_REVIEW))

    @pytest.mark.parametrize(
        ("proofs", "author", "trailers", "evidence", "proven"),
        [
            (["commit"], "a.l@ofen.example", {}, "", True),
            (["commit"], "b.m@ofen.example", {}, "", False),
            (["trailer"], "a.l@ofen.example", {}, "", False),
            (["trailer"], "b.m@ofen.example", {"Approved_by": "A <A.L@ofen.example>"}, "", True),
            (["trailer"], "b.m@ofen.example", {"Reviewed_by": "a.l@ofen.example"}, "", True),
            (["trailer"], "b.m@ofen.example", {"Reviewed_by": "b.m@ofen.example"}, "", False),
            (["trailer"], "b.m@ofen.example", {"Signed_off_by": "a.l@ofen.example"}, "", False),
            (["commit", "trailer"], "a.l@ofen.example", {}, "", True),
            (["signature"], "a.l@ofen.example", {}, "", False),
            (["evidence"], "b.m@ofen.example", {}, "2026-02-11-minutes.txt", True),
            (["evidence", "commit"], "b.m@ofen.example", {}, "2026-02-11-minutes.txt", True),
            (["evidence"], "b.m@ofen.example", {}, "missing.txt", False),
            (["evidence"], "b.m@ofen.example", {}, "", False),
        ],
    )
    def test_one_proof_is_enough(self, proofs, author, trailers, evidence, proven):
        approved = [APPROVED]
        if evidence:
            approved.append(f"POL-0001: {{approval: {{evidence: evidence/{evidence}}}}}")
            approved.append(f'POL-0001: {{approval: {{evidence_sha256: "{sha256(evidence)}"}}}}')
        last = commit(*approved, author=author, on="2026-06-12", **trailers)
        found = told("DOC402", commits=[*self.COMMITS, last], toml=asking(*proofs))
        assert len(found) == (0 if proven else 1)

    def test_it_says_what_speaks_against_each_proof(self):
        last = commit(APPROVED, on="2026-06-12")
        toml = asking("commit", "signature", "trailer", "evidence")
        (message,) = told("DOC402", commits=[*self.COMMITS, last], toml=toml)
        assert message == (
            "nothing shows that PSN-0001 approved it on 2026-06-12: it names no evidence, and "
            "commit 0000000000 is by 'b.m <b.m@ofen.example>', and commit 0000000000 has no "
            "Approved-by or Reviewed-by of that person, and commit 0000000000 is not signed"
        )

    def test_an_approval_that_is_not_committed_is_not_judged_by_git(self):
        assert told("DOC402", APPROVED, commits=self.COMMITS, toml=asking("commit")) == []
        assert len(told("DOC402", APPROVED, commits=self.COMMITS, toml=asking("evidence"))) == 1

    def test_nothing_is_asked_without_the_setting(self):
        last = commit(APPROVED, on="2026-06-12")
        assert told("DOC402", commits=[*self.COMMITS, last], toml=FROM) == []

    def test_without_history_only_evidence_can_be_asked(self):
        assert told("DOC402", APPROVED, toml=asking("commit", "signature")) == []
        assert len(told("DOC402", APPROVED, toml=asking("evidence"))) == 1

    @pytest.mark.parametrize(
        ("signature", "expected"),
        [
            (Signature("good", "a.l@ofen.example"), ""),
            (Signature("good", "b.m@ofen.example"), "was signed by 'b.m@ofen.example'"),
            (Signature("bad", "a.l@ofen.example"), "bears a signature that does not verify"),
            (Signature("unknown"), "was signed with a key that is not listed"),
            (Signature("none"), "is not signed"),
        ],
    )
    def test_a_signature_counts_that_verifies_as_the_approvers(self, signature, expected):
        commits = (*self.COMMITS, commit(APPROVED, on="2026-06-12"))
        example = Example(False, (), (), commits)
        history = replace(_history(example), signatures=lambda ids: dict.fromkeys(ids, signature))
        corpus = corpus_of(patched(example), history=history, approval_proof=("signature",))
        found = [f.message for f in unproven_approval(corpus, asked_from="2026-06-11")]
        assert len(found) == (1 if expected else 0)
        assert all(message.endswith(expected) for message in found)

    def test_behind_the_end_of_a_clone_nothing_is_told(self):
        example = Example(False, (), (), (commit(APPROVED, on="2026-06-12"),))
        history = _history(example)
        path = "policies/quality-policy.yaml"
        cut = replace(
            history,
            is_shallow=True,
            versions={path: history.versions[path][:1]},
        )
        corpus = corpus_of(patched(example), history=cut, approval_proof=("commit",))
        assert list(unproven_approval(corpus, asked_from="2026-06-11")) == []


def _history(example: Example) -> History:
    history = history_of(example)
    assert history is not None
    return history


def sha256(name: str) -> str:
    return hashlib.sha256(base_files().get(f"evidence/{name}", b"")).hexdigest()


def test_evidence_that_was_exchanged_is_told_once():
    change = (
        "POL-0001: {approval: {evidence: evidence/2026-02-11-minutes.txt, "
        f'evidence_sha256: "{ZEROS}"}}}}'
    )
    assert len(told("DOC114", change)) == 1
    toml = 'approval-proof = ["evidence"]\n[rules.DOC402]\nasked_from = "2026-06-30"\n'
    assert told("DOC402", change, toml=toml) == []
