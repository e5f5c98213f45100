"""What the text of a version tells at first sight, without being read as records.

A history has thousands of versions, and to read one as records takes fifty times as long. Whatever
is not written in the usual way is left open here, and has to be read.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clausebook.control.fingerprint import BOOKKEEPING
from clausebook.history import Version
from clausebook.past import Past, contents_by_id

__all__ = ["Heading", "Outline", "heading_of", "history_in", "outline_of", "outlines"]

_ID = re.compile(rb"\bid[\"']?\s*:\s*[\"']?([A-Z]{3}-[0-9]{1,9})\b")
_CLOSED = re.compile(rb"\bstatus\b[^#]{0,40}?\bclosed\b")
_TOP = re.compile(r"^([A-Za-z_][A-Za-z0-9_-]*):(?=[ \n])", re.MULTILINE)
_NEITHER = re.compile(r"^(?![A-Za-z_][A-Za-z0-9_-]*:[ \n]|[ #\n-]|\Z)", re.MULTILINE)
"""A line that neither begins a key nor goes on below one."""
_WORD = re.compile(
    r"""(?:"([^"\\]*)"|'([^']*)'|((?!(?i:true|false|null)$)[A-Za-z][A-Za-z0-9_-]*))"""
)
"""A word in quotes, or a bare one that cannot be read as a number or the like."""
_ANCHOR = re.compile(r"(?:^|[\s,\[{])[&*]\w")
_HEADER_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"\n([ ]*- )")
_BODY = "body"
_SHORT = 32


@dataclass(frozen=True, slots=True)
class Heading:
    """The top level of a text in plain block style.

    ``approval`` and ``effective_on`` are what is written there; ``content`` holds a digest of what
    is written under each key that is no bookkeeping, and of the text below the header. Where one of
    them is the same in two headings, it means the same; where it differs it may still, for layout
    and comments differ as well. ``history`` is the length of what is written under that key, and
    its digest.
    """

    version: str
    status: str
    approval: str
    content: Mapping[str, str]
    history: tuple[int, str]
    effective_on: str = ""

    def is_continued_by(self, history: str) -> bool:
        """Whether a history, as it is written, is the one here with further entries behind it."""
        length, digest = self.history
        kept, added = history[:length], history[length:]
        item = _ITEM.match(kept)
        is_whole = not kept or not added or (item is not None and added.startswith(item[1]))
        return is_whole and _digest(kept) == digest


@dataclass(frozen=True, slots=True)
class Outline:
    """The ids in a text, whether something in it may be closed, and its heading.

    ``heading`` is None where only reading the text can tell, as where it is not written in plain
    block style with a version and a status in one word each.
    """

    ids: frozenset[str] = frozenset()
    may_be_closed: bool = False
    heading: Heading | None = None


def outlines(past: Past, versions: Iterable[Version]) -> dict[str, Outline]:
    """Return the outlines of versions by the ids of their contents, by one look into the history.

    What the history does not hold has an empty one.
    """
    wanted = contents_by_id(versions)
    found = past.fact_of_text(wanted, _plain)
    return {one: _from_plain(found[one]) if one in found else Outline() for one in wanted}


def outline_of(text: bytes) -> Outline:
    """Return the outline of a text."""
    return _from_plain(_plain(text))


def heading_of(text: str) -> Heading | None:
    """Return the heading of the text of a document, None where only reading it can tell."""
    under = _plainly_under_keys(text)
    if under is None:
        return None
    content = {key: _digest(text) for key, text in under.items() if key not in BOOKKEEPING}
    history = under.get("history", "")
    return Heading(
        _word_under(under, "version"),
        _word_under(under, "status"),
        under.get("approval", "").rstrip(),
        content,
        (len(history), _digest(history)),
        under.get("effective_on", "").strip(),
    )


def history_in(text: str) -> str | None:
    """Return what is written under the history in a text, None where only reading it can tell."""
    under = _plainly_under_keys(text)
    return None if under is None else under.get("history", "")


def _plain(text: bytes) -> list[Any]:
    ids = sorted({found.decode() for found in _ID.findall(text)})
    return [ids, _CLOSED.search(text) is not None, _plain_heading(text)]


def _plain_heading(text: bytes) -> list[Any] | None:
    try:
        found = heading_of(text.decode())
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    begins = found.effective_on
    return [found.version, found.status, found.approval, found.content, [*found.history], begins]


def _from_plain(plain: list[Any]) -> Outline:
    ids, may_be_closed, heading = plain
    if heading is None:
        return Outline(frozenset(ids), may_be_closed)
    version, status, approval, content, (length, digest), begins = heading
    found = Heading(version, status, approval, content, (length, digest), begins)
    return Outline(frozenset(ids), may_be_closed, found)


def _plainly_under_keys(text: str) -> dict[str, str] | None:
    """Return what is written under each key, None where it does not say what it seems to say."""
    under = _under_keys(text)
    if under is None:
        return None
    bookkeeping = "\n".join(written for key, written in under.items() if key in BOOKKEEPING)
    is_told = _word_under(under, "version") and _word_under(under, "status")
    return under if is_told and not _ANCHOR.search(bookkeeping) else None


def _word_under(under: Mapping[str, str], key: str) -> str:
    return _word(under.get(key, "").strip())


def _under_keys(text: str) -> dict[str, str] | None:
    """Return what is written under each key of the top level, None where that is not plain.

    The text below the header of a prose document is given as its body.
    """
    header, body = _halves(text.replace("\r\n", "\n"))
    if "\r" in header or "\t" in header:
        return None
    keys = list(_TOP.finditer(header))
    names = {found[1] for found in keys}
    if not keys or len(names) < len(keys) or _NEITHER.search(header):
        return None
    ends = [*(found.start() for found in keys[1:]), len(header)]
    under = {found[1]: header[found.end() : end] for found, end in zip(keys, ends, strict=True)}
    return {**under, _BODY: body} if body else under


def _halves(text: str) -> tuple[str, str]:
    """Return the header of a prose document and its body, or all of another text and nothing."""
    if not text.startswith("---\n"):
        return text, ""
    end = _HEADER_END.search(text, 4)
    return (text[4:], "") if end is None else (text[4 : end.start()], text[end.end() :].strip())


def _word(text: str) -> str:
    """Return a value of one word, empty where it is more."""
    found = _WORD.fullmatch(text)
    return next((word for word in found.groups() if word is not None), "") if found else ""


def _digest(text: str) -> str:
    """Return a text itself where it is short, else a digest of that length."""
    return text if len(text) <= _SHORT else hashlib.sha256(text.encode()).hexdigest()[:_SHORT]
