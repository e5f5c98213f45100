"""Answers counted by the point of the scale that was chosen."""

from collections.abc import Collection, Mapping

from clausebook.statistics.preconditions import require_counts

__all__ = ["answers_in", "number_of_answers"]


def number_of_answers(answers: Mapping[int, int]) -> int:
    """Return the number of all answers; raises ``ValueError`` for a negative count."""
    for count in answers.values():
        require_counts(answers=count)
    return sum(answers.values())


def answers_in(answers: Mapping[int, int], box: Collection[int]) -> int:
    """Return the number of answers in a box; raises ``ValueError`` for an empty box."""
    if not box:
        raise ValueError("a box of answers must name at least one")
    return sum(count for answer, count in answers.items() if answer in box)
