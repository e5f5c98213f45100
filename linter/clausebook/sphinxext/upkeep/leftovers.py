"""What was made for an earlier state of the manual goes when nothing makes it any more.

A list in the output says what was made for it, so that it holds wherever the output is taken, and
whatever becomes of Sphinx's own memory. Files that others put there are not on it and stay.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from clausebook.project import RECORD_FOLDERS
from clausebook.sphinxext.tables.publishing import remove_tables
from clausebook.sphinxext.upkeep.contents import static_folders

__all__ = ["Leftovers"]

_LIST = ".made"
_BUILDERS = ("html", "dirhtml")
_TEMPLATES = ("_t", ".jinja")
"""The ends of static files that Sphinx fills in and copies without."""
_BACKUP = ".buildinfo.bak"


@dataclass(frozen=True, slots=True)
class _Made:
    """Pages by their names, and other files by their places in the output."""

    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    def __or__(self, other: "_Made") -> "_Made":
        return _Made(self.pages | other.pages, self.files | other.files)


class Leftovers:
    """The pages and files of one build, and those of the builds before it."""

    def __init__(self) -> None:
        self._pages: set[str] = set()
        self._before = _Made()

    def announce(self, app: Sphinx, builder: Builder) -> None:
        """Put on the list what will be made, lest a build that is killed leaves it for ever."""
        if _makes_pages(builder):
            self._pages.clear()  # an application can build more than once
            self._before = _read(app)
            pages = frozenset(app.env.found_docs) | self._before.pages
            _write(app, _Made(pages, self._before.files | frozenset(_files(app))))

    def note_page(
        self,
        _app: Sphinx,
        pagename: str,
        _template: str,
        _context: dict[str, Any],
        _doctree: object,
    ) -> None:
        """Remember a page, such as that of the search, that no document makes."""
        self._pages.add(pagename)

    def remove(self, app: Sphinx, exception: Exception | None) -> None:
        """Take away what earlier builds made and this one does not."""
        builder = app.builder
        if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
            return
        if not _makes_pages(builder):
            return
        pages = frozenset(app.env.found_docs) | (self._pages - set(app.env.all_docs))
        made = _Made(pages, frozenset(_files(app)))
        for page in self._before.pages - made.pages:
            _remove_page(app, builder, page)
        gone = self._before.files - made.files
        shown = {_address(app, builder, page) for page in made.pages} if gone else set()
        for file in gone - shown:
            _remove_file(Path(app.outdir), file)
        (Path(app.outdir) / _BACKUP).unlink(missing_ok=True)
        _write(app, made)


def _makes_pages(builder: Builder) -> bool:
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in _BUILDERS


def _address(app: Sphinx, builder: StandaloneHTMLBuilder, page: str) -> str:
    return Path(builder.get_outfilename(page)).relative_to(app.outdir).as_posix()


def _remove_page(app: Sphinx, builder: StandaloneHTMLBuilder, page: str) -> None:
    """Remove a page with its tables and its feed."""
    out = Path(app.outdir)
    if _is_within(page):
        remove_tables(builder, page)
        _remove_file(out, _address(app, builder, page))
        _remove_file(out, f"{page}.atom")


def _remove_file(out: Path, name: str) -> None:
    """Remove a file, and its folders where those hold nothing more."""
    if not _is_within(name):
        return
    place = out / name
    with suppress(OSError):
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == out:
                return
            folder.rmdir()


def _is_within(name: str) -> bool:
    """Whether a name leads nowhere else; the list lies where others may have written it."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _files(app: Sphinx) -> Iterator[str]:
    """Yield the files that are copied: pictures, downloads, static and extra files."""
    env, builder = app.env, app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    yield from (f"_images/{name}" for _pages, name in env.images.values())
    yield from (f"_downloads/{PurePosixPath(place)}" for _pages, place in env.dlfiles.values())
    for folder in static_folders(builder):
        yield from (f"_static/{name}" for name in _copied(folder))
    for entry in builder.config.html_extra_path:
        yield from _copied(Path(builder.confdir) / entry)
    for address in (builder.config.html_logo, builder.config.html_favicon):
        if address:
            yield f"_static/{PurePosixPath(address).name}"
    yield from _generated(app, builder)


def _generated(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[str]:
    yield "_static/pygments.css"
    if builder.dark_highlighter is not None:
        yield "_static/pygments_dark.css"
    scripts = getattr(builder, "globalcontext", {}).get("script_files", ())
    if any(str(script.filename).endswith("translations.js") for script in scripts):
        yield "_static/translations.js"
    if app.config.root_doc != "index":
        yield "index.html"


def _copied(folder: Path) -> Iterator[str]:
    """Yield the names under which the files of a folder, or one file, are copied."""
    if folder.is_file():
        yield _without_mark(folder.name)
    for place in sorted(folder.rglob("*")):
        if place.is_file():
            yield _without_mark(place.relative_to(folder).as_posix())


def _without_mark(name: str) -> str:
    mark = next((one for one in _TEMPLATES if name.lower().endswith(one)), "")
    return name[: len(name) - len(mark)]


def _read(app: Sphinx) -> _Made:
    """Return what earlier builds made; those of earlier versions kept no list."""
    try:
        found = json.loads((Path(app.outdir) / _LIST).read_text("utf-8"))
        return _Made(frozenset(map(str, found["pages"])), frozenset(map(str, found["files"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return _Made(frozenset(_pages_without_list(app)))


def _pages_without_list(app: Sphinx) -> Iterator[str]:
    out = Path(app.outdir)
    for folder in RECORD_FOLDERS:
        for place in sorted((out / folder).rglob("*.html")):
            page = place.relative_to(out).with_suffix("").as_posix()
            yield page.removesuffix("/index") if app.builder.name == "dirhtml" else page


def _write(app: Sphinx, made: _Made) -> None:
    """Keep the list, whole or not at all."""
    place = Path(app.outdir) / _LIST
    parts = {"pages": sorted(made.pages), "files": sorted(made.files)}
    text = json.dumps(parts, indent=0, ensure_ascii=False)
    if not place.is_file() or place.read_text("utf-8", "replace") != text:
        beside = place.with_name(f"{_LIST}.new")
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(place)
