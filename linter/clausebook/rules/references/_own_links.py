"""The links of one record, apart from those of another that has the same id."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Link, Record

__all__ = ["own_links"]


def own_links(corpus: Corpus, record: Record, *names: str) -> Iterator[Link]:
    """Yield the links that stand in the record itself, of these names or all."""
    depth = len(record.pointer)
    for link in corpus.outgoing(record, *names):
        place = link.place
        if place.path == record.path and place.pointer[:depth] == record.pointer:
            yield link
