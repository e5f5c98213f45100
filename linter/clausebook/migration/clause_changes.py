"""Clause numbers in records that another edition does not have, or means otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.texts import Text, texts_under
from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.record import Place, Record

__all__ = ["ClauseChange", "clause_changes"]

_FIELDS = ("clause", "clauses")


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause number in a record, and those that stand for it in the other edition.

    ``is_repeated`` tells that the list which holds the number names the new one already.
    """

    record: Record
    place: Place
    old: str
    new: tuple[str, ...]
    is_repeated: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether one number takes the place of another, so that a program may write it."""
        return len(self.new) == 1


def clause_changes(corpus: Corpus, target: Edition) -> tuple[ClauseChange, ...]:
    """Return the changes that current records need, by path and place.

    The corpus is numbered as in 2015. Withdrawn and closed records keep the numbers of their time.
    """
    if target.name == corpus.edition.name:
        return ()
    current = (r for r in corpus.records() if r.status != "closed" and not is_withdrawn(r))
    return tuple(_changes(texts_under(corpus, current, *_FIELDS), target))


def _changes(texts: Iterator[Text], target: Edition) -> Iterator[ClauseChange]:
    lists: dict[tuple[object, ...], set[str]] = {}
    found = [(text, target.translate((text.value,), text.record.kind.name)) for text in texts]
    for text, new in found:
        if new == (text.value,):
            lists.setdefault(_list_of(text), set()).update(new)
    for text, new in found:
        if new == (text.value,):
            continue
        named = lists.setdefault(_list_of(text), set())
        is_repeated = len(new) == 1 and isinstance(text.pointer[-1], int) and new[0] in named
        named.update(new)
        yield ClauseChange(text.record, text.place, text.value, new, is_repeated)


def _list_of(text: Text) -> tuple[object, ...]:
    return (text.record.path, text.pointer[:-1])
