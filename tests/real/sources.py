"""Where the collections of real documents lie, and how they are read without our own reader."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

__all__ = ["collection", "collections_root", "front_matter"]

_REPOSITORY = Path(__file__).parents[2]


def collections_root() -> Path:
    """Return the folder of all collections; they are too large and too foreign to be kept here."""
    given = os.environ.get("CLAUSEBOOK_DATA")
    return Path(given) if given else _REPOSITORY.parent / "shared" / "data"


def collection(name: str) -> Path:
    """Return the folder of one collection; skip what asks for it where it is absent."""
    found = collections_root() / name
    if not found.is_dir():
        pytest.skip(f"the collection {name} is not here; CLAUSEBOOK_DATA may name its folder")
    return found


def front_matter(path: Path) -> tuple[Mapping[str, Any], str]:
    """Return the values between the lines of ``---`` and the text below, both as PyYAML sees them.

    Independent of the reader under test, so that counts made from it are worth comparing with.
    """
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(header), body
