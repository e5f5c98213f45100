"""The library of indicators: well-defined figures to begin one's own from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from clausebook.document import read

__all__ = ["LibraryIndicator", "indicator_library"]

_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """An indicator by its name, with the values that a record made from it begins with.

    The values are fields of the kind ``kpi``; what only the organization knows is left out: owner,
    target, what it serves, and the series.
    """

    name: str
    values: Mapping[str, Any]

    @property
    def title(self) -> str:
        """The title of the record."""
        return str(self.values["title"])

    @property
    def benefit(self) -> str:
        """The benefit of customer focus that it shows most directly."""
        return str(self.values["benefit"])


@cache
def indicator_library() -> Mapping[str, LibraryIndicator]:
    """Return the indicators of the library by name, sorted."""
    folder = files("clausebook") / "templates" / "indicators"
    entries = sorted(
        (e for e in folder.iterdir() if e.name.endswith(_SUFFIX)), key=lambda e: e.name
    )
    found = {}
    for entry in entries:
        name = entry.name.removesuffix(_SUFFIX)
        values = read(entry.name, entry.read_bytes()).value
        assert isinstance(values, dict)
        found[name] = LibraryIndicator(name, MappingProxyType(values))
    return MappingProxyType(found)
