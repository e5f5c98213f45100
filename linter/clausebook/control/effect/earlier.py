"""Which earlier version of a document was in force on a day, by what the past holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clausebook.control.effect.verdict import Verdict, verdict, verdict_of_facts
from clausebook.control.facts import DocumentFacts, facts_of_versions
from clausebook.control.succession import replaced_on
from clausebook.corpus import Corpus
from clausebook.history import HOLD_RECORDS, Commit, Version
from clausebook.past import Past
from clausebook.record import LoadedDocument

__all__ = ["Earlier", "EarlierVersions"]

_FIRST_LOOK = 4
"""So many versions of a document are looked at together at first; most work takes no more."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the versions of a document tell: which one holds, and the commit that came next.

    ``is_settled`` tells that a version had begun by the day, whether or not it has ended.
    """

    version: Version | None = None
    since: Commit | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class _Gone:
    """The versions of a document of which no file is left where it lay, and since when."""

    versions: tuple[Version, ...]
    on: date


class EarlierVersions:
    """The versions of the documents of a corpus, judged on its day.

    The past must have commits. Unless ``looking_back`` all of them had been made by the day.
    """

    def __init__(self, corpus: Corpus, past: Past, *, looking_back: bool) -> None:
        self._corpus = corpus
        self._past = past
        self._day = corpus.today
        self._committed_by = corpus.today if looking_back else date.max
        self._newest = past.history.commits[0].committed_on

    def prepare(self, documents: tuple[LoadedDocument, ...]) -> None:
        """Look at the newest versions of several documents together, which is faster."""
        versions = (self._past.versions(one.path)[:_FIRST_LOOK] for one in documents)
        facts_of_versions(self._past, (version for some in versions for version in some))

    def of(self, document: LoadedDocument) -> Earlier:
        """Return what the past tells of a document that is not in force as it is written."""
        header, versions = document.header, self._past.versions(document.path)
        if header is None:
            return self._walk(versions, "", "", heeds_withdrawal=True)
        withdrawn_later = False
        if verdict(document, self._day) is Verdict.WITHDRAWN:
            withdrawn_later = replaced_on(self._corpus, header) is not None
            if not withdrawn_later and self._is_withdrawn_now(versions):
                return Earlier(is_settled=True)
        heeds = not withdrawn_later
        found = self._walk(versions, header.id, header.kind.name, heeds_withdrawal=heeds)
        gone = self._gone.get(header.id) if not found.is_settled else None
        if gone is None or self._corpus.get(header.id) is not header:
            return found
        before = self._walk(gone.versions, header.id, "", heeds_withdrawal=heeds)
        return before if before.is_settled else found

    def removed(self) -> Iterator[Version]:
        """Yield the version that held on the day of each document that was removed after it."""
        if self._newest <= self._committed_by:
            return
        known = {*self._corpus.by_id, *self._corpus.unread_ids}
        for document_id, gone in self._gone.items():
            if document_id not in known and gone.on > self._committed_by:
                found = self._walk(gone.versions, document_id, "", heeds_withdrawal=True)
                if found.version is not None:
                    yield found.version

    def _is_withdrawn_now(self, versions: tuple[Version, ...]) -> bool:
        """Whether a withdrawal that nobody has committed yet counts on the day.

        Nothing tells its day but that it is later than all commits.
        """
        if not versions:
            return True
        (facts,) = facts_of_versions(self._past, versions[:1]).values()
        is_committed = verdict_of_facts(facts, self._day) in (Verdict.WITHDRAWN, Verdict.ENDED)
        return not is_committed and self._newest <= self._committed_by

    def _walk(
        self, versions: tuple[Version, ...], document_id: str, kind: str, *, heeds_withdrawal: bool
    ) -> Earlier:
        """Look from the newest version back to the first that had begun by the day.

        A file may have held another document before: its versions tell nothing of this one.
        """
        since: Commit | None = None
        for version, facts in self._with_facts(versions):
            if not self._is_of(facts, document_id, kind):
                break
            found = verdict_of_facts(facts, self._day)
            if found is Verdict.WITHDRAWN:
                begun = heeds_withdrawal and version.commit.committed_on <= self._committed_by
                found = Verdict.ENDED if begun else Verdict.NOT_YET
            if found is not Verdict.NOT_YET:
                return Earlier(version if found is Verdict.IN_FORCE else None, since, True)
            since = version.commit
        return Earlier(None, since)

    def _with_facts(self, versions: tuple[Version, ...]) -> Iterator[tuple[Version, DocumentFacts]]:
        """Yield versions with their facts, read in portions that grow."""
        start, size = 0, _FIRST_LOOK
        while start < len(versions):
            portion = versions[start : start + size]
            facts = facts_of_versions(self._past, portion)
            yield from ((version, facts[version.content]) for version in portion)
            start, size = start + size, size * 2

    def _is_of(self, facts: DocumentFacts, document_id: str, kind: str) -> bool:
        """Whether a version is one of that document, which may have been renumbered since."""
        if not facts.id or not document_id or facts.id == document_id:
            return True
        return facts.kind == kind and facts.id not in self._corpus.by_id

    @cached_property
    def _gone(self) -> Mapping[str, _Gone]:
        """Documents by their ids that lie nowhere where they lay, as git sees it."""
        history, there = self._past.history, {*self._corpus.files, *self._corpus.documents}
        gone = [_Gone(one.versions, one.commit.committed_on) for one in history.removals]
        gone += [
            _Gone(versions, self._newest)
            for path, versions in history.versions.items()
            if path not in there
        ]
        gone = [one for one in gone if one.versions[0].path.endswith(HOLD_RECORDS)]
        facts = facts_of_versions(self._past, (one.versions[0] for one in gone))
        found: dict[str, _Gone] = {}
        for one in gone:
            document_id = facts[one.versions[0].content].id
            if document_id:
                found.setdefault(document_id, one)
        return found
