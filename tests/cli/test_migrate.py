"""``clausebook migrate``."""

import errno
import json
import subprocess
from pathlib import Path

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
    (dated.parent / "change.yaml").write_text(CHANGE, encoding="utf-8")
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
    own = '[tool.clausebook]\nedition = "iso-9001-2015-amd-1" # now\n'
    text = f'[project]\nname = "x"\n\n[tool.other]\nedition = "first"\n\n{own}'
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    run("migrate", *TO, "--write")
    assert (project / "pyproject.toml").read_text(encoding="utf-8") == text.replace(
        "2015-amd-1", "2026"
    )


def test_an_edition_that_is_not_set_is_told(dated, project, run):
    (project / "clausebook.toml").write_text('name = "x"\n', encoding="utf-8")
    out = run("migrate", *TO, "--write").out
    assert "set it there by hand" in out
    assert "1 file written\n" in out


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


@pytest.mark.parametrize("failing", ["decision.yaml", "clausebook.toml"])
@pytest.mark.parametrize("step", ["write_bytes", "replace"])
@pytest.mark.usefixtures("dated")
def test_all_is_written_or_nothing(step, failing, project, run, monkeypatch):
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    honest = getattr(Path, step)

    def refuse(path, given):
        if path.name.startswith(f".{failing}."):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return honest(path, given)

    monkeypatch.setattr(Path, step, refuse)
    done = run("migrate", *TO, "--write")
    assert (done.code, done.out) == (2, "")
    assert f"{failing}: no space left on device; nothing was migrated" in done.err
    assert f".{failing}." not in done.err
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


def test_the_diff_of_a_line_that_does_not_end_can_be_applied(dated, project, run):
    text = DECISION.rstrip("\n")
    dated.write_text(text, encoding="utf-8")
    out = run("migrate", *TO, "--diff").out
    (project / "the.diff").write_text(out, encoding="utf-8")
    assert out.count("\\ No newline at end of file\n") == 2
    subprocess.run(["git", "apply", "the.diff"], cwd=project, check=True)
    assert dated.read_text(encoding="utf-8") == text.replace("10.3", "10.1")


def test_no_way_leads_back(dated, project, run):
    run("migrate", *TO, "--write")
    done = run("migrate", "--to", "iso-9001-2015-amd-1")
    assert (done.code, done.out) == (2, "")
    assert "no way leads back" in done.err
