"""A sound QMS in a real git repository, on a day that does not pass."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from clausebook.control.fingerprint import fingerprint
from clausebook.corpus import Corpus
from clausebook.project import open_project

__all__ = ["TODAY", "bound", "commit", "corpus_of", "edit", "git", "make_repository", "stop_clock"]

BASE = Path(__file__).parent.parent / "base"
TODAY = date(2026, 6, 30)


def stop_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be ``TODAY`` for the commands that write."""
    monkeypatch.setattr("clausebook.cli.clock.date", type("_Stopped", (), {"today": lambda: TODAY}))


def make_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy the base QMS into a new repository of PSN-0001, commit it and go there."""
    shutil.copytree(BASE, root)
    (root / "clausebook.toml").write_text('name = "Ofen"\n', encoding="utf-8")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(root)
    edit(root, "policies/persons.yaml", "A. L.\n", "A. L.\n    email: A.L@ofen.example\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "A. L.")
    git(root, "config", "user.email", "a.l@ofen.example")
    commit(root)


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "state")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Exchange one text in a file, which holds it once."""
    file = root / path
    text = file.read_bytes().decode()
    assert text.count(old) == 1, old
    file.write_bytes(text.replace(old, new).encode())


def corpus_of(root: Path) -> Corpus:
    return open_project(root).load(TODAY)


def bound(root: Path, path: str) -> bool:
    """Whether the approval of a document is one of the content that it has."""
    loaded = next(one for one in corpus_of(root).loaded if one.path == path)
    assert loaded.header is not None
    assert not loaded.problems
    return loaded.header.part("approval").text("fingerprint") == fingerprint(loaded)
