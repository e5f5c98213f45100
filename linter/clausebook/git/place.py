"""Where a folder lies in its repository, and what git keeps there."""

from pathlib import Path

from clausebook.git.asking import ask, text_of
from clausebook.git.faults import NoRepository

__all__ = ["folder_in_repository", "is_tracked"]


def folder_in_repository(root: Path) -> str:
    """Return the path of a folder in its repository, with ``/`` at its end.

    Empty for the top of a repository, and where there is none. Raises GitFault.
    """
    try:
        return text_of(ask(root, "rev-parse", "--show-prefix")).removesuffix("\n")
    except NoRepository:
        return ""


def is_tracked(root: Path, path: str) -> bool:
    """Whether git keeps a file, or any file below a folder; raises GitFault.

    Another case counts as the same name: on many a disk it is.
    """
    return bool(ask(root, "ls-files", "-z", "--", f":(icase,literal){path}"))
