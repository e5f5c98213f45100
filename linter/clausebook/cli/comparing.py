"""Two states of the project compared, as the command line asks for it."""

import argparse
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clausebook.cli.options import open_here
from clausebook.cli.output import write_as
from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.git import GitFault, NoRepository, RevisionFiles, differing_paths, how_to_fetch
from clausebook.project import Files, Project, WorkingTree
from clausebook.redline.records import RecordChange, Unread, compare_corpora, unread
from clausebook.reports.redline import Redline, redline_html, redline_json, redline_text

__all__ = ["compare"]

_ID = re.compile(r"[A-Z]{3}-[0-9]+")
_ANY_DAY = date(2000, 1, 1)
"""Content does not depend on the day."""


class _Asked(NamedTuple):
    before: str
    after: str | None
    ids: frozenset[str]
    paths: frozenset[str]


class _Compared(NamedTuple):
    before: Corpus
    after: Corpus


def compare(arguments: argparse.Namespace) -> int:
    """Print the redline; return 1 where something changed and that was asked for."""
    project = open_here(arguments)
    asked = _asked(arguments.what, project.root)
    states = _states(project, asked)
    _check_ids(project, asked, states)
    documents = _documents(states)
    found = tuple(c for c in compare_corpora(*states) if _is_wanted(c, asked, documents))
    faults = tuple(one for one in unread(*states) if _concerns(one, asked))
    redline = Redline(asked.before, asked.after or "the working folder", found, faults)
    write_as(
        arguments.format,
        lambda style: redline_text(redline, style),
        json=lambda: redline_json(redline),
        html=lambda: redline_html(redline),
    )
    return int(bool(found or faults) and arguments.exit_code)


def _states(project: Project, asked: _Asked) -> _Compared:
    """Return the records of both states in the files that differ."""
    paths = differing_paths(project.root, asked.before, asked.after)
    earlier = RevisionFiles(project.root, asked.before, paths)
    later = _Some(_later(project.root, asked.after), paths)
    return _Compared(project.load(_ANY_DAY, earlier), project.load(_ANY_DAY, later))


def _later(root: Path, revision: str | None) -> Files:
    return WorkingTree(root) if revision is None else RevisionFiles(root, revision)


def _check_ids(project: Project, asked: _Asked, states: _Compared) -> None:
    """Raise UsageError for an id that neither state knows.

    One that stands in no file that differs stands in both states or in neither.
    """
    missing = set(asked.ids)
    for corpus in states:
        missing -= {*corpus.by_id, *corpus.unread_ids}
    if missing:
        whole = project.load(_ANY_DAY, _later(project.root, asked.after))
        missing -= {*whole.by_id, *whole.unread_ids}
    if missing:
        raise UsageError(f"there is no record {min(missing)}, neither before nor after")


@dataclass(frozen=True)
class _Some:
    """Some of the files of a folder."""

    files: Files
    only: Collection[str]

    def paths(self) -> Sequence[str]:
        return [path for path in self.files.paths() if path in self.only]

    def read(self, path: str) -> bytes | Document:
        return self.files.read(path)


def _asked(words: list[str], root: Path) -> _Asked:
    """Return what the arguments mean: ids, paths of either state, and at most one range."""
    ids = frozenset(word for word in words if _ID.fullmatch(word))
    others = [word for word in words if word not in ids]
    named = next((word for word in others if _is_range(word, root)), None)
    before, dots, after = (named or "HEAD").partition("..")
    before, later = before or "HEAD", (after or "HEAD") if dots else None
    paths = {word: _relative(word, root) for word in others if word != named}
    if paths:
        known = {*RevisionFiles(root, before).paths(), *_later(root, later).paths()}
        for word, path in paths.items():
            if path is None or not any(_is_below(place, path) for place in known):
                told = f"'{word}' is neither a record's id nor a file of the project"
                raise UsageError(f"{told}, and no revision here; {how_to_fetch(root)}")
    return _Asked(before, later, ids, frozenset(filter(None, paths.values())))


def _is_range(word: str, root: Path) -> bool:
    """Whether a word names revisions; a file that is there goes before a branch of its name."""
    if _relative(word, root) is not None and Path(word).exists():
        return False
    if ".." in word and ".." not in Path(word).parts:
        return True
    try:
        RevisionFiles(root, word).paths()
    except NoRepository:
        raise
    except GitFault:
        return False
    return True


def _relative(word: str, root: Path) -> str | None:
    path = Path(word).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None


def _is_below(place: str, path: str) -> bool:
    return path in (".", place) or place.startswith(f"{path}/")


def _documents(states: _Compared) -> frozenset[tuple[str, str]]:
    """Return the documents of both states, each as its path and its id."""
    headers = (one.header for corpus in states for one in corpus.loaded)
    return frozenset((header.path, header.id) for header in headers if header is not None)


def _is_wanted(change: RecordChange, asked: _Asked, documents: frozenset[tuple[str, str]]) -> bool:
    """Whether a record was asked for: by its id, by that of its document, or by its file."""
    if not asked.ids and not asked.paths:
        return True
    places = {state.path for state in (change.before, change.after) if state is not None}
    if any((place, wanted) in documents for place in places for wanted in asked.ids):
        return True
    below = any(_is_below(place, path) for place in places for path in asked.paths)
    return change.record.id in asked.ids or below


def _concerns(fault: Unread, asked: _Asked) -> bool:
    if not asked.ids and not asked.paths:
        return True
    below = any(_is_below(fault.path, path) for path in asked.paths)
    return bool(asked.ids & fault.ids) or below
