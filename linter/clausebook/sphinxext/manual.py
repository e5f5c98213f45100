"""What the manual is made from: one corpus and one lint report a build."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError
from sphinx.util import logging

from clausebook.analysis.translations import (
    Translation,
    translated,
    translated_text,
    translation_of,
)
from clausebook.control.effect.in_force import InForce, in_force
from clausebook.control.effect.in_progress import WorkInProgress, told_of_cut_off
from clausebook.control.readers import (
    Readers,
    UnknownReadersError,
    Withholding,
    corpus_for,
    readers_named,
    state_for,
    withholding_for,
)
from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.engine import (
    Baseline,
    BaselineFault,
    ConfigurationFault,
    Report,
    UnknownSelectorError,
    lint,
    report_for,
)
from clausebook.git import GitFault, RevisionFiles
from clausebook.history import Commit
from clausebook.language import language_of, spoken_language
from clausebook.looking_back import past_of
from clausebook.past import Past
from clausebook.project import Files, Project, ProjectFault, catalogue_of, open_project
from clausebook.record import LoadedDocument, Record
from clausebook.rules import Catalogue
from clausebook.text import Pointer

__all__ = ["Manual", "docname_of", "is_own_day", "load_manual", "manual_of"]

_LOGGER = logging.getLogger(__name__)


class _Configured(Protocol):
    """An application, a builder or an environment."""

    @property
    def config(self) -> Config: ...


@dataclass(frozen=True, eq=False)
class Manual:
    """All that pages are made from; it lives as long as the build and is never pickled.

    ``written`` are the records as the files have them; the others are about what is in force. In
    all of them is only what the readers may see: ``withholding`` says what is left out for them.
    """

    project: Project
    written: Corpus
    state: InForce
    report: Report
    catalogue: Catalogue
    withholding: Withholding

    @property
    def readers(self) -> Readers:
        """For whom the manual is made."""
        return self.withholding.readers

    @property
    def corpus(self) -> Corpus:
        """The records in force, and what is not in force where nothing is."""
        return self.state.corpus

    @property
    def name(self) -> str:
        """The organization's name, empty where the configuration gives none."""
        return self.project.configuration.name

    @cached_property
    def loaded(self) -> Mapping[str, LoadedDocument]:
        """Every document with its records, by its path."""
        return {loaded.path: loaded for loaded in self.corpus.loaded}

    @cached_property
    def work_by_path(self) -> Mapping[str, WorkInProgress]:
        """What is worked on, by the path of its file."""
        return {work.document.path: work for work in self.state.in_progress.values()}

    def last_commit(self, path: str) -> Commit | None:
        """Return the commit that made a document what is shown of it.

        None where it was never committed or nothing is known of the past, as in a clone that is
        cut off, which takes its oldest commit for that of every file.
        """
        past = self.corpus.past
        if past is None or past.history.is_shallow:
            return None
        if path in self.state.shown:
            return self.state.shown[path].commit
        versions = past.versions(path)
        return versions[0].commit if versions else None

    @cached_property
    def header_links(self) -> frozenset[str]:
        """The names of the links that headers make, such as ``owned_by``."""
        fields = (field for _, field in self.corpus.library.header.walk())
        return frozenset(f.reference.link for f in fields if f.reference is not None)

    @cached_property
    def findings_by_record(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The diagnostics of each record, by its id."""
        return _grouped((d.record or "", d) for d in self.report.diagnostics if d.record)

    @cached_property
    def findings_by_path(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The diagnostics of each file, by its path."""
        return _grouped((d.location.path, d) for d in self.report.diagnostics)

    def translation(self, path: str) -> Translation | None:
        """Return what is translated of a document into the language that the manual speaks.

        None where nothing is, or where the document itself is in that language.
        """
        language = spoken_language()
        if (path, language) not in self._translations:
            document = self.loaded[path]
            header = document.header
            own = header.text("language") if header is not None else ""
            is_foreign = header is not None and language_of(own) != language_of(language)
            found = translation_of(self.corpus, document, language) if is_foreign else None
            self._translations[path, language] = found
        return self._translations[path, language]

    def foreign_language(self, path: str) -> str:
        """Return the language of a document, empty where it says none or that of the manual."""
        header = self.loaded[path].header
        own = header.text("language") if header is not None else ""
        return own if own and language_of(own) != language_of(spoken_language()) else ""

    def in_its_language(self, record: Record) -> Record:
        """Return a record with its words in the language of the manual, as far as it is known."""
        return translated(record, self.translation(record.path))

    def title(self, record: Record) -> str:
        """Return the title of a record in the language of the manual, as far as it is known."""
        return translated_text(record.title, self.translation(record.path))

    @cached_property
    def _translations(self) -> dict[tuple[str, str], Translation | None]:
        return {}

    @cached_property
    def answers(self) -> dict[str, str]:
        """Digests of answers that were asked for; see ``questions``."""
        return {}

    @cached_property
    def labels(self) -> dict[tuple[str, Pointer], list[Any]]:
        """What others show of records, by their places; see ``questions``."""
        return {}


def docname_of(path: str) -> str:
    """Return Sphinx's name of the page that a document becomes: its path without the suffix."""
    return path.rpartition(".")[0]


def manual_of(holder: _Configured) -> Manual:
    """Return the manual of a build: give the application, its builder or its environment.

    A page can ask only during a build, when the corpus has been loaded.
    """
    return _MANUALS[holder.config]


def load_manual(app: Sphinx) -> Manual:
    """Return the manual of a build, loaded and linted.

    Raises ExtensionError with the remedy where that fails.
    """
    try:
        project = _project(app)
        readers = readers_named(app.config.clausebook_profile, project.configuration.readers)
        written = _written(project, app.config)
        state = in_force(written, looking_back=not is_own_day(app.config))
        manual = _manual(project, readers, written, state)
    except _FAULTS as error:
        raise ExtensionError(str(error), modname="clausebook") from None
    if state.cut_off:
        _LOGGER.warning(told_of_cut_off(state.cut_off), type="clausebook", subtype="history")
    _MANUALS[app.config] = manual
    return manual


def _manual(project: Project, readers: Readers, written: Corpus, state: InForce) -> Manual:
    """Return the manual: all is judged, and then what its readers may not see is left out."""
    catalogue, baseline = catalogue_of(project), _baseline(project)
    report = lint(state.corpus, catalogue, project.configuration, baseline)
    withholding = withholding_for(readers, written, state)
    shown = state_for(withholding, state)
    if not withholding.is_idle:
        judged = lint(shown.corpus, catalogue, project.configuration, baseline)
        report = report_for(withholding, report, judged)
    written = corpus_for(withholding, written)
    return Manual(project, written, shown, report, catalogue, withholding)


_FAULTS = (
    ConfigurationFault,
    ProjectFault,
    BaselineFault,
    UnknownReadersError,
    UnknownSelectorError,
    GitFault,
)


def _project(app: Sphinx) -> Project:
    """Return the project, which the pages may be read from a copy of."""
    if app.config.clausebook_root:
        return open_project(Path(app.config.clausebook_root))
    project = open_project(Path(app.srcdir))
    if project.root != Path(app.srcdir).resolve():
        raise ConfigError(f"put conf.py beside {project.configuration_path}, at the top")
    return project


def _written(project: Project, config: Config) -> Corpus:
    """Return the records as the files of the folder, or those of a commit, have them."""
    commit: str = config.clausebook_at
    files: Files | None = RevisionFiles(project.root, commit) if commit else None
    past = past_of(project, head=commit) if commit else _past(project)
    return project.load(_as_of(config), files, past=past)


def _past(project: Project) -> Past | None:
    """Return the past, with a warning None where git cannot tell it."""
    try:
        return past_of(project)
    except GitFault as fault:
        told = f"{fault}; documents are shown as they are written, approved or not"
        _LOGGER.warning(told, type="clausebook", subtype="history")
        return None


def is_own_day(config: Config) -> bool:
    """Whether the manual shows the day on which the project judges itself: today, or conf.py's."""
    own = config._raw_config.get("clausebook_as_of", "")  # noqa: SLF001 - no public way to ask
    return own == config.clausebook_as_of and not config.clausebook_at


_MANUALS: WeakKeyDictionary[Config, Manual] = WeakKeyDictionary()


def _as_of(config: Config) -> date:
    given = str(config.clausebook_as_of)
    try:
        return date.fromisoformat(given) if given else datetime.now(UTC).astimezone().date()  # noqa: TID251 - the edge
    except ValueError:
        raise ConfigError(
            f"clausebook_as_of: '{given}' is not a date; write it as in 2026-03-31"
        ) from None


def _baseline(project: Project) -> Baseline | None:
    name = project.configuration.baseline
    if not name:
        return None
    try:
        data = (project.root / name).read_bytes()
        return Baseline.parse(data.decode("utf-8"), name)
    except (OSError, UnicodeDecodeError):
        raise BaselineFault(f"{name}: the baseline cannot be read") from None


def _grouped(
    pairs: Iterable[tuple[str, Diagnostic]],
) -> dict[str, tuple[Diagnostic, ...]]:
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for key, diagnostic in pairs:
        found[key].append(diagnostic)
    return {key: tuple(diagnostics) for key, diagnostics in found.items()}
