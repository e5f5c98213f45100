"""Copies of the pages of another state, for Sphinx to read in place of the working folder."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from clausebook.cli.state import State
from clausebook.cli.usage import UsageError
from clausebook.control.effect.in_force import in_force
from clausebook.git import files_at
from clausebook.history import HOLD_RECORDS, History
from clausebook.looking_back import past_of
from clausebook.project import Project

__all__ = ["removed_since", "write_source"]

_FOLDERS = ("docs", "policies", "evidence")
"""What pages are made of, and what they show or link."""
_LEFT_OUT = shutil.ignore_patterns(".*", "_build", "node_modules", "__pycache__")


def removed_since(project: Project, day: date) -> Mapping[str, bytes]:
    """Return the files, by path, of documents in force on a day that were removed since.

    Raises GitFault.
    """
    past = past_of(project)
    if past is None or not _lost_some(project, past.history, day):
        return {}
    corpus = project.load(day, past=past)
    shown = in_force(corpus).shown
    gone = {path: one.content for path, one in shown.items() if path not in corpus.files}
    contents = past.history.contents(gone.values())
    return {path: contents[content] for path, content in gone.items() if content in contents}


def _lost_some(project: Project, history: History, day: date) -> bool:
    """Whether any document may have been removed since a day, which is told without reading it."""
    removed = (one.last.path for one in history.removals if one.commit.committed_on > day)
    missing = (path for path in history.versions if not (project.root / path).exists())
    return any(path.endswith(HOLD_RECORDS) for path in chain(removed, missing))


def write_source(folder: Path, project: Project, state: State, more: Mapping[str, bytes]) -> None:
    """Fill an empty folder with the pages of a commit, else with those of now and some more.

    No file of a commit is written outside the folder, and no link of it. Raises GitFault, OSError,
    and UsageError where the commit has no pages.
    """
    folder.mkdir()
    if state.moment is None:
        for name in _FOLDERS:
            if (project.root / name).is_dir():
                shutil.copytree(project.root / name, folder / name, symlinks=True, ignore=_LEFT_OUT)
        _write(folder, more.items())
    else:
        _write(folder, files_at(project.root, state.moment.commit, _FOLDERS))
        if not (folder / "docs").is_dir():
            told = f"commit {state.moment.short_id} has no folder docs/ here"
            raise UsageError(f"{told}: name a revision that has the pages of a manual")


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, content in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
