"""``clausebook review``: many documents confirmed in one act."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.cli.controlled import bound, corpus_of, edit

SOP = "policies/handling-complaints.md"
ROLES = "policies/roles.yaml"

Run = Callable[..., Ran]


def review(run: Run, *arguments: str) -> Ran:
    return run("review", *arguments, "--no-change", "--in", "MRV-0001")


def test_days_and_place_are_written_and_the_approval_stays(qms: Path, run: Run) -> None:
    run("approve", "SOP-0001", "--as", "ROL-0001")
    before = (qms / SOP).read_text(encoding="utf-8")
    done = review(run, "SOP-0001", ROLES, "--on", "2026-06-30")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"SOP-0001 reviewed on 2026-06-30 in MRV-0001, next by 2027-03-31: {SOP}\n"
        f"REG-0009 reviewed on 2026-06-30 in MRV-0001, next by 2027-09-08: {ROLES}\n"
    )
    assert (qms / SOP).read_text(encoding="utf-8") == before.replace(
        "reviewed_on: 2026-01-15", "reviewed_on: 2026-06-30\nreviewed_in: MRV-0001"
    )
    assert bound(qms, SOP)
    assert run("lint", "--as-of", "2026-06-30").code == 0


def test_the_next_review_can_be_named(qms: Path, run: Run) -> None:
    assert review(run, "SOP-0001", "--next", "2026-12-31").code == 0
    assert corpus_of(qms).by_id["SOP-0001"].text("review_by") == "2026-12-31"


def test_nothing_is_written_where_one_document_cannot_be_confirmed(qms: Path, run: Run) -> None:
    run("approve", "SOP-0001", "--as", "ROL-0001")
    edit(qms, SOP, "learns the same day", "learns within an hour")
    edit(qms, "policies/quality-policy.yaml", "status: effective", "status: review")
    before = (qms / ROLES).read_bytes()
    done = review(run, "REG-0009", "SOP-0001", "POL-0001", "MRV-0001")
    assert (done.code, done.out) == (2, "")
    assert [line.partition("error: ")[2].partition(";")[0] for line in done.err.splitlines()] == [
        "SOP-0001: its content has changed since it was approved on 2026-06-30",
        "POL-0001: is in review, and a review confirms what is approved",
        "MRV-0001: records what happened, and is not approved",
    ]
    assert (qms / ROLES).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--in", "MRV-0001"), "say --no-change where documents remain as they are"),
        (("--no-change", "--in", "MRV-0099"), "there is no record MRV-0099"),
        (("--no-change", "--in", "MRV-0001", "--on", "2026-07-01"), "which is still to come"),
        (("--no-change", "--in", "MRV-0001", "--next", "2026-06-30"), "must be after that on"),
        (("--no-change", "--in", "DEC-0001", "--on", "2026-02-01"), "was held on 2026-02-11"),
        (
            ("--no-change", "--in", "MRV-0001", "--on", "2026-01-01"),
            "was held on 2026-04-14, after",
        ),
        (
            ("--no-change", "--in", "COM-0001", "--on", "2026-02-01"),
            "was held on 2026-02-02, after",
        ),
        (
            ("--no-change", "--in", "POL-0001"),
            "nothing is reviewed in a record of kind policy; name the",
        ),
        (
            ("--no-change", "--in", "PSN-0001"),
            "nothing is reviewed in a record of kind person; name the",
        ),
    ],
)
def test_what_is_wrong_is_said(qms: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    before = (qms / SOP).read_bytes()
    done = run("review", "SOP-0001", *arguments)
    assert done.code == 2
    assert told in done.err
    assert (qms / SOP).read_bytes() == before


def test_a_later_review_is_not_gone_behind(qms: Path, run: Run) -> None:
    edit(qms, SOP, "reviewed_on: 2026-01-15", "reviewed_on: 2026-05-02")
    done = review(run, "SOP-0001", "--on", "2026-05-01")
    assert "was reviewed later, on 2026-05-02" in done.err


def test_a_meeting_that_was_not_held_yet_reviewed_nothing(qms: Path, run: Run) -> None:
    edit(qms, "policies/management-review-2026.yaml", "held_on: [2026-04-14]\n", "")
    assert "MRV-0001: does not say that it was held; enter the day in 'held_on'" in (
        review(run, "SOP-0001").err
    )
