"""Two states of the project compared, as the command line asks for it."""

import argparse
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clausebook.cli.options import open_here
from clausebook.cli.output import style_of
from clausebook.cli.usage import UsageError
from clausebook.document import Document
from clausebook.git import RevisionFiles, differing_paths
from clausebook.project import Files, Project, WorkingTree
from clausebook.redline.records import RecordChange, compare_corpora
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


def compare(arguments: argparse.Namespace) -> int:
    """Print the redline; return 1 where something changed and that was asked for."""
    project = open_here(arguments)
    asked = _asked(arguments.what, project.root)
    found = [c for c in _changes(project, asked) if _is_wanted(c, asked)]
    redline = Redline(asked.before, asked.after or "the working folder", tuple(found))
    if arguments.format == "json":
        sys.stdout.write(redline_json(redline))
    elif arguments.format == "html":
        sys.stdout.write(redline_html(redline))
    else:
        sys.stdout.write(redline_text(redline, style_of(sys.stdout)))
    return int(bool(found) and arguments.exit_code)


def _changes(project: Project, asked: _Asked) -> tuple[RecordChange, ...]:
    paths = differing_paths(project.root, asked.before, asked.after)
    earlier = RevisionFiles(project.root, asked.before, paths)
    later: Files = (
        _Some(WorkingTree(project.root), paths)
        if asked.after is None
        else RevisionFiles(project.root, asked.after, paths)
    )
    return compare_corpora(project.load(_ANY_DAY, earlier), project.load(_ANY_DAY, later))


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
    """Return what the arguments mean: ids, files that exist, and at most one range."""
    ids = frozenset(word for word in words if _ID.fullmatch(word))
    paths = frozenset(
        Path(word).resolve().relative_to(root).as_posix()
        for word in words
        if word not in ids and Path(word).exists() and Path(word).resolve().is_relative_to(root)
    )
    ranges = [
        word
        for word in words
        if word not in ids
        and not (Path(word).exists() and Path(word).resolve().is_relative_to(root))
    ]
    if len(ranges) > 1:
        raise UsageError(f"'{ranges[1]}' is neither a record's id nor a file of the project")
    before, dots, after = (ranges or ["HEAD"])[0].partition("..")
    return _Asked(before or "HEAD", (after or "HEAD") if dots else None, ids, paths)


def _is_wanted(change: RecordChange, asked: _Asked) -> bool:
    if not asked.ids and not asked.paths:
        return True
    places = {state.path for state in (change.before, change.after) if state is not None}
    below = any(
        place == path or place.startswith(f"{path}/") for place in places for path in asked.paths
    )
    return change.record.id in asked.ids or below
