"""The base QMS under git, ready to be released."""

import os
import shutil
import subprocess
from pathlib import Path

from clausebook.control.fingerprint import fingerprint
from clausebook.document import read
from clausebook.record import load
from tests.corpora import library
from tests.rules.base import BASE

__all__ = ["DAY", "begin", "bind", "change", "commit", "git"]

DAY = "2026-06-30"
_COMMITTED = "2026-01-16T12:00:00+0000"


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder as somebody on the day on which the base QMS begins."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": _COMMITTED,
        "GIT_COMMITTER_DATE": _COMMITTED,
    }
    who = ("-c", "user.name=B. M.", "-c", "user.email=b.m@ofen.example")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, env=environment, capture_output=True
    )
    return done.stdout.decode()


def commit(root: Path, message: str = "change") -> None:
    """Commit all files."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", message)


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def begin(root: Path) -> Path:
    """Put the base QMS with a page of prose and a configuration under git, and return the folder."""
    shutil.copytree(BASE, root)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# Manual\n\nHow we work.\n", encoding="utf-8")
    (root / "clausebook.toml").write_text('name = "Ofen"\n', encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "one")
    return root


def bind(root: Path, path: str) -> str:
    """Write the fingerprint of its content into the approval of a document, and return it."""
    data = (root / path).read_bytes()
    found = fingerprint(load(read(path, data), library()))
    assert found is not None
    change(root, path, "approval: {by:", f"approval: {{fingerprint: {found}, by:")
    return found
