"""The library of indicators on the command line: its list, and one by its name."""

import sys

from clausebook.cli.output import style_of
from clausebook.cli.usage import UsageError
from clausebook.indicator_library import LibraryIndicator, indicator_library
from clausebook.reports.display import wrap
from clausebook.reports.style import Style
from clausebook.schema import nearest

__all__ = ["LIST", "from_library", "library_list"]

LIST = "?"


def library_list(style: Style) -> str:
    """Return a line for each indicator, those of one benefit together."""
    known = indicator_library().values()
    name_width = max(len(indicator.name) for indicator in known)
    indent = " " * (name_width + 2)
    lines = []
    for indicator in sorted(known, key=lambda one: (one.benefit, one.name)):
        told = f"{indicator.title} ({_words(indicator.benefit)})"
        before = f"{indicator.name:<{name_width}}  "
        lines.append(before + wrap(told, style.width, indent, len(indent)))
    return "\n".join(lines) + "\n"


def from_library(name: str) -> LibraryIndicator:
    """Return an indicator; raises UsageError for an unknown name, after showing those known."""
    known = indicator_library()
    if name in known:
        return known[name]
    guess = nearest(name, known)
    if guess is None:
        sys.stderr.write(library_list(style_of(sys.stderr)))
    advice = f"did you mean '{guess}'?" if guess else "choose one of the list above"
    raise UsageError(f"the library has no indicator '{name}'; {advice}")


def _words(benefit: str) -> str:
    return benefit.replace("_", " ")
