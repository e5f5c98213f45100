"""Which file an address means, and of which type it is."""

import mimetypes
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

__all__ = ["content_type", "file_of"]

_TYPES = mimetypes.MimeTypes()  # without what this machine says: it may call a script a text
_OURS = {
    ".js": "text/javascript",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".md": "text/markdown",
}
_TEXTS = frozenset({"application/json", "application/xml", "image/svg+xml", "application/atom+xml"})
_FOREIGN = frozenset("\\:\0")
"""Signs that some systems take for more than a part of a name."""


def file_of(folder: Path, path: str) -> Path | None:
    """Return the file of a folder that the path of an address means, None where there is none.

    What is hidden is not there, and nothing is that lies outside the folder. A folder means its
    ``index.html``.
    """
    first, *parts = unquote(path, errors="surrogateescape").split("/")
    if first or not parts:
        return None
    *above, name = parts
    parts = [*above, name or "index.html"]
    if any(not part or part.startswith(".") or _FOREIGN & set(part) for part in parts):
        return None
    place = folder.joinpath(*parts)
    try:
        is_inside = place.resolve().is_relative_to(folder.resolve())
        return place if is_inside and place.is_file() else None
    except (OSError, ValueError):
        return None


def content_type(place: Path) -> str:
    """Return the type of a file as the head of an answer names it."""
    suffix = PurePosixPath(place.name).suffix.lower()
    kind = _OURS.get(suffix) or _TYPES.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind
