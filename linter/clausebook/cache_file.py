"""One file in the cache folder of a project: read whole and sound, or not at all."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["FOLDER", "CacheFile", "clock_of", "forget_oldest", "make_folder"]

FOLDER = ".clausebook_cache"

_MAXIMUM_BYTES = 256 * 1024 * 1024


class CacheFile:
    """A file that is kept between two runs, under a key that says for whom it holds.

    A cache spares time and decides nothing: one that is broken, foreign, too large, or that cannot
    be read or written, is as good as none. ``key`` is one line. ``is_foreign`` is asked where there
    is a file, and tells whether others may have written it.
    """

    def __init__(
        self, root: Path, name: str, key: str, is_foreign: Callable[[], bool] = lambda: False
    ) -> None:
        self._folder = root / FOLDER
        self._name = name
        self._key = key
        self._is_foreign = is_foreign

    @property
    def is_there(self) -> bool:
        """Whether anything was kept; what a link leads to is not ours."""
        try:
            return _is_usable(self._folder) and (self._folder / self._name).is_file()
        except OSError:  # a folder that nobody may look into, as one that root has made
            return False

    def read(self) -> bytes | None:
        """Return what was kept, None where it cannot be used."""
        place = self._folder / self._name
        try:
            if not self.is_there or place.is_symlink() or place.stat().st_size > _MAXIMUM_BYTES:
                return None
            if self._is_foreign():
                return None
            heading, _, content = place.read_bytes().partition(b"\n")
        except OSError:
            return None
        return content if heading == self._heading(content) else None

    def write(self, content: bytes) -> None:
        """Keep bytes for the next run, whole or not at all; a fault is no matter."""
        if self._folder.is_symlink() or len(content) > _MAXIMUM_BYTES - 1024:
            return
        with contextlib.suppress(OSError):
            make_folder(self._folder)
            with _beside(self._folder / self._name) as beside:
                beside.write_bytes(self._heading(content) + b"\n" + content)
                beside.replace(self._folder / self._name)

    def _heading(self, content: bytes) -> bytes:
        return f"{self._key} {hashlib.sha256(content).hexdigest()}".encode()


def clock_of(root: Path) -> int | None:
    """Return what time it is for the file system of a cache folder, in nanoseconds.

    None where nothing can be written there. The folder is made if need be.
    """
    folder = root / FOLDER
    if folder.is_symlink():
        return None
    try:
        make_folder(folder)
        with _beside(folder / "clock") as beside:
            beside.write_bytes(b"")
            return beside.stat().st_mtime_ns
    except OSError:
        return None


def forget_oldest(root: Path, prefix: str, most: int) -> None:
    """Delete the oldest of the kept files whose names begin so, until there are not too many."""
    with contextlib.suppress(OSError):
        kept = sorted((root / FOLDER).glob(f"{prefix}*"), key=_age, reverse=True)
        for place in kept[most:]:
            place.unlink(missing_ok=True)


def _age(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError:
        return 0


def _is_usable(folder: Path) -> bool:
    """Whether a cache folder is there and is our own: what a link leads to is not."""
    return folder.is_dir() and not folder.is_symlink()


def make_folder(folder: Path) -> None:
    """Make the folder of a cache, which git is told to leave alone; raises OSError."""
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("# Made by Clausebook; may be deleted\n*\n", encoding="utf-8")


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Yield a name that no other process writes to, and leave nothing under it."""
    beside = place.with_name(f"{place.name}.{os.getpid()}.new")
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)
