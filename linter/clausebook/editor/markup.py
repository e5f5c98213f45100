"""Markdown that an editor shows: what people wrote is shown as they wrote it, whatever it is."""

import re

__all__ = ["code", "plain"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#!|~&+-])")
_MOST = 300


def plain(text: object) -> str:
    """Return a text as Markdown that shows it in one line: nothing in it is a link or a picture."""
    words = " ".join(str(text).split())
    shown = words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
    return _SIGNS.sub(r"\\\1", shown)


def code(text: object) -> str:
    """Return a text as code in a line."""
    shown = " ".join(str(text).split()).replace("`", "'")
    return f"`{shown}`" if shown else ""
