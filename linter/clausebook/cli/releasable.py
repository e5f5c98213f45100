"""What a release covers: which files of the project, and what is there of them now."""

from collections.abc import Iterable, Iterator
from typing import Any

from clausebook.control.release.released import Released, ReleasedFile, digest, released
from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.project import Files, Project
from clausebook.record import LoadedDocument

__all__ = ["covered_paths", "evidence_paths", "present_entries"]

_FOLDERS = ("docs", "policies")
_BUILT = frozenset({"_build", "node_modules", "__pycache__"})
_CONF = "conf.py"


def covered_paths(project: Project, paths: Iterable[str]) -> frozenset[str]:
    """Return which paths a release covers: records, prose, configuration, schemas, own rules.

    Hidden and built files are left out. Evidence is not among them, see ``evidence_paths``.
    """
    configuration = project.configuration
    folders = (*_FOLDERS, *configuration.schemas)
    single = {
        project.configuration_path,
        _CONF,
        *configuration.own_rules,
        *filter(None, (configuration.baseline, configuration.allowed_signers)),
    }
    return frozenset(path for path in paths if path in single or _is_below(path, folders))


def _is_below(path: str, folders: Iterable[str]) -> bool:
    hidden = any(part.startswith(".") or part in _BUILT for part in path.split("/"))
    return not hidden and any(path.startswith(f"{folder.rstrip('/')}/") for folder in folders)


def evidence_paths(corpus: Corpus) -> frozenset[str]:
    """Return the files of the project that records name."""
    texts = (text for record in corpus.all_records for text in _texts(record.values))
    return corpus.files.intersection(texts)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from _texts(below)


def present_entries(corpus: Corpus, files: Files, paths: Iterable[str]) -> dict[str, Released]:
    """Return what is there now at some paths of the corpus; what is not there is left out."""
    loaded = {one.path: one for one in corpus.loaded}
    there = sorted(corpus.files.intersection(paths))
    return {path: _entry(corpus, files.read(path), path, loaded.get(path)) for path in there}


def _entry(
    corpus: Corpus, content: bytes | Document, path: str, document: LoadedDocument | None
) -> Released:
    sha256 = "" if isinstance(content, Document) else digest(content)
    if document is None:
        return ReleasedFile(path, sha256)
    versions = corpus.past.versions(path) if corpus.past is not None else ()
    return released(document, sha256, versions[0].commit.id if versions else "")
