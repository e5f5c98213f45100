"""An editor without a window: pygls's own client, with texts of its own."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path


class Editor:
    """Opens files of a project, changes them and remembers what the server shows."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.times: defaultdict[str, int] = defaultdict(int)
        self.messages: list[str] = []
        self.result: types.InitializeResult | None = None
        self.registered: list[types.Registration] = []
        self._news = asyncio.Condition()
        self._listen()

    def _listen(self) -> None:
        async def heard() -> None:
            async with self._news:
                self._news.notify_all()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def shown(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self.times[params.uri] += 1
            await heard()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        async def message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            await heard()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        async def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations
            await heard()

    async def start(self, command: list[str], environment: Mapping[str, str]) -> None:
        first, *rest = command
        await self.client.start_io(first, *rest, env=dict(environment), cwd="/")

    async def initialize(self, encodings: list[types.PositionEncodingKind] | None = None) -> None:
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            text_document=types.TextDocumentClientCapabilities(
                rename=types.RenameClientCapabilities(prepare_support=True)
            ),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=True
                )
            ),
        )
        self.result = await self.client.initialize_async(
            types.InitializeParams(capabilities, root_uri=from_fs_path(str(self.root)))
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        if self.result is not None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), 20)

    def uri(self, path: str) -> str:
        return from_fs_path(str(self.root / path)) or ""

    def identity(self, path: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(path))

    def open(self, path: str, text: str | None = None) -> None:
        place = self.root / path
        self.texts[path] = place.read_bytes().decode() if text is None else text
        self.versions[path] = 1
        item = types.TextDocumentItem(self.uri(path), "yaml", 1, self.texts[path])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.versions[path] += 1
        identity = types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path))
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(identity, list(changes))
        )

    def write(self, path: str, text: str) -> None:
        """Exchange the whole text."""
        self.texts[path] = text
        self.change(path, types.TextDocumentContentChangeWholeDocument(text))

    def exchange(self, path: str, old: str, new: str) -> None:
        """Exchange a stretch of the text, as typing does."""
        text = self.texts[path]
        at = text.index(old)
        change = types.TextDocumentContentChangePartial(
            types.Range(place(text, at), place(text, at + len(old))), new
        )
        self.texts[path] = text[:at] + new + text[at + len(old) :]
        self.change(path, change)

    def save(self, path: str) -> None:
        (self.root / path).write_bytes(self.texts[path].encode())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.identity(path)))

    def close(self, path: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identity(path)))

    def changed_on_disk(self, *paths: str) -> None:
        events = [types.FileEvent(self.uri(p), types.FileChangeType.Changed) for p in paths]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    def codes(self, path: str) -> list[Any]:
        """Return the codes of the diagnostics that are shown for a file, in their order."""
        shown = self.shown.get(self.uri(path))
        return [] if shown is None else [one.code for one in shown.diagnostics]

    def at(self, path: str, word: str) -> dict[str, Any]:
        """Return the parameters of a request about the place right behind a word."""
        text = self.texts[path]
        position = place(text, text.index(word) + len(word))
        return {"text_document": self.identity(path), "position": position}

    async def until(self, condition: Any, seconds: float = 30) -> None:
        """Wait until something holds of what the server has shown."""
        try:
            async with self._news:
                await asyncio.wait_for(self._news.wait_for(condition), seconds)
        except TimeoutError:
            shown = [(one.uri, one.version, one.diagnostics) for one in self.shown.values()]
            raise AssertionError((shown, self.messages)) from None


def place(text: str, offset: int) -> types.Position:
    """Return a place as an editor counts it: in UTF-16."""
    before = text[:offset].replace("\r\n", "\n")
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)
