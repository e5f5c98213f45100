"""The server that an editor starts: the protocol on one side, projects in memory on the other."""

import asyncio
import logging
import sys
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from clausebook import __version__
from clausebook.diagnostic import Diagnostic
from clausebook.editor.naming import CannotRename
from clausebook.editor.outline import found_by
from clausebook.lsp.attendance import Attendance
from clausebook.lsp.buffers import Buffer
from clausebook.lsp.checking import Superseded
from clausebook.lsp.conversion import Conversion, changes_of
from clausebook.lsp.projects import Projects
from clausebook.lsp.requests import REQUESTS, Asked, Request
from clausebook.lsp.session import Session, State, open_session

__all__ = ["serve"]

_NAME = "clausebook"
_USUAL = "utf-16"
_WATCHED = "**/*.{yaml,yml,md,rst,toml,json}"
_Told = Callable[[Exception], str]


def serve(
    today: Callable[[], date],
    told: _Told,
    streams: tuple[BinaryIO, BinaryIO],
    *,
    plug_ins: bool = True,
) -> None:
    """Answer an editor until it says that it is done.

    ``streams`` are what comes from the editor and what goes to it, ``told`` is what is said of an
    error.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # errors are told by our own words
    found = partial(open_session, today=today, plug_ins=plug_ins)
    _Server(found, told).protocol.start_io(*streams)


class _Server:
    """The files that are open, and what is done when the editor says something."""

    def __init__(self, find: Callable[[Path], Session | None], told: _Told) -> None:
        self.protocol = LanguageServer(_NAME, __version__)
        self._find = find
        self._told = told
        self._files: dict[str, Path] = {}
        self._buffers: dict[str, Buffer] = {}
        self._projects: Projects | None = None
        self._last_told = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._register()

    def _register(self) -> None:
        on = self.protocol.feature
        on(types.INITIALIZED)(lambda _: self._watch())
        on(types.TEXT_DOCUMENT_DID_OPEN)(lambda params: self._open(params.text_document))
        on(types.TEXT_DOCUMENT_DID_CHANGE)(partial(self._change))
        on(types.TEXT_DOCUMENT_DID_CLOSE)(lambda params: self._close(params.text_document.uri))
        on(types.TEXT_DOCUMENT_DID_SAVE)(lambda params: self._saved([params.text_document.uri]))
        on(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(
            lambda params: self._saved(change.uri for change in params.changes)
        )
        on(types.SHUTDOWN)(lambda _: self._all.close())
        on(types.WORKSPACE_SYMBOL)(self._guarded(self._search))
        for name, request in REQUESTS.items():
            on(name, request.options)(self._guarded(partial(self._answer, request)))

    @property
    def _all(self) -> Projects:
        """The projects; made late, for they belong to the loop that runs."""
        if self._projects is None:
            self._projects = Projects(self._find, self._attend, self._tell)
        return self._projects

    def _guarded(self, answer: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
        """Return what answers a request: an error is told as what it means, and ends nothing."""

        async def guarded(params: Any) -> Any:
            try:
                return await answer(params)
            except Superseded:
                return None
            except CannotRename as refusal:
                code = types.LSPErrorCodes.RequestFailed
                raise JsonRpcException(str(refusal), code) from None
            except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
                self._log(error)
                raise JsonRpcException(self._told(error)) from None

        return guarded

    # What the editor tells.

    def _open(self, document: types.TextDocumentItem) -> None:
        path = to_fs_path(document.uri) if document.uri.startswith("file:") else None
        if path is None:
            return
        self._files[document.uri] = _settled(Path(path))
        self._buffers[document.uri] = Buffer(document.text, document.version)
        self._look(document.uri)

    def _change(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        buffer = self._buffers.get(uri)
        if buffer is None:
            return
        for change in changes_of(params):
            buffer = buffer.changed(change, params.text_document.version, self._encoding)
        self._buffers[uri] = buffer
        self._look(uri)

    def _close(self, uri: str) -> None:
        if self._buffers.pop(uri, None) is not None:
            self._saved([uri])
            del self._files[uri]

    def _saved(self, uris: Iterable[str]) -> None:
        """See what changed on disk."""
        files = [self._files.get(uri) or _settled(Path(to_fs_path(uri) or "")) for uri in uris]
        for file in files:
            self._all.reopen(file)
        for attendance in self._all:
            paths = [attendance.session.path_of(file) for file in files]
            for path in filter(None, paths):
                attendance.session.look_again(path)
            attendance.session.look_again()
            attendance.change()
        for uri in self._buffers:
            self._look(uri, is_changed=False)

    def _look(self, uri: str, *, is_changed: bool = True) -> None:
        """Have the project of an open file looked at."""
        file = self._files[uri]

        async def look() -> None:
            attendance = await self._all.of(file)
            path = attendance and attendance.session.path_of(file)
            if attendance is not None and path and is_changed:
                attendance.change(path)

        self._in_background(look())

    # What the editor asks.

    async def _answer(self, request: Request, params: Any) -> Any:
        uri = params.text_document.uri
        file = self._files.get(uri)
        attendance = await self._all.of(file) if file is not None else None
        path = attendance and file and attendance.session.path_of(file)
        if attendance is None or not path:
            return None
        session = attendance.session
        asked = Asked(attendance, path, self._open_in(session), partial(self._conversion, session))
        return await request.answer(asked, params) if path in asked.open_buffers else None

    async def _search(self, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        found: list[types.WorkspaceSymbol] = []
        for attendance in self._all:
            known = (await attendance.state()).known
            texts = {path: document.text for path, document in known.documents.items()}
            conversion = self._conversion(attendance.session, texts)
            found += (
                types.WorkspaceSymbol(
                    conversion.location(where),
                    f"{record.id} {record.text('title')}".strip(),
                    types.SymbolKind.Object,
                    container_name=record.kind.title,
                )
                for record, where in found_by(known, params.query)
            )
        return found

    # What the editor is told.

    def _attend(self, session: Session) -> Attendance:
        self._last_told = ""
        return Attendance(
            session,
            partial(self._open_in, session),
            partial(self._publish, session),
            self._tell,
        )

    def _publish(
        self,
        session: Session,
        state: State,
        buffers: Mapping[str, Buffer],
        path: str,
        found: Iterable[Diagnostic],
    ) -> None:
        texts = {one: document.text for one, document in state.corpus.documents.items()}
        conversion = self._conversion(session, texts)
        version = buffers[path].version if path in buffers else None
        told = conversion.diagnostics(path, found)
        self.protocol.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(conversion.uri(path), told, version)
        )

    def _tell(self, error: Exception) -> None:
        """Show what keeps us from work; the same is not shown twice."""
        self._log(error)
        message = self._told(error)
        if message != self._last_told:
            self._last_told = message
            self.protocol.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"Clausebook: {message}")
            )

    def _log(self, error: Exception) -> None:
        text = "".join(traceback.format_exception(error))
        sys.stderr.write(text)

    def _watch(self) -> None:
        """Ask to be told of files that change outside the editor, where it can do that."""
        workspace = self.protocol.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(glob_pattern=_WATCHED)]
            )
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("watched", name, options)
            self.protocol.client_register_capability(types.RegistrationParams([registration]))

    # What is between.

    @property
    def _encoding(self) -> str:
        agreed = self.protocol.workspace.position_encoding
        return types.PositionEncodingKind(agreed or _USUAL).value

    def _open_in(self, session: Session) -> Mapping[str, Buffer]:
        """Return what is open of a project, by path."""
        paths = {uri: session.path_of(file) for uri, file in self._files.items()}
        return {path: self._buffers[uri] for uri, path in paths.items() if path}

    def _conversion(self, session: Session, texts: Mapping[str, str]) -> Conversion:
        paths = {session.path_of(file): uri for uri, file in self._files.items()}
        addresses = {path: uri for path, uri in paths.items() if path}
        return Conversion(session.root, addresses, self._encoding, texts)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # or it may be forgotten before it is done
        task.add_done_callback(self._tasks.discard)


def _settled(file: Path) -> Path:
    """Return a file by the folder that it really lies in; a link keeps its own name."""
    try:
        return file.parent.resolve() / file.name
    except (OSError, RuntimeError):
        return file
