"""A project that is open in an editor."""

import gc
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Event
from typing import NamedTuple

from clausebook.control.evidence.whereabouts import Whereabouts
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.editor.naming import Renaming, references_to, renamed
from clausebook.git import state_of
from clausebook.looking_back import LookingBack
from clausebook.lsp.checking import Checking
from clausebook.lsp.documents import Documents
from clausebook.past import Past
from clausebook.project import (
    RECORD_FOLDERS,
    Project,
    baseline_of,
    catalogue_of,
    open_project,
)
from clausebook.text import Location
from clausebook.walk import CONFIGURATIONS

__all__ = ["Session", "State", "open_session"]

_OURS = (".yaml", ".yml", ".md", ".rst")


class State(NamedTuple):
    """A project as it was read once.

    ``known`` is the corpus with the last readable state of documents that cannot be read: what is
    offered and shown comes from it. ``content_ids`` tell the contents of documents apart.
    """

    corpus: Corpus
    known: Corpus
    content_ids: Mapping[str, str]


class Session:
    """A project with its records as they are being written.

    ``found`` are the diagnostics of the last whole lint by path. Two threads use it: one reads, one
    checks what was read.
    """

    def __init__(self, project: Project, checking: Checking, today: Callable[[], date]) -> None:
        self.project = project
        self._checking = checking
        self._today = today
        self._documents = Documents(project)
        self._past = LookingBack(project)
        self._repository: str | None = None
        self._must_look = True
        self._is_new = True
        self.found: Mapping[str, tuple[Diagnostic, ...]] = {}

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.project.root

    def path_of(self, file: Path) -> str | None:
        """Return the path in the project of a file that may hold or name records, else None."""
        if not file.is_relative_to(self.root):
            return None
        path = file.relative_to(self.root).as_posix()
        return path if path.startswith(_FOLDERS) and path.endswith(_OURS) else None

    def decides(self, file: Path) -> bool:
        """Whether the project is to be opened anew when a file changes."""
        if not file.is_relative_to(self.root):
            return False
        path = file.relative_to(self.root).as_posix()
        configuration = self.project.configuration
        folders = tuple(f"{folder}/" for folder in configuration.schemas)
        named = (*CONFIGURATIONS, *configuration.own_rules, configuration.baseline)
        return path in named or path.startswith(folders or "\0")

    def look_again(self, path: str | None = None) -> None:
        """See the next time what changed on disk; of a file that is known to have changed, all."""
        self._must_look = True
        if path is not None:
            self._documents.forget(path)

    def read(self, texts: Mapping[str, str]) -> State:
        """Read what changed; ``texts`` are those that are open, by their paths."""
        look, self._must_look = self._must_look, False
        if self._is_new:
            gc.disable()  # what is read first stays; to look at it for cycles takes half the time
        if look:
            self._look_back()
        documents = self._documents
        corpus = documents.load(texts, self._today(), self._past, look=look)
        return State(corpus, documents.readable(corpus), dict(documents.content_ids))

    def _look_back(self) -> None:
        """Ask git anew where its answers may be others than before."""
        repository = state_of(self.root, None)
        if repository is None or repository != self._repository:
            self._repository = repository
            self._past = LookingBack(self.project)

    def first(self, state: State, path: str) -> tuple[Diagnostic, ...] | None:
        """Return what is known of a document at once.

        None where it is no document, or where nothing was checked before.
        """
        loaded = next((one for one in state.corpus.loaded if one.path == path), None)
        if loaded is None or self._is_new:
            return None
        return self._checking.first(state.corpus, loaded, self.found.get(path, ()))

    def check(self, state: State, given_up: Event) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Lint, and return all diagnostics by path; raises Superseded, and what ``lint`` raises."""
        try:
            report = self._checking.check(state.corpus, state.content_ids, given_up)
        finally:
            self._settle()
        found: dict[str, list[Diagnostic]] = {}
        for diagnostic in report.diagnostics:
            found.setdefault(diagnostic.location.path, []).append(diagnostic)
        self.found = {path: tuple(those) for path, those in found.items()}
        return self.found

    def _settle(self) -> None:
        """Leave out of searches for cycles what was read and found first, which stays."""
        if self._is_new:
            self._is_new = False
            gc.freeze()
            gc.enable()

    def references(
        self, state: State, record_id: str, *, with_definition: bool
    ) -> tuple[Location, ...]:
        """Return every place that names a record."""
        pages = self._documents.pages(state.corpus)
        return references_to(state.corpus, record_id, pages, with_definition=with_definition)

    def renamed(self, state: State, record_id: str, new: str) -> Renaming:
        """Return what changes where a record gets a new id.

        Raises CannotRename, and GitFault where the ids of the past cannot be told.
        """
        past: Past | None = state.corpus.past
        earlier = Whereabouts(state.corpus, past).ids if past is not None else ()
        pages = self._documents.pages(state.corpus)
        return renamed(state.corpus, record_id, new, pages, earlier)

    def texts(self, state: State) -> Mapping[str, str]:
        """Return the texts of all files that hold or name records, by their paths."""
        texts = {path: document.text for path, document in state.corpus.documents.items()}
        return {**self._documents.pages(state.corpus), **texts}


_FOLDERS = tuple(f"{folder}/" for folder in RECORD_FOLDERS)


def open_session(folder: Path, today: Callable[[], date], *, plug_ins: bool) -> Session | None:
    """Return the project that a folder lies in, None where it lies in none.

    Raises what opening a project raises where its configuration cannot be used.
    """
    project = open_project(folder)
    marks = (project.configuration_path, RECORD_FOLDERS[0])
    if not any((project.root / mark).exists() for mark in marks):
        return None
    catalogue = catalogue_of(project, plug_ins=plug_ins)
    return Session(project, Checking(project, catalogue, baseline_of(project)), today)
