"""The index of the search: which words lead to which entries, and how strongly.

All that can be weighed when the manual is made is weighed here; the browser adds up, in
``clausebook-find.js``. Both take a text apart in the same way.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from clausebook.language import N_, _
from clausebook.sphinxext.search.entries import Entry

__all__ = ["Index", "index_of", "words_of"]

_WORD = re.compile(r"[^\W\d_]{1,5}-\d+|\d+(?:\.\d+)+|[^\W_]+")
"""An id, a number with points, or letters and digits."""

_TITLE, _NAME, _KIND, _PAGE, _OWNER = 10.0, 6.0, 4.0, 1.5, 1.0
_OFTEN = 1.5
"""A word that comes this often in a text of usual length counts half of what it can at most."""
_USUAL = 80
"""Words of a text of usual length."""
_PRIOR: Mapping[str, float] = {
    N_("Page"): 0.8,
    N_("Clause"): 0.4,
    N_("Rule"): 0.5,
    N_("Register"): 1.0,
}
"""What people work by comes first: a document of its own, then the entries of registers."""
_DOCUMENT, _ENTRY, _SECTION = 1.6, 1.0, 0.9
_GONE = 0.3
_STEPS = 4
"""Weights are whole numbers of this part of one."""


@dataclass(frozen=True, slots=True)
class Index:
    """Words in their order, and for each the entries it leads to: their numbers and weights."""

    words: tuple[str, ...]
    postings: tuple[tuple[tuple[int, int], ...], ...]


def index_of(entries: Sequence[Entry]) -> Index:
    """Return the index; an entry is named by its place in the sequence."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for word, weight in _weights(entry).items():
            found[word].append((number, max(1, round(weight * _STEPS))))
    words = tuple(sorted(found))
    return Index(words, tuple(tuple(found[word]) for word in words))


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters without accents."""
    return _WORD.findall((text if text.isascii() else _without_accents(text)).lower())


def _without_accents(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in signs if not unicodedata.category(sign).startswith("M"))


def _weights(entry: Entry) -> dict[str, float]:
    """Return how strongly each word leads to an entry."""
    found: defaultdict[str, float] = defaultdict(float)
    body = Counter(words_of(entry.words))
    half = _OFTEN * (0.5 + 0.5 * body.total() / _USUAL)
    for word, times in body.items():
        found[word] += times / (times + half)
    for text, worth in _short_texts(entry):
        # Each word of a short text counts less where there are more of them.
        words = words_of(text)
        for word in dict.fromkeys(words):
            found[word] += worth / sqrt(len(words))
    prior = _prior(entry)
    return {word: weight * prior for word, weight in found.items()}


def _prior(entry: Entry) -> float:
    """Return what an entry counts before anything is asked."""
    own = _DOCUMENT if not entry.page else _ENTRY if entry.name else _SECTION
    of_kind = {_(kind): worth for kind, worth in _PRIOR.items()}
    return of_kind.get(entry.kind, own) * (_GONE if entry.tone == "gone" else 1.0)


def _short_texts(entry: Entry) -> Iterable[tuple[str, float]]:
    yield entry.title, _TITLE
    yield entry.name, _NAME
    yield entry.kind, _KIND
    yield entry.page, _PAGE
    yield entry.owner, _OWNER
