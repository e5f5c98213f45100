"""Stamps of files: what the file system says of one, which changes when its content does."""

import hashlib
import os
from collections.abc import Iterable, Iterator

__all__ = ["Stamp", "content_id", "is_young", "stamp", "stamps_below"]

Stamp = tuple[int | str, ...] | None
"""Mode, size, times in nanoseconds and number of a file, None where there is none.

Of a link it is that of the file behind it, and where that lies.
"""

_FINE, _COARSE = 100_000_000, 2_000_000_000
"""Nanoseconds within which a file may change again and bear the same time."""
_SECOND = 1_000_000_000
_MODIFIED, _CHANGED = 2, 3


def stamp(place: str, *, may_be_link: bool = True) -> Stamp:
    """Return the stamp of a file or folder."""
    try:
        found = os.stat(place)  # noqa: PTH116 - ten thousand times, with a path that is a text
        where = (os.path.realpath(place),) if may_be_link and os.path.islink(place) else ()  # noqa: PTH114
    except (OSError, ValueError):
        return None
    times = found.st_mtime_ns, found.st_ctime_ns
    return (found.st_mode, found.st_size, *times, found.st_ino, *where)


def is_young(found: Stamp, since: int) -> bool:
    """Whether a file may have been written again after a moment and still bear the same stamp.

    ``since`` is the moment at which reading began, in nanoseconds by the clock of the file system;
    one that knows no parts of a second is given two whole ones.
    """
    if found is None:
        return False
    margin = _FINE if since % _SECOND else _COARSE
    return max(int(found[_MODIFIED]), int(found[_CHANGED])) >= since - margin


def stamps_below(places: Iterable[str], depth: int = 2) -> Iterator[tuple[str, Stamp]]:
    """Yield the stamps of some files, and of folders with what lies in them, sorted by name."""
    for place in places:
        yield place, stamp(place)
        if depth and os.path.isdir(place):  # noqa: PTH112
            try:
                names = sorted(os.listdir(place))  # noqa: PTH208
            except OSError:
                names = []
            yield from stamps_below((os.path.join(place, name) for name in names), depth - 1)  # noqa: PTH118


def content_id(content: bytes) -> str:
    """Return what tells one content from any other: the id that git has for it, mostly."""
    data = b"blob %d\0%b" % (len(content), content)
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
