"""What one run found out and the next may use, in a folder beside the configuration.

A cache spares time and decides nothing: one that is broken, foreign, of another version, or that
cannot be read or written, is as good as none.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clausebook import __version__
from clausebook.schema import SchemaLibrary

__all__ = ["FOLDER", "Cache", "make_folder"]

FOLDER = ".clausebook_cache"

_FILE = "past.json"
_MAXIMUM_BYTES = 256 * 1024 * 1024
_DECIDE = ("control", "document", "git", "record", "redline", "schema")
"""Packages that decide what is found out of a content."""


class Cache:
    """The cache of a project, for one version of the program and one set of schemas."""

    def __init__(self, root: Path, library: SchemaLibrary) -> None:
        self._folder = root / FOLDER
        self._key = f"{__version__} {_digest_of_program()} {_digest_of_schemas(library)}"

    @property
    def is_there(self) -> bool:
        """Whether anything was kept; what a link leads to is not ours."""
        return not self._folder.is_symlink() and (self._folder / _FILE).is_file()

    def read(self) -> dict[str, Any]:
        """Return what was kept, nothing where it cannot be used."""
        try:
            place = self._folder / _FILE
            if place.stat().st_size > _MAXIMUM_BYTES:
                return {}
            heading, _, text = place.read_bytes().partition(b"\n")
            if heading.decode() != self._heading(text):
                return {}
            found = json.loads(text)
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, kept: Mapping[str, Any]) -> None:
        """Keep plain data for the next run, whole or not at all; a fault is no matter."""
        if self._folder.is_symlink():
            return
        text = json.dumps(kept, separators=(",", ":")).encode()
        with contextlib.suppress(OSError):
            make_folder(self._folder)
            place = self._folder / _FILE
            beside = place.with_name(f"{_FILE}.{os.getpid()}.new")
            try:
                beside.write_bytes(self._heading(text).encode() + b"\n" + text)
                beside.replace(place)
            finally:
                beside.unlink(missing_ok=True)

    def _heading(self, text: bytes) -> str:
        return f"{self._key} {hashlib.sha256(text).hexdigest()}"


def make_folder(folder: Path) -> None:
    """Make the folder of a cache, which git is told to leave alone; raises OSError."""
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("# Made by Clausebook; may be deleted\n*\n", encoding="utf-8")


@cache
def _digest_of_program() -> str:
    """Return a digest of the code that decides, for two states of it may have one version."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    places = [place for name in _DECIDE for place in sorted((package / name).rglob("*.py"))]
    for place in (package / "history.py", package / "past.py", *places):
        digest.update(place.read_bytes())
    return digest.hexdigest()


def _digest_of_schemas(library: SchemaLibrary) -> str:
    return hashlib.sha256(json.dumps(library.schemas, sort_keys=True).encode()).hexdigest()
