"""Documents without what their readers may not read."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from clausebook.control.readers.readers import CLASSIFICATIONS, UNCLASSIFIED, Readers
from clausebook.document import Document
from clausebook.language import N_
from clausebook.record import Link, LoadedDocument, Problem, Record
from clausebook.schema import Field

__all__ = ["WITHHELD", "Withholding", "classification_of", "personal_texts", "withheld_in"]

WITHHELD = N_("(withheld)")
"""What stands in place of the id of a record that readers may not see; one word, as an id is."""
_ID = re.compile(r"(?<![^\W_])[A-Z]{3}-[0-9]{1,9}(?![^\W_])")
"""An id in a text; Markdown and names of files may set it between underscores."""
_CLASSIFICATION = re.compile(r"\bclassification[\"']?\s*:\s*[\"']?([\w-]*)")


@dataclass(frozen=True)
class Withholding:
    """What some readers do not get to see: documents by their paths, and records by their ids.

    The ids of what is withheld are gone too: where a text or a reference names one, the neutral
    word stands. What is shown as withheld never says of which kind it is, or why.
    """

    readers: Readers
    paths: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    @property
    def is_idle(self) -> bool:
        """Whether these readers see all that there is."""
        return self.readers.personal_data and not self.paths and not self.ids

    @property
    def hides_records(self) -> bool:
        """Whether these readers miss something: what they are not shown may still be there."""
        return bool(self.paths or self.ids)

    @cached_property
    def digest(self) -> str:
        """A digest that differs where something else is withheld."""
        said = repr((self.readers, sorted(self.paths), sorted(self.ids)))
        return hashlib.sha256(said.encode()).hexdigest()

    def text(self, text: str) -> str:
        """Return a text with the neutral word in place of each id that is withheld."""
        return _ID.sub(self._shown, text) if self.ids else text

    def _shown(self, found: re.Match[str]) -> str:
        return WITHHELD if found.group() in self.ids else found.group()

    def document(self, loaded: LoadedDocument) -> LoadedDocument | None:
        """Return a document with what its readers may see of it, None where that is nothing.

        Its fingerprint stays that of the whole, for that is what an approval binds.
        """
        header = loaded.header
        if loaded.path in self.paths or not _is_open(self.readers, loaded):
            return None
        if header is not None and header.id in self.ids:
            return None
        if self.is_idle and not _holds_closed(self.readers, loaded):
            return loaded
        kept = tuple(record for record in loaded.records if self._is_kept(record))
        ids = {record.id for record in kept}
        return replace(
            loaded,
            document=self._source(loaded, kept),
            records=tuple(map(self._record, kept)),
            problems=tuple(self._problems(loaded, ids)),
            links=tuple(self._link(link) for link in loaded.links if link.source in ids),
            whole=loaded.whole or loaded,
        )

    def abridges(self, loaded: LoadedDocument) -> bool:
        """Whether a document as it is shown lacks something that stands in its file.

        The file itself is then not for these readers; a comment that names what is withheld counts.
        """
        whole = loaded.whole
        if whole is None:
            return False
        written, shown = whole.document, loaded.document
        return (
            written.value != shown.value
            or written.body != shown.body
            or self.text(written.text) != written.text
        )

    def _is_kept(self, record: Record) -> bool:
        return record.id not in self.ids and self.readers.may_read(*_classifications(record))

    def _record(self, record: Record) -> Record:
        values = self._values(record.values, record.field)
        if not record.in_register and isinstance(record.values.get("records"), list):
            values["records"] = []  # each of them is a record of its own here
        inherited = self._values(record.inherited, record.field)
        return replace(record, values=values, inherited=inherited)

    def _values(self, values: Mapping[str, Any], field: Field | None) -> dict[str, Any]:
        """Return values without ids that are withheld, and without data of persons if so."""
        below = field.properties if field is not None else {}
        return {
            self.text(name): self._value(value, below.get(name))
            for name, value in values.items()
            if self.readers.personal_data or not _is_personal(below.get(name))
        }

    def _value(self, value: Any, field: Field | None) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return self._values(value, field)
        if isinstance(value, list):
            items = field.items if field is not None else None
            shown = [self._value(item, items) for item in value]
            is_of_references = items is not None and items.reference is not None
            return _once(shown) if is_of_references else shown
        return value

    def _source(self, loaded: LoadedDocument, kept: Iterable[Record]) -> Document:
        """Return the text behind the records: it tells lines, and no more than the records do."""
        document = loaded.document
        value = document.value
        if isinstance(value, dict):
            header = loaded.header
            shown = self._values(value, header.field if header is not None else None)
            if isinstance(shown.get("records"), list):
                shown["records"] = [dict(one.values) for one in map(self._record, kept)][1:]
            value = shown
        body = None if document.body is None else self.text(document.body)
        text = document.text if body is None else self.text(document.text)
        return replace(document, value=value, body=body, text=text, faults=(), made_out="")

    def _problems(self, loaded: LoadedDocument, ids: set[str]) -> Iterable[Problem]:
        """Yield what the schemas object to in what is shown; a message may quote a value."""
        for problem in loaded.problems:
            if self.readers.personal_data and (problem.place.record or "") in {*ids, ""}:
                message, hint = self.text(problem.message), self.text(problem.hint)
                yield replace(problem, message=message, hint=hint)

    def _link(self, link: Link) -> Link:
        return replace(link, target=WITHHELD) if link.target in self.ids else link


def withheld_in(loaded: LoadedDocument, readers: Readers) -> tuple[str, ...] | None:
    """Return the ids of the records of a document that are withheld, None where it is open.

    They are all of its records where the document itself is withheld.
    """
    if not _is_open(readers, loaded):
        return tuple(record.id for record in loaded.records)
    found = [r.id for r in loaded.records if not readers.may_read(*_classifications(r))]
    return tuple(found) or None


def personal_texts(loaded: LoadedDocument) -> Iterator[str]:
    """Yield the texts of a document that are personal data."""
    for record in loaded.records:
        yield from _personal(record.values, record.field, is_personal=False)


def _personal(value: Any, field: Field | None, *, is_personal: bool) -> Iterator[str]:
    if isinstance(value, str) and is_personal:
        yield value
    elif isinstance(value, Mapping):
        below = field.properties if field is not None else {}
        for name, one in value.items():
            is_own = is_personal or _is_personal(below.get(name))
            yield from _personal(one, below.get(name), is_personal=is_own)
    elif isinstance(value, list):
        for one in value:
            yield from _personal(one, field.items if field else None, is_personal=is_personal)


def classification_of(loaded: LoadedDocument) -> str:
    """Return what a document counts as: the strictest that it or one of its records says."""
    said = {one or UNCLASSIFIED for record in loaded.records for one in _classifications(record)}
    unknown = sorted(said.difference(CLASSIFICATIONS))
    known = [one for one in CLASSIFICATIONS if one in said]
    return (unknown or known or [UNCLASSIFIED])[-1]


def _is_open(readers: Readers, loaded: LoadedDocument) -> bool:
    """Whether readers may open a document at all.

    One that cannot be read as a record counts as what its text seems to say.
    """
    if loaded.header is not None:
        return readers.may_read(*_classifications(loaded.header))
    document = loaded.document
    found = _CLASSIFICATION.findall(document.made_out or document.text)
    return readers.may_read(*(found or [""]))


def _holds_closed(readers: Readers, loaded: LoadedDocument) -> bool:
    return any(not readers.may_read(*_classifications(record)) for record in loaded.records)


def _classifications(record: Record) -> tuple[str, ...]:
    """Return what a record and its register say, for the stricter of the two counts."""
    said = (record.values.get("classification"), record.inherited.get("classification"))
    given = tuple(str(one) for one in said if one is not None)
    return given or ("",)


def _once(references: list[Any]) -> list[Any]:
    """Return references with the neutral word once, so that nobody can count what is withheld."""
    first = references.index(WITHHELD) if WITHHELD in references else 0
    return [one for i, one in enumerate(references) if one != WITHHELD or i == first]


def _is_personal(field: Field | None) -> bool:
    return field is not None and field.is_personal
