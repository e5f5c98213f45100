"""Who reads a manual, and which classifications they may read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from clausebook.language import N_

__all__ = ["CLASSIFICATIONS", "INTERNAL", "Readers", "UnknownReadersError", "readers_named"]

CLASSIFICATIONS = ("public", "internal", "confidential", "restricted")
"""From the most open to the most closed."""
UNCLASSIFIED = "internal"
"""What counts for a document that does not say who may read it: it stays in the house."""
INTERNAL = "internal"
"""The readers for whom a manual is made when nobody says otherwise."""


class UnknownReadersError(LookupError):
    """No readers have that name; the message is one line with the names that there are."""


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a manual is made.

    ``shows`` are the classifications that they may read. Without ``personal_data``, fields that the
    schema calls personal are left out; without ``proposals``, pages do not lead to the place where
    a change can be proposed. ``leave_out`` are patterns of paths that hold no pages for them.
    """

    name: str
    title: str
    shows: tuple[str, ...]
    personal_data: bool = True
    proposals: bool = True
    leave_out: tuple[str, ...] = ()

    @property
    def see_all(self) -> bool:
        """Whether nothing is left out for them."""
        return self.personal_data and set(CLASSIFICATIONS) <= set(self.shows)

    def may_read(self, *classifications: str) -> bool:
        """Whether they may read what has all of these classifications, empty for none.

        A word that is no classification is read by those alone who see all.
        """
        return all((one or UNCLASSIFIED) in self.shows for one in classifications) or self.see_all

    @property
    def unseen(self) -> tuple[str, ...]:
        """The classifications that they do not read, from the most open one."""
        return tuple(one for one in CLASSIFICATIONS if one not in self.shows)


_BUILT_IN = (
    Readers(INTERNAL, N_("the people of the organization"), ("public", "internal", "confidential")),
    Readers("public", N_("the public"), ("public",), personal_data=False, proposals=False),
    Readers("auditor", N_("auditors"), CLASSIFICATIONS),
)


def readers_named(name: str, own: Mapping[str, Mapping[str, Any]]) -> Readers:
    """Return the readers of a name: those of the configuration, else built-in ones.

    ``own`` is the table ``readers`` of the configuration. Raises UnknownReadersError.
    """
    known = {one.name: one for one in _BUILT_IN}
    for given, values in own.items():
        known[given] = _with(known.get(given, Readers(given, given, ())), values)
    if name not in known:
        raise UnknownReadersError(f"no readers are called '{name}'; there are {_listed(known)}")
    return known[name]


def _with(readers: Readers, values: Mapping[str, Any]) -> Readers:
    """Return the readers with what the configuration says of them."""
    given = {key.replace("-", "_"): value for key, value in values.items()}
    lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    return replace(readers, **{**given, **lists})


def _listed(names: Iterable[str]) -> str:
    *others, last = sorted(names)
    return f"{', '.join(others)} and {last}"
