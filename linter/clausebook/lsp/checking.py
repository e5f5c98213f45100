"""Lints of one project, one after the other: a rule runs again where what it asks has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Event

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.engine import Baseline, Report, lint
from clausebook.git import state_of
from clausebook.project import Project
from clausebook.record import LoadedDocument
from clausebook.rules import Catalogue, Finding, Rule
from clausebook.text import Location
from clausebook.warm.findings import FindingMemory
from clausebook.warm.observing import Observation
from clausebook.warm.questions import Answers

__all__ = ["Checking", "Superseded"]


class Superseded(Exception):
    """The lint was given up, for what it looks at is no longer what is written."""


class Checking:
    """Lints a project again and again."""

    def __init__(self, project: Project, catalogue: Catalogue, baseline: Baseline | None) -> None:
        self._project = project
        self._catalogue = catalogue
        self._baseline = baseline
        self._kept = _Kept()
        self._alone: frozenset[str] = frozenset()

    def check(self, corpus: Corpus, content_ids: Mapping[str, str], given_up: Event) -> Report:
        """Return the report on a corpus, the same as that of the command line.

        Raises Superseded soon after ``given_up`` is set; what was found until then is kept.
        """
        repository = _Once(self._project)
        answers = Answers(corpus, content_ids, repository.state)
        memory = FindingMemory(self._kept, answers, Observation(corpus))

        def run(rule: Rule, corpus: Corpus, given: Mapping[str, object]) -> Iterable[Finding]:
            if given_up.is_set():
                raise Superseded
            return memory.check(rule, corpus, given)

        configuration = self._project.configuration
        try:
            return lint(corpus, self._catalogue, configuration, self._baseline, run)
        finally:
            memory.keep()
            self._alone = memory.alone

    def first(
        self, corpus: Corpus, loaded: LoadedDocument, before: Iterable[Diagnostic]
    ) -> tuple[Diagnostic, ...]:
        """Return what is known of a document before all is checked.

        That is what the rules say which judge a document by itself, with the findings of the others
        from ``before``, where what they are about is written now.
        """
        alone = self._alone

        def run(rule: Rule, corpus: Corpus, given: Mapping[str, object]) -> Iterable[Finding]:
            return rule.check(corpus, **given) if rule.code in alone else ()

        own = corpus.with_documents([loaded])
        report = lint(own, self._catalogue, self._project.configuration, self._baseline, run)
        found = [one for one in report.diagnostics if one.code in alone]
        found += (_moved(one, loaded) for one in before if one.code not in alone)
        return tuple(sorted(found, key=lambda one: one.sort_key))


def _moved(diagnostic: Diagnostic, loaded: LoadedDocument) -> Diagnostic:
    """Return a diagnostic where its value is written now."""
    if not diagnostic.pointer or loaded.header is None:
        return diagnostic
    span = loaded.document.locate(diagnostic.pointer)
    return replace(diagnostic, location=Location(loaded.path, span))


class _Kept:
    """Findings kept in memory, in the way of a file of the cache."""

    def __init__(self) -> None:
        self._content: bytes | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything was kept."""
        return self._content is not None

    def read(self) -> bytes | None:
        """Return what was kept."""
        return self._content

    def write(self, content: bytes) -> None:
        """Keep findings."""
        self._content = content


class _Once:
    """The state of the repository during one lint, for which git is asked once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: list[str | None] = []

    def state(self) -> str | None:
        """Return what stands for all that git would answer, None where that cannot be told."""
        if not self._known:
            self._known.append(state_of(self._project.root, None))
        return self._known[0]
