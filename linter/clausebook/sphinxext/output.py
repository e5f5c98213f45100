"""Pages that no source file makes, and those whose source file is gone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from clausebook.language import _
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import docname_of, manual_of
from clausebook.sphinxext.settings import is_beyond_reading
from clausebook.sphinxext.tables.publishing import remove_tables

__all__ = [
    "note_files",
    "pages_of_unreadable_files",
    "remove_pages",
    "tell_work",
    "write_front_door",
]

_FRONT_DOOR = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<title>{title}</title>
</head>
<body><p><a href="{address}">{title}</a></p></body>
</html>
"""


def pages_of_unreadable_files(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield a page for each file that Sphinx must not open, saying what is wrong with it."""
    manual = manual_of(app)
    for path, document in manual.written.documents.items():
        if not is_beyond_reading(document):
            continue
        faults = "".join(
            f"<p><strong>{escape(fault.message)}</strong>. {escape(fault.hint)}.</p>"
            for fault in document.faults
        )
        title = _("{path} cannot be read", path=path)
        body = (
            f'<section><h1>{escape(title)}</h1><div class="qms-findings">{faults}</div></section>'
        )
        yield docname_of(path), {"title": escape(title), "body": body}, "page.html"


def write_front_door(app: Sphinx, exception: Exception | None) -> None:
    """Let index.html at the top open the manual, where the first page has another address."""
    root = app.config.root_doc
    if exception is not None or app.builder.name != "html" or root == "index":
        return
    address = escape(app.builder.get_relative_uri("index", root))
    text = _FRONT_DOOR.format(
        language=escape(app.config.language), address=address, title=escape(app.config.project)
    )
    place = Path(app.outdir) / "index.html"
    if "index" not in app.env.found_docs and _differs(place, text):
        place.write_text(text, encoding="utf-8", newline="\n")


def remove_pages(app: Sphinx, exception: Exception | None) -> None:
    """Take the pages away whose documents were removed, for nobody controls them any more."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    manual = manual_of(app)
    shown = {*app.env.found_docs, *map(docname_of, manual.written.documents)}
    for page in manual.removed - shown:
        Path(app.builder.get_outfilename(page)).unlink(missing_ok=True)
        remove_tables(app.builder, page)
    for file in manual.removed_files - set(_files(app.env)):
        (Path(app.outdir) / file).unlink(missing_ok=True)


def note_files(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Remember the pictures and files that pages had which are removed; no page is outdated."""
    own = (file for file, pages in _files(env).items() if pages and pages <= removed)
    manual_of(app).removed_files.update(own)
    return []


def _files(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the pictures and files of all pages, by their place in the output."""
    pictures = {f"_images/{name}": pages for pages, name in env.images.values()}
    return pictures | {f"_downloads/{name}": pages for pages, name in env.dlfiles.values()}


def tell_work(app: Sphinx, exception: Exception | None) -> None:
    """Tell whoever runs the build what is worked on."""
    if exception is None:
        app.emit("clausebook-published", tuple(manual_of(app).state.in_progress.values()))


def _differs(place: Path, text: str) -> bool:
    return not place.is_file() or place.read_bytes() != text.encode("utf-8")
