"""Pages put together as one book: every link leads somewhere in it, or is no link any more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from posixpath import dirname, normpath
from posixpath import join as joined
from typing import Any
from urllib.parse import unquote, urlsplit

from clausebook.language import _, day_text, pgettext
from clausebook.paper.pieces import Piece

__all__ = ["Book", "Page", "book_data"]

_WORTH_CONTENTS = 6
"""A single document with so many sections has a table of contents."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name as in ``policies/risks/risks``, its title, what identifies it on paper.

    ``body`` are the pieces of ``clausebook.paper.pieces``.
    """

    name: str
    title: str
    control: str
    body: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Book:
    """What is printed together; ``notice`` tells that it is not the state of today."""

    title: str
    organization: str
    day: date
    pages: Sequence[Page]
    notice: str = ""
    lines: Sequence[str] = field(default=())
    language: str = "en"


def book_data(book: Book) -> dict[str, Any]:
    """Return what the template sets, as JSON has it.

    The first of equal anchors counts. A link into a page that is not in the book keeps its words
    and loses its address, which would lead nowhere from paper.
    """
    single = book.pages[0] if len(book.pages) == 1 else None
    anchors = _anchors(book.pages)
    return {
        "title": book.title,
        "organization": book.organization,
        "date": {"year": book.day.year, "month": book.day.month, "day": book.day.day},
        "language": book.language,
        "notice": book.notice,
        "cover": single is None,
        "cover_lines": list(book.lines),
        "contents_depth": _contents_depth(single),
        "contents": _("Contents"),
        "page_of": pgettext("page numbers", "1 of 1"),
        "foot": _("Uncontrolled when printed · as of {day}", day=day_text(book.day)),
        "parts": [_part(book, page, anchors) for page in book.pages],
    }


def _contents_depth(single: Page | None) -> int:
    if single is None:
        return 1
    headings = [p for p in _walk(single.body) if p["k"] == "heading" and p["level"] == 2]
    return 2 if len(headings) >= _WORTH_CONTENTS else 0


def _part(book: Book, page: Page, anchors: Mapping[str, str]) -> dict[str, Any]:
    placed: set[str] = set()
    return {
        "anchor": anchors[page.name],
        "head_left": f"{book.organization} · {page.title}" if book.organization else page.title,
        "head_right": page.control,
        "body": [_settled(piece, page.name, anchors, placed) for piece in page.body],
    }


def _anchors(pages: Sequence[Page]) -> dict[str, str]:
    """Return a name without special characters for each page and each place in it."""
    found: dict[str, str] = {}
    for page in pages:
        names = [p["id"] for p in _walk(page.body) if p["k"] == "anchor"]
        for place in (page.name, *(f"{page.name}#{name}" for name in names)):
            found.setdefault(place, f"place-{len(found)}")
    return found


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all pieces below that are no text, in their order."""
    if isinstance(value, dict):
        if "k" in value:
            yield value
        for below in value.values():
            yield from _walk(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _walk(below)


def _settled(value: Any, page: str, anchors: Mapping[str, str], placed: set[str]) -> Any:
    """Return pieces with the addresses of the book; ``placed`` are the anchors of the page."""
    if isinstance(value, list | tuple):
        return [_settled(below, page, anchors, placed) for below in value]
    if not isinstance(value, dict):
        return value
    if value.get("k") == "anchor":
        if value["id"] in placed:
            return ""
        placed.add(value["id"])
        return {"k": "anchor", "id": anchors[f"{page}#{value['id']}"]}
    found = {key: _settled(below, page, anchors, placed) for key, below in value.items()}
    if value.get("k") == "link":
        return {**found, **_address(value["to"], page, anchors)}
    return found


def _address(given: str, page: str, anchors: Mapping[str, str]) -> dict[str, str]:
    """Return where a link leads in the book, or out of it; to is empty where nowhere."""
    try:
        parts = urlsplit(given)
    except ValueError:
        return {"to": ""}
    if parts.scheme in ("http", "https", "mailto"):
        return {"to": given}
    if parts.scheme or parts.netloc:
        return {"to": ""}
    name = page
    if parts.path:
        name = normpath(joined(dirname(page), unquote(parts.path))).removesuffix(".html")
    place = f"{name}#{unquote(parts.fragment)}" if parts.fragment else name
    anchor = anchors.get(place) or anchors.get(name)
    return {"to": f"#{anchor}" if anchor else ""}
