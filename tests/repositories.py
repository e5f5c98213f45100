"""Real git repositories for tests, the same whatever the user has configured."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Repository:
    """A repository in which Ada writes and Bo commits, each commit a day after the one before."""

    def __init__(self, root: Path, *how: str) -> None:
        self.root = root
        self.day = 0
        root.mkdir(parents=True, exist_ok=True)
        self("init", "-q", "-b", "main", *how)

    def __call__(self, *arguments: str, given: str | None = None, fails: bool = False) -> str:
        """Run git, return what it answers."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=self.environment(),
            input=given,
            check=False,
            capture_output=True,
            text=True,
        )
        assert fails or done.returncode == 0, done.stderr
        return done.stdout

    def environment(self) -> Mapping[str, str]:
        moment = f"2026-{1 + self.day // 28:02}-{1 + self.day % 28:02}T12:00:00+0000"
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return {
            **own,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_COMMITTER_NAME": "Bo",
            "GIT_COMMITTER_EMAIL": "bo@example.com",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")

    def commit(self, message: str, files: Mapping[str, str] | None = None, *how: str) -> str:
        """Commit all that changed, with these files, and return the id of the commit."""
        for path, text in (files or {}).items():
            self.write(path, text)
        self("add", "--all")
        self("commit", "-q", "--allow-empty", "-F", "-", *how, given=message)
        self.day += 1
        return self.head

    def merge(self, *branches: str, message: str = "merge") -> None:
        self("merge", "-q", "--no-ff", "--no-edit", "-m", message, *branches)
        self.day += 1

    @property
    def head(self) -> str:
        return self("rev-parse", "HEAD").strip()

    def branch(self, name: str, start: str = "HEAD") -> None:
        self("checkout", "-q", "-b", name, start)

    def switch(self, name: str) -> None:
        self("checkout", "-q", name)


TEXT = "".join(f"key{n}: value\n" for n in range(9))
"""A text that is recognized again after a small change."""


def changed(number: int, text: str = TEXT, to: str = "other") -> str:
    """Return a text with another value in one of its nine lines."""
    return text.replace(f"key{number}: value", f"key{number}: {to}")
