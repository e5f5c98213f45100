"""``clausebook renumber``, after two branches gave one id away twice."""

import os
import subprocess
from pathlib import Path

import pytest

RISK = """\
id: RSK-0101
kind: risk
title: {title}  # as told by the team
status: draft
owner: ROL-0001
version: "1.0"
cause: One maker
event: The maker stops
effect: {effect}
"""
LATE = RISK.format(title="Boards arrive late", effect="RSK-0101 delays orders")
FIRE = RISK.format(title="Fire in the hall", effect="Nothing can be shipped")
PAGE = "# Risks\n\nSee {qms:record}`RSK-0101` and [minutes](evidence/RSK-0101.pdf).\n"


def git(*arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, env=environment, capture_output=True)


def write(path: str, text: str) -> None:
    Path(path).write_bytes(text.encode())


def commit(message: str, **files: str) -> None:
    for name, text in files.items():
        write(f"policies/{name}.yaml", text)
    git("add", "--all")
    git("commit", "-q", "-m", message)


def text_of(path: str) -> str:
    return Path(path).read_bytes().decode()


@pytest.fixture
def merged(project):
    """Two branches that each add RSK-0101, merged into the main branch."""
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    commit("the project")
    git("switch", "-q", "-c", "late")
    write("docs/risk-page.md", PAGE)
    commit("late", late=LATE)
    git("switch", "-q", "-c", "fire", "main")
    commit("fire", fire=FIRE)
    git("switch", "-q", "main")
    for branch in ("late", "fire"):
        git("merge", "-q", "--no-ff", "-m", branch, branch)
    return project


def test_the_linter_names_both_files_and_the_way_out(merged, run):
    done = run("lint", "--select", "STR003")
    assert done.code == 1
    assert "policies/late.yaml" in done.out
    assert "RSK-0101 is already the id of 'Fire in the hall' in policies/fire.yaml" in done.out
    assert "clausebook renumber RSK-0101 --in policies/late.yaml:1" in done.out


def test_which_of_two_has_to_be_said(merged, run):
    done = run("renumber", "RSK-0101")
    assert done.code == 2
    assert "stands in policies/fire.yaml:1 and policies/late.yaml:1; say which" in done.err
    assert run("renumber", "RSK-0101", "--in", "policies/roles.yaml").code == 2


def test_the_references_of_the_file_go_along_and_others_are_listed(merged, run):
    done = run("renumber", "RSK-0101", "--in", "policies/late.yaml:1")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "RSK-0101, 'Boards arrive late', is now RSK-0102; 1 mention rewritten, 1 file written",
        "by hand: docs/risk-page.md:3 names RSK-0101 (which of the two is meant?)",
        "by hand: docs/risk-page.md:3 names RSK-0101 (part of a longer name)",
    ]
    assert text_of("policies/late.yaml") == LATE.replace("RSK-0101", "RSK-0102")
    assert text_of("policies/fire.yaml") == FIRE
    assert run("lint", "--select", "STR003,STR303,REF").code == 0


def test_references_in_other_files_are_rewritten_where_they_are_named(merged, run):
    asked = ("--in", "policies/late.yaml", "--references-in", "docs/risk-page.md")
    assert run("renumber", "RSK-0101", *asked).code == 0
    assert text_of("docs/risk-page.md") == PAGE.replace("`RSK-0101`", "`RSK-0102`")
    wrong = run("renumber", "RSK-0101", "--references-in", "docs/index.md")
    assert (wrong.code, "nothing there names RSK-0101" in wrong.err) == (2, True)


def test_diff_writes_nothing(merged, run):
    done = run("renumber", "RSK-0101", "--in", "policies/late.yaml", "--diff")
    assert done.code == 0
    assert "-id: RSK-0101\n+id: RSK-0102\n" in done.out
    assert text_of("policies/late.yaml") == LATE


def test_an_id_that_was_deleted_is_not_given_again(merged, run):
    commit("another", other=FIRE.replace("RSK-0101", "RSK-0107"))
    Path("policies/other.yaml").unlink()
    commit("gone")
    taken = run("renumber", "RSK-0101", "RSK-107", "--in", "policies/late.yaml")
    assert taken.code == 2
    assert "RSK-0107 was the id of another record, and an id is never given away" in taken.err
    assert "RSK-0108 is free" in taken.err
    assert "is now RSK-0108" in run("renumber", "RSK-0101", "--in", "policies/late.yaml").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("RSK-0999",), "there is no record RSK-0999"),
        (("RSK-0101", "KPI-0001", "--in", "policies/late.yaml"), "no id of a risk; as in RSK-0102"),
        (("RSK-0101", "RSK-101", "--in", "policies/late.yaml"), "RSK-0101 is the id of another"),
        (("RSK-0101", "--in", "policies/late.yaml:7"), "say which is meant"),
        (("RSK-0101", "--in", "/elsewhere/late.yaml"), "lies outside the project"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(merged, run, arguments, said):
    done = run("renumber", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_without_git_and_with_one_record_every_mention_goes_along(project, run):
    write("policies/RSK-0101.yaml", "\ufeff" + LATE.replace("\n", "\r\n"))
    write("policies/fire.yaml", FIRE.replace("id: RSK-0101", "id: RSK-0105") + "# RSK-0101\n")
    write("docs/risk-page.md", PAGE)
    done = run("renumber", "RSK-0101", "RSK-0200")
    assert done.code == 0
    assert "3 mentions rewritten, 3 files written" in done.out
    assert text_of("policies/RSK-0101.yaml") == "\ufeff" + LATE.replace("\n", "\r\n").replace(
        "RSK-0101", "RSK-0200"
    )
    assert text_of("policies/fire.yaml").endswith("# RSK-0200\n")
    assert "policies/RSK-0101.yaml keeps its name" in done.out


def test_a_file_that_cannot_be_read_is_left_to_people(project, run):
    conflict = f"<<<<<<< HEAD\n{FIRE}=======\n>>>>>>> late\n"
    write("policies/late.yaml", LATE)
    write("policies/fire.yaml", conflict)
    done = run("renumber", "RSK-0101", "RSK-0200")
    assert "by hand: policies/fire.yaml:2 names RSK-0101 (the file cannot be read)" in done.out
    assert text_of("policies/fire.yaml") == conflict


def test_closed_evidence_and_bound_approvals_are_told(project, run):
    digits = "0" * 64
    approval = (
        f"approval: {{by: PSN-0001, role: ROL-0001, on: 2026-01-01, fingerprint: {digits}}}\n"
    )
    write("policies/late.yaml", LATE.replace("draft", "approved") + approval)
    write(
        "policies/decision.yaml",
        'id: DEC-0101\nkind: decision\ntitle: A second maker\nstatus: closed\nversion: "1.0"\n'
        "owner: ROL-0001\ndecided_on: 2026-01-02\ndecided_by: [PSN-0001]\nwhat: See RSK-0101\n",
    )
    told = run("renumber", "RSK-0101").out
    assert "DEC-0101 is closed: add an entry to its 'corrections' that names RSK-0102" in told
    assert "policies/late.yaml: its approval binds the content before" in told


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(merged, run, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device", "policies/late.yaml")

    monkeypatch.setattr("clausebook.cli.rewritten.write_files", refuse)
    done = run("renumber", "RSK-0101", "--in", "policies/late.yaml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no space left on device; no file was changed" in done.err
    assert text_of("policies/late.yaml") == LATE
