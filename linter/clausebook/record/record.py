"""A record and the links that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clausebook.record.part import Part, Place, UnknownFieldError
from clausebook.record.status import APPROVED
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

_TEMPORARY = "temporary_until"


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
    ``status`` is its own or its register's. ``approval_holds`` is false where somebody found that
    the approval of its document was given after the day, or for other content.
    """

    kind: Kind
    inherited: Mapping[str, Any]
    is_valid: bool = True
    approval_holds: bool = True
    status: str = field(init=False)
    _groups: dict[str, Part] = field(init=False, repr=False, compare=False, default_factory=dict)
    _lists: dict[str, tuple[Part, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        found = self.values.get("status") or self.inherited.get("status")
        object.__setattr__(self, "status", found if isinstance(found, str) else "")

    @property
    def id(self) -> str:
        """The id, empty where the record has none."""
        return self.record_id

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.text("title") or self.record_id

    @property
    def is_approved(self) -> bool:
        """Whether it was approved and not withdrawn since, whatever its dates."""
        return self.status in APPROVED

    @property
    def in_register(self) -> bool:
        """Whether it stands in a register rather than being a document of its own."""
        return bool(self.pointer)

    def _absent(self, name: str) -> Any:
        """Return the value of its register, which stands for one that the record does not have."""
        if name not in self.field.properties:
            raise UnknownFieldError(f"'{name}' is not a field of kind '{self.kind.name}'")
        return self.inherited.get(name)

    def part(self, name: str) -> Part:
        """Return the group of keys under a name, an empty one where it is absent.

        It is made once: many rules look at the same groups.
        """
        found = self._groups.get(name)
        if found is None:
            found = self._groups[name] = Part.part(self, name)
        return found

    def parts(self, name: str) -> tuple[Part, ...]:
        """Return the groups of keys in a list, made once."""
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = Part.parts(self, name)
        return found

    def is_live(self, today: date) -> bool:
        """Whether the record counts on that day.

        A maintained one is approved or effective and within its dates; a retained one always
        counts, for it tells what happened.
        """
        if self.kind.nature is Nature.RETAINED or self.status in ("open", "closed"):
            return True
        if not (self.is_approved and self.approval_holds):
            return False
        begins, last = self.date("effective_on"), self.last_day
        return (begins is None or begins <= today) and (last is None or today <= last)

    @property
    def is_temporary(self) -> bool:
        """Whether it is an instruction for a time."""
        return bool(self.values.get(_TEMPORARY))

    @property
    def last_day(self) -> date | None:
        """The last day on which it applies, None where it has none."""
        ends = self.date("expires_on")
        until = self.date(_TEMPORARY) if self.is_temporary else None
        return min(ends, until) if ends and until else ends or until


def links_of(record: Record) -> list[Link]:
    """Return the links that the record makes, in the order of its schema."""
    found: list[Link] = []
    _gather(found, record, record.field, record.values, record.pointer)
    return found


def _gather(
    found: list[Link], record: Record, field: Field, values: Mapping[str, Any], pointer: Pointer
) -> None:
    """Add the links below a group of keys.

    Every record passes here: texts and lists of texts, which most links are, are taken at once.
    """
    for name, below in field.linking:
        if name not in values:
            continue
        value = values[name]
        if below.reference is not None:
            if isinstance(value, str):
                found.append(_link(record, below.reference, value, (*pointer, name)))
        elif isinstance(value, dict):
            _gather(found, record, below, value, (*pointer, name))
        elif isinstance(value, list) and below.items is not None:
            _gather_items(found, record, below.items, value, (*pointer, name))


def _gather_items(
    found: list[Link], record: Record, item: Field, values: list[Any], pointer: Pointer
) -> None:
    reference = item.reference
    for index, value in enumerate(values):
        if reference is not None:
            if isinstance(value, str):
                found.append(_link(record, reference, value, (*pointer, index)))
        elif isinstance(value, dict):
            _gather(found, record, item, value, (*pointer, index))
        elif isinstance(value, list) and item.items is not None:
            _gather_items(found, record, item.items, value, (*pointer, index))


def _link(record: Record, reference: Reference, target: str, pointer: Pointer) -> Link:
    source = record.record_id
    return Link(source, target, reference, Place(record.path, pointer, "value", source or None))
