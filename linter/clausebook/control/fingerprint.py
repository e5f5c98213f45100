"""The fingerprint of what an approval binds: content, not the bookkeeping about it."""

import hashlib
import json
from typing import Any

from clausebook.record import LoadedDocument, Record
from clausebook.redline.comparing import canonical
from clausebook.schema import Field, Nature

__all__ = ["BOOKKEEPING", "content_fingerprint", "fingerprint", "grows", "normative_content"]

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
    retained records, which grows and is not approved, and for one that could not be read.
    """
    content = normative_content(document)
    return None if content is None else _digest(content)


def content_fingerprint(record: Record) -> str:
    """Return the SHA-256 of all that a record says itself but ``lint_ignore``.

    It is that of evidence: a closed record whose fingerprint differs was edited.
    """
    own = {k: v for k, v in record.values.items() if k not in ("records", "lint_ignore")}
    return _digest(canonical(own, record.field))


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def normative_content(document: LoadedDocument) -> dict[str, Any] | None:
    """Return what an approval of the document approves: what it binds people to.

    That is everything a record says but ``BOOKKEEPING`` and those fields that the schema calls
    retained: measured values and other results that are added as they come in. Of a register it is
    the register's own content and that of each record.
    """
    header = document.header
    if header is None or grows(header):
        return None
    content = _content(header)
    if header.kind.name == "register":
        below = [_content(record) for record in document.records[1:]]
        content["records"] = sorted(below, key=lambda record: str(record.get("id")))
    body = document.document.body
    if body is not None and body.strip():
        content["body"] = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return content


def grows(header: Record) -> bool:
    """Whether the document records what happened."""
    kind = header.values.get("of") if header.kind.name == "register" else None
    if kind is None:
        return header.kind.nature is Nature.RETAINED
    return header.status in ("open", "closed")


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
