"""Documents loaded in batches by whoever executes them: processes, or other machines.

A batch brings all that it needs, so that a worker has to share no disk with the one who asks: the
bytes of the files, and the schemas that are not Clausebook's own. What comes back is what the
worker found out, without the text, which the one who asks has.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import lru_cache
from typing import Any

from clausebook.document import Document, read
from clausebook.record.loading import LoadedDocument, load
from clausebook.record.plain import from_plain, to_plain
from clausebook.schema import SchemaLibrary, load_schemas

__all__ = ["load_batch", "load_in_batches"]

_Content = tuple[str, bytes | Document]
"""A path, and the bytes under it or the document that says why they cannot be read."""
_Batch = tuple[_Content, ...]

_DOCUMENTS, _BYTES = 128, 256 * 1024
"""What a batch holds at most, but for a document that is larger alone: sending one costs as much
as loading a few small documents, and many large ones would leave other workers without."""
_AHEAD = 256
"""Batches that are under way at once: they feed many workers, and bound what is held in memory."""


def load_in_batches(
    contents: Iterable[_Content], library: SchemaLibrary, executor: Executor
) -> Iterator[LoadedDocument]:
    """Yield each document as ``load`` returns it, in the order of the contents.

    The workers begin while the contents are still being read. Raises what the executor raises, as
    BrokenExecutor where a process was killed.
    """
    added = _added_schemas(library)
    under_way: deque[tuple[_Batch, Future[list[Any]]]] = deque()
    for batch in _batches(contents):
        while under_way and (len(under_way) >= _AHEAD or under_way[0][1].done()):
            yield from _received(*under_way.popleft(), library)
        under_way.append((batch, executor.submit(load_batch, batch, added)))
    while under_way:
        yield from _received(*under_way.popleft(), library)


def load_batch(batch: _Batch, added: str) -> list[Any]:
    """Return each document of a batch as plain data: the part of the work that a worker does.

    ``added`` are the schemas besides Clausebook's own, as JSON. Records are cheap to make and dear
    to send with their kinds, so that whoever receives the data makes them.
    """
    library = _library(added)
    return [_found(path, content, library) for path, content in batch]


def _batches(contents: Iterable[_Content]) -> Iterator[_Batch]:
    batch: list[_Content] = []
    size = 0
    for path, content in contents:
        length = len(content) if isinstance(content, bytes) else 0
        if batch and (len(batch) == _DOCUMENTS or size + length > _BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append((path, content))
        size += length
    if batch:
        yield tuple(batch)


def _found(path: str, content: bytes | Document, library: SchemaLibrary) -> Any:
    document = content if isinstance(content, Document) else read(path, content)
    return to_plain(load(document, library), known_text=_text(content))


def _received(
    batch: _Batch, found: Future[list[Any]], library: SchemaLibrary
) -> Iterator[LoadedDocument]:
    for (path, content), plain in zip(batch, found.result(), strict=True):
        yield from_plain(path, plain, library, known_text=_text(content))


def _text(content: bytes | Document) -> str:
    """Return what is most often the text of a document, on either side of the way."""
    return content.text if isinstance(content, Document) else content.decode("utf-8", "replace")


def _added_schemas(library: SchemaLibrary) -> str:
    """Return the schemas that a worker does not have: none, where the project has none."""
    ours = load_schemas().schemas
    return json.dumps({a: s for a, s in library.schemas.items() if ours.get(a) != s})


@lru_cache(maxsize=8)
def _library(added: str) -> SchemaLibrary:
    """Return the library that a worker keeps for all batches of a project."""
    ours = load_schemas()
    return SchemaLibrary({**ours.schemas, **json.loads(added)}) if added != "{}" else ours
