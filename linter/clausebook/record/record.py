"""A record and the links that it makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clausebook.record.part import Part, Place, UnknownFieldError
from clausebook.schema import Field, Kind, Nature, Reference
from clausebook.text import Pointer

__all__ = ["INHERITED", "Link", "Record", "links_of"]

INHERITED = (
    "status",
    "version",
    "owner",
    "author",
    "approval",
    "effective_on",
    "expires_on",
    "reviewed_on",
    "review_by",
    "retention",
    "classification",
    "language",
)
"""What a record takes from its register where it says nothing itself."""

_IN_FORCE = frozenset({"approved", "effective"})


@dataclass(frozen=True, slots=True)
class Link:
    """One record names another; the target need not exist."""

    source: str
    target: str
    reference: Reference
    place: Place

    @property
    def name(self) -> str:
        """What the source does to the target, such as ``satisfies``."""
        return self.reference.link


@dataclass(frozen=True, slots=True)
class Record(Part):
    """What has an id and can be referred to.

    ``inherited`` is what its register says for it; ``is_valid`` tells whether it follows the schema
    of its kind. Rules are given valid records only, so that one slip gives one finding.
    """

    kind: Kind
    inherited: Mapping[str, Any]
    is_valid: bool = True

    @property
    def id(self) -> str:
        """The id, empty where the record has none."""
        return self.record_id

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.text("title") or self.record_id

    @property
    def status(self) -> str:
        """The status, its own or its register's."""
        return self.text("status")

    @property
    def in_register(self) -> bool:
        """Whether it stands in a register rather than being a document of its own."""
        return bool(self.pointer)

    def value(self, name: str) -> Any:
        """Return the record's own value, else the one of its register, else None.

        Raises UnknownFieldError when the schema has no such field.
        """
        if name not in self.field.properties:
            raise UnknownFieldError(f"'{name}' is not a field of kind '{self.kind.name}'")
        own = self.values.get(name)
        return self.inherited.get(name) if own is None else own

    def is_live(self, today: date) -> bool:
        """Whether the record counts on that day.

        A maintained one is approved or effective and within its dates; a retained one always
        counts, for it tells what happened.
        """
        if self.kind.nature is Nature.RETAINED or self.status in ("open", "closed"):
            return True
        begins, ends = self.date("effective_on"), self.date("expires_on")
        started = begins is None or begins <= today
        return self.status in _IN_FORCE and started and (ends is None or today <= ends)


def links_of(record: Record) -> Iterator[Link]:
    """Yield the links that the record makes, in the order of its schema."""
    yield from _links(record, record.field, record.values, record.pointer)


def _links(record: Record, field: Field, value: Any, pointer: Pointer) -> Iterator[Link]:
    if field.reference is not None:
        if isinstance(value, str):
            place = Place(record.path, pointer, "value", record.id or None)
            yield Link(record.id, value, field.reference, place)
    elif isinstance(value, dict):
        for name, below in field.linking:
            if name in value:
                yield from _links(record, below, value[name], (*pointer, name))
    if field.items is not None and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _links(record, field.items, item, (*pointer, index))
