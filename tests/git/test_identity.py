"""Who is at work is whom git would name as the author of a commit."""

import os
import subprocess
from pathlib import Path

import pytest

from clausebook.git import own_identity
from clausebook.history import Identity


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    configure(tmp_path, "user.useConfigOnly", "true")
    return tmp_path


def configure(folder: Path, name: str, value: str) -> None:
    subprocess.run(["git", "config", name, value], cwd=folder, check=True)


def test_it_is_the_one_of_the_configuration(repository: Path) -> None:
    configure(repository, "user.name", "Ilka  von Märwede (QM)")
    configure(repository, "user.email", "ilka@halde.example")
    found = own_identity(repository)
    assert found == Identity("Ilka  von Märwede (QM)", "ilka@halde.example")


def test_the_environment_goes_first(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ada")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ada@halde.example")
    assert own_identity(repository) == Identity("Ada", "ada@halde.example")


def test_git_may_not_know(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_identity(repository) is None
    monkeypatch.setenv("PATH", str(repository))
    assert own_identity(repository) is None
