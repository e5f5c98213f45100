"""Decisions of management reviews: whether they are open, and where they are taken up again."""

from collections.abc import Iterable

from clausebook.analysis.texts import folded
from clausebook.record import Part, Record

__all__ = ["is_open", "stood_in", "taken_up"]

_SETTLED = ("done", "dropped")


def is_open(decision: Part) -> bool:
    """Whether something is still to be done."""
    settled = decision.has("done_on") or decision.text("status") in _SETTLED
    return decision.text("type") != "none_needed" and not settled


def stood_in(decision: Part, earlier: Iterable[Record]) -> list[Record]:
    """Return the earlier reviews that decided the same: in the same words, or named by it."""
    named = decision.text("carried_over_from")
    return [r for r in earlier if r.id == named or _words(decision) in _all_words(r)]


def taken_up(review: Record, decision: Part, later: Iterable[Record]) -> bool:
    """Whether a later review decided the same again.

    One that takes something over from this review in words of its own may mean any decision of it.
    """
    own = _all_words(review)
    return any(
        _words(other) == _words(decision)
        or (other.text("carried_over_from") == review.id and _words(other) not in own)
        for one in later
        for other in one.parts("decisions")
    )


def _all_words(review: Record) -> set[str]:
    return {_words(decision) for decision in review.parts("decisions")}


def _words(decision: Part) -> str:
    return folded(decision.text("what")).rstrip(".")
