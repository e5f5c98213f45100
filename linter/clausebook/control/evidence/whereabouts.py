"""Where each record stood in the versions of the files, and from when until when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clausebook.control.outline import Heading, history_in, outlines
from clausebook.corpus import Corpus
from clausebook.history import HOLD_RECORDS, Commit, History, Version
from clausebook.past import Past
from clausebook.record import Record

__all__ = ["Gone", "Stay", "Whereabouts", "whereabouts_in"]


@dataclass(frozen=True, slots=True)
class Stay:
    """An unbroken time that an id stood in one file.

    ``path`` is that of the file now, or its last one. ``versions`` are those that hold the id, the
    oldest first; ``ended_by`` is the commit that took it out, None where the last one still has it.
    ``begin`` and ``end`` count commits from 0, the oldest; a time that goes on has no end in them.
    """

    path: str
    versions: tuple[Version, ...]
    ended_by: Commit | None
    begin: int
    end: int


class Gone(NamedTuple):
    """An id that no file holds any more, and where it stood, the last stay at the end."""

    id: str
    stays: tuple[Stay, ...]


def whereabouts_in(corpus: Corpus) -> "Whereabouts | None":
    """Return the whereabouts of the ids of a corpus, None where nothing is known of its past.

    They are found once, for several rules ask.
    """
    return corpus.once(_whereabouts)


def _whereabouts(corpus: Corpus) -> "Whereabouts | None":
    return None if corpus.past is None else Whereabouts(corpus, corpus.past)


class Whereabouts:
    """The stays of all ids, found in the texts of all versions.

    Few versions are of interest, so the texts are looked through for ids and not read as records.
    """

    def __init__(self, corpus: Corpus, past: Past) -> None:
        self._documents = corpus.documents
        self._ids = frozenset(corpus.by_id)
        self._unread_ids = corpus.unread_ids
        self._order = {c.id: n for n, c in enumerate(reversed(past.history.commits))}
        self._stays: defaultdict[str, list[Stay]] = defaultdict(list)
        self._there = {(record.id, record.path) for record in corpus.all_records}
        self._past = past
        self._present: dict[str, str] = {}
        self._histories: dict[str, str | None] = {}
        files = list(_files(corpus, past.history))
        self._outlines = outlines(past, [v for _, versions, _ in files for v in versions])
        for path, versions, gone_by in files:
            self._follow(path, versions, gone_by)

    @property
    def ids(self) -> frozenset[str]:
        """Every id that any version holds."""
        return frozenset(self._stays)

    def stays(self, record: Record) -> tuple[Stay, ...]:
        """Return the stays of a record that is there now, the last one at the end."""
        return (*self.earlier_stays(record), *self._here(record))

    def earlier_stays(self, record: Record) -> tuple[Stay, ...]:
        """Return the stays of its id before the record came to where it is, the last at the end.

        It came from a file that lost it when this one took it up, or before. Where an id stood in
        two files at once, it named two records: those of the other are left out.
        """
        here = self._here(record)
        arrival = min((stay.begin for stay in here), default=self._now)
        others = (stay for stay in self._stays.get(record.id, ()) if stay not in here)
        came = [stay for stay in others if self._left(record.id, stay) <= arrival]
        return tuple(sorted(came, key=_by_end))

    def is_as_now(self, path: str, version: Version) -> bool:
        """Whether a version has the text that a file has now."""
        if path not in self._present:
            self._present[path] = self._past.identify(self._documents[path])
        return version.content == self._present[path]

    def heading(self, version: Version) -> Heading | None:
        """Return the heading of a version, None where it has to be read."""
        return self._outlines[version.content].heading

    def is_continued(self, path: str, heading: Heading) -> bool:
        """Whether the history in a file as it is now begins with all that a heading's said."""
        if path not in self._histories:
            self._histories[path] = history_in(self._documents[path].text)
        now = self._histories[path]
        return now is not None and heading.is_continued_by(now)

    def may_be_closed(self, version: Version) -> bool:
        """Whether something in a version seems to be closed."""
        return self._outlines[version.content].may_be_closed

    def gone(self, prefixes: Iterable[str]) -> Iterator[Gone]:
        """Yield the ids with these prefixes that no file holds now, by id.

        What stands in a file that cannot be read is not gone.
        """
        wanted = frozenset(prefixes)
        for record_id in sorted(self._stays):
            known = record_id in self._ids or record_id in self._unread_ids
            if not known and record_id.partition("-")[0] in wanted:
                yield Gone(record_id, tuple(sorted(self._stays[record_id], key=_by_end)))

    @property
    def _now(self) -> int:
        return len(self._order)

    def _here(self, record: Record) -> list[Stay]:
        found = self._stays.get(record.id, ())
        return [s for s in found if s.path == record.path and s.ended_by is None]

    def _left(self, record_id: str, stay: Stay) -> int:
        """Return when an id left a file; what the newest commit holds may have left since."""
        stands = (record_id, stay.path) in self._there or record_id in self._unread_ids
        return self._now + 1 if stay.ended_by is None and stands else stay.end

    def _follow(self, path: str, versions: Sequence[Version], gone_by: Commit | None) -> None:
        """Take in the stays in one file, whose versions are given the oldest first."""
        standing: dict[str, list[Version]] = {}
        for version in versions:
            ids = self._outlines[version.content].ids
            for record_id in standing.keys() - ids:
                self._end(path, record_id, standing.pop(record_id), version.commit)
            for record_id in ids:
                standing.setdefault(record_id, []).append(version)
        for record_id, held in standing.items():
            self._end(path, record_id, held, gone_by)

    def _end(self, path: str, record_id: str, held: list[Version], by: Commit | None) -> None:
        begin = self._order[held[0].commit.id]
        end = self._now if by is None else self._order[by.id]
        self._stays[record_id].append(Stay(path, tuple(held), by, begin, end))


def _by_end(stay: Stay) -> tuple[int, int]:
    return stay.end, stay.begin


def _files(
    corpus: Corpus, history: History
) -> Iterator[tuple[str, tuple[Version, ...], Commit | None]]:
    """Yield the files that hold or held records: path, versions the oldest first, what removed it.

    A file that is there and is no document is none of the project's, and neither is what lay in a
    folder that holds none.
    """
    folders = {path.partition("/")[0] for path in corpus.documents}

    def may_hold_records(path: str) -> bool:
        is_other = path in corpus.files and path not in corpus.documents
        return path.partition("/")[0] in folders and path.endswith(HOLD_RECORDS) and not is_other

    for path, versions in history.versions.items():
        if may_hold_records(path):
            yield path, versions[::-1], None
    for removal in history.removals:
        if may_hold_records(removal.last.path):
            yield removal.last.path, removal.versions[::-1], removal.commit
