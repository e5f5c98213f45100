"""Whether an approval holds for the content that stands under it."""

from collections.abc import Mapping
from enum import StrEnum

from clausebook.control.facts import DocumentFacts

__all__ = ["Binding", "binding", "binding_of"]


class Binding(StrEnum):
    """What an approval says of the content beside it.

    An unbound one carries no fingerprint: it names no content, and nobody can tell whether the
    content changed since.
    """

    NONE = "none"
    UNBOUND = "unbound"
    BOUND = "bound"
    VOID = "void"

    @property
    def meaning(self) -> str:
        """One line for readers who meet the word for the first time."""
        return _MEANINGS[self]


_MEANINGS = {
    Binding.NONE: "nobody approved it, or it grows and needs no approval",
    Binding.BOUND: "approved was exactly this content: its fingerprint is that of the approval",
    Binding.VOID: "the content was changed after it had been approved",
    Binding.UNBOUND: "the approval bears no fingerprint: it is for a version, not for a content",
}


def binding(approval: object, fingerprint: str | None) -> Binding:
    """Return how an approval, as it is written, binds content with a fingerprint.



def binding(approval: object, fingerprint: str | None) -> Binding:
    """Return how an approval, as it is written, binds content with a fingerprint.

    Without a fingerprint of the content there is nothing to approve: the document grows.
    """
    if not isinstance(approval, Mapping) or not approval or fingerprint is None:
        return Binding.NONE
    given = approval.get("fingerprint")
    if given is None:
        return Binding.UNBOUND
    return Binding.BOUND if given == fingerprint else Binding.VOID


def binding_of(facts: DocumentFacts) -> Binding:
    """Return how the approval of a version binds."""
    return binding(facts.approval, facts.fingerprint)
