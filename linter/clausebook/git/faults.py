"""What git objects to, in one line with what to do about it."""

import os
from pathlib import Path

__all__ = ["GitFault", "GitMissing", "NoRepository", "fault"]

_READING = frozenset({"log", "ls-tree", "diff-tree", "cat-file", "ls-files", "diff"})
"""Commands that fail only where something is damaged: what they are asked for was seen before."""


class GitFault(Exception):
    """Git is not there or does not answer; the message is one line."""


class NoRepository(GitFault):
    """The folder is in no git repository, or git is not installed."""


class GitMissing(NoRepository):
    """Git is not installed."""


def fault(root: Path, command: str, complaint: str) -> GitFault:
    """Return the fault that git complained of when it was asked in a folder."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("fatal: ")), (lines or [""])[-1])
    told = told.removeprefix("fatal: ").removeprefix("error: ") or "no reason given"
    if "not a git repository" in told:
        return _without_repository(root, told)
    if "dubious ownership" in told:
        place = told.rpartition(" at ")[2].strip("'")
        remedy = f"run 'git config --global --add safe.directory {place}' if you trust it"
        return GitFault(f"git does not read {place}, for it belongs to somebody else; {remedy}")
    if "promisor remote" in complaint:
        remedy = "this clone has not fetched everything: connect, or clone without --filter"
        return GitFault(f"git {command}: {told}; {remedy}")
    if command in _READING:
        remedy = "run 'git fsck', then take what is damaged from another clone"
        return GitFault(f"git {command}: {told}; the repository seems damaged: {remedy}")
    return GitFault(f"git {command}: {told}")


def _without_repository(root: Path, told: str) -> GitFault:
    """Tell a folder without a repository from one whose repository cannot be used."""
    searched_all = "any of the parent directories" in told
    place = _mark(root) if searched_all else told.partition("not a git repository: ")[2]
    if place:
        remedy = "restore it from another clone, or remove it"
        return GitFault(f"{place} should be a git repository and is none; {remedy}")
    return NoRepository("this folder is not in a git repository; run 'git init' first")


def _mark(root: Path) -> str:
    """Return the path of what should be a repository, as far up as git looks for it."""
    ceilings = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    for folder in (root, *root.parents):
        if str(folder) in ceilings:
            break
        if (folder / ".git").exists():
            return str(folder / ".git")
    return ""
