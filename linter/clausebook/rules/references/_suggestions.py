"""Records that a reference to nothing may have meant."""

from clausebook.corpus import Corpus
from clausebook.record import Link, Record
from clausebook.schema import nearest

__all__ = ["Suggestions"]

_COMPARED = 500
"""Ids that are compared letter by letter; with more of them the guess is dear and rarely right."""


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
            self._guesses[key] = _guess(link.target, pool)
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


def _guess(target: str, pool: dict[str, Record]) -> str | None:
    prefix, _, number = target.partition("-")
    if number.isdecimal():
        padded = f"{prefix.upper()}-{int(number[:9]):04}"
        if padded in pool:
            return padded
    return nearest(target, pool) if len(pool) <= _COMPARED else None
