"""Evidence that is kept outside this system, as record locations tell."""

from clausebook.corpus import Corpus
from clausebook.edition import is_within

__all__ = ["is_kept_elsewhere"]


def is_kept_elsewhere(corpus: Corpus, clause: str) -> bool:
    """Whether a live record location says that it holds the evidence for a clause.

    The clause is numbered as in the 2015 edition. A location for all of 9.1 holds that for 9.1.2
    too.
    """
    wanted = corpus.edition.translate((clause,))
    return any(
        is_within(number, named)
        for location in corpus.live("record-location")
        for named in location.texts("clauses")
        for number in wanted
    )
