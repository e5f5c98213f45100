"""``clausebook acknowledge`` and ``unread``: entered, and what is still owed."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran
from tests.cli.controlled import corpus_of, edit

SOP = "policies/handling-complaints.md"
REGISTER = "policies/acknowledgements.yaml"

Run = Callable[..., Ran]


def test_the_first_one_begins_the_register(qms: Path, run: Run) -> None:
    done = run("acknowledge", "SOP-0001", "POL-0001", "--how", "briefing")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"{REGISTER} was begun; see that its owner and its retention are right\n"
        f"ACK-0001 PSN-0001 briefing Handling complaints 1.0: {REGISTER}\n"
        f"ACK-0002 PSN-0001 briefing Quality policy 1.0: {REGISTER}\n"
    )
    record = corpus_of(qms).by_id["ACK-0002"]
    assert record.is_valid
    assert (record.text("document"), record.text("on")) == ("POL-0001", "2026-06-30")
    assert len(record.text("fingerprint")) == 64


def test_further_ones_are_added_and_nothing_else_changes(qms: Path, run: Run) -> None:
    run("acknowledge", "SOP-0001")
    register = qms / REGISTER
    text = register.read_text(encoding="utf-8") + "  # the end of it\n"
    register.write_text(text, encoding="utf-8")
    given = ("--as", "PSN-0003", "--on", "2026-06-02", "--evidence", "MRV-0001")
    assert run("acknowledge", "POL-0001", *given).code == 0
    entry, rest = text.partition("  # the end")[::2]
    after = register.read_text(encoding="utf-8")
    assert after.startswith(entry)
    assert after.endswith("  # the end" + rest)
    record = corpus_of(qms).by_id["ACK-0002"]
    assert (record.text("person"), record.text("evidence")) == ("PSN-0003", "MRV-0001")
    assert record.text("recorded_by") == "PSN-0001"
    assert not corpus_of(qms).by_id["ACK-0001"].has("recorded_by")
    again = run("acknowledge", "POL-0001", "--as", "PSN-0003")
    assert (again.code, again.out) == (
        0,
        "ACK-0002 says so already: PSN-0003, Quality policy 1.0\n",
    )


def test_only_what_is_in_force_is_acknowledged(qms: Path, run: Run) -> None:
    edit(qms, SOP, "status: effective", "status: review")
    assert "version 1.0 is not in force (review)" in run("acknowledge", "SOP-0001").err
    run("approve", "POL-0001", "--as", "ROL-0001")
    edit(qms, "policies/quality-policy.yaml", "better every year", "better each month")
    done = run("acknowledge", "POL-0001")
    assert "POL-0001: its content has changed since it was approved" in done.err
    assert run("acknowledge", "MRV-0001").code == 2
    assert "which is still to come" in run("acknowledge", "REG-0009", "--on", "2026-07-01").err
    assert not (qms / REGISTER).exists()


def test_nobody_reads_a_version_before_there_is_one(qms: Path, run: Run) -> None:
    done = run("acknowledge", "SOP-0001", "--on", "2026-01-19")
    assert done.code == 2
    assert done.err == (
        "clausebook: error: SOP-0001: version 1.0 is of 2026-01-20, so nobody read it on "
        "2026-01-19; give the day on which this version was read\n"
    )
    assert not (qms / REGISTER).exists()
    assert run("acknowledge", "SOP-0001", "--on", "2026-01-20").code == 0


def test_another_file_of_that_name_is_left_alone(qms: Path, run: Run) -> None:
    (qms / REGISTER).write_text("id: [\n", encoding="utf-8")
    assert "exists already" in run("acknowledge", "SOP-0001").err
    assert (qms / REGISTER).read_text(encoding="utf-8") == "id: [\n"


def test_nothing_is_owed_before_the_first_one(qms: Path, run: Run) -> None:
    assert run("unread").out.startswith("nobody has acknowledged anything")


def test_what_is_owed_is_told_by_person_role_and_document(qms: Path, run: Run) -> None:
    run("acknowledge", "POL-0001")
    by_person = run("unread", "--as-of", "2026-06-30")
    assert by_person.out == (
        "PSN-0003 C. N.\n"
        "  SOP-0001 1.0 Handling complaints, as ROL-0003, since 2026-02-01\n"
        "1 acknowledgement owed by 1 person as of 2026-06-30\n"
    )
    by_role = run("unread", "--as-of", "2026-06-30", "--by", "role").out.splitlines()
    assert by_role[:2] == [
        "ROL-0003 Sales and customer service",
        "  PSN-0003 C. N., SOP-0001 1.0 Handling complaints, since 2026-02-01",
    ]
    by_document = run("unread", "--as-of", "2026-06-30", "--by", "document").out
    assert by_document.splitlines()[:2] == [
        "SOP-0001 Handling complaints",
        "  PSN-0003 C. N., as ROL-0003, since 2026-02-01",
    ]
    found = json.loads(run("unread", "--format", "json", "--as-of", "2026-06-30").out)
    assert found["by_role"] == {"ROL-0003": 1}
    assert found["owed"] == [
        {
            "person": "PSN-0003",
            "document": "SOP-0001",
            "title": "Handling complaints",
            "version": "1.0",
            "roles": ["ROL-0003"],
            "since": "2026-02-01",
        }
    ]
    run("acknowledge", "SOP-0001", "--as", "PSN-0003")
    assert run("unread", "--as-of", "2026-06-30").out == (
        "0 acknowledgements owed by 0 persons as of 2026-06-30\n"
    )
