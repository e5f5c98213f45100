"""The next free id of a kind."""

import re
from collections.abc import Iterable, Iterator

from clausebook.cli.usage import UsageError
from clausebook.corpus import Corpus
from clausebook.schema import Kind

__all__ = ["next_id"]

_DIGITS = 4
_MOST_DIGITS = 9


def next_id(corpus: Corpus, kind: Kind, earlier: Iterable[str] = ()) -> str:
    """Return the id after the highest that any file gives, readable or not.

    Ids that were deleted are seen where they are given as ``earlier``. Raises UsageError when the
    numbers are used up.
    """
    numbers = [*_numbers(corpus, kind.prefix)]
    numbers += (one.partition("-")[2] for one in earlier if one.startswith(f"{kind.prefix}-"))
    digits = max((len(number) for number in numbers), default=_DIGITS)
    following = max(map(int, numbers), default=0) + 1
    if len(str(following)) > _MOST_DIGITS:
        raise UsageError(f"no number is left after {kind.prefix}-{following - 1}")
    return f"{kind.prefix}-{following:0{max(digits, _DIGITS)}d}"


def _numbers(corpus: Corpus, prefix: str) -> Iterator[str]:
    given = re.compile(
        rf"\bid[\"']?\s*:\s*[\"']?{prefix}-([0-9]{{1,{_MOST_DIGITS}}})\b", re.IGNORECASE
    )
    for document in corpus.documents.values():
        yield from given.findall(document.text)
