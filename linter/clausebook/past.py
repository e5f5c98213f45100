"""The documents as they were: versions of the history, read as records when somebody asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from clausebook.document import Document, read, unreadable
from clausebook.history import Commit, History, Version
from clausebook.record import LoadedDocument, load
from clausebook.schema import SchemaLibrary

__all__ = ["Memory", "Past", "contents_by_id"]

Memory = MutableMapping[str, Any]
"""What was found out of contents before: plain data by who found it and the id of the content."""


class Past:
    """The past of the documents of a project.

    Each content is read at most once, and only where what is asked of it is not remembered: the
    same bytes under the same schemas give the same answer for ever. ``memory`` may be kept between
    two runs; whoever keeps it must drop it when schemas or program change.
    """

    def __init__(
        self, history: History, library: SchemaLibrary, memory: Memory | None = None
    ) -> None:
        self.history = history
        self.library = library
        self.memory: Memory = {} if memory is None else memory
        self._documents: dict[str, LoadedDocument] = {}
        self._lacking: set[str] = set()

    def versions(self, path: str) -> tuple[Version, ...]:
        """Return the versions of a document that is there now, the newest first."""
        return self.history.versions.get(path, ())

    def document(self, content_id: str, path: str) -> LoadedDocument:
        """Return a content as it is read at a path.

        What the history does not hold, as in a clone that is cut off, is a document that says so.
        """
        found = self._documents.get(content_id)
        if found is None or found.path != path:
            found = self._documents[content_id] = self._read(content_id, path)
        return found

    def fact(
        self, content_ids: Mapping[str, str], find: Callable[[LoadedDocument], Any]
    ) -> dict[str, Any]:
        """Return something about contents, remembered or found out, by their ids.

        ``content_ids`` are the contents with the paths they had; ``find`` returns plain data, as
        JSON has them. All that are not remembered are fetched at once. What is remembered is known
        by the name of ``find`` with its module, so that no two facts can be mixed up; raises
        ValueError for a function without a name of its own.
        """
        name = _name(find)
        # The end of a file's name decides how it is read.
        keys = {i: f"{name}{path[path.rfind('.') :]}:{i}" for i, path in content_ids.items()}
        unknown = {i: content_ids[i] for i, key in keys.items() if key not in self.memory}
        found: dict[str, Any] = {}
        for content_id, loaded in self._each(unknown):
            found[content_id] = find(loaded)
            if content_id not in self._lacking:  # what the history lacks may be fetched
                self.memory[keys[content_id]] = found[content_id]
        return {i: found[i] if i in found else self.memory[key] for i, key in keys.items()}

    def fact_of_text(
        self, content_ids: Iterable[str], find: Callable[[bytes], Any]
    ) -> dict[str, Any]:
        """Return something about contents that are not read as records, by their ids.

        It is remembered as ``fact`` does. Contents that the history does not hold are left out.
        """
        name = _name(find)
        keys = {content_id: f"{name}:{content_id}" for content_id in content_ids}
        unknown = [content_id for content_id, key in keys.items() if key not in self.memory]
        contents = self.history.contents(unknown) if unknown else {}
        for content_id in unknown:
            if content_id in contents:
                self.memory[keys[content_id]] = find(contents[content_id])
        return {i: self.memory[key] for i, key in keys.items() if key in self.memory}

    def identify(self, document: Document) -> str:
        """Return the id that the history has or would have for what a document holds now."""
        return self.history.identify(_bytes(document))

    def _each(self, content_ids: Mapping[str, str]) -> Iterator[tuple[str, LoadedDocument]]:
        """Yield contents as they are read, and keep none: there may be ten thousands."""
        missing = [content_id for content_id in content_ids if content_id not in self._documents]
        contents = self.history.contents(missing) if missing else {}
        for content_id, path in content_ids.items():
            if content_id in contents:
                yield content_id, self.loaded(path, contents[content_id])
            else:
                yield content_id, self.document(content_id, path)

    def recognize(self, documents: Iterable[LoadedDocument]) -> None:
        """Take over documents of the present whose content is that of their newest version."""
        for loaded in documents:
            newest = self.versions(loaded.path)[:1]
            if newest and newest[0].content == self.identify(loaded.document):
                self._documents.setdefault(newest[0].content, loaded)

    def fetch(self, content_ids: Mapping[str, str]) -> None:
        """Read contents, given with the paths they had, by one look into the history."""
        wanted = {i: p for i, p in content_ids.items() if i not in self._documents}
        contents = self.history.contents(wanted) if wanted else {}
        for content_id, path in wanted.items():
            if content_id in contents:
                self._documents[content_id] = self.loaded(path, contents[content_id])

    def _read(self, content_id: str, path: str) -> LoadedDocument:
        content = self.history.content(content_id)
        if content is None:
            self._lacking.add(content_id)
            missing = unreadable(path, "the history does not hold it", "fetch all of the history")
            return load(missing, self.library)
        return self.loaded(path, content)

    def loaded(self, path: str, content: bytes) -> LoadedDocument:
        """Return a content as it is read at a path."""
        return load(read(path, content), self.library)

    @cached_property
    def commits(self) -> Mapping[str, Commit]:
        """Every commit by its id."""
        return {commit.id: commit for commit in self.history.commits}

    def all_versions(self) -> Iterator[Version]:
        """Yield every version of every document, those of removed ones too."""
        for versions in self.history.versions.values():
            yield from versions
        for removal in self.history.removals:
            yield from removal.versions

    def forget(self) -> None:
        """Drop from the memory what was found out of contents that the history has no more."""
        known = {version.content for version in self.all_versions()} | {*self.history.base.values()}
        for key in [key for key in self.memory if _content_id(key) not in known]:
            del self.memory[key]


def _bytes(document: Document) -> bytes:
    """Return what the file held, but for a byte order mark and what is no text."""
    return document.text.encode("utf-8", "surrogatepass")


def _name(find: Callable[..., Any]) -> str:
    """Return the name of a function with its module; raises ValueError where others may bear it."""
    if "<" in find.__qualname__:
        raise ValueError(f"{find.__qualname__}: what it finds cannot be told from other facts")
    return f"{find.__module__}.{find.__qualname__}"


def _content_id(key: str) -> str:
    return key.rpartition(":")[2]


def contents_by_id(versions: Iterable[Version]) -> dict[str, str]:
    """Return the contents of versions with the paths they had."""
    return {version.content: version.path for version in versions}
