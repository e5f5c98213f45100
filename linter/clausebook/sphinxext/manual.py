"""What the manual is made from: one corpus and one lint report a build."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.engine import (
    Baseline,
    BaselineFault,
    ConfigurationFault,
    Report,
    UnknownSelectorError,
    lint,
)
from clausebook.git import GitFault
from clausebook.looking_back import past_of
from clausebook.project import Project, ProjectFault, catalogue_of, open_project
from clausebook.record import LoadedDocument
from clausebook.rules import Catalogue

__all__ = ["Manual", "docname_of", "load_manual", "manual_of"]


class _Configured(Protocol):
    """An application, a builder or an environment."""

    @property
    def config(self) -> Config: ...


@dataclass(frozen=True, eq=False)
class Manual:
    """All that pages are made from; it lives as long as the build and is never pickled."""

    project: Project
    corpus: Corpus
    report: Report
    catalogue: Catalogue

    @property
    def name(self) -> str:
        """The organization's name, empty where the configuration gives none."""
        return self.project.configuration.name

    @cached_property
    def loaded(self) -> Mapping[str, LoadedDocument]:
        """Every document with its records, by its path."""
        return {loaded.path: loaded for loaded in self.corpus.loaded}

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

    @cached_property
    def places(self) -> dict[str, str]:
        """The pages on which clauses and rules stood when the build began."""
        return {}

    @cached_property
    def removed(self) -> set[str]:
        """The pages of documents that were removed since the last build."""
        return set()

    @cached_property
    def answers(self) -> dict[str, str]:
        """Digests of answers that were asked for; see ``questions``."""
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
        project = open_project(Path(app.srcdir))
        if project.root != Path(app.srcdir).resolve():
            raise ConfigError(f"put conf.py beside {project.configuration_path}, at the top")
        corpus = project.load(_as_of(app.config), past=past_of(project))
        catalogue = catalogue_of(project)
        report = lint(corpus, catalogue, project.configuration, _baseline(project))
    except (
        ConfigurationFault,
        ProjectFault,
        BaselineFault,
        UnknownSelectorError,
        GitFault,
    ) as error:
        raise ExtensionError(str(error), modname="clausebook") from None
    manual = Manual(project, corpus, report, catalogue)
    _MANUALS[app.config] = manual
    return manual


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
