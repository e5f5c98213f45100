"""Paths that a commit once held, whether they are there now or not."""

from pathlib import Path

from clausebook.git.asking import ask

__all__ = ["was_committed"]


def was_committed(root: Path, path: str) -> bool:
    """Whether a commit in the history of HEAD touched a path below a folder, in any capitals.

    Raises GitFault, also where there is no commit yet.
    """
    pathspec = f":(icase,literal){path}"
    return bool(ask(root, "log", "-1", "--full-history", "--format=%H", "HEAD", "--", pathspec))
