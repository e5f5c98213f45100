"""Access to the values of a record by names that the schema knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeGuard

from clausebook.schema import Field
from clausebook.text import Place, Pointer

__all__ = ["Part", "Place", "UnknownFieldError", "day_of", "is_number", "text_of"]

_MAY_BE_EMPTY = (str, list, dict)
_NUMBERS = (int, float)


class UnknownFieldError(LookupError):
    """A rule or a page asks for a field that the schema does not know: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of keys inside a record, or the record itself.

    The getters never fail on what a user wrote: a value of another type counts as absent. They do
    fail on a name that the schema does not know. Rules call them millions of times: what is there
    and of the right type, as it mostly is, is returned without a further call.
    """

    field: Field
    values: Mapping[str, Any]
    path: str
    pointer: Pointer
    record_id: str

    def __bool__(self) -> bool:
        return bool(self.values)

    def value(self, name: str) -> Any:
        """Return the value as it was written, None where it is absent.

        Raises UnknownFieldError when the schema has no such field.
        """
        found = self.values.get(name)
        return found if found is not None else self._absent(name)

    def _absent(self, name: str) -> Any:
        """Return what stands for a value that is not written here."""
        if name not in self.field.properties:
            raise UnknownFieldError(f"'{name}' is not a field of '{self.field.name}'")
        return None

    def has(self, name: str) -> bool:
        """Whether something other than emptiness stands there; 0 and false count as something."""
        found = self.values.get(name)
        if found is None:
            found = self._absent(name)
        return bool(found) or (found is not None and not isinstance(found, _MAY_BE_EMPTY))

    def text(self, name: str) -> str:
        """Return the text, empty where it is absent."""
        found = self.values.get(name)
        if found is None:
            found = self._absent(name)
        return found if isinstance(found, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; a single text counts as a list of one."""
        found = self.value(name)
        if isinstance(found, str):
            return (found,)
        return tuple(t for t in found if isinstance(t, str)) if isinstance(found, list) else ()

    def number(self, name: str) -> float | None:
        """Return the number, None where it is absent."""
        found = self.values.get(name)
        if found is None:
            found = self._absent(name)
        return found if is_number(found) else None

    def whole(self, name: str) -> int | None:
        """Return the whole number, None where it is absent."""
        found = self.value(name)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def flag(self, name: str) -> bool | None:
        """Return true or false, None where it is absent."""
        found = self.value(name)
        return found if isinstance(found, bool) else None

    def date(self, name: str) -> date | None:
        """Return the day, None where it is absent or no day of the calendar."""
        found = self.values.get(name)
        if found is None:
            found = self._absent(name)
        return day_of(found) if found is not None else None

    def part(self, name: str) -> "Part":
        """Return the group of keys under a name, an empty one where it is absent."""
        found = self.value(name)
        values = found if isinstance(found, dict) else {}
        below = self.field.properties[name]
        return Part(below, values, self.path, (*self.pointer, name), self.record_id)

    def parts(self, name: str) -> tuple["Part", ...]:
        """Return the groups of keys in a list."""
        found = self.value(name)
        field = self.field.properties[name].items
        if not isinstance(found, list) or field is None:
            return ()
        path, pointer, record_id = self.path, self.pointer, self.record_id
        made = [
            Part(field, item, path, (*pointer, name, index), record_id)
            for index, item in enumerate(found)
            if isinstance(item, dict)
        ]
        return tuple(made)

    def at(self, *steps: str | int, part: Literal["key", "value"] = "value") -> Place:
        """Return the place of a value below, by keys and indices; without steps, this part.

        Raises UnknownFieldError when the schema has no such field.
        """
        field: Field | None = self.field
        for step in steps:
            if field is not None:
                known = field.items if isinstance(step, int) else field.properties.get(step)
                if known is None:
                    raise UnknownFieldError(f"'{step}' is not a field of '{field.name}'")
                field = known
        return Place(self.path, (*self.pointer, *steps), part, self.record_id or None)


def text_of(value: object) -> str:
    """Return a value that is a text, empty where it is none."""
    return value if isinstance(value, str) else ""


def day_of(value: object) -> date | None:
    """Return the day that a value names, None where it is no day of the calendar."""
    return _day(value) if isinstance(value, str) and value else None


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    """Return the day; records name the same few over and over."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)
