"""A server as a user starts one: a process of its own, with a project of its own."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import clausebook

PATIENCE = 240.0
"""Seconds after which a test gives up; nothing is timed."""


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    text: str


class Server:
    """A running ``clausebook serve``."""

    def __init__(self, root: Path, *arguments: str) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "FORCE_COLOR"}
        environment["PYTHONPATH"] = str(Path(clausebook.__file__).parents[1])
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "clausebook", "serve", "--no-open", *arguments],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def said(self) -> str:
        """What it has said so far."""
        return "".join(self._said)

    @property
    def port(self) -> int:
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found, self.said
        return int(found[1])

    def hear(self, pattern: str, start: int = 0) -> str:
        """Wait until it has said something from a place on, and return all that is said there."""
        self.until(lambda: re.search(pattern, self.said[start:]) is not None, pattern)
        return self.said[start:]

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"it ended: {self.said}"
            assert time.monotonic() < end, f"no {what!r} in: {self.said}"
            time.sleep(0.02)

    def ask(self, path: str, host: str = "", method: str = "GET") -> Answer:
        """Ask for a path as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            response = connection.getresponse()
            return Answer(
                response.status, dict(response.headers), response.read().decode("utf-8", "replace")
            )

    def end(self, sign: signal.Signals = signal.SIGINT) -> int:
        """End it, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(sign)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.append(line)


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Server]:
    """Serve a project until the block ends."""
    server = Server(root, *(arguments or ("--port", "0")))
    try:
        yield server
    finally:
        server.end(signal.SIGKILL)
