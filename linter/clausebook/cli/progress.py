"""A line on the terminal that says how far a longer work is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from clausebook.document import Document
from clausebook.project import Files

if TYPE_CHECKING:
    from threading import Event, Thread

__all__ = ["CountedFiles", "Progress"]

_PATIENCE = 1.0
"""Seconds for which nothing is shown."""
_INTERVAL = 0.2


class Progress:
    """Shows what is being done while its block lasts, if the stream is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self.activity = "reading"
        self._stream = stream
        self._showing: tuple[Event, Thread] | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            import threading

            done = threading.Event()
            thread = threading.Thread(target=self._show, args=(done,), daemon=True)
            self._showing = done, thread
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._showing is not None:
            done, thread = self._showing
            done.set()
            thread.join()

    def _show(self, done: "Event") -> None:
        wait = _PATIENCE
        while not done.wait(wait):
            wait = _INTERVAL
            self._stream.write(f"\r\x1b[Kclausebook: {self.activity}")
            self._stream.flush()
        if wait is not _PATIENCE:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


@dataclass
class CountedFiles:
    """Files that tell a progress how many of them were read."""

    files: Files
    progress: Progress
    count: int = field(default=0, init=False)

    def paths(self) -> Sequence[str]:
        """Return every path of the project."""
        return self.files.paths()

    def read(self, path: str) -> bytes | Document:
        """Return a file's bytes, or a document that says why it cannot be read."""
        self.count += 1
        self.progress.activity = f"reading {self.count:,} files"
        return self.files.read(path)
