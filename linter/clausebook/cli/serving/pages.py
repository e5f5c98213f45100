"""The server that shows the pages, in a process of its own.

It listens on this machine only, answers nobody who came by another name, and gives nothing out but
files of the manual. What it adds to a page is one script of its own, by its address: the pages work
under a policy that allows no other.
"""

import signal
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from multiprocessing.connection import Connection
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from clausebook.cli.serving.board import Board, Shown
from clausebook.cli.serving.files import content_type, file_of

__all__ = ["HOST", "run"]

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_OWN = "/.clausebook/"
"""Where the server's own things are: no page of a manual is hidden."""
_SCRIPT, _EVENTS = f"{_OWN}live.js", f"{_OWN}events"
_PULSE = 15.0
"""Seconds after which a silent connection is tried, for the tab may be gone."""
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PLAIN_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{told}</p></body>
</html>
"""


def run(port: int, folder: Path, connection: Connection, other_end: Connection | None) -> None:
    """Serve a folder until nobody holds the other end of the connection any more.

    First the number of the port is sent, or what the system says where it cannot be had; then each
    ``Shown`` that is received is told to all pages. A copy of the other end is closed, which this
    process got when it began.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # its end is that of the process it serves
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if other_end is not None:
        other_end.close()
    try:
        server = _Server(port, folder)
    except OSError as error:
        connection.send(error.strerror or str(error))
        return
    connection.send(server.server_port)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        while (shown := _received(connection)) is not None:
            server.board.show(shown)
        server.shutdown()


def _received(connection: Connection) -> Shown | None:
    try:
        found: Shown = connection.recv()
    except (EOFError, OSError):
        return None
    return found


class _Server(ThreadingHTTPServer):
    """What all answers share; raises OSError where the port cannot be had."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, folder: Path) -> None:
        self.folder = folder
        self.board = Board()
        self.script = (files(__package__) / "live.js").read_bytes()
        super().__init__((HOST, port), _Answer)
        self.names = frozenset(
            name if self.server_port == 80 else f"{name}:{self.server_port}" for name in _NAMES
        )

    def server_bind(self) -> None:
        """Bind, without asking the network for the machine's name, which may take its time."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a tab was closed while it was answered."""


class _Answer(BaseHTTPRequestHandler):
    """The answer to one request."""

    server: _Server
    server_version = "clausebook"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a page, a file, the script or what there is to tell."""
        if self.headers.get("Host", "").lower() not in self.server.names:
            # Else a page of somebody whose name leads here could read the manual.
            told = "This manual is shown under its own address only."
            self._plain(HTTPStatus.MISDIRECTED_REQUEST, told, is_live=False)
            return
        path = urlsplit(self.path).path
        if path == _EVENTS:
            self._tell()
        elif path == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", self.server.script)
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815 - the name that the library calls

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for findings."""

    def _file(self, path: str) -> None:
        manual = self.server.board.shown.manual
        if not manual:
            told = "The manual is being made. It appears here by itself."
            self._plain(HTTPStatus.SERVICE_UNAVAILABLE, told)
            return
        place = file_of(self.server.folder, path)
        content = _content(place) if place is not None else None
        if place is None or content is None:
            told = "There is no such page in the manual. If it comes, it appears here by itself."
            self._plain(HTTPStatus.NOT_FOUND, told)
            return
        kind = content_type(place)
        if kind.startswith("text/html"):
            content = self._live(content, manual)
        self._send(HTTPStatus.OK, kind, content)

    def _plain(self, status: HTTPStatus, told: str, *, is_live: bool = True) -> None:
        content = _PLAIN_PAGE.format(title=status.phrase, told=told).encode()
        if is_live:
            content = self._live(content, self.server.board.shown.manual)
        self._send(status, "text/html; charset=utf-8", content)

    @staticmethod
    def _live(content: bytes, manual: str) -> bytes:
        """Return a page that loads the script, told which manual the page is of."""
        script = f'<script src="{_SCRIPT}?shown={manual}" defer></script>'.encode()
        before, end, after = content.partition(b"</head>")
        return before + script + end + after if end else content + script

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._begin(status, kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)

    def _tell(self) -> None:
        """Tell what is shown, and each change of it, as long as the tab listens."""
        self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        self.end_headers()
        seen: Shown | None = None
        while self.command != "HEAD":
            now = self.server.board.other_than(seen, _PULSE)
            self.wfile.write(b": there\n\n" if now is None else now.event())
            self.wfile.flush()
            seen = now or seen


def _content(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except OSError:  # a build has just removed it
        return None
