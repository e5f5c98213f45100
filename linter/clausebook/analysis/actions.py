"""Actions wherever they stand in a record: what somebody does by a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.schema import Field

__all__ = ["Action", "action_of", "actions_of", "records_with_actions"]

_LINK = "action_owned_by"
_SETTLED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Action:
    """One action; ``owner`` is the id of a role, ``place`` that of the action as a whole.

    ``what`` and ``owner`` are empty, and the dates None, where the record does not say.
    """

    record: Record
    what: str
    owner: str
    due: date | None
    done_on: date | None
    is_open: bool
    place: Place

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and was to be done before that day."""
        return self.is_open and self.due is not None and self.due < today


def actions_of(record: Record) -> Iterator[Action]:
    """Yield the actions of a record in the order of its schema.

    An action is any group of keys whose schema names an owner by the link ``action_owned_by``.
    """
    for part in _parts_below(record):
        owner = part.field.properties.get("owner")
        if owner is not None and _owns_action(owner):
            yield action_of(record, part)


def records_with_actions(corpus: Corpus) -> Iterator[Record]:
    """Yield the records of all kinds whose schema knows actions, whether they have any or not."""
    for kind in corpus.library.kinds.values():
        records = corpus.records(kind.name)
        if records and _LINK in kind.fields.links:
            yield from records


def _owns_action(field: Field) -> bool:
    return field.reference is not None and field.reference.link == _LINK


def action_of(record: Record, part: Part) -> Action:
    """Return the action that a group of keys in a record says; its schema knows an owner."""
    known = part.field.properties
    done_on = part.date("done_on") if "done_on" in known else None
    settled = "status" in known and part.text("status") in _SETTLED
    return Action(
        record,
        part.text("what") if "what" in known else "",
        part.text("owner"),
        part.date("due") if "due" in known else None,
        done_on,
        done_on is None and not settled,
        part.at(),
    )


def _parts_below(part: Part) -> Iterator[Part]:
    for name, field in part.field.linking:
        if name in part.values and _LINK in field.links:
            for below in _groups(part, name, field):
                yield below
                yield from _parts_below(below)


def _groups(part: Part, name: str, field: Field) -> tuple[Part, ...]:
    if field.items is not None:
        return part.parts(name) if field.items.properties else ()
    return (part.part(name),) if field.properties else ()
