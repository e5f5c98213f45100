"""What the text of a version states at first sight, without being read as records.

A history has thousands of versions, and reading one as records takes a millisecond. Most questions
are settled by the version, the status and whether the rest of the text is the same at all.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clausebook.control.fingerprint import BOOKKEEPING
from clausebook.history import Version
from clausebook.past import Past, contents_by_id

__all__ = ["Outline", "is_content", "outline_of", "outlines"]

_TOP = re.compile(r"^([A-Za-z_][A-Za-z0-9_-]*):(?=[ \n])", re.MULTILINE)
_NEITHER = re.compile(r"^(?![A-Za-z_][A-Za-z0-9_-]*:[ \n]|[ #\n-]|\Z)", re.MULTILINE)
"""A line that neither begins a key nor goes on below one."""
_WORD = re.compile(r"""(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9._-]+))""")
_ANCHOR = re.compile(r"(?:^|[\s,\[{])[&*]\w")
_HEADER_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_BODY = "body"
_FACT = "outline"
_SHORT = 32
_SHA1_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Outline:
    """The top level of a text.

    ``approval`` is what is written there; ``content`` holds a digest of what is written under each
    key that is no bookkeeping, and of the text below the header. Where one of the two is the same
    in two outlines, it means the same; where it differs it may still, for layout and comments
    differ as well.
    """

    version: str
    status: str
    approval: str
    content: Mapping[str, str]


def outlines(past: Past, versions: Iterable[Version]) -> dict[str, Outline | None]:
    """Return the outlines of versions by the ids of their contents, by one look into the history.

    None where the text must be read as records to tell, or cannot be had.
    """
    wanted = contents_by_id(versions)
    unknown = [one for one in wanted if f"{_FACT}:{one}" not in past.memory]
    contents = past.history.contents(unknown) if unknown else {}
    for content_id in unknown:
        found = _outline_of_bytes(contents.get(content_id))
        past.memory[f"{_FACT}:{content_id}"] = found and [
            found.version,
            found.status,
            found.approval,
            dict(found.content),
        ]
    remembered = {one: past.memory[f"{_FACT}:{one}"] for one in wanted}
    return {one: Outline(*told) if told else None for one, told in remembered.items()}


def _outline_of_bytes(content: bytes | None) -> Outline | None:
    try:
        return None if content is None else outline_of(content.decode())
    except UnicodeDecodeError:
        return None


def outline_of(text: str) -> Outline | None:
    """Return the outline of the text of a document.

    None where it is not plain block style with a version and a status in one word each: then only
    reading it can tell.
    """
    header, body = _halves(text.replace("\r\n", "\n"))
    if "\r" in header or "\t" in header:
        return None
    keys = list(_TOP.finditer(header))
    names = [found[1] for found in keys]
    if not keys or len(set(names)) < len(names) or _NEITHER.search(header):
        return None
    ends = [found.start() for found in keys[1:]]
    under = {
        found[1]: header[found.end() : end]
        for found, end in zip(keys, [*ends, len(header)], strict=True)
    }
    bookkeeping = "\n".join(under[name] for name in names if name in BOOKKEEPING)
    version, status = (_word(under.get(name, "").strip()) for name in ("version", "status"))
    if not version or not status or _ANCHOR.search(bookkeeping):
        return None
    content = {name: _digest(under[name]) for name in names if name not in BOOKKEEPING}
    if body:
        content[_BODY] = _digest(body)
    return Outline(version, status, under.get("approval", "").rstrip(), content)


def is_content(content_id: str, text: str) -> bool:
    """Whether a text is the content that git knows under an id; false where nobody can tell."""
    data = text.encode()
    name = "sha1" if len(content_id) == _SHA1_DIGITS else "sha256"
    digest = hashlib.new(name, b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest() == content_id


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
