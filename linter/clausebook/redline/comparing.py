"""The difference of two values, and the way from one to the other."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clausebook.schema import Field
from clausebook.text import Pointer

__all__ = ["ABSENT", "Change", "applied", "canonical", "compare"]


class _Absent:
    """Stands where there is no value; null is one."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT = _Absent()

_IDENTITY = ("id", "number", "period", "version", "what", "method", "rule")
"""Keys by which an item of a list is known again after it was edited, the best first."""
_WORDED = frozenset({"what", "method", "rule"})
"""Those that are words and are themselves edited; items that differ in another are two."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs.

    ``pointer`` leads to it in the earlier state, or in the later one where ``before`` is absent.
    ``after`` is absent where it was taken away. ``field`` is what the schema says of the place,
    None where it says nothing.
    """

    pointer: Pointer
    before: Any
    after: Any
    field: Field | None = None

    @property
    def is_addition(self) -> bool:
        """Whether there was nothing before."""
        return self.before is ABSENT

    @property
    def is_removal(self) -> bool:
        """Whether there is nothing any more."""
        return self.after is ABSENT


def canonical(value: Any, field: Field | None = None) -> Any:
    """Return a value without what carries no meaning: the order of keys and of sets.

    A list is a set where its schema says that its items are unique and they are texts or numbers.
    """
    if isinstance(value, dict):
        below = field.properties if field is not None else {}
        return {key: canonical(value[key], below.get(key)) for key in sorted(value)}
    if isinstance(value, list):
        items = [canonical(item, field.items if field is not None else None) for item in value]
        return sorted(items, key=_text) if _is_set(value, field) else items
    return value


def compare(before: Any, after: Any, field: Field | None = None) -> tuple[Change, ...]:
    """Return the changes that lead from one value to another, none where they mean the same."""
    return tuple(_compare(canonical(before, field), canonical(after, field), field, ()))


def applied(before: Any, changes: Sequence[Change], field: Field | None = None) -> Any:
    """Return the canonical value after changes that ``compare`` told of it."""
    return _applied(canonical(before, field), [(change.pointer, change) for change in changes])


def _compare(before: Any, after: Any, field: Field | None, at: Pointer) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _compare_maps(before, after, field, at)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _compare_lists(before, after, field, at)
    elif _text(before) != _text(after):
        yield Change(at, before, after, field)


def _compare_maps(
    before: Mapping[str, Any], after: Mapping[str, Any], field: Field | None, at: Pointer
) -> Iterator[Change]:
    known = field.properties if field is not None else {}
    order = {key: position for position, key in enumerate(known)}
    for key in sorted({*before, *after}, key=lambda key: (order.get(key, len(order)), key)):
        below = known.get(key)
        if key not in before:
            yield Change((*at, key), ABSENT, after[key], below)
        elif key not in after:
            yield Change((*at, key), before[key], ABSENT, below)
        else:
            yield from _compare(before[key], after[key], below, (*at, key))


def _compare_lists(
    before: list[Any], after: list[Any], field: Field | None, at: Pointer
) -> Iterator[Change]:
    item = field.items if field is not None else None
    from difflib import SequenceMatcher

    texts = [_text(value) for value in before], [_text(value) for value in after]
    for tag, old, old_end, new, new_end in SequenceMatcher(None, *texts, False).get_opcodes():
        if tag == "equal":
            continue
        pairs = _pairs(before[old:old_end], after[new:new_end])
        paired_old = {left for left, _ in pairs}
        paired_new = {right for _, right in pairs}
        for left, right in pairs:
            yield from _compare(before[old + left], after[new + right], item, (*at, old + left))
        for left in range(old_end - old):
            if left not in paired_old:
                yield Change((*at, old + left), before[old + left], ABSENT, item)
        for right in range(new_end - new):
            if right not in paired_new:
                yield Change((*at, new + right), ABSENT, after[new + right], item)


def _pairs(before: list[Any], after: list[Any]) -> list[tuple[int, int]]:
    """Return which items are the same one, edited: in order, so that no pair crosses another."""
    whole = range(len(before)), range(len(after))
    known = _pairs_by(_has_same_identity, before, after, *whole)
    pairs = list(known)
    begin, begin_after = 0, 0
    for left, right in (*known, (len(before), len(after))):
        between = range(begin, left), range(begin_after, right)
        pairs += _pairs_by(_is_alike, before, after, *between)
        begin, begin_after = left + 1, right + 1
    return sorted(pairs)


def _pairs_by(
    is_same: Callable[[Any, Any], bool],
    before: list[Any],
    after: list[Any],
    lefts: range,
    rights: range,
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    begin = rights.start
    for left in lefts:
        for right in range(begin, rights.stop):
            if is_same(before[left], after[right]):
                pairs.append((left, right))
                begin = right + 1
                break
    return pairs


def _identity(before: Any, after: Any) -> str | None:
    return next((key for key in _IDENTITY if key in before or key in after), None)


def _has_same_identity(before: Any, after: Any) -> bool:
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    key = _identity(before, after)
    return key is not None and key in before and key in after and before[key] == after[key]


def _is_alike(before: Any, after: Any) -> bool:
    """Whether at least half of what two items say is the same, and neither has another number."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    key = _identity(before, after)
    if key is not None and key not in _WORDED:
        return False
    shared = [key for key in before if key in after and before[key] == after[key]]
    return 2 * len(shared) >= max(len(before), len(after))


def _applied(value: Any, changes: list[tuple[Pointer, Change]]) -> Any:
    here = next((change for pointer, change in changes if not pointer), None)
    if here is not None:
        return here.after
    if not changes:
        return value
    by_step: dict[str | int, list[tuple[Pointer, Change]]] = {}
    added: dict[str | int, Any] = {}
    for (step, *rest), change in changes:
        if change.is_addition and not rest:
            added[step] = change.after
        else:
            by_step.setdefault(step, []).append((tuple(rest), change))
    if isinstance(value, list):
        kept = [_applied(item, by_step.get(index, [])) for index, item in enumerate(value)]
        result = [item for item in kept if item is not ABSENT]
        for index in sorted(key for key in added if isinstance(key, int)):
            result.insert(index, added[index])
        return result
    kept_map = {key: _applied(item, by_step.get(key, [])) for key, item in value.items()}
    whole = {**{k: v for k, v in kept_map.items() if v is not ABSENT}, **added}
    return {key: whole[key] for key in sorted(whole)}


def _is_set(value: list[Any], field: Field | None) -> bool:
    unique = field is not None and bool(field.schema.get("uniqueItems"))
    return unique and all(isinstance(item, str | int | float) for item in value)


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
