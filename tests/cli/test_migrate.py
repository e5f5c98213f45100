"""``clausebook migrate``."""

import json

import pytest

TO = ("--to", "iso-9001-2026")
DECISION = """\
id: DEC-0101
kind: decision
title: Sensors are replaced at once
status: open
owner: ROL-0001
version: "1.0"
retention: {period: 5 years, trigger: created}
decided_on: "2026-02-11"
decided_by: [PSN-0001]
what: Support replaces sensors without asking # on purpose
clauses: ["10.3", "6.1.2 a"] # both
"""
CHANGE = """\
id: CHG-0101
kind: change
title: Two works under one system
status: open
owner: ROL-0001
version: "1.0"
retention: {period: 5 years, trigger: closed}
purpose: One way of working in both works
change_kind: management_system
consequences: Other forms in the second work
integrity: Old forms hold until the day
resources: Ten days, available
responsibilities: [{role: ROL-0001, what: Leads it}]
authorised_by: ROL-0001
"""


@pytest.fixture
def dated(project):
    """A project with a record that names clauses which move."""
    file = project / "policies" / "decision.yaml"
    file.write_text(DECISION, encoding="utf-8")
    return file


def test_each_row_says_how_sure_we_are(dated, run):
    found = json.loads(run("migrate", *TO, "--format", "json").out)

    assert (found["from"], found["to"]) == ("iso-9001-2015-amd-1", "iso-9001-2026")
    rows = {row["clause"]: row for row in found["clauses"]}
    assert rows["6.1.3"]["earlier"][0] == "6.1.2"
    assert rows["10.1"]["earlier"][-1] == "10.3"
    for row in rows.values():
        assert row["change"]
        assert row["confidence"] in ("high", "medium", "low")
        assert row["unverified"] is True
    assert "5.1.2 a" not in rows


def test_what_people_must_choose_is_listed(dated, run):
    found = json.loads(run("migrate", *TO, "--format", "json").out)
    assert [(c["old"], c["new"]) for c in found["rewritten"]] == [("10.3", ["10.1"])]
    assert [(c["record"], c["old"]) for c in found["by_hand"]] == [("DEC-0101", "6.1.2 a")]


def test_findings_of_the_new_edition_alone_stand_at_their_clause(dated, run):
    change = CHANGE.replace("DATE", "2026-02-11")
    (dated.parent / "change.yaml").write_text(change, encoding="utf-8")
    found = json.loads(run("migrate", *TO, "--format", "json").out)
    there = {(o["code"], o["message"]) for row in found["clauses"] for o in row["findings"]}
    now = json.loads(run("lint", "--format", "json").out)["diagnostics"]
    assert any(code.startswith("ED") for code, _ in there)
    assert there.isdisjoint({(one["code"], one["message"]) for one in now})


def test_the_diff_writes_nothing(dated, project, run):
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    out = run("migrate", *TO, "--diff").out
    assert '-clauses: ["10.3", "6.1.2 a"] # both' in out
    assert '+clauses: ["10.1", "6.1.2 a"] # both' in out
    assert '+edition = "iso-9001-2026"' in out
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


def test_writing_changes_numbers_and_edition_alone(dated, project, run):
    done = run("migrate", *TO, "--write")
    assert done.code == 0
    assert "by hand: DEC-0101 in policies/decision.yaml names 6.1.2 a" in done.out
    assert dated.read_text(encoding="utf-8") == DECISION.replace("10.3", "10.1")
    assert 'edition = "iso-9001-2026"' in (project / "clausebook.toml").read_text(encoding="utf-8")
    again = run("migrate", *TO)
    assert again.code == 2
    assert "already" in again.err


def test_the_edition_of_pyproject_is_rewritten_too(dated, project, run):
    (project / "clausebook.toml").unlink()
    text = '[project]\nname = "x"\n\n[tool.clausebook]\nedition = "iso-9001-2015-amd-1" # now\n'
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    run("migrate", *TO, "--write")
    assert (project / "pyproject.toml").read_text(encoding="utf-8") == text.replace(
        "2015-amd-1", "2026"
    )


def test_an_edition_that_is_not_set_is_told(dated, project, run):
    (project / "clausebook.toml").write_text('name = "x"\n', encoding="utf-8")
    assert "set it there by hand" in run("migrate", *TO, "--write").out


def test_as_text_and_markdown(dated, run):
    text = run("migrate", *TO, "--as-of", "2026-11-22").out
    assert "The transition ends on 2029-09-30." in text
    assert "(unverified, high confidence)" in text
    page = run("migrate", *TO, "--format", "markdown").out
    assert "| Clause before | Clause after |" in page


@pytest.mark.parametrize("word", ["iso-9001-2030", "2026"])
def test_an_unknown_edition_is_refused(word, project, run):
    done = run("migrate", "--to", word)
    assert done.code == 2
    assert "edition" in done.err
