"""A plug-in whose rule tells how often it was called."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules import Finding, rule

calls: list[int] = []


@rule("ACM001", basis="house", severity="warning", since="0.1")
def counted_calls(corpus: Corpus) -> Iterator[Finding]:
    """A rule that tells how often it was called."""
    calls.append(1)
    yield Finding(corpus.place_of_absence(), f"called {len(calls)} times")


RULES = [counted_calls]
