"""The texts that stand in a record, each with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clausebook.corpus import Corpus
from clausebook.record import Place, Record
from clausebook.schema import Field
from clausebook.text import Pointer

__all__ = ["Text", "folded", "texts_of", "texts_under"]

_NOT_ITS_OWN = frozenset({"id", "kind", "lint_ignore"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text in a record; ``key`` is the nearest key above it."""

    record: Record
    key: str
    value: str
    pointer: Pointer

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(self.record.path, self.pointer, "value", self.record.id or None)


def folded(text: str) -> str:
    """Return a text as it is compared with others: capitals and spaces do not count."""
    return " ".join(text.casefold().split())


def texts_of(record: Record) -> Iterator[Text]:
    """Yield the texts that a record itself says, in the order in which they are written.

    What a register says for its records is the register's; its records say their own.
    """
    for key, value in _own(record).items():
        for name, text, pointer in _walk(key, value, (*record.pointer, key)):
            yield Text(record, name, text, pointer)


def texts_under(corpus: Corpus, records: Iterable[Record], *keys: str) -> Iterator[Text]:
    """Yield the texts of these records whose nearest key is one of those given.

    The schema says under which fields such keys can stand; no others are looked at.
    """
    leading: dict[str, tuple[str, ...]] = {}
    for record in records:
        kind = record.kind
        if kind.name not in leading:
            leading[kind.name] = tuple(_leading_to(kind.fields, keys))
        for name in leading[kind.name]:
            value = record.values.get(name)
            if value is not None:
                for key, text, pointer in _walk(name, value, (*record.pointer, name)):
                    if key in keys:
                        yield Text(record, key, text, pointer)


def _leading_to(fields: Field, keys: tuple[str, ...]) -> Iterator[str]:
    for name, field in fields.properties.items():
        if name in _NOT_ITS_OWN or name == "records":
            continue
        if name in keys or not field.names_below.isdisjoint(keys):
            yield name


def _own(record: Record) -> Mapping[str, Any]:
    left_out = _NOT_ITS_OWN | {"records"} if record.kind.name == "register" else _NOT_ITS_OWN
    return {key: value for key, value in record.values.items() if key not in left_out}


def _walk(key: str, value: Any, pointer: Pointer) -> Iterator[tuple[str, str, Pointer]]:
    if isinstance(value, str):
        yield key, value, pointer
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from _walk(name, below, (*pointer, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(key, item, (*pointer, index))
