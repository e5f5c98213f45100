"""Notices edits, by looking at the stamps of all files again and again.

A look costs a few microseconds a file, needs no library, and sees the same on every disk: shared
folders and containers tell of no edit by themselves. Looks take at most a tenth of one processor,
and a fortieth after a minute without an edit.
"""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from clausebook.walk import walk
from clausebook.warm.stamps import Stamp, stamp

__all__ = ["Watched"]

_SHORTEST, _LONGEST = 0.05, 5.0
"""Seconds between two looks."""
_SHARE, _SHARE_AT_REST = 0.1, 0.025
_REST = 60.0
_SETTLED = 0.04
"""Seconds without a further edit after which edits count as one; also more than the finest step
of any common file system's clock, so that what is read then is what the stamp tells of."""
_MOST_WAITS = 100

_Seen = Mapping[str, Stamp]
_PASSING_BEGINS = (".#", ".~lock.")
_PASSING_ENDS = ("~", ".swp", ".swo", ".swx", ".tmp", ".new")
"""How names of files end and begin that editors and commands write for a moment."""


class Watched:
    """The files of a project, and some others that decide what is found, such as those of git.

    ``day`` returns the day on which records are judged: a new one counts as an edit.
    """

    def __init__(self, root: Path, others: tuple[Path, ...], day: Callable[[], object]) -> None:
        self._root = root
        self._others = others
        self._day = day
        self._cost = 0.0
        self._last_edit = time.monotonic()
        self._seen, self._seen_day = self._look(), day()

    @property
    def interval(self) -> float:
        """Seconds to wait before the next look."""
        rests = time.monotonic() - self._last_edit > _REST
        share = _SHARE_AT_REST if rests else _SHARE
        return min(max(_SHORTEST, self._cost / share), _LONGEST)

    def edits(self) -> frozenset[str]:
        """Return the paths that were changed, added or removed since this was last asked.

        Many that are saved together come together. The path of a file outside the project is
        absolute; a new day is an edit without a path, which is ``""``.
        """
        now, day = self._look(), self._day()
        if now == self._seen and day == self._seen_day:
            return frozenset()
        for _ in range(_MOST_WAITS):
            time.sleep(_SETTLED)
            before, now = now, self._look()
            if now == before:
                break
        edited = {
            path for path in self._seen.keys() | now.keys() if self._seen.get(path) != now.get(path)
        }
        if day != self._seen_day:
            edited.add("")
        self._seen, self._seen_day = now, day
        self._last_edit = time.monotonic()
        return frozenset(edited)

    def _look(self) -> _Seen:
        started = time.process_time()
        found = walk(self._root)
        root, links = f"{self._root}{os.sep}", found.links
        seen = {
            path: stamp(root + path, may_be_link=path in links)
            for path in found.paths
            if not _is_passing(path)
        }
        seen.update((str(place), stamp(str(place))) for place in self._others)
        self._cost = time.process_time() - started
        return seen


def _is_passing(path: str) -> bool:
    """Whether a file is one that an editor keeps beside the edited one for a while."""
    name = path.rpartition("/")[2]
    return name.endswith(_PASSING_ENDS) or name.startswith(_PASSING_BEGINS)
