"""What a corpus answers to the questions that rules put to it, as digests."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument
from clausebook.warm.observing import (
    ALL,
    BROKEN,
    DIGEST,
    FAULTS,
    FILES,
    IDS,
    KIND,
    PAST,
    PROBLEMS,
    TODAY,
)

__all__ = ["Answers"]


class Answers:
    """The answers of one corpus: equal ones mean that whoever asked would find the same again.

    ``content_ids`` are those of the documents by their paths; what a document holds follows from
    its path, its content and the schemas. ``repository_state`` stands for the past; it is None
    where what git would answer cannot be told.
    """

    def __init__(
        self,
        corpus: Corpus,
        content_ids: Mapping[str, str],
        repository_state: Callable[[], str | None],
    ) -> None:
        self._corpus = corpus
        self._content_ids = content_ids
        self._repository_state = repository_state
        self._known: dict[str, str | None] = {}

    def __call__(self, question: str) -> str | None:
        """Return the answer, None where it cannot be told; raises ValueError for no question."""
        if question == PAST:  # asked each time, for a rule may have looked at what is uncertain
            return self._repository_state()
        if question not in self._known:
            self._known[question] = self._find(question)
        return self._known[question]

    @cached_property
    def contents(self) -> Mapping[str, str]:
        """What tells the content of each document from any other, by its path."""
        return {one.path: self._content_id(one) for one in self._corpus.loaded}

    def _find(self, question: str) -> str | None:
        if question.startswith(KIND):
            return self._of_documents(self._by_kind.get(question.removeprefix(KIND), ()))
        if question.startswith(DIGEST):
            return self._corpus.digests(question.removeprefix(DIGEST)) or "none"
        return self._simple[question]()

    @cached_property
    def _simple(self) -> Mapping[str, Callable[[], str]]:
        loaded = self._corpus.loaded
        return {
            ALL: lambda: self._of_documents(loaded),
            BROKEN: lambda: self._of_documents(one for one in loaded if _is_broken(one)),
            PROBLEMS: lambda: self._of_documents(one for one in loaded if one.problems),
            FAULTS: lambda: self._of_documents(one for one in loaded if one.document.faults),
            IDS: self._of_ids,
            FILES: lambda: _digest(sorted(self._corpus.files)),
            TODAY: self._corpus.today.isoformat,
        }

    @cached_property
    def _by_kind(self) -> Mapping[str, list[LoadedDocument]]:
        """The documents that hold a record of a kind, by the kind."""
        found: dict[str, list[LoadedDocument]] = {}
        for loaded in self._corpus.loaded:
            for kind in {record.kind.name for record in loaded.records}:
                found.setdefault(kind, []).append(loaded)
        return found

    def _of_documents(self, documents: Iterable[LoadedDocument]) -> str:
        return _digest(f"{one.path}\0{self._content_id(one)}" for one in documents)

    def _content_id(self, loaded: LoadedDocument) -> str:
        return self._content_ids.get(loaded.path) or repr(loaded.document.faults)

    def _of_ids(self) -> str:
        return _digest(
            f"{one.record_id}\0{one.kind.name}\0{one.path}\0{one.pointer}"
            for one in self._corpus.all_records
        )


def _is_broken(loaded: LoadedDocument) -> bool:
    """Whether records may stand in a document that could not be read as such."""
    header = loaded.header
    return header is None or (header.kind.name == "register" and len(loaded.records) == 1)


def _digest(texts: Iterable[str]) -> str:
    text = "\n".join(texts)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
