"""Files that a command rewrites: shown as a diff, or written all at once."""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_files

__all__ = ["LINE", "Rewritten", "diff", "write_all"]

LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line with its end; only LF ends one, so that every byte is shown."""


class Rewritten(NamedTuple):
    """A file before and after; the path is relative to the project."""

    path: str
    before: str
    after: str


def diff(files: Iterable[Rewritten]) -> Iterator[str]:
    """Yield the lines of a unified diff."""
    for file in files:
        sides = LINE.findall(file.before), LINE.findall(file.after)
        for line in difflib.unified_diff(*sides, f"a/{file.path}", f"b/{file.path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write_all(root: Path, files: Iterable[Rewritten], undone: str) -> None:
    """Write all files or none; raises UsageError with what was not done, as ``nothing moved``."""
    try:
        write_files({root / file.path: file.after for file in files})
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{error.filename}: {reason}; {undone}") from None
