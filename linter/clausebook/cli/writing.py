"""Writing files whole: readers see the old one or the new one, never a part."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

__all__ = ["write_file", "write_new_file"]


def write_file(path: Path, text: str) -> None:
    """Write a text beside the file and put it in its place; folders are made as needed.

    The text is UTF-8, its line ends are kept. What is there and is no file, such as a pipe or
    ``/dev/null``, is written into and never replaced. Raises OSError.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(_encoded(text))
        return
    with _written_beside(path, text) as beside:
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)


def write_new_file(path: Path, text: str) -> None:
    """Write a file that does not exist yet; raises FileExistsError where it does."""
    with _written_beside(path, text) as beside:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb") as file:
                file.write(beside.read_bytes())


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


@contextlib.contextmanager
def _written_beside(path: Path, text: str) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(_encoded(text))
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
