"""``clausebook coverage``."""

import json
from collections import Counter

import pytest


def test_every_clause_has_a_line(project, run):
    done = run("coverage", "--as-of", "2026-11-22")

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "ISO 9001:2015 with Amendment 1:2024, as of 2026-11-22"
    assert any(line.startswith("5.1.2 b   ") for line in lines)
    assert lines[2].startswith("4 ")
    assert "not whether it is enough" in done.out
    assert "complian" not in done.out


def test_one_clause_shows_its_records(project, run):
    done = run("coverage", "5.2", "--as-of", "2026-11-22")

    assert "POL-0001" in done.out
    assert "version " in done.out
    assert "5.1" not in done.out


def test_as_json(project, run):
    found = json.loads(run("coverage", "--format", "json", "--as-of", "2026-11-22").out)

    assert (found["schema_version"], found["as_of"]) == (1, "2026-11-22")
    clauses = {row["clause"]: row for row in found["clauses"]}
    assert clauses["9.3.3"]["state"] == "missing"
    assert clauses["9.3.3"]["documented"] == "retain"
    above = {number.rpartition(sign)[0] for number in clauses for sign in ". " if sign in number}
    lettered = {number[:-1] for number in clauses if number[-2:-1].isalpha()}
    judged = Counter(
        row["state"]
        for number, row in clauses.items()
        if number not in above | lettered or row["documented"] != "none"
    )
    assert {state: count for state, count in found["summary"].items() if count} == judged


def test_the_edition_is_that_of_the_option(project, run):
    numbers = {
        edition: {
            row["clause"]
            for row in json.loads(run("coverage", "--format", "json", "--edition", edition).out)[
                "clauses"
            ]
        }
        for edition in ("iso-9001-2015-amd-1", "iso-9001-2026")
    }
    assert "10.3" in numbers["iso-9001-2015-amd-1"]
    assert "10.3" not in numbers["iso-9001-2026"]


@pytest.mark.parametrize(
    ("word", "advice"), [("5.1.2 z", "did you mean '5.1.2"), ("risks", "has no clause 'risks'")]
)
def test_an_unknown_clause_is_refused(word, advice, project, run):
    done = run("coverage", word)

    assert done.code == 2
    assert advice in done.err


def test_an_empty_folder_has_no_evidence(empty, run):
    found = json.loads(run("coverage", "--format", "json").out)
    assert set(found["summary"]) >= {"missing", "live"}
    assert found["summary"]["live"] == 0
