"""What decides the answers of git, in one text: the same text, the same answers."""

import os
from pathlib import Path

from clausebook.git.asking import ask, text_of
from clausebook.git.base import base_of
from clausebook.git.faults import GitFault

__all__ = ["may_have_repository", "places_that_move", "state_of"]

_NONE = "no repository"
_ELSEWHERE = "mailmap.blob"
"""A setting that has git read what this text does not tell of."""
_MOVING = ("HEAD", "logs/HEAD", "packed-refs")


def state_of(root: Path, base: str | None) -> str | None:
    """Return the state of the repository of a folder, for comparisons with a base revision.

    None where it cannot be told: where there are no commits, and where the past is cut off and may
    be fetched.
    """
    if not may_have_repository(root):
        return _NONE if base is None else None
    try:
        return _state(root, base)
    except GitFault:
        return None


def may_have_repository(root: Path) -> bool:
    """Whether it is worth asking git; without a repository nobody pays for starting it."""
    above = any((folder / ".git").exists() for folder in (root, *root.parents))
    return above or "GIT_DIR" in os.environ


def places_that_move(root: Path) -> tuple[Path, ...]:
    """Return the files of git that change with each commit, and when another one is checked out.

    None are returned for a folder without a repository. Raises GitFault.
    """
    if not may_have_repository(root):
        return ()
    asked = (word for name in _MOVING for word in ("--git-path", name))
    found = text_of(ask(root, "rev-parse", *asked))
    return tuple(root / name for name in found.splitlines())


def _state(root: Path, base: str | None) -> str | None:
    asked = ("--show-toplevel", "--show-prefix", "--is-shallow-repository", "HEAD^{commit}")
    place = text_of(ask(root, "rev-parse", *asked))
    top, _, is_shallow, head, _ = place.rsplit("\n", 4)
    settings = text_of(ask(root, "config", "--list", "-z"))
    if is_shallow != "false" or _ELSEWHERE in settings.lower():
        return None
    compared = base_of(root, base, head)
    mailmaps = [Path(top, ".mailmap"), *_named_mailmaps(settings, top)]
    return "\n".join([place, compared, settings, *map(_stamp, (*mailmaps, _program()))])


def _named_mailmaps(settings: str, top: str) -> list[Path]:
    pairs = (setting.partition("\n") for setting in settings.split("\0"))
    named = (value for name, _, value in pairs if name == "mailmap.file")
    return [Path(top, os.path.expanduser(value)) for value in named]  # noqa: PTH111 - never raises


def _program() -> Path:
    import shutil

    return Path(shutil.which("git") or "git")


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path}"
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
