"""What the text of a version tells at a glance, without being read as records.

To read a text as records takes fifty times as long. Whatever is not written in the usual way is
left open here, and has to be read.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from clausebook.history import Version
from clausebook.past import Past, contents_by_id

__all__ = ["Issue", "Outline", "outline_of", "outlines"]

_FACT = "glance"
_ID = re.compile(rb"\bid[\"']?\s*:\s*[\"']?([A-Z]{3}-[0-9]{1,9})\b")
_CLOSED = re.compile(rb"\bstatus\b[^#]{0,40}?\bclosed\b")
_STATUS = re.compile(rb"^status:[ ]*([a-z]+)[ ]*$", re.MULTILINE)
_VERSION = re.compile(rb"^version:[ ]*[\"']([0-9.]+)[\"'][ ]*$", re.MULTILINE)
_HISTORY = re.compile(rb"^history:\n((?:[ ]*- .*\n|[ ]+.*\n)+)(?=[A-Za-z]|---\n|\Z)", re.MULTILINE)
_ITEM = re.compile(rb"[ ]*- ")


class Issue(NamedTuple):
    """What a header says of its version; ``length`` and ``digest`` are those of its history."""

    status: str
    version: str
    length: int
    digest: str


class Outline(NamedTuple):
    """Digest of a text, whether something in it may be closed, its ids, and its header.

    ``issue`` is None where the header is not written in the usual way.
    """

    digest: str
    may_be_closed: bool
    ids: frozenset[str]
    issue: Issue | None
    history: bytes = b""

    def continues(self, earlier: Issue) -> bool:
        """Whether the history of this text is an earlier one, with further entries behind it."""
        kept, added = self.history[: earlier.length], self.history[earlier.length :]
        item = _ITEM.match(kept)
        is_whole = not added or item is None or added.startswith(item[0])
        return _digest(kept) == earlier.digest and is_whole


def outline_of(text: bytes) -> Outline:
    """Return the outline of a text, with its history."""
    digest, closed, ids, issue = _plain(text)
    history = _history(text) or b""
    return Outline(digest, closed, frozenset(ids), Issue(*issue) if issue else None, history)


def outlines(past: Past, versions: Iterable[Version]) -> Mapping[str, Outline]:
    """Return the outlines of versions by the ids of their contents, remembered or found out.

    What the history does not hold has an empty one.
    """
    wanted = contents_by_id(versions)
    unknown = [one for one in wanted if f"{_FACT}:{one}" not in past.memory]
    for content_id, text in (past.history.contents(unknown) if unknown else {}).items():
        past.memory[f"{_FACT}:{content_id}"] = _plain(text)
    found: dict[str, Outline] = {}
    for content_id in wanted:
        digest, closed, ids, issue = past.memory.get(f"{_FACT}:{content_id}", ("", False, (), None))
        found[content_id] = Outline(
            digest, closed, frozenset(ids), Issue(*issue) if issue else None
        )
    return found


def _plain(text: bytes) -> list[Any]:
    ids = sorted({found.decode() for found in _ID.findall(text)})
    return [_digest(text), _CLOSED.search(text) is not None, ids, _issue(text)]


def _issue(text: bytes) -> list[Any] | None:
    status, version, history = _STATUS.findall(text), _VERSION.findall(text), _history(text)
    if len(status) != 1 or len(version) != 1 or history is None:
        return None
    return [status[0].decode(), version[0].decode(), len(history), _digest(history)]


def _history(text: bytes) -> bytes | None:
    """Return the lines of the history in a header, None where they are not written as usual."""
    if b"history" not in text:
        return b""
    found = _HISTORY.findall(text)
    is_plain = len(found) == 1 and text.count(b"\nhistory") == 1 and b"\r" not in text
    return found[0] if is_plain and b"*" not in found[0] else None


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
