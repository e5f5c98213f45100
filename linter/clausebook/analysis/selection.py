"""Records chosen by conditions that are data: fields, links, a status, an order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record, is_number
from clausebook.schema import Field, Kind, nearest
from clausebook.text import Pointer

__all__ = [
    "Condition",
    "Found",
    "Query",
    "QueryFault",
    "field_at",
    "linked_ids",
    "parse_conditions",
    "select",
    "values_at",
]

_CONDITION = re.compile(
    r"\s*(?P<path>[a-z_]+(?:\.[a-z_]+)*)\s*(?P<operator>!=|<=|>=|=|<|>)"
    r"\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>.*?))\s*(?P<more>\band\b|$)"
)


class QueryFault(ValueError):
    """A query names what does not exist or cannot be read; the message says what and how."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A field by its path (``residual.level``), a comparison, and the text it is compared with."""

    path: str
    operator: str
    operand: str


@dataclass(frozen=True, slots=True)
class Query:
    """Which records of a kind are wanted, in which order.

    Without statuses, all but superseded and obsolete ones. ``order`` holds paths, with a minus sign
    for falling order.
    """

    kind: str
    statuses: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value with its field and its place in the document."""

    field: Field
    value: Any
    pointer: Pointer


def parse_conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions of a text such as ``category = delivery and inherent.likelihood >= 3``.

    Raises QueryFault where the text cannot be read.
    """
    found: list[Condition] = []
    rest = text
    while rest.strip():
        match = _CONDITION.match(rest)
        operand = "" if match is None else match["quoted"] or match["bare"] or ""
        if match is None or not (operand or match["quoted"] == ""):
            raise QueryFault(f"'{rest.strip()}' is not a condition; write as in: level = high")
        found.append(Condition(match["path"], match["operator"], operand))
        rest = rest[match.end() :]
        if match["more"] and not rest.strip():
            raise QueryFault(f"'{text}' ends with 'and'; write the second condition or drop it")
    return tuple(found)


def field_at(kind: Kind, path: str) -> Field:
    """Return the field at a path; lists on the way are entered.

    Raises QueryFault with the known names where there is none.
    """
    field = kind.fields
    for step in path.split("."):
        inner = field.items if field.items is not None else field
        if step not in inner.properties:
            guess = nearest(step, inner.properties)
            known = ", ".join(inner.properties) or "none"
            advice = f"did you mean '{guess}'?" if guess else f"known there: {known}"
            raise QueryFault(f"'{path}' is not a field of '{kind.name}'; {advice}")
        field = inner.properties[step]
    return field


def values_at(record: Record, path: str) -> tuple[Found, ...]:
    """Return what a record holds at a path: nothing, one value, or one for each item on the way."""
    first, *rest = path.split(".")
    value = record.value(first)
    start = Found(record.field.properties[first], value, (*record.pointer, first))
    found = [start] if value is not None else []
    for step in rest:
        found = [below for above in found for below in _below(above, step)]
    return tuple(found)


def linked_ids(corpus: Corpus, record: Record, phrase: str) -> tuple[str, ...]:
    """Return the ids tied to a record by a phrase: a link that it makes, or an inverse."""
    out = (link.target for link in corpus.outgoing(record) if link.name == phrase)
    back = (link.source for link in corpus.incoming(record) if link.reference.inverse == phrase)
    return tuple(dict.fromkeys((*out, *back)))


def select(corpus: Corpus, query: Query) -> tuple[Record, ...]:
    """Return the records that a query asks for, by id where it names no order.

    Records that break their schema are among them. Raises QueryFault where the kind or a field is
    unknown.
    """
    kind = corpus.library.kinds.get(query.kind)
    if kind is None:
        raise QueryFault(f"'{query.kind}' is not a kind; known: {', '.join(corpus.library.kinds)}")
    for condition in query.conditions:
        field_at(kind, condition.path)
    records = (*corpus.records(query.kind), *corpus.invalid(query.kind))
    chosen = [record for record in records if _is_wanted(record, query)]
    chosen.sort(key=lambda record: (record.id, record.path))
    for path in reversed(query.order):
        name = path.removeprefix("-")
        field_at(kind, name)
        there = [record for record in chosen if values_at(record, name)]
        absent = [record for record in chosen if not values_at(record, name)]
        there.sort(key=lambda record: _rank(record, name), reverse=path.startswith("-"))
        chosen = [*there, *absent]
    return tuple(chosen)


def _below(above: Found, step: str) -> Iterator[Found]:
    if isinstance(above.value, list) and above.field.items is not None:
        for index, item in enumerate(above.value):
            yield from _below(Found(above.field.items, item, (*above.pointer, index)), step)
    elif isinstance(above.value, dict) and above.value.get(step) is not None:
        field = above.field.properties[step]
        yield Found(field, above.value[step], (*above.pointer, step))


def _is_wanted(record: Record, query: Query) -> bool:
    if query.statuses and record.status not in query.statuses:
        return False
    if not query.statuses and is_withdrawn(record):
        return False
    return all(_holds(record, condition) for condition in query.conditions)


def _holds(record: Record, condition: Condition) -> bool:
    values = [v for found in values_at(record, condition.path) for v in _flat(found.value)]
    if condition.operator == "=":
        return any(_text(value) == condition.operand for value in values)
    if condition.operator == "!=":
        return all(_text(value) != condition.operand for value in values)
    return any(_compares(value, condition) for value in values)


def _compares(value: Any, condition: Condition) -> bool:
    if is_number(value):
        try:
            left, right = float(value), float(condition.operand)
        except ValueError:
            return False
        order = (left > right) - (left < right)
    else:
        text = _text(value)
        order = (text > condition.operand) - (text < condition.operand)
    allowed = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}[condition.operator]
    return order in allowed


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _rank(record: Record, path: str) -> tuple[int, float, str]:
    value = values_at(record, path)[0].value
    if is_number(value):
        return (0, float(value), "")
    return (1, 0.0, _text(value))
