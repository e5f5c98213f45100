"""The ways to change one thing in a document: a field, an item, a record, a stretch of text."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from clausebook.document import Document
from clausebook.record import Record
from clausebook.text import Pointer
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation

__all__ = [
    "add",
    "changed",
    "drop",
    "places",
    "put",
    "remove",
    "rename",
    "rewrite",
    "without",
    "written",
]


def drop(
    record: Record, *steps: str | int, at: Iterable[str] = (), words: Iterable[str] = ()
) -> Mutation:
    """Return the mutation that leaves a field, or an item of a list, out."""
    edit = partial(_with, pointer=(*record.pointer, *steps), change=_dropped)
    return _mutation(record, f"{_route(steps)} left out", edit, at, words)


def put(
    record: Record,
    value: Any,
    *steps: str | int,
    at: Iterable[str] = (),
    words: Iterable[str] = (),
) -> Mutation:
    """Return the mutation that gives a field another value."""
    edit = partial(_with, pointer=(*record.pointer, *steps), change=partial(_replaced, value=value))
    said = json.dumps(value, ensure_ascii=False)
    return _mutation(record, f"{_route(steps)} set to {said}", edit, at, words)


def add(
    record: Record,
    value: Any,
    *steps: str | int,
    at: Iterable[str] = (),
    words: Iterable[str] = (),
) -> Mutation:
    """Return the mutation that adds an item to a list, which need not exist."""
    edit = partial(_with, pointer=(*record.pointer, *steps), change=partial(_added, value=value))
    said = json.dumps(value, ensure_ascii=False)
    return _mutation(record, f"{said} added to {_route(steps)}", edit, at, words)


def rename(record: Record, new: str, *steps: str | int) -> Mutation:
    """Return the mutation that gives a field another name."""
    edit = partial(_with, pointer=(*record.pointer, *steps), change=partial(_renamed, new=new))
    return _mutation(record, f"{_route(steps)} renamed {new}", edit, (), ())


def without(
    example: Example, kind: str, *route: str, where: Callable[[Record], bool] = bool
) -> Iterator[Mutation]:
    """Yield, for each live record of a kind, the mutations that leave a field out.

    A ``*`` in the route stands for each item of a list.
    """
    for record in example.live(kind):
        if where(record):
            for steps, _ in places(record.values, route):
                yield drop(record, *steps)


def changed(
    example: Example,
    kind: str,
    *route: str,
    to: Callable[[Any], Any] | str | float,
    where: Callable[[Record], bool] = bool,
) -> Iterator[Mutation]:
    """Yield, for each live record of a kind, the mutations that give a field another value.

    ``to`` is the value, or makes it from the one that stands there; None leaves the place alone.
    """
    for record in example.live(kind):
        if where(record):
            for steps, value in places(record.values, route):
                new = to(value) if callable(to) else to
                if new is not None and new != value:
                    yield put(record, new, *steps)


def places(value: Any, route: tuple[str, ...]) -> Iterator[tuple[Pointer, Any]]:
    """Yield each place that a route leads to, with what stands there."""
    if not route:
        yield (), value
        return
    step, *rest = route
    below: list[tuple[str | int, Any]] = []
    if step == "*":
        below.extend(enumerate(value) if isinstance(value, list) else ())
    elif isinstance(value, dict) and step in value:
        below.append((step, value[step]))
    for key, item in below:
        for steps, found in places(item, tuple(rest)):
            yield (key, *steps), found


def remove(record: Record, *, at: Iterable[str] = (), words: Iterable[str] = ()) -> Mutation:
    """Return the mutation that takes a record out of its register."""
    edit = partial(_with, pointer=record.pointer, change=_dropped)
    return _mutation(record, "record left out", edit, at, words)


def rewrite(document: Document, old: str, new: str, *at: str) -> Mutation:
    """Return the mutation that replaces the first such stretch of a file's text."""
    edit = partial(_rewritten, old=old, new=new)
    return Mutation(document.path, f"{document.path}: {old!r} became {new!r}", edit, at)


def written(document: Document, value: Any) -> bytes:
    """Return a file with another value, as JSON, which YAML contains; its body stays."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if document.body is not None:
        text = f"---\n{text}\n---\n{document.body}"
    return text.encode()


def _mutation(
    record: Record,
    change: str,
    edit: Callable[[Document], bytes],
    at: Iterable[str],
    words: Iterable[str],
) -> Mutation:
    wanted = tuple(words)
    expected = tuple(at) or (() if wanted else (record.id,))
    return Mutation(record.path, f"{record.id}: {change}", edit, expected, wanted)


def _with(document: Document, pointer: Pointer, change: Callable[[Any, str | int], None]) -> bytes:
    value = copy.deepcopy(document.value)
    place: Any = value
    for step in pointer[:-1]:
        if isinstance(place, dict):
            place.setdefault(step, {})
        place = place[step]
    change(place, pointer[-1])
    return written(document, value)


def _dropped(place: Any, step: str | int) -> None:
    del place[step]


def _replaced(place: Any, step: str | int, value: Any) -> None:
    place[step] = value


def _added(place: Any, step: str | int, value: Any) -> None:
    place.setdefault(step, []).append(value)


def _renamed(place: Any, step: str | int, new: str) -> None:
    place[new] = place.pop(step)


def _rewritten(document: Document, old: str, new: str) -> bytes:
    if old not in document.text:
        raise ValueError(f"{document.path} does not hold {old!r}")
    return document.text.replace(old, new, 1).encode("utf-8", "surrogateescape")


def _route(steps: tuple[str | int, ...]) -> str:
    return ".".join(map(str, steps))
