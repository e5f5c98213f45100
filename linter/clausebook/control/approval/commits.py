"""Who brought an approval: the commits by which it came to the present line of work."""

from collections.abc import Mapping

from clausebook.control.versions.lives import Life
from clausebook.history import Commit, History

__all__ = ["approving_commits", "merges_by_commit"]


def approving_commits(life: Life, merges: Mapping[str, tuple[Commit, ...]]) -> tuple[Commit, ...]:
    """Return the commit that brought the present approval, and the merges that took it over."""
    version = life.approving.version if life.approving is not None else None
    if version is None:
        return ()
    return (version.commit, *merges.get(version.commit.id, ()))


def merges_by_commit(history: History) -> Mapping[str, tuple[Commit, ...]]:
    """Return the merges by which each commit came to the present line of work, the nearest first.

    There are none for what was committed on that line: the newest commit, its first parent, the
    first parent of that, and so on.
    """
    by_id = {commit.id: commit for commit in history.commits}
    found: dict[str, tuple[Commit, ...]] = {}
    lines: list[tuple[str, tuple[Commit, ...]]] = [(history.commits[0].id, ())] if by_id else []
    while lines:
        commit_id, merges = lines.pop()
        while commit_id in by_id and commit_id not in found:
            commit = by_id[commit_id]
            found[commit_id] = merges
            # The oldest merge is left on top: what it took over, no later one did.
            lines += [(parent, (commit, *merges)) for parent in reversed(commit.parents[1:])]
            commit_id = commit.parents[0] if commit.parents else ""
    return found
