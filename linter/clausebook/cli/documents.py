"""Documents as the command line names them, by id or path."""

import re
from collections.abc import Iterable
from pathlib import Path

from clausebook.cli.paths import in_project
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record

__all__ = ["documents_named", "record_named"]

_ID = re.compile(r"[A-Z]{3}-[0-9]+")


def documents_named(corpus: Corpus, words: Iterable[str], root: Path) -> tuple[LoadedDocument, ...]:
    """Return the documents that ids and paths name, each once.

    Raises UsageError for what is not there, and for a record that stands in a register.
    """
    found: dict[str, LoadedDocument] = {}
    for word in words:
        document = _by_id(corpus, word) if _ID.fullmatch(word) else _by_path(corpus, word, root)
        found.setdefault(document.path, document)
    return tuple(found.values())


def record_named(corpus: Corpus, record_id: str) -> Record:
    """Return a record by its id; raises UsageError."""
    record = corpus.get(record_id)
    if record is None:
        raise UsageError(f"there is no record {record_id}{did_you_mean(record_id, corpus.by_id)}")
    return record


def _by_id(corpus: Corpus, word: str) -> LoadedDocument:
    record = record_named(corpus, word)
    document = _document_of(corpus, record)
    if record.in_register:
        header = document.header
        register = header.id if header is not None else document.path
        raise UsageError(
            f"{word}: stands in a register, which is approved as a whole; name {register}"
        )
    return document


def _document_of(corpus: Corpus, record: Record) -> LoadedDocument:
    """Return the document in which a record stands."""
    return next(loaded for loaded in corpus.loaded if loaded.path == record.path)


def _by_path(corpus: Corpus, word: str, root: Path) -> LoadedDocument:
    path = in_project(word, root)
    for loaded in corpus.loaded:
        if loaded.path == path:
            return loaded
    raise UsageError(f"'{word}' is neither the id of a document nor the path of one")
