"""Puts a file with its values beside the page of each table, and tells the page where it is."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from clausebook.language import _
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.tables.csv_text import csv_text
from clausebook.sphinxext.tables.reading import read_table

__all__ = ["file_name", "publish_tables", "remove_tables"]

_BUILDERS = ("html", "dirhtml")
_FEWEST = 3
"""Rows below which a table is read at a glance."""
_LONGEST = 60
_WIDE = "qms-wide"
"""The class of tables that become cards on a narrow screen."""
_WRAPPER = re.compile(
    r'<div class="table-wrapper qms-scroll"(?P<role>[^>]* aria-label="(?P<label>[^"]*)")>'
    r'(?=<table class="docutils qms-table (?!qms-values)(?P<classes>[^"]*)")'
)
_TABLE = re.compile(r"<table\b|</table>")
_END = "</div>"


def publish_tables(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Write the tables of a page that is being written, and remove those that it has no more."""
    body = context.get("body")
    if app.builder.name not in _BUILDERS or not isinstance(body, str):
        return
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    page = Path(app.builder.get_outfilename(pagename))
    stem = pagename.rpartition("/")[2]
    files: dict[str, str] = {}
    context["body"] = "".join(_parts(body, stem, files))
    for name, text in files.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        (page.parent / name).write_text(text, encoding="utf-8", newline="")
    for place in _written(page.parent, stem):
        if place.name not in files:
            place.unlink()


def remove_tables(builder: StandaloneHTMLBuilder, pagename: str) -> None:
    """Take away the tables of a page that is gone."""
    folder = Path(builder.get_outfilename(pagename)).parent
    for place in _written(folder, pagename.rpartition("/")[2]):
        place.unlink()


def _parts(body: str, stem: str, files: dict[str, str]) -> Iterator[str]:
    """Yield a page in parts, with its tables labelled and followed by a link; fill the files."""
    done, shown = 0, _("Table as CSV")
    for found in _WRAPPER.finditer(body):
        begin, end = found.end(), _end_of_table(body, found.end())
        if end is None or found.start() < done:
            continue
        is_wide = _WIDE in found["classes"].split()
        table = read_table(body[begin:end], labelled=is_wide)
        yield body[done : found.start()]
        done = end + len(_END)
        if sum(not row.is_title for row in table.rows) < _FEWEST:
            yield f"{found.group()}{table.html}{_END}"
            continue
        name = file_name(stem, found["label"], files)
        files[name] = csv_text(table)
        key = escape(name.removeprefix(f"{stem}.table-").removesuffix(".csv"))
        yield (
            f'<div class="table-wrapper qms-scroll" data-table="{key}"{found["role"]}>'
            f'{table.html}{_END}<p class="qms-table-file"><a href="{quote(name)}" download '
            f'type="text/csv" aria-label="{shown}: {found["label"]}">{shown}</a></p>'
        )
    yield body[done:]


def _end_of_table(body: str, begin: int) -> int | None:
    """Return where the table that begins there ends, whatever tables stand in its cells."""
    depth = 0
    for found in _TABLE.finditer(body, begin):
        depth += -1 if found.group() == "</table>" else 1
        if depth == 0:
            return found.end()
    return None


def file_name(stem: str, label: str, taken: dict[str, str]) -> str:
    """Return the name of a file after the label of its table, which is text of a page."""
    slug = nodes.make_id(unescape(label))[:_LONGEST].strip("-") or "unnamed"
    name, number = f"{stem}.table-{slug}.csv", 1
    while name in taken:
        number += 1
        name = f"{stem}.table-{slug}-{number}.csv"
    return name


def _written(folder: Path, stem: str) -> list[Path]:
    pattern = re.compile(re.escape(stem) + r"\.table-[a-z0-9-]+\.csv")
    if not folder.is_dir():
        return []
    return [place for place in folder.iterdir() if pattern.fullmatch(place.name)]
