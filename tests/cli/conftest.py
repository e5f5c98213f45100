"""What the tests of the command line share: running a command, and small projects."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import clausebook
from clausebook.cli import main
from tests.cli.controlled import make_repository, stop_clock
from tests.cli.releases import DAY, begin, commit, git


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(arguments)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command as a process of its own."""

    def start(
        *arguments: str,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
        python: tuple[str, ...] = ("-m", "clausebook"),
    ) -> subprocess.CompletedProcess[bytes]:
        known = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
        }
        source = str(Path(clausebook.__file__).parents[1])
        return subprocess.run(
            [sys.executable, *python, *arguments],
            input=given,
            env={**known, "PYTHONPATH": source, **(environment or {})},
            capture_output=True,
            check=False,
            timeout=120,
        )

    return start


@pytest.fixture(scope="session")
def _first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    main(["init", str(folder), "--name", "Halde Sensors"])
    return folder


@pytest.fixture
def project(_first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound QMS, in the working folder."""
    root = tmp_path / "qms"
    shutil.copytree(_first, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="session")
def _base_in_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("base") / "qms")


@pytest.fixture(scope="session")
def _released_base(_base_in_git: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("released") / "qms"
    shutil.copytree(_base_in_git, root)
    with contextlib.chdir(root), pytest.MonkeyPatch.context() as patch:
        stop_clock(patch)
        assert main(["release", "1.0", "--on", DAY, "--allow-unbound"]) == 0
    commit(root, "release")
    git(root, "tag", "qms-1.0")
    return root


@pytest.fixture
def base_in_git(_base_in_git: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base QMS with a page of prose, all committed, in the working folder."""
    root = tmp_path / "qms"
    shutil.copytree(_base_in_git, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def released_base(_released_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as release 1.0, with its manifest and tag committed."""
    root = tmp_path / "qms"
    shutil.copytree(_released_base, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def qms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base QMS in a repository of PSN-0001, on a day that does not pass."""
    root = tmp_path / "qms"
    stop_clock(monkeypatch)
    make_repository(root, monkeypatch)
    return root


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, outside any project."""
    root = tmp_path / "empty"
    root.mkdir()
    monkeypatch.chdir(root)
    return root
