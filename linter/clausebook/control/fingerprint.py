"""The fingerprint of what an approval binds: content, not the bookkeeping about it."""

import hashlib
import json
from typing import Any

from clausebook.record import LoadedDocument, Record
from clausebook.redline.comparing import canonical
from clausebook.schema import Field, Nature

__all__ = [
    "BOOKKEEPING",
    "body_of",
    "content_fingerprint",
    "digest_of",
    "fingerprint",
    "grows",
    "normative_content",
    "record_content",
]

BOOKKEEPING = frozenset(
    {
        "status",
        "version",
        "author",
        "approval",
        "effective_on",
        "reviewed_on",
        "reviewed_in",
        "review_by",
        "rejections",
        "history",
        "lint_ignore",
    }
)
"""Fields of the header that tell of the content and are none: they change without voiding it."""


def fingerprint(document: LoadedDocument) -> str | None:
    """Return the SHA-256, in hexadecimal digits, of a document's normative content.

    It is taken over canonical JSON in UTF-8, so that comments, layout, the order of keys, of sets
    and of the records in a register, and line ends do not change it. None for a document of
    retained records, which grows and is not approved, and for one that could not be read. Where
    only a part of a document is shown it is that of the whole, for that is what was approved.
    """
    content = normative_content(document.whole or document)
    return None if content is None else digest_of(content)


def content_fingerprint(record: Record) -> str:
    """Return the SHA-256 of all that a record says itself but ``lint_ignore``.

    It is that of evidence: a closed record whose fingerprint differs was edited.
    """
    own = {k: v for k, v in record.values.items() if k not in ("records", "lint_ignore")}
    return digest_of(canonical(own, record.field))


def normative_content(document: LoadedDocument) -> dict[str, Any] | None:
    """Return what an approval of the document approves: what it binds people to.

    That is everything a record says but ``BOOKKEEPING`` and those fields that the schema calls
    retained: measured values and other results that are added as they come in. Of a register it is
    the register's own content and that of each record.
    """
    header = document.header
    if header is None or grows(document):
        return None
    content = record_content(document, header)
    if header.kind.name == "register":
        below = [record_content(document, record) for record in document.records[1:]]
        content["records"] = sorted(below, key=lambda record: str(record.get("id")))
    return content


def grows(document: LoadedDocument) -> bool:
    """Whether the document records what happened: it grows, and nobody approves its content."""
    header = document.header
    if header is None:
        return False
    if header.kind.name != "register":
        return header.kind.nature is Nature.RETAINED
    retained = any(record.kind.nature is Nature.RETAINED for record in document.records[1:])
    return retained or header.status in ("open", "closed")


def record_content(document: LoadedDocument, record: Record) -> dict[str, Any]:
    """Return what one record adds to the normative content of its document, in canonical form."""
    content = _content(record)
    if record is document.header and body_of(document):
        content["body"] = body_of(document)
    return content


def body_of(document: LoadedDocument) -> str:
    """Return the text below the header of a prose document without what does not show in it."""
    body = document.document.body or ""
    return "\n".join(line.rstrip() for line in body.strip().splitlines())


def digest_of(content: Any) -> str:
    """Return the SHA-256, in hexadecimal digits, of plain data as canonical JSON in UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _content(record: Record) -> dict[str, Any]:
    own = {
        key: value
        for key, value in record.values.items()
        if key not in BOOKKEEPING and key != "records" and value is not None
    }
    kept: dict[str, Any] = canonical(_without_results(own, record.field), record.field)
    return kept


def _without_results(value: Any, field: Field | None) -> Any:
    """Return a value without the parts that are retained."""
    if isinstance(value, dict):
        below = field.properties if field is not None else {}
        return {
            key: _without_results(item, below.get(key))
            for key, item in value.items()
            if not _is_result(below.get(key))
        }
    if isinstance(value, list):
        return [
            _without_results(item, field.items if field is not None else None) for item in value
        ]
    return value


def _is_result(field: Field | None) -> bool:
    return field is not None and field.schema.get("x-nature") == Nature.RETAINED
