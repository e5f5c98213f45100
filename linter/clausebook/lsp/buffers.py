"""What an editor has open: texts that stand in the place of files, changed piece by piece."""

from dataclasses import dataclass
from typing import NamedTuple

from clausebook.document import Edit, edited
from clausebook.lsp.positions import from_units, lines_of
from clausebook.text import Span

__all__ = ["Buffer", "Change"]


class Change(NamedTuple):
    """A new text for a stretch, in line and column as the editor counts them, or for all."""

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text that is open; ``version`` is the editor's number for this state of it."""

    text: str
    version: int | None

    def changed(self, change: Change, version: int | None, encoding: str) -> "Buffer":
        """Return the text after a change."""
        if change.start is None or change.end is None:
            return Buffer(change.text, version)
        lines = lines_of(self.text)
        begin = from_units(lines, *change.start, encoding)
        end = max(begin, from_units(lines, *change.end, encoding))
        return Buffer(edited(self.text, [Edit(Span(begin, end), change.text)]), version)
