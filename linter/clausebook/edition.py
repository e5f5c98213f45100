"""An edition of the standard: its clauses in our own words, and the map from the 2015 numbering."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from clausebook.document import read
from clausebook.schema import schema_directory

__all__ = [
    "DEFAULT_EDITION",
    "Clause",
    "Edition",
    "clause_key",
    "edition_names",
    "is_within",
    "load_edition",
]

DEFAULT_EDITION = "iso-9001-2015-amd-1"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``documented`` is none, maintain, retain or maintain_and_retain."""

    number: str
    title: str
    summary: str = ""
    documented: str = "none"
    conditional: str = ""
    confidence: str = ""
    change: str = ""
    unverified: bool = False

    @property
    def parent(self) -> str:
        """Number of the clause that this one belongs to, empty for a chapter."""
        if " " in self.number:
            base, _, letter = self.number.partition(" ")
            return f"{base} {letter[0]}" if len(letter) > 1 else base
        return self.number.rpartition(".")[0]


@dataclass(frozen=True)
class Edition:
    """The clauses of one edition in their order.

    ``moved`` says where clauses of the 2015 edition went, ``moved_by_kind`` where they went for the
    records of a kind, if it is elsewhere. ``transition_ends`` is the last day on which certificates
    by the edition before are worth anything, as far as it is known.
    """

    name: str
    title: str
    clauses: Mapping[str, Clause]
    moved: Mapping[str, tuple[str, ...]]
    moved_by_kind: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    transition_ends: date | None = None
    transition_note: str = ""

    def translate(self, numbers: Iterable[str], kind: str = "") -> tuple[str, ...]:
        """Return clause numbers of the 2015 edition in this one's numbering, without repeats.

        A letter that this edition does not list falls back to the clause that it belongs to. Of a
        clause that became several, a record of a kind may belong to one alone.
        """
        found = (new for old in numbers for new in self._translated(old, kind))
        return tuple(dict.fromkeys(found))

    def _translated(self, number: str, kind: str) -> tuple[str, ...]:
        own = self.moved_by_kind.get(number, {}).get(kind)
        if own is not None:
            return own
        if number in self.moved:
            return self.moved[number]
        if number in self.clauses or " " not in number:
            return (number,) if number in self.clauses else ()
        return self._translated(number.partition(" ")[0], kind)

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """The numbers of the clauses directly below each clause that has any."""
        found: dict[str, tuple[str, ...]] = {}
        for clause in self.clauses.values():
            found[clause.parent] = (*found.get(clause.parent, ()), clause.number)
        return found

    @cached_property
    def leaves(self) -> tuple[Clause, ...]:
        """The clauses that have no clause below them."""
        return tuple(c for c in self.clauses.values() if c.number not in self.below)


def clause_key(number: str) -> tuple[object, ...]:
    """Return a key that sorts clause numbers as people do: 4.2 before 4.10, 5.1.2 first."""
    base, _, letter = number.partition(" ")
    return ([int(n) for n in re.findall("[0-9]+", base)], letter)


def is_within(number: str, above: str) -> bool:
    """Whether a clause is another or lies below it: 8.2.2 a1 below 8.2.2 a, that below 8.2."""
    if not number.startswith(above):
        return False
    rest = number[len(above) :]
    return not rest or rest[0] in ". " or (" " in above and rest.isdigit())


def edition_names() -> tuple[str, ...]:
    """Return the names of the editions that are known."""
    entries = (schema_directory() / "editions").iterdir()
    return tuple(sorted(e.name.removesuffix(".yaml") for e in entries if e.name.endswith(".yaml")))


@cache
def load_edition(name: str = DEFAULT_EDITION) -> Edition:
    """Return an edition by its name.

    Raises KeyError when there is none of that name.
    """
    if name not in edition_names():
        raise KeyError(name)
    source = schema_directory() / "editions" / f"{name}.yaml"
    value: Any = read(source.name, source.read_bytes()).value
    known = set(Clause.__dataclass_fields__)
    clauses = [Clause(**{k: v for k, v in c.items() if k in known}) for c in value["clauses"]]
    moved = {entry["from"]: tuple(entry["to"]) for entry in value.get("map", ())}
    transition = value.get("transition", {})
    ends = transition.get("ends")
    return Edition(
        name,
        value["title"],
        {c.number: c for c in clauses},
        moved,
        {entry["from"]: _by_kind(entry) for entry in value.get("map", ())},
        date.fromisoformat(ends) if ends else None,
        transition.get("note", ""),
    )


def _by_kind(entry: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(numbers) for kind, numbers in entry.get("kinds", {}).items()}
