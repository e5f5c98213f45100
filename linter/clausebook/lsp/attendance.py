"""A project that is attended while it is being written: read and checked behind the editing."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from clausebook.diagnostic import Diagnostic
from clausebook.lsp.buffers import Buffer
from clausebook.lsp.checking import Superseded
from clausebook.lsp.session import Session, State

__all__ = ["Attendance", "Publish"]

_PAUSE = 0.1
"""Seconds without a further change after which what was written is looked at."""

_Buffers = Mapping[str, Buffer]
Publish = Callable[[State, _Buffers, str, Iterable[Diagnostic]], None]
"""Shows the diagnostics of one file, for the texts that were open when it was read."""
_Result = TypeVar("_Result")


class Attendance:
    """Reads and checks a project after each change; lives in one event loop.

    What a document says of itself is shown at once, the rest when the whole project was checked. A
    check that a further change overtakes is given up.
    """

    def __init__(
        self,
        session: Session,
        buffers: Callable[[], _Buffers],
        publish: Publish,
        tell: Callable[[Exception], None],
    ) -> None:
        self.session = session
        self._buffers = buffers
        self._publish = publish
        self._tell = tell
        self._reader = ThreadPoolExecutor(1, "reader")
        self._checker = ThreadPoolExecutor(1, "checker")
        self._changed: set[str] = set()
        self._shown: dict[str, tuple[Diagnostic, ...]] = {}
        self._given_up = Event()
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._state: State | None = None

    def change(self, *paths: str) -> None:
        """Look at the project soon; ``paths`` are the files that were written in the editor."""
        self._changed.update(paths)
        self._stop()
        self._task = asyncio.get_running_loop().create_task(self._attend())

    def close(self) -> None:
        """Attend no longer, and show no diagnostics any more."""
        self._stop()
        self._ready.set()
        if self._state is not None:
            self._show_all(self._state, self._buffers(), {})
        self._reader.shutdown(wait=False, cancel_futures=True)
        self._checker.shutdown(wait=False, cancel_futures=True)

    async def state(self) -> State:
        """Return the project as it was read last, as soon as it was read at all.

        Raises Superseded where it could not be read, or is opened anew.
        """
        await self._ready.wait()
        if self._state is None:
            raise Superseded
        return self._state

    async def state_now(self) -> State:
        """Return the project as it is written at this moment."""
        return await self._read(self._buffers())

    def shown(self, path: str) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of a file that were shown last."""
        return self._shown.get(path, ())

    async def ask(self, question: Callable[[], _Result]) -> _Result:
        """Return what a question to the session comes to that reads files."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, question)

    def _stop(self) -> None:
        self._given_up.set()
        if self._task is not None:
            self._task.cancel()

    async def _attend(self) -> None:
        await asyncio.sleep(_PAUSE)
        try:
            buffers = self._buffers()
            state = await self._read(buffers)
            self._show_first(state, buffers)
            self._given_up = given_up = Event()
            loop, check = asyncio.get_running_loop(), self.session.check
            found = await loop.run_in_executor(self._checker, check, state, given_up)
            self._show_all(state, buffers, found)
        except Superseded:
            pass
        except Exception as error:  # noqa: BLE001 - one fault must not end the attendance
            self._ready.set()
            self._tell(error)

    async def _read(self, buffers: _Buffers) -> State:
        texts = {path: buffer.text for path, buffer in buffers.items()}
        state = await self.ask(lambda: self.session.read(texts))
        self._state = state
        self._ready.set()
        return state

    def _show_first(self, state: State, buffers: _Buffers) -> None:
        while self._changed:
            path = min(self._changed)
            self._changed.remove(path)
            found = self.session.first(state, path)
            if found is not None:
                self._show(state, buffers, path, found)

    def _show_all(
        self, state: State, buffers: _Buffers, found: Mapping[str, Iterable[Diagnostic]]
    ) -> None:
        for path in sorted({*found, *self._shown, *buffers}):
            self._show(state, buffers, path, found.get(path, ()))
        self._shown = {path: those for path, those in self._shown.items() if those}

    def _show(
        self, state: State, buffers: _Buffers, path: str, found: Iterable[Diagnostic]
    ) -> None:
        those = tuple(found)
        self._shown[path] = those
        self._publish(state, buffers, path, those)
