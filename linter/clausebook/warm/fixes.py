"""A fix as plain data, and back."""

from typing import Any

from clausebook.amendment import Append, Fix, Put, Rename, TakeOut

__all__ = ["plain_fix", "read_fix"]

_Plain = Any
_KINDS = {"put": Put, "append": Append, "take out": TakeOut, "rename": Rename}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def plain_fix(fix: Fix | None) -> _Plain:
    """Return a fix as marshal takes it."""
    if fix is None:
        return None
    steps = tuple(
        (_NAMES[type(one)], *(getattr(one, name) for name in one.__dataclass_fields__))
        for one in fix.amendments
    )
    return (fix.title, steps)


def read_fix(plain: _Plain) -> Fix | None:
    """Return the fix again; raises ValueError, KeyError or TypeError for what is none."""
    if plain is None:
        return None
    title, steps = plain
    return Fix(title, tuple(_KINDS[name](*values) for name, *values in steps))
