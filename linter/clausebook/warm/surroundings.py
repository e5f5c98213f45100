"""What a lint rests on besides the project: the program, the machine and the environment."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from clausebook import __version__
from clausebook.cache_file import FOLDER
from clausebook.walk import walk
from clausebook.warm.stamps import stamp

__all__ = ["surroundings_of"]

_PROGRAM = Path(__file__).parents[1]
_DECIDE = ("CLAUSEBOOK_", "GIT_")
"""How the names of environment variables begin that change what is found."""
_OF_A_HOOK = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_EDITOR",
    "GIT_EXEC_PATH",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_REFLOG_ACTION",
)
"""How those begin that git sets for a hook, and that differ from commit to commit.

They change nothing of what is found: what an index holds is asked of git each time.
"""


def surroundings_of(root: Path, *asked: object) -> str:
    """Return a digest of all that must be the same, and of what was asked.

    The folder of the cache is named by its number on this disk, so that one which came from
    elsewhere, with a copy of the project, is not taken for our own.
    """
    seen = [
        __version__,
        sys.version,
        str(root),
        _number(root / FOLDER),
        os.geteuid() if hasattr(os, "geteuid") else 0,
        *sorted(filter(_decides, os.environ.items())),
        *_installed(),
        *_program(),
        *asked,
    ]
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogateescape")).hexdigest()


def _decides(variable: tuple[str, str]) -> bool:
    name, _ = variable
    return name.startswith(_DECIDE) and not name.startswith(_OF_A_HOOK)


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _installed() -> Iterator[object]:
    """Yield the folders of packages: installing or removing one changes the folder."""
    here = os.getcwd()  # noqa: PTH109
    for folder in sys.path:
        if folder not in ("", here):
            yield folder, stamp(folder)


def _program() -> Iterator[object]:
    """Yield the files of the program: while it is being written, many states have one version."""
    for folder in (_PROGRAM, _PROGRAM.parents[1] / "schemas"):
        for path in walk(folder).paths:
            yield path, stamp(f"{folder}/{path}", may_be_link=False)
