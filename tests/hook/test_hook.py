"""A wrong record is refused when it is committed, by the real pre-commit."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import clausebook
from clausebook.cli import main
from tests.cli.records import risk

pytest.importorskip("pre_commit")

ROOT = Path(__file__).parents[2]
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: clausebook
        name: clausebook
        entry: {python} -m clausebook lint --staged
        language: system
        pass_filenames: false
        always_run: true
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hook") / "qms"
    main(["init", str(folder)])
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    people = {
        f"GIT_{who}_{what}": "a@example.com"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {
        **known,
        **people,
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PYTHONPATH": str(Path(clausebook.__file__).parents[1]),
    }


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return tmp_path / "repository"


@pytest.fixture
def git(repository: Path, environment: dict[str, str]) -> Run:
    def git(*arguments: str, ends_with: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *arguments],
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ends_with in (None, done.returncode), done.stdout + done.stderr
        return done

    return git


@pytest.fixture
def policies(repository: Path, git: Run, environment: dict[str, str], first: Path) -> Path:
    """The records of a repository with the hook, and one commit made through it."""
    shutil.copytree(first, repository)
    (repository / ".pre-commit-config.yaml").write_text(
        HOOK.format(python=Path(sys.executable).as_posix()), encoding="utf-8"
    )
    git("init", "-q", "-b", "main")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=repository,
        env=environment,
        capture_output=True,
        check=True,
    )
    git("add", "-A")
    git("commit", "-m", "The first records")
    return repository / "policies"


def test_a_good_record_passes(policies: Path, git: Run):
    (policies / "late-boards.yaml").write_text(risk(1), encoding="utf-8")
    git("add", "-A")

    done = git("commit", "-m", "A risk")

    assert "clausebook..........." in done.stderr
    assert "Passed" in done.stderr
    assert git("log", "--format=%s").stdout.splitlines() == ["A risk", "The first records"]


def test_a_bad_record_stops_the_commit(policies: Path, git: Run):
    (policies / "late-boards.yaml").write_text(
        risk(1, evnet="Boards arrive late"), encoding="utf-8"
    )
    git("add", "-A")

    told = git("commit", "-m", "A risk", ends_with=1).stderr

    assert "Failed" in told
    assert "policies/late-boards.yaml:11:1: error STR002 [7.5.2 a] unknown key 'evnet'" in told
    assert "11 | evnet: Boards arrive late" in told
    assert "= help: did you mean 'event'?" in told
    assert git("log", "--format=%s").stdout.splitlines() == ["The first records"]


def test_a_deleted_record_that_others_name_stops_the_commit(policies: Path, git: Run):
    (policies / "late-boards.yaml").write_text(risk(1), encoding="utf-8")
    (policies / "late-sensors.yaml").write_text(
        risk(2, source="{type: provider, records: [ISS-0001]}"), encoding="utf-8"
    )
    issue = (
        "id: ISS-0001\nkind: context-issue\ntitle: One maker of boards\nstatus: draft\nversion: '0.1'\n"
        "owner: ROL-0002\nscope: external\ntopic: provider_market\n"
    )
    (policies / "one-maker.yaml").write_text(issue, encoding="utf-8")
    git("add", "-A")
    git("commit", "-m", "Risks")
    git("rm", "-q", "policies/one-maker.yaml")

    told = git("commit", "-m", "No issue", ends_with=1).stderr

    assert "policies/late-sensors.yaml:11:36: error REF001" in told
    assert "ISS-0001" in told


def test_an_untracked_file_does_not_count(policies: Path, git: Run):
    (policies / "sketch.yaml").write_text("not: [a record\n", encoding="utf-8")
    (policies / "late-boards.yaml").write_text(risk(1), encoding="utf-8")
    git("add", "policies/late-boards.yaml")

    git("commit", "-m", "A risk")


def test_an_announced_file_does_not_count(policies: Path, git: Run):
    (policies / "sketch.yaml").write_text("not: [a record\n", encoding="utf-8")
    git("add", "--intent-to-add", "policies/sketch.yaml")
    (policies / "late-boards.yaml").write_text(risk(1), encoding="utf-8")
    git("add", "policies/late-boards.yaml")

    git("commit", "-m", "A risk")


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(policies: Path, git: Run):
    place = policies / "late-boards.yaml"
    place.write_text(risk(1, evnet="x"), encoding="utf-8")
    git("add", "-A")
    place.write_text(risk(1), encoding="utf-8")
    git("commit", "-m", "A risk", ends_with=1)

    git("add", "-A")
    place.write_text("not: [a record\n", encoding="utf-8")
    git("commit", "-m", "A risk")


def test_commit_of_one_path_and_of_all_changes(policies: Path, git: Run):
    place = policies / "late-boards.yaml"
    place.write_text(risk(1), encoding="utf-8")
    git("add", "-A")
    git("commit", "-m", "A risk")
    place.write_text(risk(1, evnet="x"), encoding="utf-8")

    assert "STR002" in git("commit", "-am", "All", ends_with=1).stderr
    assert "STR002" in git("commit", "-m", "One", "policies/late-boards.yaml", ends_with=1).stderr


def test_project_in_a_folder_below(policies: Path, repository: Path, git: Run):
    below = repository / "quality"
    below.mkdir()
    for name in ("clausebook.toml", "policies", "docs"):
        git("mv", name, f"quality/{name}")
    config = repository / ".pre-commit-config.yaml"
    entry = f"bash -c 'cd quality && exec {Path(sys.executable).as_posix()} -m clausebook lint --staged'"
    text = HOOK.format(python="PYTHON").replace("PYTHON -m clausebook lint --staged", f'"{entry}"')
    config.write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-m", "Below")

    (below / "policies" / "late-boards.yaml").write_text(risk(1, evnet="x"), encoding="utf-8")
    git("add", "-A")
    assert (
        "policies/late-boards.yaml:11:1: error STR002"
        in git("commit", "-m", "Bad", ends_with=1).stderr
    )


def test_in_a_worktree_of_its_own(policies: Path, repository: Path, git: Run):
    git("worktree", "add", "-q", "../beside", "-b", "beside")
    place = repository.parent / "beside" / "policies" / "late-boards.yaml"
    place.write_text(risk(1, evnet="x"), encoding="utf-8")
    git("-C", "../beside", "add", "-A")

    told = git("-C", "../beside", "commit", "-m", "A risk", ends_with=1).stderr

    assert "policies/late-boards.yaml:11:1: error STR002" in told


@pytest.fixture
def telling(policies: Path, repository: Path, git: Run) -> Path:
    """The hook with a rule that tells what it sees of the past, after two versions of a risk."""
    place = policies / "late-boards.yaml"
    for title in ("First", "Second"):
        place.write_text(risk(1, title=title), encoding="utf-8")
        git("add", "-A")
        git("commit", "-m", title, "--no-verify")
    script = Path(__file__).parent / "telling.py"
    entry = f"{Path(sys.executable).as_posix()} {script.as_posix()} lint --staged --select DOC999"
    text = HOOK.replace("{python} -m clausebook lint --staged", entry)
    (repository / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-m", "Telling", "--no-verify")
    return place


@pytest.mark.parametrize("how", ["staged", "all", "one", "below"])
def test_rules_on_the_past_see_it_in_the_hook(telling: Path, git: Run, how: str):
    telling.write_text(risk(1, title="Third"), encoding="utf-8")
    (telling.parent / "other.yaml").write_text(risk(2), encoding="utf-8")
    git("add", "policies/other.yaml")
    arguments: tuple[str, ...] = ("commit", "-m", "Third")
    if how in ("staged", "below"):
        git("add", "-A")
    if how == "all":
        arguments = ("commit", "-am", "Third")
    if how == "one":
        arguments = ("commit", "-m", "Third", "policies/late-boards.yaml")
    if how == "below":
        arguments = ("-C", "policies", "commit", "-m", "Third")

    told = git(*arguments, ends_with=1).stderr

    assert "policies/late-boards.yaml: versions 2, in the base" in told
    assert ("policies/other.yaml: versions 0, new" in told) == (how != "one")


def test_rules_on_the_past_see_it_in_a_worktree(telling: Path, git: Run):
    git("worktree", "add", "-q", "../beside", "-b", "beside")
    told = git("-C", "../beside", "commit", "--allow-empty", "-m", "x", ends_with=1).stderr
    assert "policies/late-boards.yaml: versions 2, in the base" in told


@pytest.mark.slow
def test_the_published_hook(
    tmp_path: Path, repository: Path, environment: dict[str, str], git: Run, first: Path
):
    """What others install: this repository's hook, built by pre-commit in an environment of its own."""
    published = tmp_path / "published"
    for name in ("linter", "schemas"):
        shutil.copytree(
            ROOT / name, published / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache")
        )
    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        ".pre-commit-hooks.yaml",
    ):
        shutil.copy(ROOT / name, published / name)
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["commit", "-qm", "1"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", *arguments], cwd=published, env=environment, check=True)
    shutil.copytree(first, repository)
    (repository / "policies" / "late-boards.yaml").write_text(risk(1, evnet="x"), encoding="utf-8")
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {published.as_posix()}\n    rev: v1\n    hooks:\n      - id: clausebook\n",
        encoding="utf-8",
    )
    git("init", "-q", "-b", "main")
    git("add", "-A")

    def hook() -> subprocess.CompletedProcess[str]:
        own = {name: value for name, value in environment.items() if name != "PYTHONPATH"}
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=repository,
            env=own,
            capture_output=True,
            text=True,
            check=False,
        )

    refused = hook()
    assert refused.returncode == 1
    assert (
        "policies/late-boards.yaml:11:1: error STR002 [7.5.2 a] unknown key 'evnet'"
        in refused.stdout
    )
    (repository / "policies" / "late-boards.yaml").write_text(risk(1), encoding="utf-8")
    git("add", "-A")
    passed = hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
