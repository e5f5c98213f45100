"""Formats of text, checked alike by both JSON Schema libraries."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

__all__ = ["FORMATS"]

_EMAIL = re.compile(r"[^@\s<>\"]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(text: object) -> bool:
    """Whether the text is a day of the calendar written as ``2026-03-31``."""
    return not isinstance(text, str) or _is_day(text)


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    """Whether a text is a day; records name the same few over and over."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_email(text: object) -> bool:
    """Whether the text looks like an e-mail address with a full domain."""
    return not isinstance(text, str) or _EMAIL.fullmatch(text) is not None


def is_uri(text: object) -> bool:
    """Whether the text is a web address or another URI with a scheme."""
    return not isinstance(text, str) or _URI.fullmatch(text) is not None


FORMATS: Mapping[str, Callable[[object], bool]] = {
    "date": is_date,
    "email": is_email,
    "uri": is_uri,
}
