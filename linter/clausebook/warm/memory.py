"""The last answers of a project: kept after a lint, recalled while they hold."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from clausebook.cache_file import CacheFile, clock_of, forget_oldest
from clausebook.walk import walk
from clausebook.warm.answer import Answer, from_plain, to_plain
from clausebook.warm.stamps import Stamp, contents_digest, is_young, stamp, stamps_below
from clausebook.warm.surroundings import surroundings_of
from clausebook.warm.watching import Reading, Watch, listing_digest

__all__ = ["LintMemory", "Question"]

_PREFIX = "lint-"
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
        self._surroundings = surroundings_of(root, question.day)

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
        self._surroundings = surroundings_of(self.root, self._question.day)
        return Watch(self.root, since, self._repository_state)

    def keep(self, watch: Watch, places: Iterable[str], answer: Answer) -> None:
        """Keep an answer with what it rests on, unless that may have changed meanwhile.

        ``places`` are the files and folders that decide besides those that the watch has seen.
        """
        named = tuple(places)
        stamps: _Stamps = tuple(stamps_below(named))
        if not watch.is_certain or any(is_young(found, watch.since) for _, found in stamps):
            return
        if watch.has_moved():
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
        name = f"{_PREFIX}{contents_digest(asked.encode())[:12]}"
        return CacheFile(self.root, name, self._surroundings)

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
            return contents_digest((self.root / path).read_bytes())
        except OSError:
            return None

    def _repository_state(self) -> str | None:
        from clausebook.git import state_of

        return state_of(self.root, self._question.base)
