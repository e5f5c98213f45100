"""What is shown at the moment, for all who wait to hear of another."""

import json
import threading
from typing import NamedTuple

__all__ = ["Board", "Shown"]


class Shown(NamedTuple):
    """Which manual is shown, by a name of its own, empty before the first; and what is wrong."""

    manual: str = ""
    fault: str = ""

    def event(self) -> bytes:
        """Return it as an event that a server sends."""
        return f"data: {json.dumps(self._asdict())}\n\n".encode()


class Board:
    """Where one thread puts up what is shown, and others wait for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown = Shown()

    @property
    def shown(self) -> Shown:
        """What is shown."""
        with self._changed:
            return self._shown

    def show(self, shown: Shown) -> None:
        """Put something up, and wake all who wait."""
        with self._changed:
            self._shown = shown
            self._changed.notify_all()

    def other_than(self, seen: Shown | None, seconds: float) -> Shown | None:
        """Return what is shown as soon as it is another; None where it is not for some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown != seen, seconds)
            return self._shown if self._shown != seen else None
