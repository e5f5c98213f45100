"""The last answers of a project: kept after a lint, recalled while they hold."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from clausebook.cache_file import FOLDER, CacheFile, clock_of, forget_oldest
from clausebook.walk import walk
from clausebook.warm.answer import Answer, from_plain, to_plain
from clausebook.warm.stamps import Stamp, content_id, is_young, stamp, stamps_below
from clausebook.warm.surroundings import surroundings_of
from clausebook.warm.watching import Reading, Watch, listing_digest

if TYPE_CHECKING:
    from clausebook.corpus import Corpus
    from clausebook.rules import Catalogue
    from clausebook.schema import SchemaLibrary
    from clausebook.warm.documents import DocumentMemory
    from clausebook.warm.findings import FindingMemory

__all__ = ["LintMemory", "Question"]

_PREFIX, _FINDINGS = "lint-", "findings-"
_MOST_ANSWERS = 8
_Stamps = tuple[tuple[str, Stamp], ...]


@dataclass(frozen=True)
class Question:
    """What a lint was asked.

    ``options`` are those that change what is found, apart from the ``day`` on which records are
    judged, the revision ``base`` to compare with, and whether the files are ``staged`` ones.
    """

    day: str
    options: tuple[object, ...] = ()
    base: str | None = None
    staged: bool = False


class LintMemory:
    """What is remembered of the lints of one project, under one question."""

    def __init__(self, root: Path, question: Question) -> None:
        self.root = root
        self._question = question
        self._surroundings = surroundings_of(root)

    def recall(self) -> Answer | None:
        """Return the last answer where nothing changed that it rests on, else None."""
        file = self._file
        content = file.read() if file.is_there else None
        if content is None:
            return None
        try:
            places, stamps, listing, read, repository, answer = marshal.loads(content)  # noqa: S302
        except (ValueError, TypeError, EOFError):
            return None
        holds = (
            stamps == tuple(stamps_below(places))
            and self._has_files(listing, read)
            and (not repository or repository == self._repository_state())
        )
        return from_plain(answer) if holds else None

    def watch(self) -> Watch | None:
        """Return what is to note what a lint looks at, None where nothing can be kept.

        It is asked for before anything is read.
        """
        since = clock_of(self.root)
        if since is None:
            return None
        self._surroundings = surroundings_of(self.root)
        watch = Watch(self.root, since, self._repository_state)
        if self._question.base is not None:
            watch.known_repository()  # a lint fails where it is gone, whether a rule looks or not
        return watch

    def rules(self) -> "Catalogue":
        """Return the rules of the package, most of them to be imported when they run."""
        from clausebook.warm.rules import remembered_rules

        return remembered_rules(self._trusted("rules", self._surroundings))

    def documents(self, kinds: str, library: "SchemaLibrary") -> "DocumentMemory":
        """Return the documents of the last lint; ``kinds`` tells sets of schemas apart."""
        from clausebook.warm.documents import DocumentMemory

        key = f"{self._surroundings} {kinds}"
        return DocumentMemory(partial(self._trusted, key=key), self.root, library)

    def findings(
        self, configuration: str, watch: Watch, corpus: "Corpus", content_ids: Mapping[str, str]
    ) -> "FindingMemory":
        """Return what rules found in the last lint; ``configuration`` tells settings apart."""
        from clausebook.warm.findings import FindingMemory
        from clausebook.warm.observing import Observation
        from clausebook.warm.questions import Answers

        compared = content_id(repr((self._question.base, self._question.staged)).encode())[:12]
        key = f"{self._surroundings} {configuration}"
        forget_oldest(self.root, _FINDINGS, _MOST_ANSWERS)
        file = self._trusted(f"{_FINDINGS}{compared}", key)
        answers = Answers(corpus, content_ids, watch.known_repository)
        return FindingMemory(file, answers, Observation(corpus))

    def keep(self, watch: Watch, places: Iterable[str], answer: Answer) -> None:
        """Keep an answer with what it rests on, unless that may have changed meanwhile.

        ``places`` are the files and folders that decide besides those that the watch has seen.
        """
        named = tuple(places)
        stamps: _Stamps = tuple(stamps_below(named))
        if not watch.is_certain or any(is_young(found, watch.since) for _, found in stamps):
            return
        repository = watch.repository or ""
        kept = (named, stamps, watch.listing, watch.read, repository, to_plain(answer))
        self._file.write(marshal.dumps(kept))
        forget_oldest(self.root, _PREFIX, _MOST_ANSWERS)

    @property
    def _file(self) -> CacheFile:
        """The file of this question; the day is not in its name, for yesterday's is of no use."""
        question = self._question
        asked = repr((question.options, question.base, question.staged))
        name = f"{_PREFIX}{content_id(asked.encode())[:12]}"
        return self._trusted(name, f"{self._surroundings} {question.day}")

    def _trusted(self, name: str, key: str) -> CacheFile:
        """Return a file of the cache, which is as good as none where somebody committed it."""
        return CacheFile(self.root, name, key, is_foreign=lambda: self._is_committed)

    @cached_property
    def _is_committed(self) -> bool:
        """Whether git keeps the cache: somebody may have written it to have faults overlooked."""
        from clausebook.git import is_tracked, may_have_repository

        return may_have_repository(self.root) and is_tracked(self.root, FOLDER)

    def _has_files(self, listing: str, read: Mapping[str, Reading]) -> bool:
        """Whether the files are the same, by their stamps, and where these are young by content."""
        if self._question.staged:
            from clausebook.git import StagedFiles

            return StagedFiles(self.root).identity == listing
        found = walk(self.root)
        if listing_digest(found.paths, found.links) != listing:
            return False
        links = found.links
        return all(
            stamp(f"{self.root}/{path}", may_be_link=path in links) == then
            and (not digest or self._digest(path) == digest)
            for path, (then, digest) in read.items()
        )

    def _digest(self, path: str) -> str | None:
        try:
            return content_id((self.root / path).read_bytes())
        except OSError:
            return None

    def _repository_state(self) -> str | None:
        from clausebook.git import state_of

        return state_of(self.root, self._question.base)
