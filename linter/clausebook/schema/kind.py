"""A record kind: what one schema file says of the records that follow it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from clausebook.schema.field import Field

__all__ = ["Kind", "Nature"]


class Nature(StrEnum):
    """Whether a record is kept current, or kept as it was."""

    MAINTAINED = "maintained"
    RETAINED = "retained"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of all records of one kind.

    ``clauses`` are those, in the numbering of the 2015 edition, for which such records give
    evidence, the most telling first; ``chapter`` is the folder of the schema, such as ``5.1.2-b``.
    """

    name: str
    title: str
    plural: str
    description: str
    prefix: str
    nature: Nature
    clauses: tuple[str, ...]
    chapter: str
    fields: Field = field(repr=False)
    examples: tuple[dict[str, Any], ...] = field(repr=False, default=())
