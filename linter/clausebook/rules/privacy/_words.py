"""Lists of words, written so that people can read and lengthen them."""

import re

__all__ = ["one_of", "word_for", "words_in"]


def words_in(text: str) -> tuple[str, ...]:
    """Return what stands between commas and line ends."""
    return tuple(word for word in re.split(r"\s*[,\n]\s*", text) if word)


def one_of(text: str) -> str:
    """Return a pattern for any of the listed words, which may be patterns themselves."""
    return f"(?:{'|'.join(words_in(text))})"


def word_for(text: str) -> re.Pattern[str]:
    """Return what finds any of the listed words as a whole word, in any case."""
    return re.compile(rf"\b{one_of(text)}\b", re.IGNORECASE)
