"""The project on disk or in the git index: the only reader of its files."""

import fnmatch
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, Protocol

from clausebook.corpus import Corpus
from clausebook.document import Document, has_header, header_of, unreadable
from clausebook.document import read as read_document
from clausebook.document.limits import MAXIMUM_BYTES
from clausebook.edition import load_edition
from clausebook.engine import Baseline, Configuration, ConfigurationFault, parse_configuration
from clausebook.past import Past
from clausebook.record import LoadedDocument, load
from clausebook.rules import Catalogue, Rule, builtin_rules
from clausebook.schema import SchemaFault, SchemaLibrary, load_schemas
from clausebook.walk import CONFIGURATIONS, HOLD_YAML, SKIPPED, walk

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = [
    "CONFIGURATIONS",
    "RECORD_FOLDERS",
    "Files",
    "Project",
    "ProjectFault",
    "WorkingTree",
    "baseline_of",
    "catalogue_of",
    "name_in",
    "open_project",
]

CONFIGURATION, _PYPROJECT = CONFIGURATIONS
_RECORDS, _PROSE = "policies", "docs"
RECORD_FOLDERS = (_RECORDS, _PROSE)
_OWN_KEY = re.compile(rb"^(kind|id)[ \t]*:", re.MULTILINE)
_NO_PLUG_INS = "CLAUSEBOOK_NO_PLUG_INS"


class ProjectFault(Exception):
    """There is no usable project here; the message is one line with the remedy."""


class Files(Protocol):
    """Where the files of a project come from: the working tree, or what git will commit."""

    def paths(self) -> Sequence[str]:
        """Return every path of the project, sorted, relative to its root, with ``/``."""

    def read(self, path: str) -> bytes | Document:
        """Return a file's bytes, or a document that says why it cannot be read."""


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """The files as they lie on disk.

    Links are followed only to files inside the project; folders behind a link are not entered.
    """

    root: Path

    def paths(self) -> Sequence[str]:
        """Return every path under the root, hidden and built folders left out."""
        return walk(self.root).paths

    def read(self, path: str) -> bytes | Document:
        """Return a file's bytes, or a document that says why it cannot be read."""
        place = f"{self.root}/{path}"
        try:
            found = os.lstat(place)
            if S_ISLNK(found.st_mode):
                target = Path(place).resolve(strict=True)
                if not target.is_relative_to(self.root.resolve()):
                    return unreadable(path, "the link leads out of the project", _NO_LINK)
                found = target.stat()
            if not S_ISREG(found.st_mode):
                what = "folder" if S_ISDIR(found.st_mode) else "pipe or device"
                return unreadable(path, f"a {what} has the name of a file", f"rename the {what}")
            if found.st_size > MAXIMUM_BYTES:
                told = _too_large(found.st_size)
                return unreadable(path, told, "split the register into several files")
            with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - a fifth of the time
                return file.read()
        except PermissionError:
            return unreadable(path, "the file may not be read", "give yourself permission to read")
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "the link leads in a circle"
            return unreadable(path, f"the file cannot be read: {reason.lower()}", _NO_LINK)


_NO_LINK = "put the file itself here"


def _too_large(size: int) -> str:
    return f"the file has {size:,} bytes, more than the {MAXIMUM_BYTES:,} that are read"


@dataclass(frozen=True, slots=True)
class Project:
    """A QMS: where it lies, how it is configured, and by which schemas it is written."""

    root: Path
    configuration: Configuration
    configuration_path: str
    library: SchemaLibrary

    def load(
        self,
        today: date,
        files: Files | None = None,
        *,
        executor: "Executor | None" = None,
        replace: tuple[str, bytes] | None = None,
        past: Past | Callable[[], Past | None] | None = None,
        read: Callable[[str], bytes | Document | LoadedDocument] | None = None,
    ) -> Corpus:
        """Return the corpus of the whole project on a day.

        ``executor`` shares the reading and checking of single documents with others;
        ``replace`` is a path with the bytes that stand for it, as an editor has them unsaved;
        ``past`` is what is known of earlier versions, or the way to it; ``read`` stands for the
        reading of the files where documents are remembered.
        Raises ConfigurationFault when the edition is not known.
        """
        files = files or WorkingTree(self.root)
        paths = files.paths()
        contents = self._contents(paths, read or files.read, replace)
        if executor is None:
            loaded = [_load(content, self.library) for content in contents]
        else:
            loaded = _load_in_parallel(contents, self.library, executor)
        return Corpus(
            loaded,
            self.library,
            load_edition(self.configuration.edition),
            today,
            home=self.configuration_path,
            files=frozenset(paths),
            past=past,
            digests=cache(partial(_digest, files)),
            approval_proof=self.configuration.approval_proof,
        )

    def _contents(
        self,
        paths: Iterable[str],
        read: Callable[[str], bytes | Document | LoadedDocument],
        replace: tuple[str, bytes] | None,
    ) -> Iterator[tuple[str, bytes | Document | LoadedDocument]]:
        replaced = dict([replace] if replace else [])
        for path in sorted({*paths, *replaced}):
            if not self._may_hold_records(path):
                continue
            content = replaced[path] if path in replaced else read(path)
            if not isinstance(content, bytes) or _is_document(path, content):
                yield path, content

    def _may_hold_records(self, path: str) -> bool:
        folder, *below = path.split("/")
        if folder not in RECORD_FOLDERS or not path.endswith((*HOLD_YAML, ".md")):
            return False
        if any(part.startswith(".") or part in SKIPPED for part in below):
            return False
        return not any(fnmatch.fnmatchcase(path, pattern) for pattern in self.configuration.exclude)


def _digest(files: Files, path: str) -> str | None:
    """Return the SHA-256 of a file in hexadecimal digits, None where it cannot be read."""
    content = files.read(path)
    return None if isinstance(content, Document) else hashlib.sha256(content).hexdigest()


def _is_document(path: str, content: bytes) -> bool:
    """Whether a file is controlled.

    Under ``policies/`` all YAML is, and all Markdown with a header; elsewhere only what says that
    it is a record, for other pages have headers too, as Sphinx itself reads them.
    """
    if path.startswith(f"{_RECORDS}/"):
        return path.endswith(HOLD_YAML) or has_header(content)
    if path.endswith(HOLD_YAML):
        return _OWN_KEY.search(content) is not None
    return has_header(content) and _OWN_KEY.search(header_of(content)) is not None


def _load(
    content: tuple[str, bytes | Document | LoadedDocument], library: SchemaLibrary
) -> LoadedDocument:
    path, data = content
    if isinstance(data, LoadedDocument):
        return data
    return load(data if isinstance(data, Document) else read_document(path, data), library)


def _load_in_parallel(
    contents: Iterable[tuple[str, bytes | Document | LoadedDocument]],
    library: SchemaLibrary,
    executor: "Executor",
) -> list[LoadedDocument]:
    """Return what ``_load`` would, in its order."""
    from clausebook.record.batches import load_in_batches

    loaded: list[LoadedDocument] = []
    read = list(load_in_batches(_unread(contents, loaded), library, executor))
    return sorted([*loaded, *read], key=lambda one: one.path)


def _unread(
    contents: Iterable[tuple[str, bytes | Document | LoadedDocument]],
    loaded: list[LoadedDocument],
) -> Iterator[tuple[str, bytes | Document]]:
    """Yield what is still to be loaded; what was remembered is put where it belongs at once."""
    for path, content in contents:
        if isinstance(content, LoadedDocument):
            loaded.append(content)
        else:
            yield path, content


def open_project(
    start: Path, override: Callable[[Configuration], Configuration] = lambda own: own
) -> Project:
    """Return the project that a folder lies in: the nearest folder above with a configuration.

    Without any configuration it is the nearest folder that holds ``policies/``, or ``start``.
    Raises ConfigurationFault, or ProjectFault when a folder of schemas cannot be used.
    """
    library = load_schemas()
    start = start.resolve()
    for folder in (start, *start.parents):
        for name, table in ((CONFIGURATION, ()), (_PYPROJECT, ("tool", "clausebook"))):
            text = _text(folder / name)
            found = None
            if text is not None:
                found = parse_configuration(text, name, library, table=table)
            if found is not None:
                return _project(folder, override(found), name, library)
    holds = (f for f in (start, *start.parents) if (f / _RECORDS).is_dir())
    root = next(holds, start)
    return _project(root, override(Configuration()), CONFIGURATION, library)


def catalogue_of(
    project: Project, *, plug_ins: bool = True, ours: Callable[[], Catalogue] = builtin_rules
) -> Catalogue:
    """Return our rules with those that the project declares or takes from plug-ins.

    Without ``plug_ins``, or where the environment sets CLAUSEBOOK_NO_PLUG_INS, no code of others is
    run. Raises ProjectFault where a rule cannot be used.
    """
    configuration = project.configuration
    allowed = plug_ins and not os.environ.get(_NO_PLUG_INS)
    plugged = configuration.plug_ins if allowed else ()
    if not configuration.own_rules and not plugged:
        return ours()
    from clausebook.declared import RuleFault, plug_in_rules, read_rules

    try:
        catalogue = ours()
        for path in configuration.own_rules:
            own = read_rules(path, _bytes_of_rules(project, path), project.library)
            catalogue = _with(catalogue, own, path)
        return _with(catalogue, plug_in_rules(plugged), "plug-ins")
    except RuleFault as fault:
        raise ProjectFault(str(fault)) from None


def baseline_of(project: Project) -> Baseline | None:
    """Return the findings that a project holds back, None where it has no file of them.

    Raises ProjectFault where the file is not there, BaselineFault when it is no baseline.
    """
    if not project.configuration.baseline:
        return None
    path = project.root / project.configuration.baseline
    name = name_in(project, path)
    try:
        return Baseline.parse(path.read_text(encoding="utf-8"), name)
    except FileNotFoundError:
        raise ProjectFault(f"{name}: no such baseline; write one with --update-baseline") from None
    except UnicodeDecodeError:
        raise ProjectFault(f"{name}: not UTF-8 text; write it with --update-baseline") from None


def name_in(project: Project, path: Path) -> str:
    """Return how a file is named in messages: from the root of the project, if it lies there."""
    inside = path.is_relative_to(project.root)
    return path.relative_to(project.root).as_posix() if inside else str(path)


def _with(catalogue: Catalogue, rules: Iterable[Rule], source: str) -> Catalogue:
    try:
        return Catalogue([*catalogue, *rules])
    except ValueError as fault:
        raise ProjectFault(f"{source}: {fault}; take a code and a name that are free") from None


def _bytes_of_rules(project: Project, path: str) -> bytes:
    file = project.root / path
    if not file.resolve().is_relative_to(project.root) or not file.is_file():
        raise ProjectFault(f"{project.configuration_path}: '{path}' is not a file of the project")
    try:
        return file.read_bytes()
    except OSError as error:
        raise ProjectFault(f"{path}: cannot be read: {error.strerror}") from None


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except UnicodeDecodeError:
        raise ConfigurationFault(f"{path.name}: not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise ConfigurationFault(f"{path.name}: cannot be read: {error.strerror}") from None


def _project(
    root: Path, configuration: Configuration, name: str, library: SchemaLibrary
) -> Project:
    folders = [root / folder for folder in configuration.schemas]
    for folder in folders:
        if not folder.resolve().is_relative_to(root) or not folder.is_dir():
            raise ProjectFault(f"{name}: '{folder.name}' is not a folder of the project")
    if folders:
        try:
            ours, library = library, load_schemas(folders)
            library.verify(ours)
        except SchemaFault as error:
            raise ProjectFault(f"{name}: {error}") from None
    return Project(root, configuration, name, library)
