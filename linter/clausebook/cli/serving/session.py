"""The loop: an edit is checked at once, and then the manual follows."""

import argparse
import secrets
import signal
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn, Self

from clausebook.cli.faults import told
from clausebook.cli.linting import refuse_foreign_folder
from clausebook.cli.options import open_here, today
from clausebook.cli.output import complain, remark, style_of
from clausebook.cli.paths import place_of_output
from clausebook.cli.readership import readers_for
from clausebook.cli.serving.board import Shown
from clausebook.cli.serving.building import Build, Outcome, context
from clausebook.cli.serving.checking import Checks
from clausebook.cli.serving.pages import HOST, run
from clausebook.cli.serving.telling import first_report, follow_up
from clausebook.cli.serving.watching import Watched
from clausebook.cli.usage import UsageError
from clausebook.git import GitFault, places_that_move
from clausebook.project import Project
from clausebook.report import Report

__all__ = ["serve"]

_FOLDER = "_build"
_OF_BEFORE = " — this page is of the last manual that could be made"


def serve(arguments: argparse.Namespace) -> int:
    """Serve the manual of the working folder until somebody ends it; return 0.

    Raises UsageError where the port is taken or the readers are unknown, and what opening a
    project raises.
    """
    project = open_here(arguments)
    refuse_foreign_folder(project)
    if arguments.profile is not None:
        readers_for(arguments.profile, project)
    try:
        with (
            _ending_well(),
            _shown_folder(project.root) as folder,
            _Pages(arguments.port, folder) as pages,
        ):
            _Session(arguments, project, folder, pages).run()
    except KeyboardInterrupt:
        sys.stdout.write("\nended\n")
    return 0


@contextmanager
def _ending_well() -> Iterator[None]:
    """Let an interrupt and the usual request to end do the same, whatever was set before."""
    before = {one: signal.signal(one, _interrupt) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _shown_folder(root: Path) -> Iterator[Path]:
    """Give a folder for the pages that are shown: a copy, so that a build disturbs nobody."""
    above = place_of_output(root, _FOLDER)
    above.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix=".served.", dir=above, ignore_cleanup_errors=True) as name:
        yield Path(name)


class _Pages:
    """The process that serves the pages, as long as the block lasts."""

    def __init__(self, port: int, folder: Path) -> None:
        self._port = port
        self._folder = folder
        self.address = ""

    def __enter__(self) -> Self:
        self._connection, there = context.Pipe()
        ours = self._connection if context.get_start_method() == "fork" else None
        self._process = context.Process(
            target=run, args=(self._port, self._folder, there, ours), daemon=True
        )
        self._process.start()
        there.close()
        found = self._connection.recv()
        if not isinstance(found, int):
            self._process.join()
            raise UsageError(
                f"port {self._port} cannot be used: {found.lower()}; end what listens there, or "
                "name another with --port"
            )
        self.address = f"http://{HOST}:{found}/"
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join()

    def show(self, shown: Shown) -> None:
        """Let all pages know which manual is shown, and what is wrong.

        Raises UsageError where nobody serves them any more.
        """
        try:
            self._connection.send(shown)
        except OSError:
            told = "the process that serves the pages has ended; start 'clausebook serve' again"
            raise UsageError(told) from None


class _Session:
    """One run of ``serve``: what was found last, which manual is shown, and the build that goes on.

    Only one build goes on at a time; an edit that comes meanwhile is built after it.
    """

    def __init__(
        self, arguments: argparse.Namespace, project: Project, folder: Path, pages: _Pages
    ) -> None:
        self._arguments = arguments
        self._folder = folder
        self._pages = pages
        self._watched = Watched(project.root, _of_git(project.root), lambda: today(arguments))
        self._checks = Checks(arguments)
        self._report: Report | None = None
        self._name = secrets.token_hex(4)
        self._number = 0
        self._build: Build | None = None

    def run(self) -> NoReturn:
        """Check and build, and go on with each edit."""
        self._check(())
        is_due = True
        sys.stdout.write(f"\nthe manual will be at {self._pages.address} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        try:
            while True:
                if is_due and self._build is None:
                    self._build, is_due = Build(self._arguments, self._folder), False
                self._wait()
                edits = self._watched.edits()
                if edits:
                    self._check(edits)
                    is_due = True
        finally:
            if self._build is not None:
                self._build.end()

    def _wait(self) -> None:
        """Wait a moment, or until the build is done."""
        if self._build is None:
            time.sleep(self._watched.interval)
        elif wait([self._build.sentinel], self._watched.interval):
            outcome, self._build = self._build.outcome(), None
            self._show(outcome)

    def _check(self, edits: Collection[str]) -> None:
        """Check, and tell what is new; a fault that stops the check is told and stops no more."""
        try:
            found = self._checks.check(edits)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next edit may mend it
            complain(told(error))
            return
        if found.notice and self._report is None:
            remark(found.notice)
        result = replace(found.result, style=style_of(sys.stdout))
        before, self._report = self._report, result.report
        is_first = before is None
        sys.stdout.write(first_report(result) if is_first else follow_up(before, result))
        sys.stdout.flush()

    def _show(self, outcome: Outcome) -> None:
        """Tell what came of a build, here and on the pages."""
        sys.stderr.write(outcome.said)
        if outcome.has_pages:
            self._number += 1
            sys.stdout.write(f"{outcome.pages:,} documents published\n")
            sys.stdout.flush()
        if outcome.fault:
            complain(outcome.fault)
        manual = f"{self._name}.{self._number}" if self._number else ""
        is_of_before = manual and outcome.fault and not outcome.has_pages
        self._pages.show(Shown(manual, outcome.fault + (_OF_BEFORE if is_of_before else "")))
        if self._number == 1 and outcome.has_pages and not self._arguments.no_open:
            _open(self._pages.address)


def _of_git(root: Path) -> tuple[Path, ...]:
    try:
        return places_that_move(root)
    except GitFault:
        return ()


def _open(address: str) -> None:
    """Open the browser, if somebody sits before it."""
    if sys.stdout.isatty():
        import webbrowser

        webbrowser.open(address)
