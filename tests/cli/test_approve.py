"""``clausebook approve``: who may approve what, what is written, and what is refused."""

import hashlib
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.cli.controlled import (
    bound,
    commit,
    corpus_of,
    edit,
    git,
    make_repository,
    stop_clock,
)

SOP = "policies/handling-complaints.md"
POLICY = "policies/quality-policy.yaml"

Run = Callable[..., Ran]


@pytest.fixture
def changed(qms: Path) -> Path:
    """The repository with a procedure that says something else than what was approved."""
    edit(qms, SOP, "learns the same day", "learns within an hour")
    return qms


def approve(run: Run, *arguments: str, document: str = "SOP-0001") -> Ran:
    return run("approve", document, "--as", "ROL-0001", *arguments)


def test_a_changed_document_needs_a_higher_version(changed: Path, run: Run) -> None:
    before = (changed / SOP).read_bytes()
    done = approve(run, "--reason", "An hour is asked for")
    assert done.code == 2
    assert done.err == (
        "clausebook: error: SOP-0001: version 1.0 was approved on 2026-01-20, and its content has "
        "changed since; give --version 1.1, or 2.0 where a criterion or the scope changed\n"
    )
    assert (changed / SOP).read_bytes() == before


def test_to_check_shows_the_redline_and_what_would_be_written(changed: Path, run: Run) -> None:
    before = (changed / SOP).read_bytes()
    done = approve(run, "--version", "1.1", "--check")
    assert (done.code, done.err) == (0, "")
    assert "learns {+within an hour that +}the [-same day that the -]complaint" in done.out
    assert (
        "1 record changed between version 1.0, approved on 2026-01-20, and what would" in done.out
    )
    assert "version changed from 1.0 to 1.1" in done.out
    assert (changed / SOP).read_bytes() == before
    refused = approve(run, "--check")
    assert refused.code == 1
    assert "give --version 1.1" in refused.err
    without_role = run("approve", "SOP-0001", "--as", "ROL-0003", "--version", "1.1", "--check")
    assert without_role.code == 1
    assert "PSN-0001 did not hold ROL-0003 on 2026-06-30" in without_role.err
    assert run("approve", "SOP-0001", "--as", "ROL-0099", "--check").code == 2


def test_an_approval_changes_the_header_and_nothing_else(changed: Path, run: Run) -> None:
    before = (changed / SOP).read_text(encoding="utf-8")
    done = approve(run, "--version", "1.1", "--reason", "An hour is asked for")
    assert (done.code, done.err) == (0, "")
    after = (changed / SOP).read_text(encoding="utf-8")
    found = re.search(r", fingerprint: ([0-9a-f]{64}|\"[0-9a-f]{64}\")}", after)
    assert found
    assert after == (
        before.replace('\nversion: "1.0"', '\nversion: "1.1"')
        .replace("on: 2026-01-20}", f"on: 2026-06-30{found[0]}")
        .replace("effective_on: 2026-02-01", "effective_on: 2026-06-30")
        .replace(
            "reason: First issue of the manual}\n",
            "reason: First issue of the manual}\n"
            '  - {version: "1.1", date: 2026-06-30, author: PSN-0002, '
            "reason: An hour is asked for}\n",
        )
    )
    assert bound(changed, SOP)
    assert re.fullmatch(
        r"SOP-0001 1\.1 approved by PSN-0001 as ROL-0001 on 2026-06-30, in force from 2026-06-30, "
        rf"fingerprint [0-9a-f]{{8}}: {SOP}\n",
        done.out,
    )
    assert run("lint", "--as-of", "2026-06-30").code == 0
    again = approve(run)
    assert again.code == 2
    assert "version 1.1 was approved by PSN-0001 on 2026-06-30, and nothing has" in again.err


def test_cosmetic_edits_keep_an_approval_and_real_ones_void_it(changed: Path, run: Run) -> None:
    approve(run, "--version", "1.1", "--reason", "An hour is asked for")
    edit(changed, SOP, "title: Handling complaints", "title: 'Handling complaints'  # short")
    assert bound(changed, SOP)
    edit(changed, SOP, "within an hour", "within two hours")
    assert not bound(changed, SOP)
    commit(changed)
    assert approve(run, "--reason", "Two hours will do").code == 2
    assert approve(run, "--version", "2.0", "--reason", "Two hours will do").code == 0
    assert bound(changed, SOP)


def test_an_old_approval_can_be_bound_to_what_it_was_given_for(qms: Path, run: Run) -> None:
    shown = approve(run, "--check").out
    assert "SOP-0001 Handling complaints: the content is that of version 1.0, approved" in shown
    assert approve(run).code == 0
    assert bound(qms, SOP)
    assert corpus_of(qms).by_id["SOP-0001"].text("version") == "1.0"


def test_a_register_is_approved_as_a_whole(qms: Path, run: Run) -> None:
    refused = approve(run, document="ROL-0001")
    assert "stands in a register, which is approved as a whole; name REG-0009" in refused.err
    edit(qms, "policies/roles.yaml", "Documents and records,", "Documents,")
    done = approve(run, "--version", "1.1", "--reason", "Records go apart", document="REG-0009")
    assert done.code == 0
    assert bound(qms, "policies/roles.yaml")


def test_without_git_the_header_tells_what_was_approved(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "qms"
    stop_clock(monkeypatch)
    make_repository(root, monkeypatch)
    (root / ".git").rename(tmp_path / "gone")
    assert approve(run, "--by", "PSN-0001").code == 0
    edit(root, SOP, "learns the same day", "learns within an hour")
    refused = approve(run, "--by", "PSN-0001", "--reason", "An hour is asked for")
    assert "give --version 1.1, or 2.0" in refused.err
    shown = approve(run, "--by", "PSN-0001", "--version", "1.1", "--check")
    assert "version 1.0 was approved on 2026-06-30; no history holds it" in shown.out


class TestWho:
    def test_is_known_by_the_address_of_git(self, changed: Path, run: Run) -> None:
        git(changed, "config", "user.email", "nobody@ofen.example")
        done = approve(run, "--version", "1.1", "--check")
        assert done.code == 2
        assert "no person has nobody@ofen.example, the address that git has of you" in done.err

    def test_is_not_guessed_between_two(self, changed: Path, run: Run) -> None:
        edit(
            changed,
            "policies/persons.yaml",
            "C. N.\n",
            "C. N.\n    git_identities: [A.L@Ofen.example]\n",
        )
        done = approve(run, "--version", "1.1", "--check")
        assert "PSN-0001 and PSN-0003 have a.l@ofen.example" in done.err

    def test_must_hold_the_role_on_that_day(self, changed: Path, run: Run) -> None:
        done = run("approve", "SOP-0001", "--as", "ROL-0002")
        assert done.err == (
            "clausebook: error: PSN-0001 did not hold ROL-0002 on 2026-06-30; held were ROL-0001\n"
        )
        early = approve(run, "--on", "2009-12-31")
        assert "PSN-0001 was not with the organization on 2009-12-31" in early.err
        unknown = run("approve", "SOP-0001", "--as", "ROL-0009")
        assert "there is no role ROL-0009" in unknown.err
        nobody = approve(run, "--by", "PSN-0009")
        assert "there is no person PSN-0009" in nobody.err

    def test_did_not_write_it_unless_nobody_else_can(self, qms: Path, run: Run) -> None:
        edit(qms, SOP, "author: PSN-0002\napproval", "author: PSN-0001\napproval")
        refused = approve(run)
        assert "SOP-0001: PSN-0001 wrote it; let somebody else approve it" in refused.err
        assert approve(run, "--own", "Only one of us is left").code == 0
        exception = corpus_of(qms).by_id["SOP-0001"].parts("lint_ignore")[0]
        assert exception.values == {
            "rule": "DOC002",
            "reason": "Only one of us is left",
            "by": "PSN-0001",
            "until": "2027-03-31",
        }
        assert run("lint", "--as-of", "2026-06-30").code == 0


class TestEvidence:
    def test_shows_an_approval_of_somebody_who_never_opens_git(self, qms: Path, run: Run) -> None:
        (qms / "evidence" / "signed.pdf").write_bytes(b"%PDF signed")
        edit(qms, "policies/persons.yaml", "A.L@ofen", "gone@ofen")
        edit(qms, "policies/persons.yaml", "C. N.\n", "C. N.\n    email: a.l@ofen.example\n")
        done = approve(run, "--by", "PSN-0001", "--evidence", "evidence/signed.pdf")
        assert (done.code, done.err) == (0, "")
        approval = corpus_of(qms).by_id["SOP-0001"].part("approval")
        assert approval.text("evidence") == "evidence/signed.pdf"
        assert approval.text("evidence_sha256") == hashlib.sha256(b"%PDF signed").hexdigest()
        assert approval.text("recorded_by") == "PSN-0003"
        again = approve(run, "--by", "PSN-0001", "--version", "1.1", "--reason", "Once more so")
        assert again.code == 0
        assert set(corpus_of(qms).by_id["SOP-0001"].part("approval").values) == {
            "by",
            "role",
            "on",
            "fingerprint",
            "recorded_by",
        }

    def test_may_be_a_record(self, qms: Path, run: Run) -> None:
        assert approve(run, "--evidence", "MRV-0001").code == 0
        approval = corpus_of(qms).by_id["SOP-0001"].part("approval")
        assert (approval.text("evidence"), approval.has("evidence_sha256")) == ("MRV-0001", False)

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ("MRV-0099", "the evidence MRV-0099: there is no such record"),
            ("evidence/none.pdf", "neither a file of the project nor a record"),
            ("../signed.pdf", "lies outside the project"),
            ("PSN-0002", "a record of kind person shows no approval; name a management review"),
            (SOP, "is a controlled document and shows no approval"),
            ("policies/persons.yaml", "is a controlled document and shows no approval"),
            ("evidence/link.md", "is a controlled document and shows no approval"),
        ],
    )
    def test_must_be_there(self, qms: Path, run: Run, given: str, told: str) -> None:
        (qms / "evidence" / "link.md").symlink_to(qms / SOP)
        done = approve(run, "--evidence", given)
        assert done.code == 2
        assert told in done.err

    def test_is_not_what_is_approved(self, qms: Path, run: Run) -> None:
        done = approve(run, "--evidence", "COM-0001", document="COM-0001")
        assert "the evidence COM-0001: is part of what is approved" in done.err

    def test_is_recorded_by_somebody(self, qms: Path, run: Run) -> None:
        git(qms, "config", "user.email", "nobody@ofen.example")
        given = ("--by", "PSN-0001", "--evidence", "MRV-0001")
        assert "git does not tell who records this approval" in approve(run, *given).err
        assert approve(run, *given, "--recorded-by", "PSN-0003").code == 0


class TestDays:
    def test_what_applies_later_is_approved_until_then(self, qms: Path, run: Run) -> None:
        assert approve(run, "--effective-on", "2026-07-15").code == 0
        record = corpus_of(qms).by_id["SOP-0001"]
        assert (record.status, record.text("effective_on")) == ("approved", "2026-07-15")

    def test_are_in_order(self, qms: Path, run: Run) -> None:
        before = approve(run, "--effective-on", "2026-06-01")
        assert "cannot take effect on 2026-06-01, before it is approved on" in before.err
        future = approve(run, "--on", "2026-07-01")
        assert "no approval was given on 2026-07-01, which is still to come" in future.err
        early = approve(run, "--on", "2026-01-10")
        assert "version 1.0 is of 2026-01-15, after the approval on 2026-01-10" in early.err


class TestRefusal:
    def test_of_evidence_which_is_closed_and_not_approved(self, qms: Path, run: Run) -> None:
        done = approve(run, document="MRV-0001")
        assert "MRV-0001: records what happened, and is not approved" in done.err

    def test_of_what_was_withdrawn(self, qms: Path, run: Run) -> None:
        edit(qms, SOP, "status: effective", "status: superseded")
        assert "SOP-0001: is superseded" in approve(run).err

    def test_of_what_cannot_be_read(self, qms: Path, run: Run) -> None:
        edit(qms, SOP, "status: effective", "status: [effective")
        assert "cannot be read as a record; 'clausebook lint" in approve(run, document=SOP).err

    def test_of_what_contradicts_itself(self, qms: Path, run: Run) -> None:
        edit(qms, SOP, "processes: [PRC-0003]", "processes: [PRC-0098, PRC-0099]")
        given = ("--version", "1.1", "--reason", "Two more processes")
        done = approve(run, *given)
        assert done.code == 2
        lines = done.err.splitlines()
        assert len(lines) == 2
        assert all(line.endswith("mend it before it is approved") for line in lines)
        assert "PRC-0099" in done.err
        edit(qms, SOP, "processes: [PRC-0098, PRC-0099]", "scop: x")
        assert "unknown key 'scop'" in approve(run, *given).err

    def test_of_a_layout_that_cannot_be_amended(self, qms: Path, run: Run) -> None:
        before = (qms / SOP).read_text(encoding="utf-8")
        text = before.replace("on: 2026-01-20}", "on: &day 2026-01-20}")
        text = text.replace("effective_on: 2026-02-01", "effective_on: *day")
        (qms / SOP).write_text(text, encoding="utf-8")
        done = approve(run)
        assert f"{SOP}: /approval/on cannot be written without risk" in done.err
        assert (qms / SOP).read_text(encoding="utf-8") == text

    def test_of_one_document_is_one_of_all(self, qms: Path, run: Run) -> None:
        edit(qms, POLICY, "status: effective", "status: obsolete")
        before = (qms / SOP).read_bytes()
        done = run("approve", "SOP-0001", "POL-0001", "--as", "ROL-0001")
        assert (done.code, done.out) == (2, "")
        assert (qms / SOP).read_bytes() == before

    def test_of_a_name_for_nothing(self, qms: Path, run: Run) -> None:
        assert "there is no record SOP-0099" in approve(run, document="SOP-0099").err
        assert "'policies/no.yaml' is neither" in approve(run, document="policies/no.yaml").err
        assert "'1' is not a version" in approve(run, "--version", "1").err
        assert "'1.05' is not a version" in approve(run, "--version", "1.05").err


class TestReason:
    def test_is_asked_for_on_a_terminal(
        self, changed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr(sys, "stdin", Terminal("An hour  is asked for\n"))
        done = approve(run, "--version", "1.1")
        assert (done.code, done.err) == (0, "Why did the content change? SOP-0001 1.1: ")
        last = corpus_of(changed).by_id["SOP-0001"].parts("history")[-1]
        assert last.text("reason") == "An hour is asked for"

    def test_is_required_elsewhere(self, changed: Path, run: Run) -> None:
        assert "its history does not say why" in approve(run, "--version", "1.1").err

    def test_of_one_word_is_none(self, changed: Path, run: Run) -> None:
        short = approve(run, "--version", "1.1", "--reason", "Update")
        assert short.code == 2
        assert "SOP-0001 1.1: the reason 'Update' says too little" in short.err
        assert "at least two words that say why" in short.err


class TestRejection:
    def test_leads_back_to_draft_and_keeps_the_reason(self, changed: Path, run: Run) -> None:
        edit(changed, SOP, "status: effective", "status: review")
        edit(changed, SOP, 'version: "1.0"\nowner', 'version: "1.1"\nowner')
        done = approve(run, "--reject", "An hour is  not enough")
        assert (done.code, done.err) == (0, "")
        assert done.out == f"SOP-0001 1.1 was not approved and is a draft again: {SOP}\n"
        record = corpus_of(changed).by_id["SOP-0001"]
        assert (record.status, record.has("approval")) == ("draft", False)
        assert [part.values for part in record.parts("rejections")] == [
            {
                "version": "1.1",
                "on": "2026-06-30",
                "by": "PSN-0001",
                "reason": "An hour is not enough",
            }
        ]
        assert "is a draft, so nothing was put to review" in approve(run, "--reject", "No").err
        assert approve(run, "--reason", "An hour is asked for").code == 0
        assert bound(changed, SOP)

    def test_is_not_for_what_is_approved_as_it_stands(self, qms: Path, run: Run) -> None:
        assert "SOP-0001: is approved as it stands" in approve(run, "--reject", "Why").err
