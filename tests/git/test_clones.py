"""Clones as continuous integration makes them, and the base that is found in them."""

import os
from pathlib import Path

import pytest

from clausebook.cli import main
from clausebook.git import read_history
from clausebook.git.base import default_base
from tests.cli.records import risk
from tests.repositories import TEXT, Repository

A, B = "policies/a.yaml", "policies/b.yaml"


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A forge with a branch that a pull request is about, after which main went on."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    forge = Repository(tmp_path / "forge")
    forge.commit("one", {A: risk(1), "clausebook.toml": ""})
    forge.branch("work")
    forge.commit("work", {B: risk(2)})
    forge.switch("main")
    forge.commit("main", {"policies/c.yaml": risk(3)})
    forge("checkout", "-q", "--detach")
    forge.merge("work", message="Merge work into main")
    forge("update-ref", "refs/pull/1/merge", "HEAD")
    forge.switch("main")
    return forge


def checkout(forge: Repository, folder: Path, ref: str, *how: str) -> Repository:
    """Do what the runners of forges do: fetch into an empty repository, without a clone."""
    runner = Repository(folder)
    runner("remote", "add", "origin", f"file://{forge.root}")
    runner("fetch", "-q", "--no-tags", *how)
    runner("checkout", "-q", "--detach", ref)
    return runner


def github(forge: Repository, folder: Path, *, whole: bool) -> Repository:
    pull = "+refs/pull/1/merge:refs/remotes/pull/1/merge"
    if whole:
        branches = "+refs/heads/*:refs/remotes/origin/*"
        return checkout(forge, folder, "refs/remotes/pull/1/merge", "origin", branches, pull)
    return checkout(forge, folder, "refs/remotes/pull/1/merge", "--depth=1", "origin", pull)


def test_a_pull_request_is_compared_with_the_main_branch(forge, tmp_path):
    runner = github(forge, tmp_path / "runner", whole=True)
    for base in (None, "origin/main"):
        history = read_history(runner.root, base)
        assert set(history.versions) - set(history.base) == {B}
        assert not history.is_shallow


def test_a_shallow_pull_request_is_its_own_base_and_says_so(forge, tmp_path):
    runner = github(forge, tmp_path / "runner", whole=False)
    history = read_history(runner.root)
    assert history.is_shallow
    assert default_base(runner.root) == "HEAD"
    assert len(history.commits) == 1


def test_a_shallow_clone_lacks_the_main_branch(forge, tmp_path, monkeypatch, capsys):
    runner = github(forge, tmp_path / "runner", whole=False)
    monkeypatch.chdir(runner.root)
    assert main(["lint", "--base", "origin/main"]) == 2
    assert capsys.readouterr().err == (
        "clausebook: error: 'origin/main' is no revision of this repository; this clone is cut off, "
        "fetch the rest with 'git fetch --unshallow', or name another\n"
    )
    assert main(["diff", "origin/main"]) == 2
    assert capsys.readouterr().err == (
        "clausebook: error: 'origin/main' is neither a record's id nor a file of the project, and "
        "no revision here; this clone is cut off, fetch the rest with 'git fetch --unshallow'\n"
    )


def test_a_merge_request_of_gitlab_tells_its_base(forge, tmp_path):
    base = forge("merge-base", "main", "work").strip()
    runner = checkout(
        forge, tmp_path / "runner", "refs/remotes/origin/work", "origin",
        "+refs/heads/work:refs/remotes/origin/work",
    )  # fmt: skip
    history = read_history(runner.root, base)
    assert set(history.versions) - set(history.base) == {B}
    assert default_base(runner.root) == "HEAD"


@pytest.mark.parametrize("name", ["main", "master", "trunk"])
def test_the_main_branch_of_a_clone_has_any_name(forge, tmp_path, name):
    if name != "main":
        forge("branch", "-q", "-m", "main", name)
    forge.switch(name)
    forge("clone", "-q", f"file://{forge.root}", str(tmp_path / "clone"))
    clone = tmp_path / "clone"
    forge("-C", str(clone), "checkout", "-q", "work")
    assert default_base(clone) == forge("merge-base", name, "work").strip()


def test_on_the_main_branch_the_base_is_what_others_have(forge, tmp_path):
    assert default_base(forge.root) == forge.head
    forge("clone", "-q", f"file://{forge.root}", str(tmp_path / "clone"))
    clone = tmp_path / "clone"
    assert default_base(clone) == forge.head
    (clone / A).write_text(TEXT, encoding="utf-8")
    forge("-C", str(clone), "commit", "-q", "-am", "mine")
    assert default_base(clone) == forge.head


def test_a_main_branch_without_a_common_past_is_no_base(forge):
    forge("checkout", "-q", "--orphan", "other")
    forge.commit("other")
    assert default_base(forge.root) == "HEAD"
