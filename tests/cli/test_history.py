"""``clausebook history``: versions of a document or record."""

import json
import os
import re
import subprocess

import pytest

from tests.cli.records import risk

FILE = "policies/risk.yaml"


@pytest.fixture
def repository(project):
    """The project in git: a risk in version 0.1, renamed in version 0.2."""
    git(project, "init", "-q", "-b", "main")
    commit(project, "one", **{FILE: risk()})
    git(project, "mv", FILE, "policies/boards.yaml")
    changed = risk(version='"0.2"', cause='"Two makers \\x1b[31m"')
    commit(project, "two", **{"policies/boards.yaml": changed})
    return project


def git(folder, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, env=environment)


def commit(folder, message, **files):
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", message)


def test_versions_as_text(repository, run):
    done = run("history", "RSK-0001", "--redline")
    assert (done.code, done.err) == (0, "")
    heading, _, newest, approval, commit_line, path, *rest = done.out.splitlines()
    assert heading == "RSK-0001 Boards arrive late"
    assert newest.startswith("0.2  draft  ")
    assert newest.endswith("  Ada")
    assert approval.strip() == "not approved yet"
    assert commit_line.endswith(" two")
    assert path == "    before in policies/risk.yaml"
    assert rest[0].startswith("    cause changed from One maker supplies the board to Two makers")
    assert "\x1b" not in done.out
    assert rest[2].startswith("0.1  draft  ")


def test_versions_as_json(repository, run):
    told = json.loads(run("history", "RSK-0001", "--format", "json").out)
    assert [(v["version"], v["path"]) for v in told["versions"]] == [
        ("0.2", "policies/boards.yaml"),
        ("0.1", FILE),
    ]
    assert "changes" not in told["versions"][0]
    told = json.loads(run("history", "RSK-0001", "--format", "json", "--redline").out)
    assert [len(v["changes"]) for v in told["versions"]] == [1, 0]


def test_what_is_not_committed_is_marked(repository, run):
    (repository / "policies" / "boards.yaml").write_text(risk(version='"0.3"'), encoding="utf-8")
    assert "0.3  draft  (not committed)" in run("history", "RSK-0001").out


def test_a_rejection_is_told_with_day_person_and_reason(repository, run):
    rejection = '{version: "0.3", on: "2026-02-01", by: PSN-0001, reason: Too long}'
    text = risk(version='"0.3"') + f"\nrejections: [{rejection}]\n"
    (repository / "policies" / "boards.yaml").write_text(text, encoding="utf-8")
    out = run("history", "RSK-0001").out
    assert re.search(r"\n    rejected by .+ on 2026-02-01: Too long\n", out)
    told = json.loads(run("history", "RSK-0001", "--format", "json").out)
    assert told["versions"][0]["rejections"] == [
        {"version": "0.3", "on": "2026-02-01", "by": "PSN-0001", "reason": "Too long"}
    ]
    assert told["versions"][1]["rejections"] == []


def test_what_was_removed_is_found(repository, run):
    git(repository, "rm", "-q", "policies/boards.yaml")
    git(repository, "commit", "-q", "-m", "gone")
    out = run("history", "RSK-0001").out
    assert "0.2  draft" in out
    assert "RSK-0001 is not there any more" in out


def test_a_clone_that_is_cut_off_says_so(repository, run, monkeypatch, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    out = run("history", "RSK-0001").out
    assert "This clone is cut off" in out
    assert "git fetch --unshallow" in run("history", "RSK-0002").err


def test_without_git_the_present_version_is_told(project, run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    (project / FILE).write_text(risk(), encoding="utf-8")
    out = run("history", "RSK-0001").out
    assert "0.1  draft" in out
    assert "Without git" in out
    assert run("history", "RSK-0009").err.count("\n") == 1


@pytest.mark.parametrize("wrong", ["RSK-0009", "risk", "../etc", ""])
def test_an_unknown_id_is_told(wrong, repository, run):
    done = run("history", wrong)
    assert (done.code, done.out) == (2, "")
    assert f"there is no record {wrong}".rstrip() in done.err


def test_a_file_that_cannot_be_read_is_told(repository, run):
    (repository / "policies" / "boards.yaml").write_text("id: RSK-0001\nx: [\n", encoding="utf-8")
    done = run("history", "RSK-0001")
    assert "0.2  draft" in done.out
    assert "RSK-0001 stands in a file that cannot be read now" in done.out
