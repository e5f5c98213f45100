"""Pages that no source file makes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from clausebook.language import _
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.manual import docname_of, manual_of
from clausebook.sphinxext.settings import is_beyond_reading

__all__ = [
    "pages_of_unreadable_files",
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


def tell_work(app: Sphinx, exception: Exception | None) -> None:
    """Tell whoever runs the build what is worked on."""
    if exception is None:
        app.emit("clausebook-published", tuple(manual_of(app).state.in_progress.values()))


def _differs(place: Path, text: str) -> bool:
    return not place.is_file() or place.read_bytes() != text.encode("utf-8")
