"""Views of the corpus that many pages show, made once a build."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from clausebook.analysis.coverage import Coverage, coverage
from clausebook.analysis.golden_thread import Thread, thread
from clausebook.analysis.responsibilities import Responsibilities, responsibilities
from clausebook.analysis.role_agenda import RoleAgenda, role_agendas
from clausebook.analysis.thread_gaps import explained_gaps
from clausebook.analysis.thread_links import Stage, stages_of_kind
from clausebook.control.master_list import Listed, master_list
from clausebook.control.versions.published_changes import PublishedChange, published_changes
from clausebook.diagnostic import Diagnostic
from clausebook.record import Record
from clausebook.sphinxext.manual import Manual

__all__ = [
    "Gaps",
    "agendas_of",
    "changes_of",
    "coverage_of",
    "gaps_of",
    "is_on_thread",
    "listed_of",
    "responsibilities_of",
    "thread_of",
]

View = TypeVar("View")
Gaps = Mapping[Stage, Sequence[Diagnostic]]

_VIEWS: WeakKeyDictionary[Manual, dict[str, object]] = WeakKeyDictionary()


def coverage_of(manual: Manual) -> Coverage:
    """Return the coverage of every clause, with what the lint says against it."""
    found = manual.report.diagnostics
    return _once(manual, "coverage", lambda: coverage(manual.corpus, found))


def listed_of(manual: Manual) -> Mapping[str, Listed]:
    """Return the documents of the master list by their paths."""
    return _once(
        manual, "listed", lambda: {one.header.path: one for one in master_list(manual.corpus)}
    )


def changes_of(manual: Manual) -> tuple[PublishedChange, ...]:
    """Return every approved version of every document, the newest first."""
    return _once(manual, "changes", lambda: published_changes(manual.corpus))


def responsibilities_of(manual: Manual) -> tuple[Responsibilities, ...]:
    """Return what applies to each role."""
    return _once(manual, "responsibilities", lambda: responsibilities(manual.corpus))


def agendas_of(manual: Manual) -> Mapping[str, RoleAgenda]:
    """Return what is before each role, by its id."""
    return _once(manual, "agendas", lambda: role_agendas(manual.corpus))


def thread_of(manual: Manual, record_id: str) -> Thread:
    """Return the golden thread through a record; raises KeyError where there is no such record."""
    record = manual.corpus.by_id[record_id]
    return _once(manual, f"thread:{record_id}", lambda: thread(manual.corpus, record))


def gaps_of(manual: Manual, record_id: str) -> Gaps:
    """Return the gaps of the thread through a record, with the findings that speak of them."""
    known = manual.findings_by_record
    found = thread_of(manual, record_id)
    return _once(
        manual, f"gaps:{record_id}", lambda: explained_gaps(found, lambda one: known.get(one, ()))
    )


def is_on_thread(manual: Manual, record: Record) -> bool:
    """Whether records of this kind have a place on the thread, and this is the one of its id."""
    return bool(stages_of_kind(record.kind.name)) and manual.corpus.get(record.id) is record


def _once(manual: Manual, name: str, make: Callable[[], View]) -> View:
    views = _VIEWS.setdefault(manual, {})
    if name not in views:
        views[name] = make()
    return cast("View", views[name])
