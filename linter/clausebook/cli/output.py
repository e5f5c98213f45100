"""The output streams: their encoding, their style, and complaints."""

import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from clausebook.reports import Style

__all__ = ["complain", "prepare_streams", "remark", "silence", "style_of", "write_as"]


def prepare_streams() -> None:
    """Let every character be written; into a pipe or file the same bytes in every locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def complain(message: str) -> None:
    """Write one line to the error stream."""
    from clausebook.reports.display import visible

    sys.stderr.write(f"clausebook: error: {visible(' '.join(message.split()))}\n")


def remark(message: str) -> None:
    """Write one line to the error stream that stops nothing."""
    from clausebook.reports.display import visible

    sys.stderr.write(f"clausebook: note: {visible(' '.join(message.split()))}\n")


def silence() -> None:
    """Discard what is still to be written, for nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_as(form: str, text: Callable[["Style"], str], **others: Callable[[], str]) -> None:
    """Write a report in the format that was asked for, text in the style of the stream."""
    sys.stdout.write(others[form]() if form in others else text(style_of(sys.stdout)))


def style_of(stream: TextIO) -> "Style":
    """Return the style for a stream: that of its terminal, plain where there is none."""
    from clausebook.reports import Style

    is_terminal = stream.isatty()
    return Style(_width() if is_terminal else None, _has_colour(is_terminal=is_terminal))


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _has_colour(*, is_terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    old_console = os.name == "nt" and not os.environ.get("WT_SESSION")
    return is_terminal and os.environ.get("TERM") != "dumb" and not old_console
