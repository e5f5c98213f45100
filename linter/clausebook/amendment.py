"""What is to be changed in a document, told by pointers; ``document`` carries it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clausebook.text import Place, Pointer

__all__ = ["Amendment", "Append", "Fix", "Put", "Rename", "TakeOut", "writing"]


@dataclass(frozen=True, slots=True)
class Put:
    """A value at a pointer, whatever stands there now; the group around it must exist.

    Of a group only the keys that differ are written. A new key comes after those that ``order``
    names before it, else at the end.
    """

    pointer: Pointer
    value: Any
    order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Append:
    """A value at the end of the list at a pointer, which is made where there is none."""

    pointer: Pointer
    value: Any
    order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TakeOut:
    """What stands at a pointer is taken out, if it is there."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for the key at a pointer, its value left as it is, if no key has it yet."""

    pointer: Pointer
    name: str


Amendment = Put | Append | TakeOut | Rename


@dataclass(frozen=True, slots=True)
class Fix:
    """How a finding is mended in its document without anybody having to decide something.

    The title says it in the imperative, as in ``write 'value: 25'``.
    """

    title: str
    amendments: tuple[Amendment, ...]


def writing(place: Place, value: Any) -> Fix:
    """Return the fix that writes a value in the place of another."""
    word = str(value).lower() if isinstance(value, bool) else value
    return Fix(f"write '{place.pointer[-1]}: {word}'", (Put(place.pointer, value),))
