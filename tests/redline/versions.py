"""Random records of every kind, and what becomes of them by a few edits."""

from random import Random
from typing import Any

from hypothesis import strategies as st

from clausebook.schema import Field, Kind
from tests.corpora import library

__all__ = ["VERSION_PAIRS"]

_WORDS = ("the", "order", "of", "a", "customer", "leaves", "in", "5", "days", "ä", "unless,", "%")
_DEPTH = 5


def _record(kind: Kind, random: Random) -> dict[str, Any]:
    """Return a record with about half of the fields of its kind; it need not follow its schema."""
    kept = [name for name in kind.fields.properties if random.random() < 0.5]
    value = {name: _value(kind.fields.properties[name], random, 1) for name in kept}
    return {**value, "id": f"{kind.prefix}-{random.randint(1, 9):04}"}


def _value(field: Field | None, random: Random, depth: int) -> Any:
    if field is None or random.random() < 0.03:
        return random.choice([None, True, 1, 1.5, "x"])
    if field.choices:
        return random.choice(field.choices)
    if field.properties and depth < _DEPTH:
        kept = [name for name in field.properties if random.random() < 0.5]
        return {name: _value(field.properties[name], random, depth + 1) for name in kept}
    if field.type == "array":
        items = [_value(field.items, random, depth + 1) for _ in range(random.randint(0, 4))]
        return _unique(items) if field.schema.get("uniqueItems") else items
    return _scalar(field, random)


def _scalar(field: Field, random: Random) -> Any:
    if field.type in ("number", "integer"):
        return random.choice([0, 1, 2, 90, 95, 0.5])
    if field.type == "boolean":
        return random.random() < 0.5
    if field.is_date:
        return f"2026-{random.randint(1, 3):02}-{random.randint(1, 3):02}"
    if field.reference is not None:
        return f"RSK-{random.randint(1, 4):04}"
    end = "\n" if field.is_prose else ""
    return " ".join(random.choices(_WORDS, k=random.randint(1, 12))) + end


def _unique(items: list[Any]) -> list[Any]:
    return [item for number, item in enumerate(items) if item not in items[:number]]


def _edited(value: Any, field: Field | None, random: Random, share: float) -> Any:
    """Return a value after people have been at it: fields, items and words come and go."""
    if random.random() < share / 4:
        return _value(field, random, 1)
    if isinstance(value, dict):
        below = field.properties if field is not None else {}
        edited = {
            key: _edited(item, below.get(key), random, share)
            for key, item in value.items()
            if random.random() > share / 4
        }
        for name in below:
            if random.random() < share / 8:
                edited[name] = _value(below[name], random, 1)
        return edited
    if isinstance(value, list):
        return _edited_list(value, field, random, share)
    if isinstance(value, str) and random.random() < share:
        words = value.split(" ")
        words[random.randrange(len(words))] = random.choice(_WORDS)
        return " ".join(words)
    return value


def _edited_list(value: list[Any], field: Field | None, random: Random, share: float) -> list[Any]:
    item = field.items if field is not None else None
    edited = [_edited(one, item, random, share) for one in value if random.random() > share / 4]
    if random.random() < share:
        edited.insert(random.randint(0, len(edited)), _value(item, random, 1))
    if random.random() < share / 2:
        random.shuffle(edited)
    return edited


def _pair(seed: int) -> tuple[Kind, dict[str, Any], dict[str, Any]]:
    random = Random(seed)
    kind = random.choice(list(library().kinds.values()))
    before = _record(kind, random)
    if random.random() < 0.1:
        return kind, before, _record(kind, random)
    edited = _edited(before, kind.fields, random, random.choice([0.0, 0.1, 0.5]))
    return kind, before, edited if isinstance(edited, dict) else {}


VERSION_PAIRS = st.integers(0, 2**64).map(_pair)
"""A kind, and two versions of a record of it."""
