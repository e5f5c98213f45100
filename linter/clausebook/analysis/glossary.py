"""The words of the organization, and the documents that use them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.analysis.texts import folded, texts_of
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Entry", "glossary"]

_READ = (
    "policy",
    "procedure",
    "work-instruction",
    "process",
    "objective",
    "requirement",
    "need",
)
_OWN_WORDS = ("forms", "also")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the documents and records in whose text it stands, each once."""

    term: Record
    used_in: tuple[Record, ...]


def glossary(corpus: Corpus) -> tuple[Entry, ...]:
    """Return the live terms by their names, each with where it is used.

    A term is used where it stands as a word, in one of its forms; capitals do not count.
    """
    terms = sorted(corpus.live("glossary-term"), key=lambda term: (folded(term.title), term.id))
    by_word = {word: term.id for term in reversed(terms) for word in _words(term)}
    used: dict[str, list[Record]] = {}
    if by_word:
        longest_first = sorted(by_word, key=lambda word: (-len(word), word))
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for record in sorted(corpus.live(*_READ), key=lambda one: one.id):
            found = {
                by_word[word] for text in _texts(corpus, record) for word in _in(pattern, text)
            }
            for term in found:
                used.setdefault(term, []).append(record)
    return tuple(Entry(term, tuple(used.get(term.id, ()))) for term in terms)


def _words(term: Record) -> Iterator[str]:
    for word in (term.title, term.text("abbreviation"), *_listed(term)):
        if folded(word):
            yield folded(word)


def _listed(term: Record) -> Iterator[str]:
    for name in _OWN_WORDS:
        yield from term.texts(name)


def _texts(corpus: Corpus, record: Record) -> Iterator[str]:
    yield from (text.value for text in texts_of(record))
    body = corpus.documents[record.path].body
    if body and not record.in_register:
        yield body


def _in(pattern: re.Pattern[str], text: str) -> list[str]:
    return pattern.findall(folded(text))
