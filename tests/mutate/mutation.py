"""Single faults: what is changed in one document, and where the finding is expected."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from clausebook.diagnostic import Diagnostic
from clausebook.document import Document
from tests.mutate.example import Example

__all__ = [
    "Mutation",
    "Operator",
    "operator",
]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One thing that is changed in one document.

    A finding is where it is expected when it is at one of ``records`` (an empty id is the file
    itself, where nothing in it could be read), or, for what is missing everywhere, when it says
    one of ``words``.
    """

    path: str
    change: str
    edit: Callable[[Document], bytes]
    records: tuple[str, ...]
    words: tuple[str, ...] = ()

    def is_told_by(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding stands at the record, or names what is missing."""
        if diagnostic.record in self.records:
            return True
        if diagnostic.record is None and diagnostic.location.path == self.path:
            return "" in self.records
        said = " ".join((diagnostic.message, *(near.message for near in diagnostic.related)))
        return any(word.casefold() in said.casefold() for word in self.words)


@dataclass(frozen=True, slots=True)
class Operator:
    """A way to make faults: an area, a name, the rules that should find them, and the maker."""

    area: str
    name: str
    codes: tuple[str, ...]
    mutations: Callable[[Example], Iterable[Mutation]]


def operator(*codes: str) -> Callable[[Callable[[Example], Iterator[Mutation]]], Operator]:
    """Make a function an operator whose faults rules of these codes should find.

    The area is the name of the function's module.
    """

    def made(function: Callable[[Example], Iterator[Mutation]]) -> Operator:
        area = function.__module__.rpartition(".")[2].replace("_", " ")
        return Operator(area, function.__name__.replace("_", " "), codes, function)

    return made
