"""The page of the search, and the script file that holds what can be found.

It is a script because a page that is opened as a file may load one, and may fetch nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

from clausebook.language import N_, _, status_text
from clausebook.sphinxext.domain import domain_of
from clausebook.sphinxext.html import escape, readable
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.search.entries import Entry, entries
from clausebook.sphinxext.search.indexing import Index, index_of
from clausebook.sphinxext.search.synonyms import synonyms

__all__ = ["replace_search", "script_of", "search_page"]

_BUILDERS = ("html", "dirhtml")
_PAGE = "search"
_FILE = "clausebook-entries.js"
_FACETS = (
    ("kind", N_("Kind")),
    ("status", N_("Status")),
    ("clause", N_("Clause")),
    ("owner", N_("Owner")),
)
_SHOWN = 1200
"""Characters of a text from which the results show an excerpt; all of it can be found."""


def replace_search(app: Sphinx) -> None:
    """Keep Sphinx from making an index that nothing reads."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write what can be found, and yield the page that loads it.

    Its address holds a sum of the file, so that no browser searches an earlier one.
    """
    if app.builder.name not in _BUILDERS:
        return
    found = tuple(entries(app.builder))
    data = script_of(found, synonyms(manual_of(app).corpus)).encode()
    _write(Path(app.outdir) / _FILE, data)
    address = relative_uri(app.builder.get_target_uri(_PAGE), _FILE)
    context = {
        "title": _("Search"),
        "qms_entries": f"{address}?v={crc32(data):08x}",
        "qms_facets": [(name, _(label)) for name, label in _FACETS],
        "qms_documents": sorted(_documents(app)),
        "qms_clauses": domain_of(app.env).first_page_of_clauses,
    }
    yield _PAGE, context, "search.html"


def _documents(app: Sphinx) -> Iterator[tuple[str, str, str]]:
    """Yield id and title as HTML, and the page, of each document, for readers without scripts."""
    manual = manual_of(app)
    for loaded in manual.loaded.values():
        header = loaded.header
        place = domain_of(app.env).record(header.id) if header is not None else None
        if header is not None and place is not None and not header.in_register:
            yield escape(header.id), escape(manual.title(header)), place.docname


def _write(place: Path, data: bytes) -> None:
    if not place.is_file() or place.read_bytes() != data:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def script_of(
    found: Sequence[Entry], said_instead: Mapping[str, Sequence[str]] | None = None
) -> str:
    """Return a script of rows, one a line, in which kinds, statuses and owners are numbers.

    ``said_instead`` are the phrases that stand for a word.

    The rows hold the fields of ``Entry`` in their order. A list of postings holds, in turn, how far
    an entry lies behind the one before, and its weight.
    """
    names: dict[str, int] = {"": 0}
    rows = ",\n".join(_json(_row(entry, names)) for entry in found)
    index = index_of(found)
    words = _json(" ".join(index.words))
    postings = ",\n".join(_json(listed) for listed in _postings(index))
    return (
        f"var clausebookEntries = {{\nnames: {_json(list(names))},\nrows: [\n{rows}\n],\n"
        f"synonyms: {_json(dict(said_instead or {}))},\n"
        f"words: {words},\npostings: [\n{postings}\n]}};\n"
    )


def _postings(index: Index) -> Iterator[list[int]]:
    for postings in index.postings:
        listed: list[int] = []
        before = 0
        for number, weight in postings:
            listed += (number - before, weight)
            before = number
        yield listed


def _row(entry: Entry, names: dict[str, int]) -> list[Any]:
    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    return [
        entry.address,
        readable(entry.name),
        readable(entry.title),
        readable(entry.page),
        number(entry.kind),
        number(status_text(entry.status)),
        number(entry.tone),
        [number(clause) for clause in entry.clauses],
        number(readable(entry.owner)),
        readable(_shortened(entry.words)),
        int(entry.is_of_tool),
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
