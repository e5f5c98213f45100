"""Words and phrases to look for in a statement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clausebook.rules.wording._layout import is_named, tokens_of, without_conditions
from clausebook.rules.wording._statement import Statement

__all__ = ["Lexicon", "lexicon", "named"]

_NUMBER = r"[+-]?\d[\d.,]*"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases to find; what is ``allowed`` is passed over, with the phrases inside it."""

    pattern: re.Pattern[str]
    heads: frozenset[str]
    allowed: frozenset[str]

    def find(self, statement: Statement, *, in_conditions: bool = True) -> tuple[str, ...]:
        """Return the phrases that a statement holds, as it writes them, each once."""
        places = self.places(statement, in_conditions=in_conditions)
        return tuple(dict.fromkeys(" ".join(place[0].split()) for place in places))

    def places(
        self, statement: Statement, *, in_conditions: bool = True
    ) -> Iterator[re.Match[str]]:
        """Yield where a statement holds the phrases.

        Words that begin with a capital inside a sentence are names and do not count; neither do
        those that are only named ('the weak words: fast, good') nor, if so asked, what only a
        condition says.
        """
        if statement.vocabulary.isdisjoint(self.heads):
            return
        text = statement.plain if in_conditions else without_conditions(statement.plain)
        for match in self.pattern.finditer(text):
            is_passed = _plain(match[0]) in self.allowed or _is_name(text, match)
            if not (is_passed or is_named(match)):
                yield match


@lru_cache(maxsize=64)
def lexicon(
    phrases: tuple[str, ...], allowed: tuple[str, ...] = (), words: tuple[str, ...] = ()
) -> Lexicon:
    """Return the lexicon of phrases and further ``words`` less what is allowed."""
    passed = frozenset(map(_plain, allowed))
    every = {phrase for phrase in (*map(_plain, (*phrases, *words)), *passed) if _heads(phrase)}
    pattern = "|".join(map(_pattern, sorted(every, key=len, reverse=True))) or r"(?!)"
    heads = frozenset(head for phrase in every - passed for head in _heads(phrase))
    return Lexicon(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), heads, passed)


def named(phrases: Sequence[str], one: str = "", several: str = "") -> str:
    """Return phrases as a message names them, 'fast' and 'easy', with a verb in their number."""
    *before, last = (f"'{phrase}'" for phrase in phrases)
    told = f"{', '.join(before)} and {last}" if before else last
    return f"{told} {several if before else one}".rstrip()


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _pattern(phrase: str) -> str:
    escaped = r"\s+".join(map(re.escape, phrase.split()))
    return escaped.replace(r"\#", _NUMBER)


def _heads(phrase: str) -> tuple[str, ...]:
    """Return the word that a statement must hold for a phrase to be in it; none of no words.

    The longest word of a phrase is seldom an article or a preposition.
    """
    tokens = tokens_of(phrase.replace("#", ""))
    return (max(tokens, key=len),) if tokens else ()


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether what was found begins with a capital inside a sentence; 'ASAP' is no name."""
    start = match.start()
    if not text[start].isupper() or match[0].isupper():
        return False
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".:;!?-*•)"
