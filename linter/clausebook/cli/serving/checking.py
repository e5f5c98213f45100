"""The lint of a project that is edited: what did not change is kept in memory."""

import argparse
import gc
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from clausebook.cli.memory import growing_memory
from clausebook.cli.options import open_here, today
from clausebook.cli.remembering import kinds_of, settings_of
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from clausebook.engine import lint, run_rule
from clausebook.looking_back import LookingBack
from clausebook.project import (
    RECORD_FOLDERS,
    Project,
    WorkingTree,
    baseline_of,
    catalogue_of,
)
from clausebook.record import LoadedDocument
from clausebook.report import Report
from clausebook.reports import Result
from clausebook.rules import Catalogue
from clausebook.warm import LintMemory, Question, Watch
from clausebook.warm.findings import FindingMemory
from clausebook.warm.stamps import content_id

__all__ = ["Checked", "Checks", "Difference", "difference"]


class Checked(NamedTuple):
    """What a lint found, ready to be shown, and a note on what it could not see."""

    result: Result
    notice: str


class Difference(NamedTuple):
    """What is found now and was not before, and what is not found any more."""

    new: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]


def difference(before: Report | None, now: Report) -> Difference:
    """Return what differs between two lints; a finding that only moved to another line does not."""
    then = before.diagnostics if before is not None else ()
    return Difference(_without(now.diagnostics, then), _without(then, now.diagnostics))


def _without(
    found: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    left = Counter(map(_identity, others))
    rest = []
    for diagnostic in found:
        identity = _identity(diagnostic)
        if left[identity] > 0:
            left[identity] -= 1
        else:
            rest.append(diagnostic)
    return tuple(rest)


def _identity(diagnostic: Diagnostic) -> tuple[object, ...]:
    place = diagnostic.record or diagnostic.location.path, diagnostic.pointer
    return (diagnostic.code, diagnostic.severity, place, diagnostic.message)


class Checks:
    """Lints of one project, one after the other."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._project: Project | None = None
        self._catalogue: Catalogue | None = None
        self._documents: dict[str, LoadedDocument] = {}
        self._ids: dict[str, str] = {}
        self._memory: tuple[str, LintMemory] | None = None

    def check(self, edited: Collection[str]) -> Checked:
        """Return what is found now; ``edited`` are the paths that changed since the last lint.

        Raises what opening and loading a project raise. The next lint then reads all that this one
        would have read.
        """
        for path in edited:
            self._documents.pop(path, None)
        if any(map(self._may_decide, edited)):
            self._project = None  # the configuration, schemas or rules may be other ones
        project, catalogue = self._opened()
        past = LookingBack(project)
        memory = self._remembered(project)
        watch = memory.watch()
        findings: FindingMemory | None = None
        with growing_memory():
            corpus = self._load(project, past, watch)
            if watch is not None:
                settings = settings_of(project, kinds_of(project))
                findings = memory.findings(settings, watch, corpus, self._ids)
            check = run_rule if findings is None else findings.check
            baseline = baseline_of(project)
            report = lint(corpus, catalogue, project.configuration, baseline, check)
        past.keep()
        if findings is not None and watch is not None and not watch.has_moved():
            findings.keep()
        gc.unfreeze()  # this process goes on: what only this lint needed is garbage now
        return Checked(_result(project, corpus, report), past.notice)

    def _may_decide(self, path: str) -> bool:
        """Whether a file may be more than a document; schemas and rules may lie among those."""
        if self._project is None or path.partition("/")[0] not in RECORD_FOLDERS:
            return True
        root, own = self._project.root, self._project.configuration
        named = ((root / one).resolve() for one in (*own.schemas, *own.own_rules))
        return any((root / path).resolve().is_relative_to(one) for one in named)

    def _opened(self) -> tuple[Project, Catalogue]:
        if self._project is None or self._catalogue is None:
            self._documents = {}
            project = open_here(self._arguments)
            self._catalogue = catalogue_of(project)
            self._project = project
        return self._project, self._catalogue

    def _remembered(self, project: Project) -> LintMemory:
        day = today(self._arguments).isoformat()
        if self._memory is None or self._memory[0] != day:
            self._memory = day, LintMemory(project.root, Question(day))
        return self._memory[1]

    def _load(self, project: Project, past: LookingBack, watch: Watch | None) -> Corpus:
        files = WorkingTree(project.root)

        def read(path: str) -> bytes | Document | LoadedDocument:
            if path in self._documents:
                return self._documents[path]
            content = files.read(path)
            if isinstance(content, bytes):
                self._ids[path] = content_id(content)
            else:
                self._ids.pop(path, None)
            return content

        way = past if watch is None else watch.past(past)
        corpus = project.load(today(self._arguments), files, past=way, read=read)
        self._documents = {loaded.path: loaded for loaded in corpus.loaded}
        return corpus


def _result(project: Project, corpus: Corpus, report: Report) -> Result:
    report = replace(report, rules=())
    placed = {diagnostic.location.path for diagnostic in report.diagnostics}
    sources = {path: doc.text for path, doc in corpus.documents.items() if path in placed}
    failing = project.configuration.failing_severity
    return Result(report, tuple(corpus.documents), sources, failing)
