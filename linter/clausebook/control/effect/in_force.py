"""What is in force on a day: each document as it is written, or the version that still holds."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.control.binding import is_void
from clausebook.control.effect.earlier import Earlier, EarlierVersions
from clausebook.control.effect.in_progress import Reason, WorkInProgress
from clausebook.control.effect.verdict import Verdict, verdict
from clausebook.control.succession import replaced_on
from clausebook.corpus import Corpus
from clausebook.history import Version
from clausebook.past import Past
from clausebook.record import LoadedDocument

__all__ = ["InForce", "in_force"]


@dataclass(frozen=True)
class InForce:
    """What is in force on the day of a corpus.

    In ``corpus`` the documents of ``shown``, which names them by path, are versions of the past;
    some may have no file any more. Those that have no such version and were not approved by the day
    as they are written stand in it with records whose approval does not hold. ``in_progress`` are
    by id the documents that are not in force as they are written, for somebody works on them or
    their day is still to come. ``cut_off`` are the ids of those of which the history that is there
    does not tell what is in force.
    """

    corpus: Corpus
    in_progress: Mapping[str, WorkInProgress] = field(default_factory=dict)
    shown: Mapping[str, Version] = field(default_factory=dict)
    cut_off: tuple[str, ...] = ()


def in_force(corpus: Corpus, *, looking_back: bool = True) -> InForce:
    """Return what is in force on the day of the corpus.

    A document that records what happened stays as it is; all do where the past is not known. The
    past is asked only about documents that are not in force as they are written. If
    ``looking_back``, the day may lie before the newest commits: what was withdrawn or removed after
    it still held. Else all that was committed had happened by the day.
    """
    waiting = tuple(loaded for loaded in corpus.loaded if _waits(corpus, loaded))
    if not waiting and not looking_back:
        return InForce(corpus)
    past = corpus.past
    if past is None or not past.history.commits:
        return InForce(_with_doubt(corpus, waiting))
    versions = EarlierVersions(corpus, past, looking_back=looking_back)
    versions.prepare(waiting)
    found = {loaded.path: versions.of(loaded) for loaded in waiting}
    chosen = {path: one.version for path, one in found.items() if one.version is not None}
    chosen.update((v.path, v) for v in versions.removed() if v.path not in corpus.documents)
    read = _read(past, chosen)
    works = [_work(one, found[one.path], read.get(one.path)) for one in waiting]
    return InForce(
        _with(corpus, past, chosen, read, {one.path for one in waiting}),
        {work.id: work for work in works if work is not None and work.id},
        {path: chosen[path] for path in read},
        tuple(_cut_off(past, waiting, found)),
    )


def _waits(corpus: Corpus, loaded: LoadedDocument) -> bool:
    """Whether an earlier version may hold in place of a document."""
    found = verdict(loaded, corpus.today)
    if found is Verdict.WITHDRAWN and loaded.header is not None:
        replaced = replaced_on(corpus, loaded.header)
        return replaced is None or replaced > corpus.today
    return found is Verdict.NOT_YET


def _read(past: Past, chosen: Mapping[str, Version]) -> dict[str, LoadedDocument]:
    """Return versions as documents at the paths where they are shown, if they can be read there."""
    past.fetch({version.content: path for path, version in chosen.items()})
    documents = ((path, past.document(one.content, path)) for path, one in chosen.items())
    return {path: loaded for path, loaded in documents if loaded.header is not None}


def _work(
    document: LoadedDocument, earlier: Earlier, shown: LoadedDocument | None
) -> WorkInProgress | None:
    """Return the work on a document, None where it was withdrawn or cannot be read at all."""
    reason = _reason(document)
    if reason is None or (document.header is None and shown is None):
        return None
    return WorkInProgress(document, reason, earlier.since, shown)


def _reason(document: LoadedDocument) -> Reason | None:
    header = document.header
    if header is None:
        return Reason.UNREADABLE
    if is_withdrawn(header):
        return None
    if not header.is_approved:
        return Reason.DRAFTED
    return Reason.VOID if is_void(document) else Reason.TO_COME


def _cut_off(
    past: Past, waiting: tuple[LoadedDocument, ...], found: Mapping[str, Earlier]
) -> Iterator[str]:
    if past.history.is_shallow:
        for document in waiting:
            if not found[document.path].is_settled and document.header is not None:
                yield document.header.id


def _with(
    corpus: Corpus,
    past: Past,
    chosen: Mapping[str, Version],
    read: Mapping[str, LoadedDocument],
    waiting: set[str],
) -> Corpus:
    """Return the corpus with versions of the past in place of what is not in force.

    Each record stands in it once, although it may have moved to another document since: where a
    document in force has it as it is written, else where the newest version has it, else in a
    document that is not in force.
    """
    if not read:
        return _with_doubt(corpus, (one for one in corpus.loaded if one.path in waiting))
    ages = {commit.id: age for age, commit in enumerate(past.history.commits)}
    replacing = sorted(read, key=lambda path: (ages.get(chosen[path].commit.id, len(ages)), path))
    documents = [one for one in corpus.loaded if one.path not in waiting]
    taken, earlier = _ids(documents), set[str]()
    for path in replacing:
        document = _without(read[path], taken | earlier)
        documents.append(document)
        earlier |= _ids([document])
    others = (one for one in corpus.loaded if one.path in waiting and one.path not in read)
    documents += [_without(_doubted(one, corpus.today), earlier) for one in others]
    return corpus.with_documents(documents)


def _with_doubt(corpus: Corpus, waiting: Iterable[LoadedDocument]) -> Corpus:
    """Return the corpus in which documents that were not approved as they are count for nothing."""
    doubted = {one.path: _doubted(one, corpus.today) for one in waiting}
    if all(_holds(one) for one in doubted.values()):
        return corpus
    return corpus.with_documents(doubted.get(one.path, one) for one in corpus.loaded)


def _doubted(document: LoadedDocument, day: date) -> LoadedDocument:
    """Return a document with records whose approval does not hold, if it says it was approved."""
    header = document.header
    if header is None or not header.is_approved:
        return document
    approved = header.part("approval").date("on")
    if not is_void(document) and (approved is None or approved <= day):
        return document
    records = tuple(replace(one, approval_holds=False) for one in document.records)
    return replace(document, records=records)


def _holds(document: LoadedDocument) -> bool:
    return document.header is None or document.header.approval_holds


def _ids(documents: Iterable[LoadedDocument]) -> set[str]:
    return {record.id for document in documents for record in document.records if record.id}


def _without(document: LoadedDocument, ids: Collection[str]) -> LoadedDocument:
    """Return a register without the records of these ids."""
    dropped = {record.id for record in document.records[1:] if record.id in ids}
    if not dropped:
        return document
    return replace(
        document,
        records=tuple(one for one in document.records if one.id not in dropped),
        problems=tuple(one for one in document.problems if one.place.record not in dropped),
        links=tuple(one for one in document.links if one.source not in dropped),
    )
