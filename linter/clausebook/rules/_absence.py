"""When something missing can be told, and on which record it is told."""

from clausebook.corpus import Corpus
from clausebook.record import Place

__all__ = ["has_begun", "place_of_absence"]

_HEADS = ("scope", "policy")


def has_begun(corpus: Corpus) -> bool:
    """Whether the management system is in force: its scope or its policy is live.

    Before that, what is missing may simply not have been written yet.
    """
    return bool(corpus.live(*_HEADS))


def place_of_absence(corpus: Corpus, *kinds: str) -> Place:
    """Return the nearest owner of a missing record: a register of such, scope, policy, or none."""
    for register in corpus.records("register"):
        if register.text("of") in kinds and register.is_live(corpus.today):
            return register.at()
    heads = corpus.live(*_HEADS)
    return heads[0].at() if heads else corpus.place_of_absence()
