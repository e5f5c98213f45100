"""The newest release, as its manifest in ``releases/`` tells of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.project import WorkingTree
from clausebook.sphinxext.manual import Manual

__all__ = ["Release", "newest_release"]

_FOLDER, _SUFFIX = "releases/", ".json"
_IN_FORCE = ("approved", "effective")


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its name, its day, and the version of each document by the document's id.

    ``in_force`` are the ids of those that were approved then.
    """

    name: str
    on: date
    versions: Mapping[str, str]
    in_force: tuple[str, ...]


def newest_release(manual: Manual) -> Release | None:
    """Return the release of the latest day up to today, None where there is none.

    A manifest that cannot be read is passed over here: ``clausebook verify`` says what is wrong.
    """
    found = (one for one in _releases(manual) if one.on <= manual.corpus.today)
    return max(found, key=lambda one: (one.on, one.name), default=None)


def _releases(manual: Manual) -> Iterator[Release]:
    files = WorkingTree(manual.project.root)
    for path in sorted(manual.corpus.files):
        if path.startswith(_FOLDER) and path.endswith(_SUFFIX):
            content = files.read(path)
            release = _release(content) if isinstance(content, bytes) else None
            if release is not None:
                yield release


def _release(content: bytes) -> Release | None:
    try:
        value = json.loads(content)
        name, on, documents = value["release"], value["on"], value["documents"]
        versions = {one["id"]: one["version"] for one in documents}
        in_force = [one["id"] for one in documents if one.get("status") in _IN_FORCE]
        return Release(str(name), date.fromisoformat(on), _texts(versions), tuple(in_force))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _texts(values: Mapping[Any, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in values.items()}
