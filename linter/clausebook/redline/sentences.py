"""A change said in plain words: ``target raised from 90 % to 95 %``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clausebook.language import N_, _, label_within, pgettext
from clausebook.record import Record, is_number
from clausebook.redline.comparing import Change
from clausebook.redline.records import BODY, RecordChange
from clausebook.text import Pointer

__all__ = ["headline", "is_prose_change", "sentence"]

_NAMES = (
    "title",
    "name",
    "what",
    "id",
    "number",
    "period",
    "version",
    "method",
    "rule",
    "statement",
)
"""Keys that say which item of a list is meant, the best first."""
_MEASURED = frozenset({"value", "target", "baseline", "amber", "tolerance", "before", "after"})
_LIMITS = frozenset({"limit", "lower", "upper", "minimum", "maximum"})
"""Keys of numbers that are counted in the unit beside them; a factor has none."""
_LONG = 60


def headline(change: RecordChange) -> str:
    """Return what became of a record as a whole."""
    if change.is_new:
        return pgettext("change", "new")
    if change.is_gone:
        return pgettext("change", "gone")
    if change.has_moved and change.before is not None and change.after is not None:
        before, after = change.before.path, change.after.path
        if change.changes:
            return _("moved from {before} to {after} and changed", before=before, after=after)
        return _("moved from {before} to {after}", before=before, after=after)
    return pgettext("change", "changed") if change.changes else ""


def is_prose_change(change: Change) -> bool:
    """Whether both sides are texts long enough to be compared word by word."""
    both = isinstance(change.before, str) and isinstance(change.after, str)
    return both and (
        max(len(change.before), len(change.after)) > _LONG or "\n" in change.before + change.after
    )


def sentence(of: RecordChange, change: Change) -> str:
    """Return one change of a record in plain words; a change of long prose is only named."""
    values = of.content_after if change.is_addition else of.content_before
    where = _within(list(_steps(of.record, change.pointer, values)))
    if is_prose_change(change):
        return _("{what} reworded", what=where)
    if change.is_addition:
        return _("{what} added: {value}", what=where, value=_shown(change.after))
    if change.is_removal:
        return _("{what} removed: {value}", what=where, value=_shown(change.before))
    unit = _unit(change.pointer, values)
    before, after = f"{_shown(change.before)}{unit}", f"{_shown(change.after)}{unit}"
    told = _told_change(change.before, change.after)
    return _(told, what=where, before=before, after=after)


def _told_change(before: Any, after: Any) -> str:
    """Return the message that says a change, in English."""
    if not (is_number(before) and is_number(after)):
        return N_("{what} changed from {before} to {after}")
    if after > before:
        return N_("{what} raised from {before} to {after}")
    return N_("{what} lowered from {before} to {after}")


def _within(steps: Sequence[str]) -> str:
    """Return what is meant with all that it belongs to."""
    first, *others = steps or ("",)
    return _("{part} of {whole}", part=first, whole=_within(others)) if others else first


def _steps(record: Record, pointer: Pointer, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is meant, then what it belongs to, each as people call it."""
    names: list[str] = []
    value: Any = values
    field: Any = record.field
    for step in pointer:
        below = _below(value, step)
        if isinstance(step, int):
            field = field.items if field is not None else None
            names.append(_item(below, step))
        else:
            field = field.properties.get(step) if field is not None else None
            names.append(pgettext("change", "text") if step == BODY else _label(step, field))
        value = below
    yield from reversed(_joined(names, pointer))


def _joined(names: list[str], pointer: Pointer) -> list[str]:
    """Return the names with an item told together with its list: ``action 'Buy a bench'``."""
    found: list[str] = []
    for name, step in zip(names, pointer, strict=True):
        if isinstance(step, int) and found:
            found[-1] = f"{found[-1]} {name}".rstrip()
        elif name:
            found.append(name)
    return found


def _item(value: Any, step: int) -> str:
    if isinstance(value, dict):
        name = next((value[key] for key in _NAMES if isinstance(value.get(key), str | int)), None)
        if name is not None:
            return _("'{name}'", name=_shortened(str(name)))
        if isinstance(value.get("from"), str):
            return _("from {day}", day=value["from"])
        return _("no. {number}", number=step + 1)
    return ""


def _label(step: str, field: Any) -> str:
    if field is None:
        return step.replace("_", " ")
    return label_within(str(field.title))


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _unit(pointer: Pointer, values: Mapping[str, Any]) -> str:
    """Return the unit that stands beside a number, with a blank before it."""
    value: Any = values
    for step in pointer[:-1]:
        value = _below(value, step)
    if not isinstance(value, dict) or pointer[-1] not in _MEASURED | _LIMITS:
        return ""
    unit = value.get("unit")
    return f" {unit}" if isinstance(unit, str) and is_number(value.get(pointer[-1])) else ""


def _shown(value: Any) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or _("nothing")
    return " ".join(str(value).split()) or _("nothing")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"
