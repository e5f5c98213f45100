"""Records that a reference to nothing may have meant."""

from collections.abc import Collection

from clausebook.corpus import Corpus
from clausebook.record import Link, Record
from clausebook.schema import nearest

__all__ = ["COMPARED", "Suggestions", "guess_id"]

COMPARED = 500
"""Names that are compared letter by letter; with more, the guess is dear and rarely right."""


class Suggestions:
    """Guesses for references; each question is answered once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._pools: dict[tuple[str, ...], dict[str, Record]] = {}
        self._guesses: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def of(self, link: Link) -> Record | None:
        """Return the record that the link may have meant, None where nothing is like it."""
        kinds = link.reference.kinds
        pool = self._pool(link)
        key = (link.target, kinds)
        if key not in self._guesses:
            self._guesses[key] = guess_id(link.target, pool)
        guess = self._guesses[key]
        return pool[guess] if guess is not None and guess != link.source else None

    def _pool(self, link: Link) -> dict[str, Record]:
        kinds = link.reference.kinds
        if kinds not in self._pools:
            self._pools[kinds] = {
                record_id: record
                for record_id, record in self._corpus.by_id.items()
                if link.reference.allows(record.kind.name)
            }
        return self._pools[kinds]


def guess_id(target: str, known: Collection[str]) -> str | None:
    """Return the id that was meant, None where nothing is like it."""
    prefix, _, number = target.partition("-")
    if number.isdecimal():
        padded = f"{prefix.upper()}-{int(number[:9]):04}"
        if padded in known:
            return padded
    if len(known) > COMPARED:
        return None
    return nearest(target, [one for one in known if _could_be_meant(prefix, one)])


def _could_be_meant(prefix: str, known: str) -> bool:
    """Whether a prefix is that of a known id with one slip at most: no kind stands for another."""
    other = known.partition("-")[0]
    if len(prefix) != len(other):
        return True
    return sum(one != its for one, its in zip(prefix.upper(), other, strict=True)) <= 1
