"""What is said to be absent, which gives way where it may be there and is not shown."""

import re

from clausebook.language import N_

__all__ = ["NOT_SHOWN", "absent", "settled", "settled_words"]

NOT_SHOWN = N_("not shown")
_BEGIN, _INSTEAD, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters, which no file of records may hold."""
_ABSENCE = re.compile(f"{_BEGIN}([^{_BEGIN}-{_END}]*){_INSTEAD}([^{_BEGIN}-{_END}]*){_END}")


def absent(told: str, instead: str = "") -> str:
    """Return a text or HTML that something is absent, marked until it is ``settled``.

    Where readers are not shown everything, ``instead`` stands in its place.
    """
    return f"{_BEGIN}{told}{_INSTEAD}{instead}{_END}"


def settled(text: str, *, hides: bool) -> str:
    """Return a text without marks: with what is absent, or where records are hidden without."""
    return _ABSENCE.sub(r"\2" if hides else r"\1", text)


def settled_words(text: str, says_of_nothing: str, *, hides: bool) -> str:
    """Return the words of a block without marks.

    A paragraph that says of nothing but an absence makes place for ``says_of_nothing``, if any.
    """
    told: list[str] = []
    for paragraph in text.split("\n\n"):
        is_absence = says_of_nothing and _ABSENCE.fullmatch(paragraph)
        said = says_of_nothing if is_absence else settled(paragraph, hides=hides).strip()
        if said and not (is_absence and said in told):
            told.append(said)
    return "\n\n".join(told)
