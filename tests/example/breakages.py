"""What can be broken in the example by hand, and what must be said about it."""

from dataclasses import dataclass

__all__ = ["Breakage", "Edited", "edited", "line_of", "lines_of"]


@dataclass(frozen=True, slots=True)
class Breakage:
    """One edit of one file, and the one finding that follows from it.

    ``old`` stands once in the record, or in the whole file where none is named, and gives way to
    ``new``; without ``old`` the record, or the whole file, is deleted. The finding is expected on
    the line that holds ``at`` (a line break stands for its begin), without it on the first line of
    ``new``; ``where`` is the path and the record of that line if it is another one. ``also`` are
    rules that rightly find something elsewhere, such as a translation of what was edited.
    """

    name: str
    path: str
    record: str
    old: str
    new: str
    code: str
    at: str = ""
    where: tuple[str, str] | None = None
    also: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file after an edit; None as text where it is gone. ``line`` is the first that changed."""

    path: str
    text: str | None
    line: int


def edited(breakage: Breakage, text: str) -> Edited:
    """Return the file of a breakage as it is afterwards."""
    lines = text.splitlines(keepends=True)
    first, last = lines_of(text, breakage.record)
    before, scope, after = "".join(lines[:first]), lines[first:last], "".join(lines[last:])
    if not breakage.old:
        gone = not breakage.record
        return Edited(breakage.path, None if gone else before + after, first + 1)
    here = "".join(scope)
    assert here.count(breakage.old) == 1, f"{breakage.old!r} must stand there once"
    assert breakage.old != breakage.new
    kept = here[: here.index(breakage.old)]
    changed = before + here.replace(breakage.old, breakage.new) + after
    return Edited(breakage.path, changed, (before + kept).count("\n") + 1)


def line_of(text: str, record: str, at: str) -> int:
    """Return the number of the only line of a record, or of a file, that holds a text."""
    first, last = lines_of(text, record)
    lines = text.splitlines()[first:last]
    (found,) = (number for number, line in enumerate(lines, start=first + 1) if at in f"\n{line}")
    return found


def lines_of(text: str, record: str) -> tuple[int, int]:
    """Return where the lines of a record begin and end; of the whole text where none is named."""
    lines = text.splitlines()
    if not record or f"id: {record}" in lines:
        return 0, len(lines)
    first = lines.index(f"  - id: {record}")
    later = (n for n in range(first + 1, len(lines)) if lines[n].startswith("  - id: "))
    return first, next(later, len(lines))
