"""Findings for what the schemas object to."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding

__all__ = ["findings"]


def findings(corpus: Corpus, *keywords: str) -> Iterator[Finding]:
    """Yield a finding for each violation that one of these schema keywords found."""
    for problem in corpus.problems(*keywords):
        yield Finding(problem.place, problem.message, problem.hint, clauses=problem.clauses)
