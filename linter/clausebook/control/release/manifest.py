"""The manifest of a release: what the QMS consisted of, and a digest over all of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NoReturn

from clausebook.control.binding import Binding
from clausebook.control.release.released import (
    GrowingDocument,
    Released,
    ReleasedApproval,
    ReleasedDocument,
    ReleasedFile,
    ReleasedRecord,
    canonical_digest,
)
from clausebook.schema import SchemaLibrary

__all__ = ["SCHEMA_VERSION", "Manifest", "ManifestFault", "parse_manifest", "plain_manifest"]

SCHEMA_VERSION = 1
_DIGEST = "sha256"
_PARTS = ("documents", "growing_documents", "files")


class ManifestFault(Exception):
    """The file is no manifest that can be trusted; the message is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release. ``on`` is its day as it is written, ``clausebook`` the version of the program.

    ``entries`` tell of every file, by path.
    """

    clausebook: str
    release: str
    on: str
    edition: str
    commit: str
    entries: tuple[Released, ...]

    @property
    def documents(self) -> tuple[ReleasedDocument, ...]:
        """The maintained documents."""
        return tuple(one for one in self.entries if isinstance(one, ReleasedDocument))

    @property
    def growing_documents(self) -> tuple[GrowingDocument, ...]:
        """The documents that record what happened."""
        return tuple(one for one in self.entries if isinstance(one, GrowingDocument))

    @property
    def files(self) -> tuple[ReleasedFile, ...]:
        """The other files."""
        return tuple(one for one in self.entries if isinstance(one, ReleasedFile))


def plain_manifest(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest as JSON has it, with the digest over all the rest at its end."""
    data: dict[str, Any] = {
        "clausebook": manifest.clausebook,
        "schema_version": SCHEMA_VERSION,
        "release": manifest.release,
        "on": manifest.on,
        "edition": manifest.edition,
        "commit": manifest.commit,
    }
    for part in _PARTS:
        data[part] = [asdict(entry) for entry in getattr(manifest, part)]
    return {**data, _DIGEST: canonical_digest(data)}


def parse_manifest(text: bytes, name: str, library: SchemaLibrary) -> Manifest:
    """Return the manifest in a file; raises ManifestFault that names the file.

    It is one of this format, what it says of itself is true, and every path stays in the project.
    """
    data = _object(text, name)
    if data.get("schema_version") != SCHEMA_VERSION or data["schema_version"] is True:
        _refuse(name, _OTHER_FORMAT.format(data.get("schema_version")))
    rest = {key: value for key, value in data.items() if key != _DIGEST}
    if data.get(_DIGEST) != canonical_digest(rest):
        _refuse(name, _ALTERED)
    for violation in library.check("release", data):
        where = "/".join(map(str, violation.pointer))
        _refuse(
            name, f"it is no manifest of a release: {where or 'at the top'}: {violation.message}"
        )
    manifest = _from_plain(data)
    _check_paths(manifest, name)
    return replace(manifest, entries=tuple(sorted(manifest.entries, key=lambda one: one.path)))


_OTHER_FORMAT = (
    "it is written in format {} of a manifest, but this Clausebook reads format 1; "
    "use the version of Clausebook that the release was made with"
)
_ALTERED = (
    "it was altered after it was written: its own SHA-256 is not that of its content; "
    "take it from the signed tag of the release, as in 'git restore --source qms-1.0 releases'"
)


def _object(text: bytes, name: str) -> dict[str, Any]:
    try:
        data = json.loads(
            text.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        _refuse(name, f"it is no manifest: it cannot be read as JSON ({_first_line(error)})")
    if not isinstance(data, dict):
        _refuse(name, "it is no manifest: it holds no JSON object")
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a key that stands twice would let two readers see two manifests."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


def _refuse(name: str, reason: str) -> NoReturn:
    raise ManifestFault(f"{name}: {reason}")


def _from_plain(data: Mapping[str, Any]) -> Manifest:
    entries: list[Released] = []
    for one in data["documents"]:
        given = one["approval"]
        approval = given and ReleasedApproval(**{**given, "state": Binding(given["state"])})
        entries.append(
            ReleasedDocument(**{**one, "approval": approval, "results": tuple(one["results"])})
        )
    for one in data["growing_documents"]:
        records = tuple(_record(record) for record in one["records"])
        entries.append(GrowingDocument(**{**one, "records": records}))
    entries += [ReleasedFile(**one) for one in data["files"]]
    return Manifest(
        data["clausebook"],
        data["release"],
        data["on"],
        data["edition"],
        data["commit"],
        tuple(entries),
    )


def _record(data: Mapping[str, Any]) -> ReleasedRecord:
    return ReleasedRecord(**{**data, "corrections": tuple(data["corrections"])})


def _check_paths(manifest: Manifest, name: str) -> None:
    seen: set[str] = set()
    for path in (entry.path for entry in manifest.entries):
        if path in seen:
            _refuse(name, f"it names '{path}' twice")
        if any(_leads_out(path)):
            _refuse(name, f"'{path}' is no path inside the project")
        seen.add(path)


def _leads_out(path: str) -> Iterator[bool]:
    parts: Iterable[str] = path.split("/")
    yield any(part in ("", ".", "..") for part in parts)
    yield "\\" in path or ":" in path.split("/", maxsplit=1)[0] or "\0" in path
