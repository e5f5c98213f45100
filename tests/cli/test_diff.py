"""``clausebook diff``: what changed, by record."""

import json
import os
import subprocess

import pytest

RISK = """\
id: RSK-0101
kind: risk
title: Boards arrive late
status: draft
owner: ROL-0001
version: "1.0"
cause: One maker
event: The maker stops
effect: Ordered sensors cannot be shipped
"""


@pytest.fixture
def repository(project):
    """The project in git, with one risk in its only commit."""
    (project / "policies" / "risk.yaml").write_text(RISK, encoding="utf-8")
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "Ada"),
        ("config", "user.email", "ada@example.com"),
        ("add", "--all"),
        ("commit", "-q", "-m", "one"),
    ):
        git(project, *arguments)
    return project


def git(folder, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=environment)


def change(repository, old, new):
    file = repository / "policies" / "risk.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_nothing_changed(repository, run):
    done = run("diff", "--exit-code")
    assert (done.code, done.err) == (0, "")
    assert done.out == "0 records changed between HEAD and the working folder\n"


def test_a_change_in_the_folder(repository, run):
    change(repository, "title: Boards arrive late", "title: Boards come late # today")
    done = run("diff", "--exit-code")
    assert done.code == 1
    assert done.out.splitlines()[:2] == [
        "RSK-0101 Boards come late (risk): changed",
        "    title changed from Boards arrive late to Boards come late",
    ]


def test_reformatting_shows_nothing(repository, run):
    lines = sorted(RISK.splitlines())
    text = "# sorted\n" + "\n".join(lines) + "\n"
    (repository / "policies" / "risk.yaml").write_text(text, encoding="utf-8")
    assert json.loads(run("diff", "--format", "json").out)["records"] == []


def test_two_revisions(repository, run):
    change(repository, "One maker", "One maker of boards")
    git(repository, "commit", "-q", "-am", "two")
    (repository / "policies" / "risk.yaml").unlink()
    found = json.loads(run("diff", "HEAD~1..HEAD", "--format", "json").out)
    assert [(r["record"], [c["after"] for c in r["changes"]]) for r in found["records"]] == [
        ("RSK-0101", ["One maker of boards"])
    ]
    assert (found["before"], found["after"]) == ("HEAD~1", "HEAD")
    gone = json.loads(run("diff", "--format", "json").out)["records"]
    assert [(r["record"], r["path_after"]) for r in gone] == [("RSK-0101", None)]


def test_a_record_that_moves_into_a_register_moves(repository, run):
    (repository / "policies" / "risk.yaml").unlink()
    body = "".join(f"    {line}\n" for line in RISK.splitlines() if "kind" not in line)
    register = (
        "id: REG-0101\nkind: register\nof: risk\ntitle: Risks\nstatus: draft\nowner: ROL-0001\n"
        f'version: "1.0"\nrecords:\n  -\n{body}'
    )
    (repository / "policies" / "risks.yaml").write_text(register, encoding="utf-8")
    out = run("diff", "RSK-0101").out
    assert out.startswith(
        "RSK-0101 Boards arrive late (risk): moved from policies/risk.yaml to policies/risks.yaml"
    )
    assert "REG-0101" not in out
    assert run("diff", "REG-0101").out.splitlines()[0].startswith("REG-0101")
    assert "RSK-0101 Boards arrive late (risk): moved" in run("diff", "REG-0101").out


def test_files_and_ids_narrow_what_is_shown(repository, run):
    change(repository, "One maker", "Two makers")
    (repository / "policies" / "other.yaml").write_text(
        RISK.replace("RSK-0101", "RSK-0102"), encoding="utf-8"
    )

    def shown(*arguments):
        found = json.loads(run("diff", *arguments, "--format", "json").out)
        return [record["record"] for record in found["records"]]

    assert shown() == ["RSK-0101", "RSK-0102"]
    assert shown("RSK-0102") == ["RSK-0102"]
    assert shown("policies/risk.yaml", "HEAD") == ["RSK-0101"]
    assert shown("policies") == ["RSK-0101", "RSK-0102"]


def test_long_texts_are_compared_word_by_word(repository, run):
    long = "Ordered sensors cannot be shipped on the day that was promised to the customer"
    change(repository, "Ordered sensors cannot be shipped", long)
    git(repository, "commit", "-q", "-am", "two")
    change(repository, "on the day", "in the <b>week</b>")
    assert "[-on-]{+in+} the [-day-]" in run("diff").out
    page = run("diff", "--format", "html").out
    assert "<del>on</del><ins>in</ins>" in page
    assert "<b>" not in page.replace("<body>", "").replace("<blockquote>", "")


def test_a_page_shows_what_a_browser_would_obey(repository, run):
    long = "Ordered sensors cannot be shipped on the day that was promised to the customer"
    change(repository, "Ordered sensors cannot be shipped", long)
    git(repository, "commit", "-q", "-am", "two")
    text = (repository / "policies" / "risk.yaml").read_text(encoding="utf-8")
    spoiled = text.replace(long, f'"{long} or \\u202etsrif\\u001b[2J"')
    (repository / "policies" / "risk.yaml").write_text(spoiled, encoding="utf-8")
    page = run("diff", "--format", "html").out
    assert r"<ins>or \u202etsrif\x1b[2J" in page.replace("<ins> or", "<ins>or")
    assert "\u202e" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "project, and no revision here; fetch it first"),
        (("HEAD", "elsewhere"), "'elsewhere' is neither a record's id nor a file"),
        (("HEAD..--output=x",), "is no revision"),
        (("policies/never.yaml",), "'policies/never.yaml' is neither a record's id nor a file"),
        (("..",), "'..' is neither"),
        (("RSK-0999",), "there is no record RSK-0999"),
    ],
)
def test_what_cannot_be_compared_is_told(arguments, told, repository, run):
    done = run("diff", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_outside_git(project, run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    done = run("diff")
    assert done.code == 2
    assert "not in a git repository" in done.err


def test_a_file_that_cannot_be_read_is_told_by_itself(repository, run):
    change(repository, "cause: One maker", "cause: [One maker")
    found = run("diff", "--exit-code")
    assert found.code == 1
    first, last = found.out.splitlines()
    assert first.startswith("policies/risk.yaml cannot be compared: line ")
    assert last.startswith("0 records changed")
    told = json.loads(run("diff", "RSK-0101", "--format", "json").out)
    assert told["records"] == []
    assert [(f["path"], f["state"], f["records"]) for f in told["faults"]] == [
        ("policies/risk.yaml", "after", ["RSK-0101"])
    ]
    assert "cannot be compared" in run("diff", "policies", "--format", "html").out
    assert json.loads(run("diff", "docs", "--format", "json").out)["faults"] == []


@pytest.mark.parametrize("is_renamed", [True, False])
def test_a_path_of_the_earlier_state_is_known(is_renamed, repository, run):
    file = repository / "policies" / "risk.yaml"
    if is_renamed:
        file.rename(file.with_name("other.yaml"))
    else:
        file.unlink()
    found = json.loads(run("diff", "policies/risk.yaml", "--format", "json").out)
    assert [r["path_before"] for r in found["records"]] == ["policies/risk.yaml"]


def test_a_file_that_neither_revision_has_is_refused(repository, run):
    (repository / "policies" / "late.yaml").write_text(RISK, encoding="utf-8")
    assert run("diff", "HEAD..HEAD", "policies/late.yaml").code == 2
    assert run("diff", "policies/late.yaml").code == 0


def test_a_record_that_did_not_change_is_known(repository, run):
    assert run("diff", "RSK-0101").out.startswith("0 records changed")


def test_the_whole_folder_holds_every_record(repository, run):
    change(repository, "One maker", "Two makers")
    assert run("diff", ".").out.startswith("RSK-0101")
