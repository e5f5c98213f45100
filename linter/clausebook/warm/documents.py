"""Documents as they were read the last time, for those whose files are the same."""

import marshal
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

from clausebook.cache_file import FOLDER, CacheFile
from clausebook.document import Document
from clausebook.git import StagedFiles
from clausebook.record import LoadedDocument
from clausebook.record.plain import from_plain, to_plain
from clausebook.schema import SchemaLibrary
from clausebook.warm.stamps import Stamp, content_id, is_young, stamp
from clausebook.warm.watching import Watch

__all__ = ["DocumentMemory"]

_Entry = tuple[Stamp, str, Any]
"""A file's stamp, None where it could not be trusted; the id of its content; the document."""

_NAME = re.compile(r"documents-[0-9]+-of-([0-9]+)")
_FEW, _USUAL, _MANY = 50, 200, 800
"""Documents in one file of the cache: a change writes one file, and a lint reads them all."""


_Read = Callable[[str], bytes | Document | LoadedDocument]


class _Source(Protocol):
    """Where files are read that are not remembered; it takes note of them itself."""

    def read(self, path: str) -> bytes | Document: ...


class DocumentMemory:
    """The documents of a project, remembered for one state of the program and of the schemas."""

    def __init__(
        self, file: Callable[[str], CacheFile], root: Path, library: SchemaLibrary
    ) -> None:
        self._root = root
        self._named = file
        self._library = library
        self._parts = _parts_in(root / FOLDER)
        self._entries: dict[str, _Entry] = {}
        for number in range(self._parts):
            self._entries.update(self._read_part(number))
        self._known = set(self._entries)
        self._changed: set[str] = set()

    def reader(self, files: object, source: _Source, watch: Watch) -> _Read:
        """Return what reads a document: from memory where its file is the same, else anew.

        Files of the git index tell by their ids whether they are the same, links by the content of
        what they lead to; those of a folder by their stamps, or by their content where the stamp
        is another or young.
        """
        if isinstance(files, StagedFiles):  # of which stamps in the folder tell nothing
            return lambda path: self._read(path, source, watch, None, files.object_id(path))
        return lambda path: self._read(path, source, watch, stamp(f"{self._root}/{path}"), None)

    def _read(
        self, path: str, source: _Source, watch: Watch, found: Stamp, object_id: str | None
    ) -> bytes | Document | LoadedDocument:
        entry = self._entries.get(path)
        if entry is not None and (entry[1] == object_id if object_id else _same(entry[0], found)):
            watch.note(path, found)
            return self._restored(path, entry)
        content = source.read(path)
        if not isinstance(content, bytes):
            self._entries.pop(path, None)
            self._changed.add(path)
            return content
        own_id = object_id or content_id(content)
        is_sure = not is_young(found, watch.since)
        self._changed.add(path)
        known = entry[2] if entry is not None and entry[1] == own_id else None
        self._entries[path] = entry = (found if is_sure else None, own_id, known)
        return content if known is None else self._restored(path, entry)

    def content_ids(self) -> Mapping[str, str]:
        """Return the ids of the contents that were read or remembered, by their paths."""
        return {path: entry[1] for path, entry in self._entries.items()}

    def keep(self, loaded: Iterable[LoadedDocument]) -> None:
        """Keep the documents of a lint, and nothing of those that are gone."""
        there = {one.path: one for one in loaded}
        for path in self._changed & there.keys() & self._entries.keys():
            found, own_id, plain = self._entries[path]
            if plain is None:
                self._entries[path] = (found, own_id, to_plain(there[path]))
        gone = (self._entries.keys() | self._known) - there.keys()
        for path in gone:
            self._entries.pop(path, None)
        self._write((self._changed | gone) & (self._known | there.keys()))

    def _restored(self, path: str, entry: _Entry) -> LoadedDocument:
        return from_plain(path, entry[2], self._library)

    def _write(self, changed: Iterable[str]) -> None:
        parts = _fitting(self._parts, len(self._entries))
        numbers = {_part_of(path, parts) for path in changed}
        if parts != self._parts:
            for place in (self._root / FOLDER).glob("documents-*"):
                place.unlink(missing_ok=True)
            numbers = set(range(parts))
        entries: dict[int, dict[str, _Entry]] = {number: {} for number in numbers}
        for path, entry in self._entries.items():
            if (number := _part_of(path, parts)) in entries:
                entries[number][path] = entry
        for number, part in entries.items():
            self._file(number, parts).write(marshal.dumps(part))

    def _read_part(self, number: int) -> dict[str, _Entry]:
        content = self._file(number, self._parts).read()
        try:
            found = marshal.loads(content) if content is not None else {}  # noqa: S302
        except (ValueError, TypeError, EOFError):
            return {}
        return found if isinstance(found, dict) else {}

    def _file(self, number: int, parts: int) -> CacheFile:
        return self._named(f"documents-{number}-of-{parts}")


def _same(then: Stamp, now: Stamp) -> bool:
    return then is not None and then == now


def _part_of(path: str, parts: int) -> int:
    return crc32(path.encode("utf-8", "surrogateescape")) % parts


def _parts_in(folder: Path) -> int:
    """Return into how many files the documents were divided, 0 where these are not all there."""
    try:
        names = [place.name for place in folder.iterdir()]
    except OSError:
        return 0
    counts = [int(found[1]) for found in map(_NAME.fullmatch, names) if found]
    parts = max(counts, default=0)
    return parts if counts.count(parts) == parts else 0


def _fitting(parts: int, documents: int) -> int:
    """Return into how many files to divide: as before, unless they have become small or large."""
    if parts and (parts == 1 or documents >= parts * _FEW) and documents <= parts * _MANY:
        return parts
    return max(1, documents // _USUAL)
