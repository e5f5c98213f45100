"""The manifest of a release as a file, and what differs from it as text and JSON."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook import __version__
from clausebook.control.release.manifest import Manifest, plain_manifest
from clausebook.control.release.verifying import Difference
from clausebook.reports.display import visible, wrap
from clausebook.reports.json_text import to_json
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["Verification", "counted", "manifest_json", "verification_json", "verification_text"]

SCHEMA_VERSION = 1
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Verification:
    """A manifest by its name, the state that was held against it, and what differs."""

    name: str
    manifest: Manifest
    state: str
    differences: tuple[Difference, ...]

    @property
    def faults(self) -> tuple[Difference, ...]:
        """What differs and is not growth."""
        return tuple(one for one in self.differences if not one.is_growth)


def manifest_json(manifest: Manifest) -> str:
    """Return the text of the file of a manifest: the same for the same release, byte for byte."""
    return to_json(plain_manifest(manifest))


def verification_text(found: Verification, style: Style) -> str:
    """Return a line for each difference, and the verdict."""
    lines = [_line(one, style) for one in found.differences]
    return "\n".join([*lines, *_verdict(found, style)]) + "\n"


def _line(one: Difference, style: Style) -> str:
    name = style.strong(visible(" ".join(filter(None, (one.path, one.record)))))
    told = visible(f"{one.sort}: {one.message}")
    return f"{name}: {wrap(told, style.width, _INDENT, len(name) + 2)}"


def _verdict(found: Verification, style: Style) -> Iterator[str]:
    manifest = found.manifest
    release = f"release {manifest.release} of {manifest.on}"
    grown = sum(one.is_growth for one in found.differences)
    if found.faults:
        told = f"{in_numbers(len(found.faults), 'difference')} between {found.state} and {release}"
    else:
        told = f"{found.state} is that of {release}: {counted(manifest)}"
    more = f"; {in_numbers(grown, 'document')} grown since, which is no fault" if grown else ""
    yield wrap(visible(told + more), style.width, _INDENT)
    if found.faults:
        yield f"What changed in words: clausebook diff {manifest.commit[:10]}"
        if manifest.clausebook != __version__:
            made_with = visible(manifest.clausebook)
            yield f"It was made with Clausebook {made_with}; this is {__version__}."


def counted(manifest: Manifest) -> str:
    """Return how much a release holds."""
    documents = in_numbers(len(manifest.documents), "document")
    growing = len(manifest.growing_documents)
    files = in_numbers(len(manifest.files), "other file")
    return f"{documents}, {growing:,} more that grow, {files}"


def verification_json(found: Verification) -> str:
    """Return the verdict and all differences as one JSON object."""
    manifest = found.manifest
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "manifest": found.name,
            "release": manifest.release,
            "on": manifest.on,
            "commit": manifest.commit,
            "state": found.state,
            "is_verified": not found.faults,
            "differences": [
                {
                    "path": one.path,
                    "record": one.record or None,
                    "sort": one.sort,
                    "message": one.message,
                }
                for one in found.differences
            ],
        }
    )
