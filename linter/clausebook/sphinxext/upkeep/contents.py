"""Digests of files, templates and of the program: what a build rests on besides the records."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

import clausebook
from clausebook.language import catalogue_of

__all__ = ["digest_of", "digest_of_file", "digest_of_look", "digest_of_program", "static_folders"]

_PROGRAM = Path(clausebook.__file__).parent
_WORKS_WITH = ("docutils", "markdown-it-py", "mdit-py-plugins", "myst-parser", "pygments", "sphinx")
"""Distributions that decide what becomes of a page, beside the extensions of the project."""
_LOOK = (".html", ".css", ".js", ".toml", ".conf", ".txt", "_t", ".jinja")
"""The ends of the files by which templates and themes decide what stands on a page."""


def digest_of(parts: object) -> str:
    """Return a digest of plain data."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_of_file(place: Path) -> str:
    """Return a digest of a file's content, empty where it cannot be read."""
    try:
        with place.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").hexdigest()[:32]
    except OSError:
        return ""


def digest_of_program(app: Sphinx) -> str:
    """Return a digest of conf.py, of the program, and of all that it works with.

    The code counts too, by times and sizes: while it is being written, many states have one
    version.
    """
    return digest_of(
        [
            digest_of_file(Path(app.confdir) / "conf.py") if app.confdir else "",
            sys.version,
            clausebook.__version__,
            [version(name) for name in _WORKS_WITH],
            sorted((name, extension.version) for name, extension in app.extensions.items()),
            catalogue_of(app.config.language).digest,
            list(_stamps(_PROGRAM)),
        ]
    )


def digest_of_look(builder: StandaloneHTMLBuilder) -> str:
    """Return a digest of the templates and of the styles and scripts, whose sums stand on pages."""
    pathchain: Iterable[Path] = getattr(builder.templates, "pathchain", ())
    folders = dict.fromkeys((*map(Path, pathchain), *static_folders(builder)))
    return digest_of([list(_contents(folder)) for folder in folders])


def static_folders(builder: StandaloneHTMLBuilder) -> Iterator[Path]:
    """Yield the folders and files that are copied to the static files, those of the theme first."""
    theme: Any = builder.theme
    yield from (Path(folder, "static") for folder in theme.get_theme_dirs())
    for entry in builder.config.html_static_path:
        yield Path(builder.confdir) / entry


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    if folder.is_file():
        yield folder.name, digest_of_file(folder)
    for place in sorted(folder.rglob("*")):
        if place.name.endswith(_LOOK) and place.is_file():
            yield place.relative_to(folder).as_posix(), digest_of_file(place)


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(Path(entry.path))
        elif entry.name.endswith(".py"):
            found = entry.stat()
            yield entry.name, found.st_size, found.st_mtime_ns
