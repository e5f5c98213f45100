"""Histories without a repository: states of a folder, and the commits that led to them."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from clausebook.history import Commit, History, Identity, Removal, Version
from clausebook.rules import CommitExample


def content_id(data: bytes) -> str:
    """Return the id that git gives to a content."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def made_history(told: Sequence[CommitExample], states: Sequence[Mapping[str, bytes]]) -> History:
    """Return the history of states, the oldest first, each with what is told of its commit.

    The base is the last state. Files keep their paths.
    """
    commits = _commits(told)
    versions: dict[str, list[Version]] = {}
    removals: list[Removal] = []
    before: Mapping[str, bytes] = {}
    for commit, state in zip(commits, states, strict=True):
        for path in sorted(before.keys() - state.keys()):
            last, *earlier = versions.pop(path)
            removals.insert(0, Removal(last, commit, tuple(earlier)))
        for path, data in state.items():
            if before.get(path) != data:
                versions.setdefault(path, []).insert(0, Version(commit, path, content_id(data)))
        before = state
    contents = {content_id(data): data for state in states for data in state.values()}
    return History(
        tuple(reversed(commits)),
        {path: tuple(found) for path, found in versions.items()},
        tuple(removals),
        {path: content_id(data) for path, data in before.items()},
        "HEAD",
        False,
        lambda ids: {one: contents[one] for one in ids if one in contents},
        identify=content_id,
    )


def _commits(told: Sequence[CommitExample]) -> list[Commit]:
    commits: list[Commit] = []
    for number, one in enumerate(told):
        identity = Identity(one.author.partition("@")[0], one.author)
        day = date.fromisoformat(one.on)
        parents = (commits[-1].id,) if commits else ()
        commit_id = f"{number:040x}"
        subject = f"commit {number}"
        commits.append(
            Commit(commit_id, parents, identity, identity, day, day, subject, one.trailers)
        )
    return commits
