"""Lists of words, written so that people can read and lengthen them."""

import re

__all__ = ["listed", "one_of", "word_for"]


def listed(text: str) -> tuple[str, ...]:
    """Return what stands between commas and line ends."""
    return tuple(word for word in re.split(r"\s*[,\n]\s*", text) if word)


def one_of(text: str) -> str:
    """Return a pattern for any of the listed words, which may be patterns themselves."""
    return f"(?:{'|'.join(listed(text))})"


def word_for(text: str) -> re.Pattern[str]:
    """Return what finds any of the listed words as a whole word, in any case."""
    return re.compile(rf"\b{one_of(text)}\b", re.IGNORECASE)
