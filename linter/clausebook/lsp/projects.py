"""The projects that the open files of an editor lie in, each opened once."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from clausebook.lsp.attendance import Attendance
from clausebook.lsp.session import Session

__all__ = ["Projects"]


class Projects:
    """Finds the project of a file.

    ``open_session`` returns the project of a folder, None where it lies in none, and raises what is
    to be told where it cannot be used; it is then tried again after ``reopen``.
    """

    def __init__(
        self,
        open_session: Callable[[Path], Session | None],
        attend: Callable[[Session], Attendance],
        tell: Callable[[Exception], None],
    ) -> None:
        self._open_session = open_session
        self._attend = attend
        self._tell = tell
        self._by_root: dict[Path, Attendance] = {}
        self._by_folder: dict[Path, Attendance | None] = {}
        self._opening = asyncio.Lock()

    def __iter__(self) -> Iterator[Attendance]:
        """Yield the projects that are open."""
        return iter(tuple(self._by_root.values()))

    async def of(self, file: Path) -> Attendance | None:
        """Return the project that a file lies in, None where it lies in none that can be used."""
        folder = file.parent
        async with self._opening:  # of one project, many files may be opened at once
            if folder not in self._by_folder:
                self._by_folder[folder] = await self._open(folder)
        return self._by_folder[folder]

    def reopen(self, file: Path) -> None:
        """Forget the projects that a file decides about; the next question opens them anew."""
        for root, attendance in tuple(self._by_root.items()):
            if attendance.session.decides(file):
                attendance.close()
                del self._by_root[root]
                self._forget(lambda one, gone=attendance: one is gone)  # type: ignore[misc]
        self._forget(lambda one: one is None)

    def close(self) -> None:
        """Attend nothing any more."""
        for attendance in self:
            attendance.close()

    def _forget(self, is_meant: Callable[[Attendance | None], bool]) -> None:
        self._by_folder = {f: one for f, one in self._by_folder.items() if not is_meant(one)}

    async def _open(self, folder: Path) -> Attendance | None:
        try:
            session = await asyncio.to_thread(self._open_session, folder)
        except Exception as error:  # noqa: BLE001 - a project that cannot be used is told of
            self._tell(error)
            return None
        if session is None:
            return None
        known = self._by_root.get(session.root)
        if known is None:
            known = self._by_root[session.root] = self._attend(session)
            known.change()
        return known
