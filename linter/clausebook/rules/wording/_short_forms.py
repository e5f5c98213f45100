"""Short forms in a text: where they stand, and what explains them."""

import re
from collections.abc import Collection, Iterator

from clausebook.rules.wording._layout import first_words, is_in_example
from clausebook.rules.wording._statement import Statement
from clausebook.rules.wording._words import KEYWORDS, TOOLS

__all__ = ["explained_by", "short_forms", "slip_for"]

_SHORT_FORM = re.compile(r"(?<![\w/.@&-])([A-Z]{2,6})(?:s|'s|’s)?(?![\w@&]|[-/.][\w]|\s+\d)")
_SPELLED = re.compile(
    r"\(([A-Z]{2,6})s?\)|\b([A-Z]{2,6})s?\s\((?=[A-Za-z-]+\s)|\b([A-Z]{2,6})(?=:\s+[A-Z]?[a-z])"
)
_ROMAN = re.compile(r"[IVX]+")
_WORD = re.compile(r"[A-Za-z]+")
_NAME_BEFORE = re.compile(r"(?<![.:;!?] )(?<!^)(?<!\n)\b[A-Z]\w*[a-z]\w* \Z")
_WORD_AFTER = re.compile(r"s? ([a-z][a-z-]+)")


def short_forms(statement: Statement) -> Iterator[str]:
    """Yield the words in capitals that may need an explanation.

    Roman numbers and the keywords of RFC 2119 (MUST, MAY) do not; nor does what stands in an
    example in brackets, or only describes the thing that a name stands for: in 'integration with
    Acme CAD tool' the name is enough.
    """
    for match in _SHORT_FORM.finditer(statement.plain):
        is_word = match[1] in KEYWORDS or _ROMAN.fullmatch(match[1])
        if not (is_word or _only_describes(match) or is_in_example(match)):
            yield match[1]


def explained_by(statement: Statement, short: Collection[str]) -> frozenset[str]:
    """Return the short forms that a statement explains.

    They stand in brackets behind the words or before them, or before a colon; or the statement has
    the words in a row, or at the beginning of the items of a list: 'CRUD: - create - read …'.
    """
    found = {form for forms in _SPELLED.findall(statement.text) for form in forms}
    rows = _initials(statement.text) if not found.issuperset(short) else ()
    return frozenset(found | {form for form in short if any(form in row for row in rows)})


def slip_for(short: str, others: Collection[str]) -> str:
    """Return another short form that is probably meant: two letters are swapped."""
    return next((o for o in sorted(others) if o != short and _is_swapped(short, o)), "")


def _initials(text: str) -> tuple[str, ...]:
    """Return the initials of the words with a capital, and of the items of the lists."""
    rows = re.findall(r"(?:\b[A-Z][a-z]+(?:[ -]|\b))+", text)
    named = ("".join(word[0] for word in _WORD.findall(row)) for row in rows)
    return (*named, "".join(word[:1].upper() for word in first_words(text)))


def _only_describes(match: re.Match[str]) -> bool:
    after = _WORD_AFTER.match(match.string, match.end(1))
    is_tool = after is not None and after[1] in TOOLS
    return is_tool and _NAME_BEFORE.search(match.string[: match.start()][-40:]) is not None


def _is_swapped(short: str, other: str) -> bool:
    if len(short) != len(other) or len(short) < 3:
        return False
    differing = [i for i, (one, two) in enumerate(zip(short, other, strict=True)) if one != two]
    match differing:
        case [first, second]:
            pair = short[first], short[second]
            return second == first + 1 and pair == (other[second], other[first])
    return False
