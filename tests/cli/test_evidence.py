"""Evidence in a real repository: closed, edited, corrected, deleted, staged, and cloned in part."""

import os
import subprocess
from pathlib import Path

import pytest

CASE = """\
id: DEC-0101
kind: decision
title: A second maker of boards
status: {status}
owner: ROL-0001
version: "1.0"
retention: {{period: 20 years, trigger: closed}}
decided_on: "2026-02-11"
decided_by: [PSN-0001]
what: {what}
"""
PLACE = "policies/maker.yaml"
RULES = ("--select", "DOC007,DOC206")


def git(*arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment |= {f"GIT_{who}_DATE": "2026-02-12T09:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *arguments], check=True, env=environment, capture_output=True)


def write(what: str, status: str = "closed", more: str = "") -> None:
    Path(PLACE).write_text(CASE.format(status=status, what=what) + more, encoding="utf-8")


@pytest.fixture
def closed(project):
    """A decision that was open, then closed, in a repository."""
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    for status in ("open", "closed"):
        write("We buy from two makers", status)
        git("add", "--all")
        git("commit", "-q", "-m", status)
    return project


def test_closing_and_layout_are_no_edits(closed, run):
    assert run("lint", *RULES).code == 0
    Path(PLACE).write_text("# seen\n" + Path(PLACE).read_text(encoding="utf-8"), encoding="utf-8")
    assert run("lint", *RULES).code == 0


def test_an_edit_is_told_with_who_closed_it_and_when(closed, run):
    write("We buy from three makers")
    done = run("lint", *RULES)
    assert done.code == 1
    assert "DEC-0101 was closed in the version that Ada <ada@example.com> committed on" in done.out
    assert "changed from We buy from two makers to We buy from three makers" in done.out


def test_a_correction_says_why(closed, run):
    entry = "corrections: [{on: 2026-03-02, by: PSN-0001, why: The minutes say three}]\n"
    write("We buy from three makers", more=entry)
    assert run("lint", *RULES).code == 0


def test_what_is_staged_counts(closed, run):
    write("We buy from three makers")
    assert run("lint", *RULES, "--staged").code == 0
    git("add", "--all")
    assert run("lint", *RULES, "--staged").code == 1


def test_a_deleted_record_is_told_with_the_command_that_shows_it(closed, run):
    Path(PLACE).unlink()
    git("commit", "-q", "-a", "-m", "tidy up")
    done = run("lint", *RULES)
    assert done.code == 1
    assert "was taken out by Ada <ada@example.com> on 2026-02-12" in done.out
    command = done.out.partition("git show ")[2].partition("'")[0]
    git("show", command)


def test_a_clone_that_is_cut_off_says_nothing_that_it_does_not_know(
    closed, run, tmp_path, monkeypatch
):
    write("We buy from three makers")
    git("commit", "-q", "-a", "-m", "edit")
    git("clone", "-q", "--depth", "1", closed.as_uri(), str(tmp_path / "part"))
    monkeypatch.chdir(tmp_path / "part")
    assert run("lint", *RULES).code == 0
