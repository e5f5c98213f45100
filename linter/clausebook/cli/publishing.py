"""The manual, built by Sphinx with the project's root, or a copy of other pages, as its source."""

import argparse
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from clausebook.cache_file import FOLDER, make_folder
from clausebook.cli.options import open_here
from clausebook.cli.output import style_of
from clausebook.cli.paths import place_of_output
from clausebook.cli.progress import Progress
from clausebook.cli.readership import readers_for
from clausebook.cli.source_copy import removed_since, write_source
from clausebook.cli.state import State, state_of
from clausebook.cli.usage import UsageError
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.control.readers import INTERNAL
from clausebook.git import is_tracked, may_have_repository
from clausebook.language import ENGLISH, spoken_in
from clausebook.project import Project
from clausebook.reports.in_progress import in_progress_text

__all__ = ["Built", "build_manual", "folder_for", "output_of", "publish", "readers_of"]

_MARK_OF_A_BUILD = ".buildinfo"
_MARK_OF_A_COPY = ".of-a-copy"
"""In a manual that was made from a copy: the next one there begins anew, for it knows no pages."""
_MARK_OF_READERS = ".readers"
"""In every manual: for whom the extension made it."""
_PUBLISHED = "clausebook-published"
"""The event by which the extension tells what is worked on."""
_NOTICE = "clausebook_notice"
"""The setting of the extension that says what stands on top of every page."""
_ENVIRONMENT = "environment.pickle"
"""What tells that a folder was written by Sphinx."""
_ROOTS = ("docs/index.md", "docs/index.rst")


@dataclass(frozen=True, slots=True)
class _Folders:
    """Where Sphinx reads and writes, and whether it reads a copy that is gone afterwards."""

    source: Path
    output: Path
    doctrees: Path
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages, what is worked on meanwhile, and whether it failed."""

    pages: int
    works: tuple[WorkInProgress, ...]
    has_failed: bool


def publish(arguments: argparse.Namespace) -> int:
    """Build the manual and say where it is; return 1 where a page lacks a part, or a warning fails.

    Raises UsageError for what Sphinx cannot work with, GitFault for a revision that is none.
    """
    project = open_here(arguments)
    state = state_of(arguments, project)
    readers = readers_of(arguments, project)
    output = output_of(arguments, project, folder_for(readers, state.folder))
    built = build_manual("html", project, state, output, arguments, readers=readers)
    _tell(output, built)
    return int(built.has_failed)


def output_of(arguments: argparse.Namespace, project: Project, folder: str) -> Path:
    """Return where the pages go: the folder that was named, else one in the project.

    Raises UsageError where a link leads out of the project.
    """
    if arguments.output:
        return Path(arguments.output).resolve()
    return place_of_output(project.root, folder)


def build_manual(
    builder: str,
    project: Project,
    state: State,
    output: Path,
    arguments: argparse.Namespace,
    *,
    readers: str,
) -> Built:
    """Build the pages of a state for some readers with a builder of Sphinx.

    Raises UsageError for what Sphinx cannot work with.
    """
    _protect(output, project)
    doctrees = _doctrees(output, project)
    _refuse_committed(doctrees)
    if not style_of(sys.stderr).colour:
        nocolor()
    with _folders(project, state, output, doctrees) as folders:
        is_another = folders.is_copy or (output / _MARK_OF_A_COPY).is_file()
        if not arguments.clean:
            _refuse_others(output, readers)
        if arguments.clean or is_another:
            _remove(output, doctrees)
        settings = {**state.settings(), **_settings(project, folders)}
        if arguments.language:
            settings["language"] = arguments.language
        if readers:
            settings["clausebook_profile"] = readers
        if arguments.strict:
            settings["nitpicky"] = True
        try:
            with spoken_in(ENGLISH):  # what a build speaks, it speaks to its end only
                return _build(builder, project, folders, settings, arguments, state=state)
        except SphinxError as error:
            raise UsageError(_told(error)) from error
        finally:
            if folders.is_copy and output.is_dir():
                (output / _MARK_OF_A_COPY).touch()


def readers_of(arguments: argparse.Namespace, project: Project) -> str:
    """Return the name of the readers that were asked for, empty where conf.py has the word.

    Raises UsageError where there are no such readers.
    """
    name: str | None = arguments.profile
    return readers_for(name, project).name if name is not None else ""


def folder_for(readers: str, folder: str) -> str:
    """Return a folder of its own for some readers: their pages never lie among those for others."""
    return f"{folder}-{readers}" if readers not in ("", INTERNAL) else folder


def _refuse_others(output: Path, readers: str) -> None:
    """Refuse to mix or replace: what is published for some readers may be served from there.

    Raises UsageError where a manual for other readers lies there than those that were asked for.
    """
    mark = output / _MARK_OF_READERS
    made_for = mark.read_text("utf-8").strip() if mark.is_file() else ""
    if readers and made_for and made_for != readers:
        raise UsageError(
            f"{output}: holds the manual for readers '{made_for}'; name another folder, or replace "
            f"it by that for '{readers}' with --clean"
        )


@contextmanager
def _folders(project: Project, state: State, output: Path, doctrees: Path) -> Iterator[_Folders]:
    """Give the folders to work with; a copy of the pages lies beside the output meanwhile."""
    more: Mapping[str, bytes] = {}
    if state.moment is None and state.day is not None and state.lies_back:
        more = removed_since(project, state.day)
    if state.moment is None and not more:
        yield _Folders(project.root, output, doctrees)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as scratch:
        source = Path(scratch) / "source"
        write_source(source, project, state, more)
        yield _Folders(source, output, Path(scratch) / "doctrees", is_copy=True)


def _build(
    builder: str,
    project: Project,
    folders: _Folders,
    settings: Mapping[str, Any],
    arguments: argparse.Namespace,
    *,
    state: State,
) -> Built:
    own = (project.root / "conf.py").is_file()
    confdir = str(project.root) if own else None
    with patch_docutils(confdir), docutils_namespace(), Progress(sys.stderr) as progress:
        progress.activity = "publishing"
        app = Sphinx(
            folders.source,
            confdir,
            folders.output,
            folders.doctrees,
            builder,
            confoverrides=dict(settings),
            status=None,
            warning=sys.stderr,
            warningiserror=arguments.strict,
            parallel=arguments.jobs,
        )
        _say_notice(app, state)
        works: list[WorkInProgress] = []
        if _PUBLISHED in app.events.events:
            app.connect(_PUBLISHED, lambda _, found: works.extend(found))
        app.build()
    return Built(len(app.env.found_docs), tuple(works), app.statuscode != 0)


def _say_notice(app: Sphinx, state: State) -> None:
    """Say the notice in the language of the manual, which conf.py may name, unless none stands."""
    if state.notice and getattr(app.config, _NOTICE, ""):
        with spoken_in(app.config.language):
            setattr(app.config, _NOTICE, state.notice)


def _tell(output: Path, built: Built) -> None:
    """Say where the manual is, and which pages show another version than the files."""
    shown = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    sys.stdout.write(f"{built.pages:,} documents published: open {shown.as_posix()}/index.html\n")
    for line in filter(None, in_progress_text(built.works, style_of(sys.stdout))):
        sys.stdout.write(f"{line}\n")


def _settings(project: Project, folders: _Folders) -> dict[str, Any]:
    """Return the settings for a copy, and those that stand for a conf.py where there is none."""
    settings: dict[str, Any] = {}
    if folders.is_copy:
        settings["clausebook_root"] = str(project.root)
    if (project.root / "conf.py").is_file():
        return settings
    settings["extensions"] = ["clausebook.sphinxext"]
    root = next((name for name in _ROOTS if (folders.source / name).is_file()), None)
    if root is None:
        raise UsageError(
            "there is neither conf.py nor docs/index.md; 'clausebook init' writes both"
        )
    settings["root_doc"] = root.rpartition(".")[0]
    settings["include_patterns"] = ["docs/**", "policies/**"]
    if project.configuration.name:
        settings["project"] = project.configuration.name
    return settings


def _doctrees(output: Path, project: Project) -> Path:
    """Return where Sphinx keeps what it read: in the cache of the project, never to be published.

    It lies beside the output, hidden, where the project cannot be written to. What earlier versions
    left there is removed.
    """
    beside, cache = output.with_name(f".{output.name}.doctrees"), project.root / FOLDER
    if cache.is_symlink():
        return beside
    digest = hashlib.sha256(os.fsencode(output)).hexdigest()[:16]
    kept = cache / f"{output.name}-{digest}"
    try:
        make_folder(cache)
        kept.mkdir(exist_ok=True)
    except OSError:
        return beside
    if not all(os.access(one, os.W_OK) for one in (kept, kept / _ENVIRONMENT) if one.exists()):
        return beside
    if (beside / _ENVIRONMENT).is_file():
        _remove(beside)
    return kept


def _refuse_committed(doctrees: Path) -> None:
    """Refuse what git keeps of an earlier build: Sphinx reads it as pickles, which may be code."""
    above, name = doctrees.parent, doctrees.name
    if doctrees.exists() and may_have_repository(above) and is_tracked(above, name):
        raise UsageError(
            f"{doctrees}: is kept by git, but what a build remembers may be believed only where it "
            "was built; take it out of git ('git rm -r --cached' and this folder), and delete it"
        )


def _protect(output: Path, project: Project) -> None:
    """Refuse an output that would mix with what it is made from."""
    sources = (project.root / "docs", project.root / "policies")
    if project.root.is_relative_to(output) or any(output.is_relative_to(s) for s in sources):
        raise UsageError(f"{output}: the manual needs a folder of its own, such as _build/html")
    is_ours = any((output / mark).is_file() for mark in (_MARK_OF_A_BUILD, _MARK_OF_READERS))
    if output.is_dir() and any(output.iterdir()) and not is_ours:
        raise UsageError(f"{output}: holds other files than a manual; name another folder")


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()
        elif folder.is_dir():
            shutil.rmtree(folder)


def _told(error: SphinxError) -> str:
    """Return the beginning and the end of what Sphinx says, which may be a traceback."""
    cause = getattr(error, "orig_exc", None)
    if isinstance(cause, ModuleNotFoundError) and not str(cause.name).startswith("clausebook"):
        return f"publishing needs {cause.name}: pip install 'clausebook[sphinx]'"
    first, *more = [line.strip() for line in str(error).splitlines() if line.strip()] or ["Sphinx"]
    return f"{first} {more[-1]}" if more else first
