"""Which changes are changes of the management system."""

from clausebook.record import Record

__all__ = ["is_of_the_system"]

_ELSEWHERE = ("8.3", "8.5.6")


def is_of_the_system(change: Record) -> bool:
    """Whether a change is one of the management system rather than of product or production.

    One that says nothing about its kind is, unless it names a clause of the others.
    """
    named = change.text("change_kind")
    if named:
        return named == "management_system"
    return not any(clause.startswith(_ELSEWHERE) for clause in change.texts("clauses"))
