"""Documents written in the place of what they were amended from, and of nothing else."""

import codecs
import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from clausebook.cli.usage import UsageError
from clausebook.cli.writing import write_files
from clausebook.document import Document

__all__ = ["Exchange", "exchange"]


class Exchange(NamedTuple):
    """A document as it was read, and as it is to be."""

    before: Document
    after: Document


def exchange(root: Path, exchanges: Iterable[Exchange]) -> None:
    """Write documents of a project, all or none.

    Raises UsageError where a file is no longer what was read: somebody else wrote it meanwhile, and
    nothing of theirs may be lost. A file stays as it was when the program is killed. Raises
    OSError.
    """
    by_place = {root / one.before.path: one for one in exchanges}
    with contextlib.ExitStack() as stack:
        for place in sorted(by_place):
            stack.enter_context(_alone(place))
        write_files({place: _text(place, one) for place, one in by_place.items()})


def _text(place: Path, one: Exchange) -> str:
    data = place.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if data[len(mark) :] != one.before.text.encode():
        raise UsageError(
            f"{one.before.path}: was changed by somebody else meanwhile; nothing was written, run "
            "the command again"
        )
    return mark.decode() + one.after.text


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Keep other commands from writing a file.

    Who waited for it finds the file changed, for another one lies in its place. The lock goes with
    the process. Where there are no locks only the time between reading and writing is at risk.
    """
    with place.open("rb") as file:
        _lock(file)
        yield


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:
        return
    with contextlib.suppress(OSError):  # a file system without locks
        fcntl.flock(file, fcntl.LOCK_EX)
