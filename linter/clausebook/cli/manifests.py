"""The manifests of a project: where they lie, and which is the newest."""

import re
from pathlib import Path

from clausebook.cli.usage import UsageError
from clausebook.control.release.manifest import Manifest, ManifestFault, parse_manifest
from clausebook.document.limits import MAXIMUM_BYTES
from clausebook.schema import SchemaLibrary

__all__ = ["FOLDER", "newest_manifest", "read_manifest"]

FOLDER = "releases"
_NUMBER = re.compile(r"([0-9]+)")


def read_manifest(path: Path, name: str, library: SchemaLibrary) -> Manifest:
    """Return the manifest in a file; raises ManifestFault, and OSError where it cannot be read.

    A pipe or a device might never end, and some files tell no size: no more is read than is held.
    """
    if path.exists() and not path.is_file():
        what = "folder" if path.is_dir() else "pipe or device"
        raise ManifestFault(f"{name}: it is no manifest but a {what}; name the file of a release")
    with path.open("rb") as file:
        content = file.read(MAXIMUM_BYTES + 1)
    if len(content) > MAXIMUM_BYTES:
        raise ManifestFault(f"{name}: it is no manifest: it has more than {MAXIMUM_BYTES:,} bytes")
    return parse_manifest(content, name, library)


def newest_manifest(root: Path, library: SchemaLibrary) -> tuple[str, Manifest]:
    """Return the manifest of the last release by its day, then by its number, with its name.

    Raises UsageError where there is none, and ManifestFault where one of them cannot be trusted:
    it might be the newest.
    """
    names = sorted(path.name for path in (root / FOLDER).glob("*.json"))
    if not names:
        raise UsageError(
            f"there is no release yet: no manifest in {FOLDER}/; "
            "make one with 'clausebook release VERSION', or name a manifest"
        )
    paths = [f"{FOLDER}/{name}" for name in names]
    found = [(path, read_manifest(root / path, path, library)) for path in paths]
    return max(found, key=lambda one: (one[1].on, _ordered(one[1].release)))


def _ordered(release: str) -> list[tuple[int, str]]:
    """Return a number of a release so that 1.10 comes after 1.9."""
    return [
        (int(part or 0), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(release)
    ]
