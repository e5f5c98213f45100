"""The library of indicators on the command line: its list, and one by its name."""

import sys

from clausebook.cli.usage import UsageError
from clausebook.indicator_library import LibraryIndicator, indicator_library
from clausebook.schema import nearest

__all__ = ["LIST", "from_library", "library_list"]

LIST = "?"


def library_list() -> str:
    """Return a line for each indicator, those of one benefit together."""
    known = indicator_library().values()
    name_width = max(len(indicator.name) for indicator in known)
    lines = [
        f"{indicator.name:<{name_width}}  {indicator.title} ({_words(indicator.benefit)})"
        for indicator in sorted(known, key=lambda one: (one.benefit, one.name))
    ]
    return "\n".join(lines) + "\n"


def from_library(name: str) -> LibraryIndicator:
    """Return an indicator; raises UsageError for an unknown name, after showing those known."""
    known = indicator_library()
    if name in known:
        return known[name]
    guess = nearest(name, known)
    if guess is None:
        sys.stderr.write(library_list())
    advice = f"did you mean '{guess}'?" if guess else "choose one of the list above"
    raise UsageError(f"the library has no indicator '{name}'; {advice}")


def _words(benefit: str) -> str:
    return benefit.replace("_", " ")
