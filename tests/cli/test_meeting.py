"""``clausebook meeting``: an agenda and minutes from the records, and nothing overwritten."""

import json

import pytest

REVIEW = """\
id: MRV-0007
kind: management-review
title: Review
status: closed
version: "1.0"
owner: ROL-0002
retention: {period: 5 years, trigger: created}
period: {from: 2026-01-01, until: 2026-06-30}
held_on: [2026-07-14]
attendees: [PSN-0001]
decisions:
  - {type: improvement, what: "Bench | <b>bought</b>", owner: ROL-0001, due: 2026-09-30, status: planned}
"""
DAY = ("--as-of", "2026-11-22")
MINUTES = "policies/leadership/MRV-0008.yaml"


@pytest.fixture
def reviewed(project):
    folder = project / "policies" / "leadership"
    folder.mkdir()
    (folder / "review.yaml").write_text(REVIEW, encoding="utf-8")
    return project


def test_agenda_has_every_input_and_what_is_open(reviewed, run):
    done = run("meeting", "agenda", "--on", "2026-12-08", *DAY)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "# Agenda of the management review"
    assert "- To be held on: 2026-12-08" in lines
    assert "- Period: 2026-07-01 to 2026-11-22, beside 2026-02-06 to 2026-06-30" in lines
    assert "## 3 Satisfaction and feedback (9.3.2 c1)" in lines
    assert done.out.count("No record of this period bears on it") == 12
    assert (
        "| MRV-0007 | Bench \\| \\<b\\>bought\\</b\\> | Managing director | 2026-09-30 |" in lines
    )
    assert lines[-5:-4] == ["Still open from earlier reviews:"]


def test_agenda_is_the_same_each_time_and_overwrites_nothing(reviewed, run):
    first = run("meeting", "agenda", "--output", "agenda.md", *DAY)
    assert first.out == "the agenda written: agenda.md\n"
    text = (reviewed / "agenda.md").read_text(encoding="utf-8")
    assert text == run("meeting", "agenda", *DAY).out

    again = run("meeting", "agenda", "--output", "agenda.md", "--to", "2026-10-31", *DAY)
    assert again.code == 2
    assert "agenda.md: exists already and was left as it is" in again.err
    assert (reviewed / "agenda.md").read_text(encoding="utf-8") == text


def test_minutes_are_a_record_of_which_the_linter_asks_what_is_left(reviewed, run):
    done = run("meeting", "minutes", "--on", "2026-11-20", *DAY)
    assert done.code == 0
    assert done.out.startswith(f"MRV-0008 written: {MINUTES}\n")

    text = (reviewed / MINUTES).read_text(encoding="utf-8")
    assert "period: {from: 2026-07-01, until: 2026-11-20}\nheld_on: [2026-11-20]\n" in text
    assert "retention: {period: 5 years, trigger: created}\n" in text
    assert "# attendees: [PSN-0001]\n" in text
    assert "  earlier_actions:\n    records: [MRV-0007]\n    conclusion: TODO\n" in text
    assert "  audits:\n    none_reason: TODO\n" in text
    found = linted(run, *DAY)
    assert {code for code, _ in found} == {"STR005", "MRV003", "MRV302"}
    assert sum(code == "STR005" for code, _ in found) == text.count(": TODO\n")

    assert run("meeting", "minutes", *DAY, "--output", MINUTES).code == 2
    assert (reviewed / MINUTES).read_text(encoding="utf-8") == text


def test_one_period_has_one_record_unless_told_otherwise(reviewed, run):
    assert run("meeting", "minutes", *DAY).code == 0
    text = (reviewed / MINUTES).read_text(encoding="utf-8")
    later = ("--on", "2026-12-01", "--as-of", "2026-12-01")
    again = run("meeting", "minutes", *later)
    assert again.code == 2
    assert f"MRV-0008 in {MINUTES} has the minutes of 2026-07-01 to 2026-11-22" in again.err
    assert run("meeting", "minutes", "--output", "-", *later).code == 2
    assert len(list(reviewed.rglob("MRV-*"))) == 1

    assert run("meeting", "minutes", "--another", *later).out.startswith("MRV-0009 written: ")
    assert (reviewed / MINUTES).read_text(encoding="utf-8") == text


def test_minutes_after_those_that_were_withdrawn_are_written(reviewed, run):
    path = reviewed / "policies/leadership/review.yaml"
    path.write_text(REVIEW.replace("status: closed", "status: obsolete"), encoding="utf-8")
    done = run("meeting", "minutes", "--from", "2026-01-01", "--to", "2026-06-30", *DAY)
    assert done.code == 0


def test_filled_in_minutes_are_sound(reviewed, run):
    run("meeting", "minutes", "--on", "2026-11-20", *DAY)
    path = reviewed / MINUTES
    text = path.read_text(encoding="utf-8").replace("TODO", "Fits")
    for sign in ("owner: ROL-0002", "due: 2027-03-31", "status: planned", "attendees", "next_due"):
        text = text.replace(f"# {sign}", sign)
    path.write_text(text.replace("status: open", "status: closed"), encoding="utf-8")
    assert linted(run, *DAY) == []


def test_a_first_review_has_the_last_year_and_no_earlier_actions(project, run):
    out = run("meeting", "minutes", "--output", "-", *DAY).out
    assert "period: {from: 2025-11-23, until: 2026-11-22}\n" in out
    assert "  earlier_actions:\n    none_reason: TODO\n" in out
    assert "# held_on: [" in out
    assert list(project.rglob("MRV-*")) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("minute",), "unknown part 'minute'"),
        (("agenda", "--from", "2026-12-01"), "would end on 2026-11-22, before it begins"),
        (("agenda", "--to", "31.12.2026"), "is not a day written as 2026-03-31"),
        (("agenda", "--on", "2026-07-01", "--to", "2026-09-30"), "would be before 2026-09-30"),
        (("minutes", "--on", "2026-07-01", "--to", "2026-09-30"), "nobody can look at what has"),
        (("minutes", "--on", "2026-06-30"), "would end on 2026-06-30, before it begins"),
        (("minutes", "--output", "../review.yaml"), "lies outside the project"),
        (("minutes", "--output", "review.yaml"), "records are YAML below policies/"),
        (("minutes", "--output", "policies/review.txt"), "name such a file"),
        (("minutes", "--from", "2026-06-01"), "MRV-0007 in policies/leadership/review.yaml has"),
    ],
)
def test_wrong_use_is_told(reviewed, run, arguments, told):
    done = run("meeting", *arguments, *DAY)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def linted(run, *arguments):
    out = run("lint", "--format", "json", *arguments, MINUTES).out
    return [(found["code"], found["message"]) for found in json.loads(out)["diagnostics"]]
