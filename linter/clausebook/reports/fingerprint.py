"""Names of findings that stay when lines move."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from clausebook.diagnostic import Diagnostic

__all__ = ["fingerprints"]


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a name for each finding, from its rule, file, record and message.

    Findings that have all of these in common are numbered in their order, so that each name is
    given once.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        facts = (
            diagnostic.code,
            diagnostic.location.path,
            diagnostic.record or "",
            diagnostic.message,
        )
        text = "\0".join(facts).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(text).hexdigest()[:32]
        seen[name] += 1
        yield f"{name}:{seen[name]}"
