"""Writing files whole: readers see the old one or the new one, never a part."""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_IMODE

__all__ = ["write_file", "write_files", "write_new_file"]


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and put it there; folders are made as needed.

    Text becomes UTF-8, its line ends are kept. What is there and is no file, such as a pipe or
    ``/dev/null``, is written into and never replaced. Raises OSError.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(_encoded(content))
        return
    write_files({path: content})


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Write all files or none, the last one last: all beside their places, then each into its own.

    Raises OSError that names the file which cannot be written; the others are as they were.
    """
    with contextlib.ExitStack() as stack:
        ready: list[tuple[Path, Path]] = []
        for path, content in contents.items():
            with _naming(path):
                place = path.resolve()
                beside = stack.enter_context(_written_beside(place, content))
                if place.exists():
                    beside.chmod(S_IMODE(place.stat().st_mode))
                ready.append((place, beside))
        _put_in_place(ready)


def _put_in_place(ready: Sequence[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, bytes | None]] = []
    try:
        for place, beside in ready:
            with _naming(place):
                old = place.read_bytes() if len(ready) > 1 and place.exists() else None
                beside.replace(place)
                done.append((place, old))
    except OSError:
        for place, old in done:
            with contextlib.suppress(OSError):
                place.unlink() if old is None else place.write_bytes(old)
        raise


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Make an error name the file that was meant, not the one beside it."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_new_file(path: Path, content: str | bytes) -> None:
    """Write a file that does not exist yet; raises FileExistsError where it does."""
    with _written_beside(path, content) as beside:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb") as file:
                file.write(beside.read_bytes())


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


@contextlib.contextmanager
def _written_beside(path: Path, content: str | bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_over(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(_encoded(content))
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _remove_left_over(path: Path) -> None:
    """Remove what processes that were killed left beside a file."""
    pattern = re.compile(rf"[.]{re.escape(path.name)}[.]([0-9]+)[.]new")
    for beside in path.parent.iterdir():
        found = pattern.fullmatch(beside.name)
        if found and _is_gone(int(found[1])):
            with contextlib.suppress(OSError):
                beside.unlink()


def _is_gone(process: int) -> bool:
    """Whether a process is known to run no more; only POSIX can be asked without harm."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False
