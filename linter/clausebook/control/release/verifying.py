"""Whether files are those of a release, and which are not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausebook.control.release.claims import false_claim
from clausebook.control.release.manifest import Manifest
from clausebook.control.release.released import (
    GrowingDocument,
    Released,
    ReleasedApproval,
    ReleasedDocument,
    ReleasedFile,
    ReleasedRecord,
)

__all__ = ["Difference", "Sort", "verify"]


class Sort(StrEnum):
    """What became of something that was released.

    ``GROWN`` is what is meant to happen where events and results are recorded; ``CLAIM`` tells that
    the manifest is false and the file is not.
    """

    MISSING = "missing"
    UNREADABLE = "unreadable"
    CONTENT = "content"
    APPROVAL = "approval"
    RESULT = "result"
    BOOKKEEPING = "bookkeeping"
    LAYOUT = "layout"
    CLAIM = "claim"
    MOVED = "moved"
    UNKNOWN = "unknown"
    GROWN = "grown"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was released; ``record`` is empty for a file without records."""

    path: str
    record: str
    sort: Sort
    message: str

    @property
    def is_growth(self) -> bool:
        """Whether it is no fault: more happened since, and was recorded."""
        return self.sort is Sort.GROWN


def verify(manifest: Manifest, present: Mapping[str, Released]) -> tuple[Difference, ...]:
    """Return what differs from a release, by path; ``present`` are the files that are there now.

    Every file whose bytes differ is named, other line ends apart.
    """
    found = [*_Verification(manifest, present).differences()]
    return tuple(sorted(found, key=lambda one: (one.path, one.record, one.sort)))


class _Verification:
    """One comparison: what is there now, found by id and by path."""

    def __init__(self, manifest: Manifest, present: Mapping[str, Released]) -> None:
        self._manifest = manifest
        self._present = present
        self._by_id: dict[str, Released] = {}
        self._records: dict[str, ReleasedRecord] = {}
        for entry in present.values():
            if not isinstance(entry, ReleasedFile):
                self._by_id.setdefault(entry.id, entry)
            if isinstance(entry, GrowingDocument):
                self._records.update({record.id: record for record in entry.records})

    def differences(self) -> Iterator[Difference]:
        known: set[str] = set()
        for entry in self._manifest.entries:
            now = self._present_state(entry)
            known |= {entry.path, *([now.path] if now is not None else [])}
            yield from self._compared(entry, now)
        for path, now in self._present.items():
            if path not in known:
                yield _unknown(now)

    def _present_state(self, entry: Released) -> Released | None:
        """Return what became of an entry: the document of its id, else what lies in its place."""
        here = self._present.get(entry.path)
        if isinstance(entry, ReleasedFile):
            return here
        if here is None or isinstance(here, ReleasedFile) or here.id != entry.id:
            return self._by_id.get(entry.id, here)
        return here

    def _compared(self, entry: Released, now: Released | None) -> Iterator[Difference]:
        if now is None:
            yield _difference(entry, Sort.MISSING, "it is not there")
        elif now.path != entry.path:
            yield _difference(entry, Sort.MOVED, f"it lies at {now.path}")
        if now is not None and now.sha256 == entry.sha256:
            if message := false_claim(entry, now):
                yield _difference(entry, Sort.CLAIM, message)
        elif isinstance(entry, GrowingDocument):
            yield from self._growth(entry, now)
        elif now is None:
            return
        elif isinstance(entry, ReleasedDocument):
            yield from _document(entry, now)
        else:
            yield _file(entry, now)

    def _growth(self, entry: GrowingDocument, now: Released | None) -> Iterator[Difference]:
        """Yield what became of a document that grows, and of each of its records."""
        if now is not None and not isinstance(now, GrowingDocument):
            yield _replaced(entry, now)
        faults = [one for record in entry.records for one in self._record(entry, record, now)]
        yield from faults
        if not isinstance(now, GrowingDocument) or faults:
            return
        if now.records == entry.records:
            yield _difference(
                entry, Sort.LAYOUT, "only its layout differs; its records are the same"
            )
        else:
            yield _difference(entry, Sort.GROWN, _grown(entry, now))

    def _record(
        self, entry: GrowingDocument, record: ReleasedRecord, now: Released | None
    ) -> Iterator[Difference]:
        """Yield what became of one record; it may have moved, but its own document goes first."""
        here = now.records if isinstance(now, GrowingDocument) else ()
        found = next((one for one in here if one.id == record.id), self._records.get(record.id))
        where = (entry.path, record.id)
        if found is not None and record.is_closed:
            if message := _edited(record, found):
                yield Difference(*where, Sort.CONTENT, message)
        elif found is None and here:  # a document that is not there is told once, as a whole
            yield Difference(*where, Sort.MISSING, f"the {record.status} record is not there")


def _edited(record: ReleasedRecord, now: ReleasedRecord) -> str:
    """Return what was done to a closed record that may not be, empty if nothing."""
    if not now.is_closed:
        return f"it was closed, and is {now.status or 'without status'} again"
    if now.fingerprint != record.fingerprint:
        return "it was closed, and was edited since"
    if now.corrections[: len(record.corrections)] != record.corrections:
        return "it is closed, and a correction of it was edited or taken away"
    return ""


def _document(entry: ReleasedDocument, now: Released) -> Iterator[Difference]:
    if not isinstance(now, ReleasedDocument) or now.id != entry.id:
        yield _replaced(entry, now)
        return
    before, after = Counter(entry.results), Counter(now.results)
    lost, added = (before - after).total(), (after - before).total()
    found = [
        *_if(now.fingerprint != entry.fingerprint, Sort.CONTENT, _CONTENT),
        *_if(now.approval != entry.approval, Sort.APPROVAL, _approvals(entry, now)),
        *_if(
            now.version != entry.version,
            Sort.BOOKKEEPING,
            f"its version is {now.version or 'missing'} instead of {entry.version or 'missing'}",
        ),
        *_if(
            now.status != entry.status,
            Sort.BOOKKEEPING,
            f"its status is {now.status or 'missing'} instead of {entry.status or 'missing'}",
        ),
        *_if(lost, Sort.RESULT, f"{_so_many(lost)} changed or taken away"),
    ]
    rest = (Sort.GROWN, f"{_so_many(added)} added, none changed") if added else _ONLY_LAYOUT
    for sort, message in found or [rest]:
        yield _difference(entry, sort, message)


_CONTENT = "its content is not the one that was released"
_ONLY_LAYOUT = (
    Sort.LAYOUT,
    "only layout, bookkeeping or a latest state that is kept beside the content differs",
)


def _so_many(results: int) -> str:
    return "one result" if results == 1 else f"{results:,} results"


def _if(is_so: object, sort: Sort, message: str) -> Iterator[tuple[Sort, str]]:
    if is_so:
        yield sort, message


def _approvals(entry: ReleasedDocument, now: ReleasedDocument) -> str:
    return f"its approval is {_told(now.approval)} instead of {_told(entry.approval)}"


def _told(approval: ReleasedApproval | None) -> str:
    if approval is None:
        return "missing"
    return f"by {approval.by} as {approval.role} on {approval.on} ({approval.state})"


def _replaced(entry: ReleasedDocument | GrowingDocument, now: Released) -> Difference:
    """Return that something else lies where a document should."""
    if isinstance(now, ReleasedFile):
        return _difference(entry, Sort.UNREADABLE, "it cannot be read as a record")
    if now.id != entry.id:
        return _difference(entry, Sort.MISSING, f"{now.id} stands in its place")
    return _difference(entry, Sort.CONTENT, "it is no longer the kind of document that it was")


def _file(entry: Released, now: Released) -> Difference:
    if not now.sha256:
        return _difference(entry, Sort.UNREADABLE, "it cannot be read")
    return _difference(entry, Sort.CONTENT, "it is not the file that was released")


def _grown(entry: GrowingDocument, now: GrowingDocument) -> str:
    before = {record.id: record for record in entry.records}
    new = sum(record.id not in before for record in now.records)
    changed = sum(record.id in before and record != before[record.id] for record in now.records)
    return f"it has grown: {new} new, {changed} continued, nothing closed was edited"


def _unknown(now: Released) -> Difference:
    if isinstance(now, GrowingDocument):
        return _difference(now, Sort.GROWN, "it was begun since the release")
    return _difference(now, Sort.UNKNOWN, "the release does not know it")


def _difference(entry: Released, sort: Sort, message: str) -> Difference:
    record = "" if isinstance(entry, ReleasedFile) else entry.id
    return Difference(entry.path, record, sort, message)
