"""Builds of the manual, each in a process of its own.

Such a process begins as a copy of this one where the system can do that, with Sphinx and the rules
already imported; what a build leaves in memory is gone with it. This process must therefore have no
threads.
"""

import argparse
import contextlib
import importlib
import io
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

__all__ = ["Build", "Outcome", "context"]

# How processes are begun: as copies where that is known to be safe, else afresh.
if sys.platform == "linux":
    context = multiprocessing.get_context("fork")
else:
    context = multiprocessing.get_context("spawn")

_NEEDED = ("clausebook.cli.publishing", "clausebook.sphinxext.extension", "furo")
"""What every build imports, by name as Sphinx does it."""


class Outcome(NamedTuple):
    """What came of a build.

    ``fault`` says in one line why there is no new manual, or what it lacks; it is empty where all
    is well. ``said`` is what Sphinx said meanwhile.
    """

    pages: int
    fault: str
    said: str = ""

    @property
    def has_pages(self) -> bool:
        """Whether there is a new manual."""
        return self.pages > 0


class Build:
    """A build that goes on; ``shown`` is the folder that gets the pages once all are made."""

    def __init__(self, arguments: argparse.Namespace, shown: Path) -> None:
        for name in _NEEDED:
            importlib.import_module(name)
        self._outcome, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(arguments, shown, there))
        self._process.start()
        there.close()

    @property
    def sentinel(self) -> int:
        """What to wait for: it is ready once the process has ended."""
        return self._process.sentinel

    def outcome(self) -> Outcome:
        """Return what came of it, once it is there."""
        try:
            found: Outcome = self._outcome.recv()
        except EOFError:
            self._process.join()
            found = Outcome(0, f"the build ended by itself, with code {self._process.exitcode}")
        self.end()
        return found

    def end(self) -> None:
        """End it, done or not."""
        self._process.terminate()
        self._process.join()
        self._outcome.close()


def _run(arguments: argparse.Namespace, shown: Path, there: Connection) -> None:
    """Build, in the process that is there for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that waits for this one ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            pages, fault = _built(arguments, shown)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next edit may mend it
            from clausebook.cli.faults import told

            pages, fault = 0, told(error)
    there.send(Outcome(pages, fault, said.getvalue()))


def _built(arguments: argparse.Namespace, shown: Path) -> tuple[int, str]:
    """Build, show the pages, and return how many there are and what is wrong with them."""
    from clausebook.cli.options import open_here
    from clausebook.cli.publishing import build_manual, folder_for, output_of, readers_of
    from clausebook.cli.state import state_of

    project = open_here(arguments)
    state = state_of(arguments, project)
    readers = readers_of(arguments, project)
    output = output_of(arguments, project, folder_for(readers, state.folder))
    built = build_manual("html", project, state, output, arguments, readers=readers)
    _show(output, shown)
    lacks = "a part of a page could not be made" if built.has_failed else ""
    return built.pages, lacks


def _show(output: Path, shown: Path) -> None:
    """Bring a copy of the pages up to date: nobody is to see one that is half written."""
    wanted = dict(_files(output))
    present = dict(_files(shown))
    for path in present.keys() - wanted.keys():
        (shown / path).unlink()
    for path, (size, written) in wanted.items():
        if present.get(path) == (size, written):
            continue
        place = shown / path
        if place.is_dir():  # of an earlier manual; its files are gone
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.new")
        shutil.copyfile(output / path, beside)
        os.utime(beside, ns=(written, written))
        beside.replace(place)


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the published files of a manual with size and time; hidden ones are not, nor links."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            place = Path(above, name)
            if not name.startswith(".") and not place.is_symlink():
                found = place.stat()
                yield place.relative_to(folder).as_posix(), (found.st_size, found.st_mtime_ns)
