"""``clausebook lint --staged`` wherever it is called."""

import os
import subprocess
from pathlib import Path

import pytest

from clausebook.cli import main
from clausebook.git import GitFault, StagedFiles
from tests.cli.records import risk


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "qms"
    (folder / "policies").mkdir(parents=True)
    (folder / "clausebook.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def test_outside_git(root: Path, capsys):
    assert main(["lint", "--staged"]) == 2
    assert capsys.readouterr() == (
        "",
        "clausebook: error: this folder is not in a git repository; run 'git init' first\n",
    )


def test_without_git(root: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert main(["lint", "--staged"]) == 2
    assert "git is not installed" in capsys.readouterr().err


def test_without_commits(root: Path, capsys):
    git("init", "-q")
    (root / "policies" / "risk.yaml").write_text(risk(1, evnet="x"), encoding="utf-8")
    assert main(["lint", "--staged"]) == 0

    git("add", "-A")
    assert main(["lint", "--staged", "--format", "concise", "--select", "STR"]) == 1
    assert "policies/risk.yaml:11:1: error STR002" in capsys.readouterr().out


def test_same_verdict_as_the_folder(root: Path, capsys):
    git("init", "-q")
    for number in range(5):
        (root / "policies" / f"ä {number}.yaml").write_text(
            risk(number + 1, x="y"), encoding="utf-8"
        )
    git("add", "-A")
    main(["lint", "--format", "json"])
    folder = capsys.readouterr().out
    main(["lint", "--format", "json", "--staged"])

    assert capsys.readouterr().out == folder
    assert "policies/ä 4.yaml" in folder


def test_names_that_are_no_text(root: Path, capsys):
    git("init", "-q")
    name = os.fsdecode(b"policies/\xff.yaml")
    try:
        Path(name).write_text(risk(1, x="y"), encoding="utf-8")
    except OSError:
        pytest.skip("the file system wants names in Unicode")
    git("add", "-A")
    for form in ("text", "json", "sarif", "junit", "github", "gitlab"):
        assert main(["lint", "--staged", "--format", form]) == 1
        capsys.readouterr().out.encode("utf-8")


def test_links(root: Path):
    git("init", "-q")
    place = root / "policies"
    (place / "risk.yaml").write_text(risk(1), encoding="utf-8")
    (place / "same.yaml").symlink_to("risk.yaml")
    (place / "again.yaml").symlink_to("../policies/same.yaml")
    (place / "gone.yaml").symlink_to("nowhere.yaml")
    (place / "out.yaml").symlink_to("../../outside.yaml")
    (place / "loop.yaml").symlink_to("loop.yaml")
    git("add", "-A")
    files = StagedFiles(root)

    content = (place / "risk.yaml").read_bytes()
    assert files.read("policies/same.yaml") == content
    assert files.read("policies/again.yaml") == content
    for name in ("gone", "out", "loop"):
        document = files.read(f"policies/{name}.yaml")
        assert not isinstance(document, bytes)
        assert document.faults[0].message == "the link does not lead to a staged file"


def test_merge_in_conflict_shows_our_side(root: Path):
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["config", "user.email", "a@example.com"],
        ["config", "user.name", "a"],
    ):
        git(*arguments)
    place = root / "policies" / "risk.yaml"
    for branch, title in (("main", "first"), ("other", "theirs"), ("main", "ours")):
        if title != "first":
            git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        place.write_text(risk(1, title=title), encoding="utf-8")
        git("add", "-A")
        git("commit", "-qm", title)
    subprocess.run(["git", "merge", "other"], check=False, capture_output=True)

    assert StagedFiles(root).read("policies/risk.yaml") == risk(1, title="ours").encode()


def test_places_that_git_tells_a_hook(root: Path, monkeypatch: pytest.MonkeyPatch):
    below = root / "below"
    (below / "policies").mkdir(parents=True)
    (below / "policies" / "risk.yaml").write_text(risk(1), encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    for name, value in (("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")):
        monkeypatch.setenv(name, value)

    assert list(StagedFiles(below).paths()) == ["policies/risk.yaml"]
    assert StagedFiles(below).read("policies/risk.yaml") == risk(1).encode()


def test_too_large(root: Path):
    git("init", "-q")
    (root / "policies" / "large.yaml").write_bytes(b"# a long file\n" * 800_000)
    git("add", "-A")

    document = StagedFiles(root).read("policies/large.yaml")

    assert not isinstance(document, bytes)
    assert "11,200,000 bytes" in document.faults[0].message


def test_content_that_is_not_there(root: Path):
    git("init", "-q")
    identity = "1" * 40
    git("update-index", "--add", "--cacheinfo", f"100644,{identity},policies/gone.yaml")

    with pytest.raises(GitFault, match=r"policies/gone\.yaml is not in the repository"):
        StagedFiles(root).read("policies/gone.yaml")
