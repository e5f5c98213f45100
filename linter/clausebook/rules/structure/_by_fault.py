"""Findings for what the reader objects to."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding
from clausebook.text import Location

__all__ = ["findings"]


def findings(corpus: Corpus, *kinds: FaultKind) -> Iterator[Finding]:
    """Yield a finding for each fault of these kinds."""
    for path, fault in corpus.faults:
        if fault.kind in kinds:
            yield Finding(Location(path, fault.span), fault.message, fault.hint)
