"""What document control asks of a version: who approved which content when, and its records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clausebook.control.fingerprint import content_fingerprint, fingerprint
from clausebook.history import Version
from clausebook.past import Past, contents_by_id
from clausebook.record import APPROVED, LoadedDocument, text_of

__all__ = ["DocumentFacts", "RecordFacts", "facts_of", "facts_of_versions", "rejections_of"]


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """One record of a version; ``content`` is the fingerprint of all that it says itself."""

    kind: str
    title: str
    status: str
    version: str
    content: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """One version of a document. Everything is empty where it could not be read as records.

    ``fingerprint`` is that of its normative content, None for a document that grows; ``approval``,
    ``history`` and ``rejections`` are those of the header as they are written; ``records`` are all
    by their ids, the document itself among them.
    """

    id: str = ""
    kind: str = ""
    status: str = ""
    version: str = ""
    author: str = ""
    fingerprint: str | None = None
    approval: Mapping[str, Any] = field(default_factory=dict)
    effective_on: str = ""
    expires_on: str = ""
    temporary_until: str = ""
    history: tuple[Mapping[str, Any], ...] = ()
    rejections: tuple[Mapping[str, Any], ...] = ()
    records: Mapping[str, RecordFacts] = field(default_factory=dict)

    @property
    def is_approved(self) -> bool:
        """Whether it was approved and not withdrawn."""
        return self.status in APPROVED


def facts_of(document: LoadedDocument) -> DocumentFacts:
    """Return the facts about a document."""
    return _from_plain(_plain(document))


def rejections_of(document: LoadedDocument) -> tuple[Mapping[str, Any], ...]:
    """Return the rejections in the header of a document, as they are written."""
    header = document.header
    return () if header is None else tuple(_entries(header.values.get("rejections")))


def facts_of_versions(past: Past, versions: Iterable[Version]) -> dict[str, DocumentFacts]:
    """Return the facts about versions by the ids of their contents."""
    found = past.fact(contents_by_id(versions), _plain)
    return {content_id: _from_plain(plain) for content_id, plain in found.items()}


def _plain(document: LoadedDocument) -> dict[str, Any]:
    header = document.header
    if header is None:
        return {}
    values = header.values
    approval = values.get("approval")
    return {
        "id": header.id,
        "kind": header.kind.name,
        **{name: text_of(values.get(name)) for name in _TEXTS},
        "fingerprint": fingerprint(document),
        "approval": approval if isinstance(approval, dict) else {},
        "history": _entries(values.get("history")),
        "rejections": _entries(values.get("rejections")),
        "records": {
            record.id: [
                record.kind.name,
                record.title,
                record.status,
                record.text("version"),
                content_fingerprint(record),
            ]
            for record in document.records
            if record.id
        },
    }


def _entries(value: object) -> list[dict[str, Any]]:
    entries = value if isinstance(value, list) else []
    return [entry for entry in entries if isinstance(entry, dict)]


_TEXTS = ("status", "version", "author", "effective_on", "expires_on", "temporary_until")


def _from_plain(plain: Mapping[str, Any]) -> DocumentFacts:
    if not plain:
        return DocumentFacts()
    records = {one: RecordFacts(*values) for one, values in plain["records"].items()}
    lists = {name: tuple(plain[name]) for name in ("history", "rejections")}
    return DocumentFacts(**{**plain, **lists, "records": records})
