"""What one run found out about the past and the next may use, beside the configuration.

A cache spares time and decides nothing: one of another version or of other schemas is as good as
none, and so is one that cannot be used for any other reason.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clausebook import __version__
from clausebook.cache_file import FOLDER, CacheFile
from clausebook.schema import SchemaLibrary

__all__ = ["FOLDER", "Cache", "digest_of_program", "digest_of_schemas"]

_FILE = "past.json"
_DECIDE = ("control", "document", "git", "record", "redline", "schema")
"""Packages that decide what is found out of a content."""


class Cache:
    """The cache of a project, for one version of the program and one set of schemas."""

    def __init__(self, root: Path, library: SchemaLibrary) -> None:
        key = f"{__version__} {digest_of_program()} {digest_of_schemas(library)}"
        self._file = CacheFile(root, _FILE, key)

    @property
    def is_there(self) -> bool:
        """Whether anything was kept."""
        return self._file.is_there

    def read(self) -> dict[str, Any]:
        """Return what was kept, nothing where it cannot be used."""
        text = self._file.read()
        try:
            found = json.loads(text or b"{}")
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, kept: Mapping[str, Any]) -> None:
        """Keep plain data for the next run, whole or not at all; a fault is no matter."""
        self._file.write(json.dumps(kept, separators=(",", ":")).encode())


@cache
def digest_of_program() -> str:
    """Return a digest of the code that decides, for two states of it may have one version."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    places = [place for name in _DECIDE for place in sorted((package / name).rglob("*.py"))]
    for place in (*(package / f"{name}.py" for name in ("history", "past", "text")), *places):
        digest.update(place.read_bytes())
    return digest.hexdigest()


def digest_of_schemas(library: SchemaLibrary) -> str:
    """Return what tells one set of schemas from any other; links come in the order of fields."""
    return hashlib.sha256(json.dumps(library.schemas).encode()).hexdigest()
