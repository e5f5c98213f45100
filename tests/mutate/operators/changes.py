"""Faults in planned changes of the management system (clause 6.3)."""

from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _is_of_the_system(change: Record) -> bool:
    return change.text("change_kind") == "management_system"


@operator("CHG001")
def change_without_consequences(example: Example) -> Iterator[Mutation]:
    yield from without(example, "change", "consequences", where=_is_of_the_system)


@operator("CHG001")
def change_without_integrity(example: Example) -> Iterator[Mutation]:
    yield from without(example, "change", "integrity", where=_is_of_the_system)


@operator("CHG001")
def change_without_resources(example: Example) -> Iterator[Mutation]:
    yield from without(example, "change", "resources", where=_is_of_the_system)


@operator("CHG001")
def change_without_responsibilities(example: Example) -> Iterator[Mutation]:
    """Where no action has an owner, who would be responsible too."""
    yield from without(
        example,
        "change",
        "responsibilities",
        where=lambda change: _is_of_the_system(change) and not change.has("actions"),
    )
