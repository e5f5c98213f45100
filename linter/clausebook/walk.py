"""The files below a folder, as a project sees them; light, for a lint begins with it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["CONFIGURATIONS", "HOLD_YAML", "SKIPPED", "Walked", "walk"]

CONFIGURATIONS = ("clausebook.toml", "pyproject.toml")
"""Files that may configure a project, the first before the second."""

HOLD_YAML = (".yaml", ".yml")
SKIPPED = frozenset({"_build", "node_modules", "__pycache__"})
"""Folders that are not entered; hidden ones are not either."""

_MISNAMED = (*HOLD_YAML, ".md")


class Walked(NamedTuple):
    """Paths below a folder, sorted, with ``/``, and those of them that are links."""

    paths: list[str]
    links: frozenset[str]


def walk(root: Path) -> Walked:
    """Return every file below a folder; a folder with the name of a file is one too.

    Folders behind a link are not entered, and what may not be listed is left out.
    """
    links: set[str] = set()
    return Walked(sorted(_below(str(root), "", links)), frozenset(links))


def _below(folder: str, prefix: str, links: set[str]) -> Iterator[str]:
    folders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                is_link = entry.is_symlink()
                if _is_folder(entry):
                    if not is_link and _is_entered(entry.name):
                        folders.append(entry.name)
                    if not entry.name.endswith(_MISNAMED):
                        continue
                path = prefix + entry.name
                if is_link:
                    links.add(path)
                yield path
    except OSError:
        pass
    for name in folders:
        yield from _below(os.path.join(folder, name), f"{prefix}{name}/", links)  # noqa: PTH118


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_entered(name: str) -> bool:
    return name not in SKIPPED and not name.startswith(".")
