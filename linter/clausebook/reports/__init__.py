"""Reporters: each turns the result of a lint into one text.

A reporter is a function ``report`` in a file of its own, ``reports/formats/<format>.py``. Being in
the folder is being registered.
"""

import importlib
import pkgutil
from collections.abc import Callable

from clausebook.reports import formats
from clausebook.reports.result import Result
from clausebook.reports.style import Style

__all__ = ["Reporter", "Result", "Style", "format_names", "reporter"]

Reporter = Callable[[Result], str]


def format_names() -> tuple[str, ...]:
    """Return the names of the formats, sorted; no reporter is imported for it."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def reporter(name: str) -> Reporter:
    """Return the reporter of a format that ``format_names`` lists."""
    found: Reporter = importlib.import_module(f"{formats.__name__}.{name}").report
    return found
