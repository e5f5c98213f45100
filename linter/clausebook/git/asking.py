"""Git, asked through its command: the only caller of it."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["HOLD_RECORDS", "GitFault", "NoRepository", "ask", "contents_of", "text_of"]

HOLD_RECORDS = (".yaml", ".yml", ".md")
"""Ends of the names of files that may hold records: no others are read."""

_OF_PLACES = ("GIT_DIR", "GIT_WORK_TREE")
"""What git tells a hook; it makes git take any working folder for the top of the repository."""


class GitFault(Exception):
    """Git is not there or does not answer; the message is one line."""


class NoRepository(GitFault):
    """The folder is in no git repository, or git is not installed."""


def ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git answers in a folder; raises GitFault."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=_environment(root),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise NoRepository("git is not installed, or not on the path") from None
    if done.returncode != 0:
        raise _fault(arguments[0], done.stderr.decode(errors="replace"))
    return done.stdout


def _environment(root: Path) -> dict[str, str]:
    """Return the environment in which git finds the repository of a folder, in English."""
    found = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        for name in _OF_PLACES:
            found.pop(name, None)
    return found


def contents_of(root: Path, object_ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of objects by their ids, without those that the repository lacks.

    One call of git reads them all. Raises GitFault.
    """
    wanted = list(dict.fromkeys(object_ids))
    if not wanted:
        return {}
    given = "".join(f"{object_id}\n" for object_id in wanted).encode()
    answer = ask(root, "cat-file", "--batch", "--buffer", given=given)
    found: dict[str, bytes] = {}
    start = 0
    for object_id in wanted:
        line = answer.index(b"\n", start)
        facts = answer[start:line].split()
        if facts[-1] == b"missing":
            start = line + 1
            continue
        size = int(facts[2])
        found[object_id] = answer[line + 1 : line + 1 + size]
        start = line + 2 + size
    return found


def text_of(answer: bytes) -> str:
    """Return an answer as text; bytes that are no UTF-8 survive the way back, as in paths."""
    return answer.decode("utf-8", "surrogateescape")


def _fault(command: str, complaint: str) -> GitFault:
    lines = complaint.strip().splitlines() or ["no reason given"]
    fatal = next((line for line in lines if line.startswith("fatal: ")), lines[-1])
    if "not a git repository" in fatal:
        return NoRepository("this folder is not in a git repository; run 'git init' first")
    return GitFault(f"git {command}: {fatal.removeprefix('fatal: ')}")
