"""Texts that say the same: found by their rarest words, so that few are compared."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import log

from clausebook.rules.wording._grammar import EMPTY_WORDS, NEGATIONS, WEAK_WORDS
from clausebook.rules.wording._layout import tokens_of

__all__ = ["LONGEST", "Content", "content", "pairs_alike"]

LONGEST = 200
"""Words up to which texts are compared for likeness; a longer one is no sentence."""

_SHORT_FORM = re.compile(r"[A-Z]{2,4}")
_DIGIT = re.compile(r"\d")

Content = tuple[str, ...]
MayPair = Callable[[int, int], bool]


def content(text: str) -> Content:
    """Return the words of a text that carry meaning, in order, in the singular.

    A short word in capitals is a name, as in 'a bitwise OR'.
    """
    words: Iterable[str] = tokens_of(text)
    if text.isupper():
        words = map(str.lower, words)
    return tuple(filter(None, map(_meaning, words)))


@lru_cache(maxsize=65536)
def _meaning(word: str) -> str:
    """Return a word as it is compared, empty where it carries no meaning."""
    marked = _marked(word) if word[0].isalnum() else ""
    return "" if not marked or marked in EMPTY_WORDS else _singular(marked)


def _marked(word: str) -> str:
    """Return a word in small letters, a short form with a mark that makes a name of it."""
    small = word.lower()
    return f"{small}_" if _SHORT_FORM.fullmatch(word) and small not in NEGATIONS else small


def pairs_alike(
    contents: Sequence[Content], similarity: float, may_pair: MayPair
) -> Iterator[tuple[int, int, bool]]:
    """Yield pairs of indices whose texts say the same, the later first, and whether they are equal.

    Each text that is said again is paired with the first that it may be paired with. Two are alike
    when the longer holds the shorter, in the same order or with beginning and end changed round,
    and the shorter has ``similarity`` of its words at least, also where each word is weighed by how
    seldom it is. What the longer says beyond that must not be a term, which is a word that other
    texts use as well, or a name such as ``order_day``. Another word in place of one, another number
    or a 'not' makes another requirement of it, however long the rest.
    """
    firsts: dict[Content, list[int]] = {}
    for index, words in enumerate(contents):
        known = firsts.setdefault(words, [])
        said = next((other for other in known if may_pair(index, other)), None)
        if said is None:
            known.append(index)
        elif words:
            yield index, said, True
    firsts.pop((), None)
    short = tuple(words for words in firsts if len(words) <= LONGEST)
    for longer, shorter in _near(short, similarity):
        for one in firsts[longer]:
            for other in firsts[shorter]:
                if may_pair(one, other):
                    yield max(one, other), min(one, other), False


def _near(contents: Sequence[Content], similarity: float) -> Iterator[tuple[Content, Content]]:
    """Yield the longer and the shorter of two contents that are nearly equal.

    Whatever is missing from the longer, the two rarest words of the shorter are among its own
    rarest: so only contents that share such a pair are compared.
    """
    spread = Counter(word for words in contents for word in {*words})
    weight = {word: log(1 + len(contents) / max(1, spread[word] - 1)) for word in spread}
    terms = {word for word in spread if spread[word] > 1 or "_" in word} - WEAK_WORDS
    ranked = {words: sorted({*words}, key=lambda w: (spread[w], w)) for words in contents}
    marks = {words: _mark(words) for words in contents}
    vocabulary = {words: frozenset(words) for words in contents}
    by_rarest: defaultdict[tuple[Content, str, str], list[Content]] = defaultdict(list)
    for words, ranks in ranked.items():
        by_rarest[marks[words], ranks[0], (*ranks, "")[1]].append(words)
    for longer, ranks in ranked.items():
        size, own = len(longer), vocabulary[longer]
        spare = int(size * (1 - similarity) + 1e-9)
        near = [*ranks[: spare + 2], *([""] if spare >= len(ranks) - 1 else [])]
        for pair in combinations(near, 2):
            for shorter in by_rarest.get((marks[longer], *pair), ()):
                # Of the many that share rare words, most are too short or hold other words.
                if 0 <= size - len(shorter) <= spare and vocabulary[shorter] <= own:
                    is_like = _is_within(shorter, longer) and terms.isdisjoint(
                        own - vocabulary[shorter]
                    )
                    if is_like and _share(shorter, longer, weight) >= similarity:
                        yield longer, shorter


def _mark(words: Content) -> Content:
    """Return numbers and denials, in which texts that say the same agree."""
    return tuple(sorted(w for w in words if w in NEGATIONS or _DIGIT.search(w)))


def _is_within(shorter: Content, longer: Content) -> bool:
    """Whether the longer holds the shorter; of two of one length, one counts as the longer."""
    if len(shorter) == len(longer) and shorter >= longer:
        return False
    return any(_follows(shorter, longer[k:] + longer[:k]) for k in range(len(longer)))


def _share(shorter: Content, longer: Content, weight: Mapping[str, float]) -> float:
    return sum(weight[word] for word in shorter) / sum(weight[word] for word in longer)


def _follows(shorter: Content, longer: Content) -> bool:
    """Whether the words of the shorter stand in the longer in the same order."""
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word
